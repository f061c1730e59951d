"""
The region documents that come with the software: one for each place of the tree.

The figures stand in figures.csv, their sources in sources.csv; no figure is shipped without
its year, its source, the copy it was seen in and that copy's date. derive.py makes both tables.
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regions import tree

FOLDER = Path(__file__).parent

Row = dict[str, str]


def documents() -> Iterator[dict[str, Any]]:
    """A region document for every code of the tree, empty but for the figures it has."""
    sources = {row.pop("id"): row for row in _read("sources.csv")}
    figures: dict[str, list[dict[str, Any]]] = {}
    for row in _read("figures.csv"):
        figures.setdefault(row["code"], []).append(_figure(row, sources[row["source_id"]]))
    for code in tree.codes():
        yield {"code": code, "note": "", "figures": figures.get(code, [])}


def figure_key(code: str, indicator: str, year: str) -> str:
    """The key of a shipped row: the same in every release, so that loading again adds nothing."""
    return hashlib.sha256(f"{code}|{indicator}|{year}".encode()).hexdigest()[:8]


def _figure(row: Row, source: Row) -> dict[str, Any]:
    return {
        "key": figure_key(row["code"], row["indicator"], row["year"]),
        "indicator": row["indicator"],
        "year": int(row["year"]),
        "value": row["value"],
        "unit": row["unit"],
        **source,
    }


def _read(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
