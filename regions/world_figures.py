"""Which figures the world page shows, and into which classes they and treaties fall."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from freedomnow.web.places import place_name
from freedomnow.web.text import folded
from regions import tree
from regions.codes import CODED, FEW, NO_DATA, UNITS, WORDS, Indicator, is_value, value_in_words
from regions.law_codes import Joining, Treaty
from regions.links import link_to
from regions.models import Convention, Figure

NEWEST = "newest"
CLASSES = 4
YEAR = re.compile(r"[0-9]{4}")
# How a class is drawn (static/css/map.css); "none" and "few" are patterns, "q1" to "q4" shades.
LOOK_OF_CODE = {
    "tier_1": "q1",
    "tier_2": "q2",
    "tier_2_watch_list": "q3",
    "tier_3": "q4",
    "special_case": "apart",
    FEW: "few",
    NO_DATA: "none",
    Joining.RATIFIED.value: "q3",
    Joining.SIGNED.value: "apart",
    Joining.NOT_RATIFIED.value: "few",
}
LOOKS = ("q1", "q2", "q3", "q4", "apart", "few", "none")
# The codes of figures and of treaties in words, each in their order.
IN_WORDS = {**WORDS, **dict(Joining.choices)}
# What a map can be about: its code stands in the address.
Subject = Indicator | Treaty
# What Told holds of a figure.
COLUMNS = (
    "record__code",
    "value",
    "unit",
    "year",
    "source_publisher",
    "source_title",
    "source_url",
    "source_reference",
)


class UnknownChoice(Exception):
    """What was asked for is no indicator, year or order, or has no figures. `status`: 400, 404."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Told(NamedTuple):
    """
    A figure, or a word on a treaty, as the world page needs it; `code` is the country's.

    `since`: the year of joining or signing, "" where none is told.
    """

    code: str
    value: str
    unit: str
    year: int
    publisher: str
    title: str
    url: str
    reference: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Of one subject: how many countries have a figure in each year, in its commonest unit."""

    unit: str
    years: Mapping[int, int]
    in_other_units: int

    @property
    def fullest_year(self) -> int:
        """The year with most figures; of several, the latest."""
        return max(self.years, key=lambda year: (self.years[year], year))


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose; `year` None stands for the newest figure of each country."""

    subject: Subject
    year: int | None


def known() -> dict[Subject, Known]:
    """The indicators that have figures of countries, in their order. 1 query."""
    counted: dict[str, Counter[tuple[str, int]]] = {}
    for indicator, unit, year, count in (
        of_countries(Figure)
        .order_by()
        .values_list("indicator", "unit", "year")
        .annotate(count=Count("pk"))
    ):
        counted.setdefault(indicator, Counter())[unit, year] = count
    return {one: _known(counted[one]) for one in Indicator if one in counted}


def _known(counted: Counter[tuple[str, int]]) -> Known:
    """Two units cannot share one map: the commonest is drawn."""
    units: Counter[str] = Counter()
    for (unit, _year), count in sorted(counted.items()):
        units[unit] += count
    [(commonest, drawn)] = units.most_common(1)
    years = {year: count for (unit, year), count in counted.items() if unit == commonest}
    return Known(commonest, dict(sorted(years.items(), reverse=True)), units.total() - drawn)


def of_countries(rows: type[Figure] | type[Convention]) -> Any:
    """Rows of countries and territories, whose codes are letters; groups have numbers."""
    return rows.objects.filter(record__code__regex="^[A-Z]{2}$")


def choice(indicator: str, year: str, have: Mapping[Subject, Known]) -> Choice | None:
    """
    What the address asks for, or what is shown first; None while there are no figures at all.

    `indicator` is the code of an indicator or of a treaty. First comes the first indicator, in
    the year for which most countries have a figure; of a treaty, what is known last. Raises
    UnknownChoice.
    """
    subjects: dict[str, Subject] = {one.value: one for one in (*Indicator, *Treaty)}
    if indicator and indicator not in subjects:
        raise UnknownChoice(400)
    if year and year != NEWEST and not YEAR.fullmatch(year):
        raise UnknownChoice(400)
    if not have and not year:
        return None
    chosen = subjects[indicator] if indicator else next(iter(have), None)
    if chosen is None or chosen not in have:
        raise UnknownChoice(404)
    asked = year or (NEWEST if isinstance(chosen, Treaty) else "")
    return Choice(chosen, _year(asked, have[chosen]))


def _year(year: str, have: Known) -> int | None:
    if year == NEWEST:
        return None
    if year and int(year) not in have.years:
        raise UnknownChoice(404)
    return int(year) if year else have.fullest_year


