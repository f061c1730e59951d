"""
The region documents that come with the software: one for each place of the tree.

The figures stand in figures.csv, the treaties in conventions.csv, the sources of both in
sources.csv; nothing is shipped without its year, its source, the copy it was seen in and that
copy's date. derive.py makes the tables. No law is shipped: no table of laws was at hand.
"""

import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from regions import tree

FOLDER = Path(__file__).parent

Row = dict[str, str]


def documents() -> Iterator[dict[str, Any]]:
    """A region document for every code of the tree, empty but for what is known of it."""
    sources = {row.pop("id"): row for row in _read("sources.csv")}
    figures = _by_place("figures.csv", _figure, sources)
    joined = _by_place("conventions.csv", _convention, sources)
    for code in tree.codes():
        yield {
            "code": code,
            "note": "",
            "figures": figures.get(code, []),
            "laws": [],
            "conventions": joined.get(code, []),
        }


def _by_place(
    name: str, read: Callable[[Row, Row], dict[str, Any]], sources: dict[str, Row]
) -> dict[str, list[dict[str, Any]]]:
    """The rows of a table as a document holds them, by the code of their place."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _read(name):
        found.setdefault(row["code"], []).append(read(row, sources[row["source_id"]]))
    return found


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


def _convention(row: Row, source: Row) -> dict[str, Any]:
    return {
        "key": figure_key(row["code"], row["convention"], row["as_of"]),
        "convention": row["convention"],
        "status": row["status"],
        "as_of": int(row["as_of"]),
        "joined_on": row["joined_on"],
        **source,
    }


def _read(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
