"""
Renew data/shapes.csv, the shapes of the world map, from copies of Natural Earth's countries.

    python -m regions.data.derive_map SHAPES_110M SMALL_10M COUNTRY_CODES_CSV [--out SHAPES_CSV]

The first two are countries-110m.json and countries-10m.json of world-atlas 2.0.2 (TopoJSON of
Natural Earth, public domain); the third is the table "country-codes" (datasets/country-codes,
PDDL), for its numbers. Equal Earth projection, whole units, WIDTH of them across. A country that
would be smaller than LEAST_AREA is a dot at the middle of its largest part; dots are moved apart
until each can be pressed. Antarctica is left out. Areas that Natural Earth draws and ISO 3166-1
does not number have a shape and no code.
"""

import argparse
import csv
import json
import math
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).with_name("shapes.csv")
COLUMNS = ("code", "path", "x", "y")
WIDTH = 1000
TOLERANCE = 1.3
LEAST_AREA = 20
RADIUS = 4
SOUTH, NORTH = -58, 84
ANTARCTICA = "AQ"
# Natural Earth gives it no number: code by its name there.
OUR_OWN = {"Kosovo": "XK"}

Point = tuple[float, float]
Row = dict[str, Any]


def equal_earth(longitude: float, latitude: float) -> Point:
    """The projection of Savric, Patterson and Jenny (2018), in radii, north up."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    p = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    p2, p6 = p**2, p**6
    slope = 9 * a4 * p6 * p2 + 7 * a3 * p6 + 3 * a2 * p2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(p) / (3 * slope)
    return x, p * (a1 + a2 * p2 + p6 * (a3 + a4 * p2))


EAST = equal_earth(180, 0)[0]
SCALE = WIDTH / (2 * EAST)
TOP = equal_earth(0, NORTH)[1]
HEIGHT = round((TOP - equal_earth(0, SOUTH)[1]) * SCALE)


def projected(point: Point) -> Point:
    """Degrees to units of the map: from the left, from the top."""
    x, y = equal_earth(*point)
    return (x + EAST) * SCALE, (TOP - y) * SCALE


def arcs_of(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """The borders in degrees: TopoJSON holds each as steps on a grid."""
    (across, up), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * across + left, y * up + bottom))
        yield points


def unwrapped(points: list[Point]) -> list[Point]:
    """The same line without its jumps between 180 degrees east and west."""
    line = points[:1]
    for x, y in points[1:]:
        turns = round((x - line[-1][0]) / 360)
        line.append((x - 360 * turns, y))
    return line


def simplified(points: list[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """Without the points that change the drawn line by less than the tolerance, in units."""
    drawn = [projected(point) for point in unwrapped(points)]
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda i: _distance(drawn[i], drawn[first], drawn[last]), default=0)
        if far and _distance(drawn[far], drawn[first], drawn[last]) > tolerance:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [points[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others, or to the one where both are the same."""
    run, rise = end[0] - start[0], end[1] - start[1]
    length = math.hypot(run, rise)
    if not length:
        return math.dist(point, start)
    return abs(rise * (point[0] - start[0]) - run * (point[1] - start[1])) / length


def ring_of(indices: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    """The arcs that surround a part of a country, joined; ~i is arc i backwards."""
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def cut(ring: list[Point]) -> list[list[Point]]:
    """
    The ring in parts that stay on the map.

    world-atlas joins rings across the antimeridian: drawn as they are, Russia and Fiji would
    be bands across the whole map.
    """
    whole = unwrapped(ring)[:-1]
    if all(-180 <= x <= 180 for x, _y in whole):
        return [whole]
    shifted = ([(x + turn, y) for x, y in whole] for turn in (-360, 0, 360))
    parts = (_clipped(_clipped(part, 180, 1), -180, -1) for part in shifted)
    return [part for part in parts if len(part) > 2]


def _clipped(ring: list[Point], limit: int, side: int) -> list[Point]:
    """What lies west of the limit (side 1), or east of it (side -1)."""
    kept = []
    for (x1, y1), (x2, y2) in pairwise(ring + ring[:1]):
        starts, ends = (x1 - limit) * side <= 0, (x2 - limit) * side <= 0
        if starts:
            kept.append((x1, y1))
        if starts != ends:
            kept.append((limit, y1 + (y2 - y1) * (limit - x1) / (x2 - x1)))
    return kept


def area(ring: list[Point]) -> float:
    """Of a drawn ring, in square units; the shoelace rule."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring + ring[:1]))) / 2


def middle(ring: list[Point]) -> Point:
    """Half way between the outermost points of a drawn ring."""
    across, down = zip(*ring, strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def parts_of(geometry: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """Every ring of a country as it is drawn, in units with decimals."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = (ring_of(indices, arcs) for polygon in polygons for indices in polygon)
    return [[projected(point) for point in part] for ring in rings for part in cut(ring)]


def path_of(parts: Iterable[list[Point]]) -> str:
    """The d of a path, in whole units and relative steps; what rounds to a line is left out."""
    return "".join(_ring_path(part) for part in parts)


def _ring_path(part: list[Point]) -> str:
    rounded = [(round(x), round(y)) for x, y in part]
    dots = [dot for before, dot in pairwise([rounded[-1], *rounded]) if dot != before]
    if len(dots) < 3 or not area([*dots]):
        return ""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(dots)]
    numbers = "".join(number if number[0] == "-" else f" {number}" for number in _texts(steps))
    return f"M{dots[0][0]} {dots[0][1]}l{numbers.strip()}z"


