"""
Shapes of the world map: Natural Earth's 1:110m countries in Equal Earth, one for each place.

data/shapes.csv is made by data/derive_map.py and read once, when this module is imported. A
place that would be too small to see is a dot. Borders are those that Natural Earth draws: who
rules in fact. They say nothing about who should.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from regions import tree

TABLE = Path(__file__).parent / "data" / "shapes.csv"
WIDTH, HEIGHT = 1000, 437


@dataclass(frozen=True, slots=True)
class Shape:
    """
    What is drawn for a place, in units of the map (WIDTH by HEIGHT, from the top left).

    `path` is the d of an SVG path, or "" for a dot around x and y. A shape without a code is
    land for which ISO 3166-1 has no code of its own.
    """

    code: str
    path: str
    x: int = 0
    y: int = 0


def _read() -> Iterator[Shape]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Shape(row["code"], row["path"], int(row["x"] or 0), int(row["y"] or 0))


SHAPES = tuple(_read())
AREAS = tuple(shape for shape in SHAPES if shape.code and shape.path)
DOTS = tuple(shape for shape in SHAPES if not shape.path)
OTHER_LAND = tuple(shape.path for shape in SHAPES if not shape.code)
NOT_DRAWN = tuple(sorted(set(tree.codes(tree.Level.COUNTRY)) - {shape.code for shape in SHAPES}))
