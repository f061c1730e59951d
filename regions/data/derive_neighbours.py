"""
Renew data/neighbours.csv: two countries are neighbours when their shapes share an arc.

    python -m regions.data.derive_neighbours COUNTRIES_110M_JSON COUNTRY_CODES_CSV [--out CSV]

The first is the TopoJSON file of the npm package world-atlas 2.0.2 (Natural Earth, public
domain), whose ids are ISO 3166-1 numeric; the second is datasets/country-codes (PDDL), which
says which code each number is.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any

OUT = Path(__file__).with_name("neighbours.csv")
# Shapes of the map without a number: Kosovo is a place of our tree; the other two are parts of
# one there.
BY_NAME = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# French Guiana is drawn as a part of France; nothing else of France lies as far west.
FRANCE, GUIANA, GUIANA_EAST = "FR", "GF", -40.0

Shape = Mapping[str, Any]


def pairs(topology: Mapping[str, Any], codes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each two neighbours once, by code. `codes`: alpha-2 by three-digit number."""
    owners: dict[int, set[str]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        for code, arc in _arcs_of(shape, codes, topology):
            owners.setdefault(arc, set()).add(code)
    return sorted({pair for owning in owners.values() for pair in combinations(sorted(owning), 2)})


def _arcs_of(
    shape: Shape, codes: Mapping[str, str], topology: Mapping[str, Any]
) -> Iterator[tuple[str, int]]:
    """(whose, which arc) for each polygon; an arc that is run backwards is written ~n."""
    own = codes[shape["id"]] if "id" in shape else BY_NAME[shape["properties"]["name"]]
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        arcs = [arc if arc >= 0 else ~arc for ring in polygon for arc in ring]
        is_guiana = own == FRANCE and longitude(topology, arcs[0]) < GUIANA_EAST
        for arc in arcs:
            yield (GUIANA if is_guiana else own), arc


def longitude(topology: Mapping[str, Any], arc: int) -> float:
    """The westernmost point of an arc, in degrees; its points are steps from one to the next."""
    scale, west = topology["transform"]["scale"][0], topology["transform"]["translate"][0]
    return float(min(accumulate(step[0] for step in topology["arcs"][arc])) * scale + west)


def codes_by_number(countries: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Alpha-2 by ISO 3166-1 numeric; the table drops leading zeros."""
    return {
        row["ISO3166-1-numeric"].zfill(3): row["ISO3166-1-Alpha-2"]
        for row in countries
        if row["ISO3166-1-numeric"].strip()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("countries", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    with options.countries.open(encoding="utf-8-sig", newline="") as lines:
        codes = codes_by_number(csv.DictReader(lines))
    found = pairs(json.loads(options.topology.read_text(encoding="utf-8")), codes)
    with options.out.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerows([("one", "other"), *found])


if __name__ == "__main__":
    main()