def _texts(steps: Iterable[tuple[int, int]]) -> Iterator[str]:
    for across, down in steps:
        yield str(across)
        yield str(down)


def apart(dots: dict[str, Point]) -> dict[str, tuple[int, int]]:
    """The dots moved just so far that none lies on another; the same on every run."""
    placed = {code: list(dots[code]) for code in sorted(dots)}
    for _round in range(400):
        for one, other in combinations(placed.values(), 2):
            _push(one, other)
    return {code: (round(x), round(y)) for code, (x, y) in placed.items()}


def _push(one: list[float], other: list[float]) -> None:
    across, down = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(across, down)
    missing = 2 * RADIUS + 1 - distance
    if missing <= 0:
        return
    if not distance:
        across, down, distance = 1, 0, 1
    for place, way in ((one, -1), (other, 1)):
        place[0] += way * across / distance * missing / 2
        place[1] += way * down / distance * missing / 2


def code_of(geometry: dict[str, Any], numbers: dict[str, str]) -> str:
    """ISO 3166-1 alpha-2 by Natural Earth's number, or "" for what has none."""
    return numbers.get(geometry.get("id", "")) or OUR_OWN.get(geometry["properties"]["name"], "")


def shape_rows(shapes: Row, small: Row, numbers: dict[str, str]) -> Iterator[Row]:
    """Each country once: a path where it is large enough, else a dot."""
    arcs = [simplified(arc) for arc in arcs_of(shapes)]
    drawn: dict[str, str] = {}
    for geometry in shapes["objects"]["countries"]["geometries"]:
        parts = parts_of(geometry, arcs)
        code = code_of(geometry, numbers)
        if code == ANTARCTICA:
            continue
        if not code:
            yield {"code": "", "path": path_of(parts)}
        elif sum(map(area, parts)) >= LEAST_AREA:
            drawn[code] = path_of(parts)
    yield from ({"code": code, "path": path} for code, path in drawn.items())
    without = dots_of(small, numbers, {*drawn, ANTARCTICA, ""})
    yield from ({"code": code, "x": x, "y": y} for code, (x, y) in apart(without).items())


def dots_of(atlas: Row, numbers: dict[str, str], others: set[str]) -> dict[str, Point]:
    """The middle of the largest part of each country that is not among the others."""
    arcs = list(arcs_of(atlas))
    dots: dict[str, Point] = {}
    largest: dict[str, float] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = code_of(geometry, numbers)
        if code in others:
            continue
        part = max(parts_of(geometry, arcs), key=area)
        if area(part) > largest.get(code, -1):
            largest[code], dots[code] = area(part), middle(part)
    return dots


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", type=Path)
    parser.add_argument("small", type=Path)
    parser.add_argument("codes", type=Path)
    parser.add_argument("--out", type=Path, default=SHAPES)
    options = parser.parse_args()
    with options.codes.open(encoding="utf-8-sig", newline="") as lines:
        numbers = {
            row["ISO3166-1-numeric"].strip().zfill(3): row["ISO3166-1-Alpha-2"]
            for row in csv.DictReader(lines)
        }
    shapes, small = (json.loads(path.read_bytes()) for path in (options.shapes, options.small))
    rows = list(shape_rows(shapes, small, numbers))
    rows.sort(key=lambda row: (row["code"], row.get("path", "")))
    with options.out.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
