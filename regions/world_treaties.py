"""
Which treaties the world page shows, and who has joined them, or had by the end of a year.

A source speaks of one year (`as_of`). Where it gives the date of joining or signing, it speaks
of the years up to then too: after the date as it says, before it "has not joined". Of any other
year it says nothing, and of a country without a row nobody says anything (docs/rules.md, 10).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

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
    rows: dict[str, list[Row]] = {}
    told = of_countries(Convention).order_by()
    for treaty, *columns in told.values_list("convention", *COLUMNS[:4]):
        rows.setdefault(treaty, []).append(Row(*columns))
    return {one: Known("", _years(rows[one]), 0) for one in Treaty if one in rows}


def _years(rows: list[Row]) -> dict[int, int]:
    """
    By year, the latest first, of how many countries a source tells.

    Only years of which one speaks or in which a country joined: between them nothing changes.
    """
    years = {row.as_of for row in rows}
    years |= {row.year_of_joining for row in rows if row.year_of_joining is not None}
    counted = Counter(year for year in years for row in rows if _standing(row, year) is not None)
    return dict(sorted(counted.items(), reverse=True))


def told_of(treaty: Treaty, year: int | None) -> dict[str, Told]:
    """What sources say of each country for the end of that year, or last. 1 query."""
    rows = of_countries(Convention).filter(convention=treaty).order_by("record__code")
    return {one.code: one for one in _told(rows.values_list(*COLUMNS), year)}


def _told(rows: Iterable[Any], year: int | None) -> Iterable[Told]:
    for row in (Row(*columns) for columns in rows):
        shown = row.as_of if year is None else year
        status = _standing(row, shown)
        if status is not None:
            since = row.joined_on if status == row.status else ""
            yield Told(row.code, status, "", shown, *row[4:], since=since)


def _standing(row: Row, year: int) -> str | None:
    """The status at the end of that year; None where the source does not say."""
    joined = row.year_of_joining
    if year == row.as_of:
        return row.status
    if joined is None or year > row.as_of:
        return None
    return row.status if year >= joined else Joining.NOT_RATIFIED.value
