"""How the shapes of the map are made from Natural Earth's."""

import csv
import json
from itertools import pairwise

import pytest

from regions.data import derive_map
from regions.data.derive_map import (
    HEIGHT,
    WIDTH,
    apart,
    area,
    cut,
    dots_of,
    equal_earth,
    middle,
    path_of,
    projected,
    ring_of,
    shape_rows,
    simplified,
    unwrapped,
)

NUMBERS = {"404": "KE", "470": "MT", "010": "AQ"}


def square(west, south, size):
    """A closed ring, in degrees, as TopoJSON's arcs hold it."""
    east, north = west + size, south + size
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def atlas(**squares):
    """A TopoJSON of squares: name = (number or None, west, south, size)."""
    arcs, geometries = [], []
    for name, (number, *where) in squares.items():
        ring = square(*where)
        steps = [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(ring)]
        arcs.append([ring[0], *steps])
        geometry = {"type": "Polygon", "arcs": [[len(arcs) - 1]], "properties": {"name": name}}
        geometries.append(geometry | ({"id": number} if number else {}))
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": geometries}},
    }


def rows_of(shapes, small=None):
    return {row["code"]: row for row in shape_rows(shapes, small or atlas(), NUMBERS)}


# -- the projection --------------------------------------------------------------------------------


def test_the_middle_of_the_world_is_the_middle_of_the_map():
    assert equal_earth(0, 0) == (0, 0)
    assert projected((0, 0))[0] == WIDTH / 2


def test_east_is_right_and_north_is_up():
    x, y = projected((0, 0))

    assert projected((10, 0))[0] > x
    assert projected((0, 10))[1] < y
    assert 0 < y < HEIGHT


def test_equal_areas_stay_equal():
    """A square degree at 60 degrees north has half the area of one at the equator."""
    equator, north = (
        area([projected((x, y)) for x, y in square(0, south, 1)[:-1]]) for south in (-0.5, 59.5)
    )

    assert north / equator == pytest.approx(0.5, abs=0.01)


# -- lines -----------------------------------------------------------------------------------------


def test_points_on_a_straight_line_are_left_out():
    line = [(0, 0), (0, 10), (0, 20), (30, 20)]

    assert simplified(line) == [(0, 0), (0, 20), (30, 20)]


def test_a_corner_is_kept_where_it_can_be_seen():
    assert len(simplified([(0, 0), (10, 10), (20, 0)])) == 3
    assert len(simplified([(0, 0), (10, 0.1), (20, 0)])) == 2


def test_arcs_are_joined_and_read_backwards_where_the_number_says_so():
    arcs = [[(0, 0), (1, 0)], [(0, 0), (1, 1), (1, 0)]]

    assert ring_of([0, ~1], arcs) == [(0, 0), (1, 0), (1, 1), (0, 0)]


def test_a_line_across_the_antimeridian_does_not_jump():
    assert unwrapped([(179, 0), (-179, 0)]) == [(179, 0), (181, 0)]


def test_a_ring_across_the_antimeridian_is_cut_in_two():
    parts = cut([(170, 0), (170, 10), (-170, 10), (-170, 0), (170, 0)])

    spans = sorted((min(x for x, _y in part), max(x for x, _y in part)) for part in parts)
    assert spans == [(-180, -170), (170, 180)]


def test_a_ring_that_stays_on_the_map_is_not_cut():
    assert cut([(0, 0), (0, 1), (1, 1), (0, 0)]) == [[(0, 0), (0, 1), (1, 1)]]


def test_a_path_goes_in_whole_relative_steps():
    assert path_of([[(1, 1), (1.2, 10), (9.8, 10)]]) == "M1 1l0 9 9 0z"
    assert path_of([[(9, 9), (1, 9), (1, 1)]]) == "M9 9l-8 0 0-8z"


@pytest.mark.parametrize(
    "part", [[(1, 1), (1.1, 1.2), (0.9, 1)], [(1, 1), (5, 1), (9, 1)]], ids=["a point", "a line"]
)
def test_what_rounds_to_a_point_or_a_line_is_not_drawn(part):
    assert path_of([part]) == ""


def test_the_middle_is_half_way():
    assert middle([(0, 0), (10, 0), (0, 4)]) == (5, 2)


# -- dots ------------------------------------------------------------------------------------------


def test_dots_that_lie_on_one_another_are_moved_apart():
    placed = apart({"AA": (100.0, 100.0), "BB": (100.0, 100.0), "CC": (300.0, 100.0)})

    (x1, y1), (x2, y2) = placed["AA"], placed["BB"]
    assert (x2 - x1) ** 2 + (y2 - y1) ** 2 >= (2 * derive_map.RADIUS) ** 2
    assert placed["CC"] == (300, 100)


def test_dots_are_placed_the_same_on_every_run():
    dots = {"BB": (5.0, 5.0), "AA": (6.0, 5.0), "CC": (5.0, 6.0)}

    assert apart(dots) == apart(dict(reversed(dots.items())))


def test_of_a_country_in_parts_the_largest_has_the_dot():
    parts = atlas(Small=("470", 0, 0, 1), Large=("470", 50, 0, 5))

    x, _y = dots_of(parts, NUMBERS, set())["MT"]

    assert x == pytest.approx(projected((52.5, 0))[0], abs=1)


# -- rows ------------------------------------------------------------------------------------------


def test_a_large_country_is_an_area_and_a_small_one_a_dot():
    rows = rows_of(
        atlas(Kenya=("404", 35, -5, 10)), atlas(Kenya=("404", 35, -5, 10), Malta=("470", 14, 35, 1))
    )

    assert set(rows) == {"KE", "MT"}
    assert rows["KE"]["path"].startswith("M")
    assert "path" not in rows["MT"]
    assert (rows["MT"]["x"], rows["MT"]["y"]) == tuple(map(round, projected((14.5, 35.5))))


def test_a_country_too_small_for_its_shape_becomes_a_dot():
    tiny = atlas(Malta=("470", 14, 35, 1))

    assert set(rows_of(tiny, tiny)["MT"]) == {"code", "x", "y"}


def test_antarctica_is_left_out():
    assert rows_of(atlas(Antarctica=("010", 0, -80, 20)), atlas()) == {}


def test_land_without_a_number_has_a_shape_and_no_code_but_kosovo_has_its_own():
    rows = rows_of(atlas(Nowhere=(None, 35, -5, 10), Kosovo=(None, 50, 0, 10)))

    assert set(rows) == {"", "XK"}


def test_the_command_writes_the_table(tmp_path, monkeypatch):
    table = tmp_path / "codes.csv"
    table.write_text("ISO3166-1-numeric,ISO3166-1-Alpha-2\n404,KE\n", encoding="utf-8")
    shapes = tmp_path / "shapes.json"
    shapes.write_text(json.dumps(atlas(Kenya=("404", 35, -5, 10))), encoding="utf-8")
    out = tmp_path / "out.csv"
    arguments = ["derive_map", str(shapes), str(shapes), str(table), "--out", str(out)]
    monkeypatch.setattr("sys.argv", arguments)

    derive_map.main()

    with out.open(encoding="utf-8", newline="") as lines:
        assert [row["code"] for row in csv.DictReader(lines)] == ["KE"]