def told(chosen: Choice, unit: str) -> dict[str, Told]:
    """
    The figure of each country that has one. 1 query.

    What is no value of the indicator (forms refuse it) counts as none.
    """
    figures = of_countries(Figure).filter(indicator=chosen.subject, unit=unit)
    if chosen.year is not None:
        figures = figures.filter(year=chosen.year)
    newest = figures.order_by("record__code", "-year").distinct("record__code")
    figures_of = (Told(*row) for row in newest.values_list(*COLUMNS))
    return {one.code: one for one in figures_of if is_value(chosen.subject, one.value)}


def newest_of(codes: Iterable[str]) -> dict[Indicator, dict[str, Told]]:
    """By indicator, in their order, the newest figure of each of these countries. 1 query."""
    each = ("indicator", "unit", "record__code")
    newest = of_countries(Figure).filter(record__code__in=list(codes)).order_by(*each, "-year")
    by_indicator: dict[str, list[Told]] = {}
    for indicator, *row in newest.distinct(*each).values_list("indicator", *COLUMNS):
        if is_value(indicator, row[1]):
            by_indicator.setdefault(indicator, []).append(Told(*row))
    return {one: _in_one_unit(by_indicator[one]) for one in Indicator if one in by_indicator}


def _in_one_unit(figures: list[Told]) -> dict[str, Told]:
    """Those in the commonest unit: people and cases do not belong in one column."""
    [(commonest, _count)] = Counter(one.unit for one in figures).most_common(1)
    return {one.code: one for one in figures if one.unit == commonest}


def figure_in_words(figure: Told) -> str:
    """As people read it: the words of a code or of "<5", or a number with what it counts."""
    if figure.value in IN_WORDS:
        words = str(IN_WORDS[figure.value])
        return f"{words}: {figure.since}" if figure.since else words
    unit = UNITS.get(figure.unit, figure.unit)
    return pgettext("a number and what it counts", "%(number)s %(unit)s") % {
        "number": value_in_words(figure.value),
        "unit": unit,
    }


def is_coded(subject: Subject) -> bool:
    """Whether it has codes and no numbers."""
    return subject in CODED or isinstance(subject, Treaty)


def looks(figures: Mapping[str, Told], subject: Subject) -> dict[str, str]:
    """How each country is drawn: by its code, or by which quarter of the numbers its own is in."""
    if is_coded(subject):
        return {code: LOOK_OF_CODE[figure.value] for code, figure in figures.items()}
    bounds = upper_bounds(one.value for one in figures.values())
    return {code: _look(figure.value, bounds) for code, figure in figures.items()}


def _look(value: str, bounds: list[Decimal]) -> str:
    if value in LOOK_OF_CODE:
        return LOOK_OF_CODE[value]
    return f"q{bisect_left(bounds, Decimal(value)) + 1}"


def upper_bounds(values: Iterable[str]) -> list[Decimal]:
    """
    The highest number of each class, so that each holds about a quarter of the places.

    Equal numbers stand in one class, so there may be fewer. "<5" and "no data" are no numbers
    and have classes of their own.
    """
    numbers = sorted(Decimal(value) for value in values if value not in LOOK_OF_CODE)
    ends = (len(numbers) * share // CLASSES for share in range(1, CLASSES + 1))
    return sorted({numbers[end - 1] for end in ends if end})


def range_in_words(values: Iterable[str]) -> str:
    """The lowest and the highest of a class: "12 to 40"."""
    numbers = sorted(values, key=Decimal)
    low, high = value_in_words(numbers[0]), value_in_words(numbers[-1])
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def order(figure: Told) -> tuple[int, Decimal]:
    """For sorting by value: codes in their own order, "<5" just below 5, "no data" apart."""
    if figure.value == NO_DATA:
        return 1, Decimal(0)
    if figure.value == FEW:
        return 0, Decimal("4.9")
    if figure.value in IN_WORDS:
        return 0, Decimal(list(IN_WORDS).index(figure.value))
    return 0, Decimal(figure.value)


def table_rows(figures: Mapping[str, Told], sort: str) -> list[dict[str, Any]]:
    """The rows of the table; by value, "no data" stands last whichever way."""
    named = sorted(figures.values(), key=lambda one: folded(place_name(one.code)))
    if sort == "-name":
        named.reverse()
    elif sort.endswith("value"):
        named.sort(key=order, reverse=sort == "-value")
        named.sort(key=lambda one: order(one)[0])
    return [
        link_to(one.code)
        | {"value": figure_in_words(one), "year": one.year, "slug": tree.slug(one.code)}
        for one in named
    ]
