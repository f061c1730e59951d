"""
Which countries share a border on land.

data/neighbours.csv is made by data/derive_neighbours.py from the world map's shapes: each pair
once. The map is drawn coarsely and shows borders as they are in fact held: the smallest states
are not on it, and a border here is no statement on who owns what. Read once, at import.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).parent / "data" / "neighbours.csv"


def _read() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["one"], set()).add(row["other"])
            found.setdefault(row["other"], set()).add(row["one"])
    return MappingProxyType({code: tuple(sorted(others)) for code, others in found.items()})


_NEIGHBOURS = _read()


def neighbours(code: str) -> tuple[str, ...]:
    """By code; () for islands, for places that the map does not show, and for larger regions."""
    return _NEIGHBOURS.get(code, ())
