"""
Which treaties the world page shows, and who has joined them, or had by a year.

A source speaks of one year (`as_of`). Where it gives the date of joining or signing, it speaks
of the years up to then too: after the date as it says, before it "has not joined". Of any other
year it says nothing, and of a country without a row nobody says anything (docs/rules.md, 10).
Of several sources that speak of a year the newest counts.
"""

from collections.abc import Iterable, Mapping
from itertools import chain, groupby, starmap
from typing import NamedTuple

from regions.law_codes import DATED, Joining, Treaty
from regions.models import Convention
from regions.world_figures import Known, Subject, Told, of_countries

COLUMNS = (
    "record__code",
    "status",
    "as_of",
    "joined_on",
    "source_publisher",
    "source_title",
    "source_url",
    "source_reference",
)


class Row(NamedTuple):
    """What one source says of a country and a treaty; as models.Convention names it."""

    code: str
    status: str
    as_of: int
    joined_on: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    reference: str = ""

    @property
    def year_of_joining(self) -> int | None:
        """Or of signing; None where no source gives it."""
        is_dated = self.joined_on and self.status in DATED
        return int(self.joined_on[:4]) if is_dated else None


def known_treaties() -> dict[Subject, Known]:
    """The treaties of which any source tells, in their order, with how many countries. 1 query."""
    rows: dict[str, dict[str, list[Row]]] = {}
    told = of_countries(Convention).order_by()
    for treaty, *columns in told.values_list("convention", *COLUMNS[:4]):
        row = Row(*columns)
        rows.setdefault(treaty, {}).setdefault(row.code, []).append(row)
    return {one: Known("", _years(rows[one]), 0) for one in Treaty if one in rows}


def _years(by_country: Mapping[str, list[Row]]) -> dict[int, int]:
    """
    By year, the latest first, of how many countries a source tells.

    Only years of which one speaks or in which a country joined: between them nothing changes.
    """
    years = set()
    for row in chain.from_iterable(by_country.values()):
        years |= {row.as_of, row.year_of_joining or row.as_of}
    counted = {
        year: sum(_standing(rows, year) is not None for rows in by_country.values())
        for year in years
    }
    return dict(sorted(counted.items(), reverse=True))


def told_of(treaty: Treaty, year: int | None) -> dict[str, Told]:
    """What sources say of each country for that year, or last. 1 query."""
    rows = of_countries(Convention).filter(convention=treaty).order_by("record__code", "-as_of")
    by_country = groupby(starmap(Row, rows.values_list(*COLUMNS)), key=lambda row: row.code)
    told = {code: _told(list(group), year) for code, group in by_country}
    return {code: one for code, one in told.items() if one is not None}


def _told(rows: list[Row], year: int | None) -> Told | None:
    """Of one country, whose newest row stands first; with the year, if any of its rows has it."""
    found = _newest(rows) if year is None else _standing(rows, year)
    if found is None:
        return None
    row, status = found
    years = (one.joined_on[:4] for one in rows if one.status == status)
    since = next(filter(None, years), "")
    return Told(row.code, status, "", year or row.as_of, *row[4:], since=since)


def _newest(rows: list[Row]) -> tuple[Row, str]:
    """The newest row that says anything, else the newest, and its status."""
    row = next((row for row in rows if row.status != Joining.NO_DATA), rows[0])
    return row, row.status


def _standing(rows: Iterable[Row], year: int) -> tuple[Row, str] | None:
    """The first row that says how it stood in that year, and how; None where none does."""
    statuses = ((row, _status(row, year)) for row in rows)
    return next(((row, status) for row, status in statuses if status is not None), None)


def _status(row: Row, year: int) -> str | None:
    """None where the row does not speak of that year."""
    joined = row.year_of_joining
    if year == row.as_of:
        return row.status
    if joined is None or year > row.as_of:
        return None
    return row.status if year >= joined else Joining.NOT_RATIFIED.value
