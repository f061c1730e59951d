"""
Goods with child or forced labour, by country: the U.S. Department of Labor's list.

data/goods.csv holds all 467 lines of the edition of 2022 (169 goods, 78 countries and areas) as
the app "Sweat & Toil" carried them; derive_goods.py made it. The list says where the Department
found evidence. It does not say how much of a good is made that way, which brands sell it, or
that anything not on it is made without. Show SOURCE, EDITION and NEWER_EDITION beside it.

Everything is read once, when this module is imported, and cannot be changed.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.web.text import folded
from regions import tree
from regions.goods_names import NAMES

TABLE = Path(__file__).parent / "data" / "goods.csv"

EDITION = "2022"
# The list is about other countries than its publisher's own.
PUBLISHER = "US"
# Known, but found in no form that a machine reads: its goods are not in the table.
NEWER_EDITION = MappingProxyType({"year": "2024", "published_on": "2024-09-05", "goods": 204,
                                  "places": 82})  # fmt: skip
# As components/citation.html takes it.
SOURCE = MappingProxyType(
    {
        "source_kind": SourceKind.GOVERNMENT.label,
        "source_title": "List of Goods Produced by Child Labor or Forced Labor, edition of 2022, "
        "as in the data of the app Sweat & Toil",
        "source_publisher": "U.S. Department of Labor, Bureau of International Labor Affairs",
        "source_url": "https://github.com/USDepartmentofLabor/Child-Labor",
        "source_language": "en",
        "source_published_on": "2023-08-23",
        "source_seen_in": '"Child Labor/goods_2016.xml" (the name is older than what it holds) '
        "of github USDepartmentofLabor/Child-Labor at 48678c8e66",
    }
)


class Evidence(TextChoices):
    """What the list says of a good from a country, strongest words first. Each line has one."""

    BOTH = "both", _("Child labour and forced labour")
    FORCED = "forced", _("Forced labour")
    CHILD = "child", _("Child labour")
    INPUTS = "inputs", _("Made from something on the list")


@dataclass(frozen=True, slots=True)
class Listing:
    """
    One line of the list. `made_from` is the country of an input that is on the list itself; such
    a line says nothing about labour where the good is made.
    """

    code: str
    good: str
    child_labour: bool
    forced_labour: bool
    forced_child_labour: bool
    made_from: str

    @property
    def name(self) -> Any:
        """The good in the active language."""
        return NAMES[self.good]

    @property
    def evidence(self) -> Evidence:
        if self.made_from:
            return Evidence.INPUTS
        if self.child_labour and self.forced_labour:
            return Evidence.BOTH
        return Evidence.FORCED if self.forced_labour else Evidence.CHILD


def of_country(code: str) -> tuple[Listing, ...]:
    """What the list names from there, in the order of the list's names; () for any other code."""
    return _BY_CODE.get(code, ())


def of_good(good: str) -> tuple[Listing, ...]:
    """Where the list names that good from. Raises KeyError for what is no name of the list's."""
    return _BY_GOOD[good]


def shelf(code: str) -> dict[str, Any] | None:
    """
    What regions/goods.html shows of a country or territory, by the goods' names in the active
    language; None for a larger region.
    """
    if tree.level(code) != tree.Level.COUNTRY:
        return None
    return {
        "listings": sorted(of_country(code), key=lambda listing: folded(str(listing.name))),
        "source": SOURCE,
        "edition": EDITION,
        "newer": NEWER_EDITION,
        "is_about_others": code == PUBLISHER,
    }


def _read() -> tuple[Listing, ...]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(map(_listing, csv.DictReader(lines)))


def _listing(row: Mapping[str, str]) -> Listing:
    return Listing(
        row["code"],
        row["good"],
        row["child_labour"] == "1",
        row["forced_labour"] == "1",
        row["forced_child_labour"] == "1",
        row["made_from"],
    )


def _grouped(
    listings: Iterable[Listing], key: Callable[[Listing], str]
) -> Mapping[str, tuple[Listing, ...]]:
    groups: dict[str, list[Listing]] = {}
    for listing in listings:
        groups.setdefault(key(listing), []).append(listing)
    return MappingProxyType({name: tuple(found) for name, found in groups.items()})


LISTINGS = _read()
_BY_CODE = _grouped(LISTINGS, lambda listing: listing.code)
_BY_GOOD = _grouped(LISTINGS, lambda listing: listing.good)
