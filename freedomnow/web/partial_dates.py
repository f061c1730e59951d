"""
Dates as far as they are known, as ISO text: "2018", "2018-06" or "2018-06-05".

A court's year is a fact; a day made up to complete it would be none. "" stands for unknown and
is no partial date: parse, earliest and latest refuse it.
"""

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.translation import gettext as _

from freedomnow.web.languages import interface_language
from freedomnow.web.text import folded

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_INPUT = 40  # characters; no way of writing one date is longer

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# A number with the letters that languages hang on it: 5th, 1er, 1o, and Urdu's sign for a year.
_NUMBER = re.compile(r"([0-9]+)(?:st|nd|rd|th|er|re|o|ء)?")
_UNSURE = re.compile(r"[?؟~<>≈±+]")
_FILLERS = frozenset({"de", "del", "el", "le", "of", "the"})


class InvalidPartialDate(ValueError):
    """Its message is a sentence for the person who typed, in the language then active."""


def parse(text: str) -> tuple[int, ...]:
    """Year, month and day of strict ISO text, as far as given; raises InvalidPartialDate."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise InvalidPartialDate(_("A date looks like 2018, 2018-06 or 2018-06-05."))
    return _checked(tuple(int(part) for part in match.groups() if part))


def earliest(text: str) -> date:
    """The first day that the text can mean."""
    year, month, day = (*parse(text), 1, 1)[:3]
    return date(year, month, day)


def latest(text: str) -> date:
    """The last day that the text can mean."""
    year, month, day = (*parse(text), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def years_after(day: date, years: int) -> date:
    """The same day some years later; 28 February where that year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def display(text: str) -> str:
    """As the active language writes it ("June 2018"), saying no more than is known; "" for ""."""
    if not text:
        return ""
    parts = parse(text)
    locale = Locale.parse(interface_language())
    if len(parts) == 3:
        return format_date(earliest(text), "long", locale=locale)
    return format_skeleton("yMMMM" if len(parts) == 2 else "y", earliest(text), locale=locale)


def read(typed: str) -> str:
    """
    The ISO text of a date as people type it; "" for a blank.

    Understands figures in any script, month names in English and in the active language, and
    year-first or year-last figures. 05/06/2018 is two days and is refused, as is whatever else
    would have to be guessed; InvalidPartialDate says what to write instead.
    """
    if not typed.strip():
        return ""
    words = _words(typed)
    numbers = [figure for figure in map(_figure, words) if figure]
    names = [word for word in words if not _figure(word)]
    if not numbers:
        raise _not_understood(typed)
    if not names:
        return _iso(_from_numbers(numbers, typed))
    return _iso(_from_month_name(names, numbers, typed))


def _words(typed: str) -> list[str]:
    if len(typed) > LONGEST_INPUT or _UNSURE.search(typed):
        raise _not_understood(typed)
    words = folded("".join(map(_western, typed))).split()
    return [word for word in words if word not in _FILLERS]


def _western(character: str) -> str:
    """The ASCII figure for a decimal figure of any script; anything else as it is."""
    return str(unicodedata.decimal(character, character))


def _figure(word: str) -> str:
    """The figures of a number, "" for a word that is none."""
    match = _NUMBER.fullmatch(word)
    return match[1] if match else ""


def _from_numbers(numbers: list[str], typed: str) -> tuple[int, ...]:
    if [len(number) for number in numbers] == [8]:
        numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
    if len(numbers) > 3:
        raise _not_understood(typed)
    _check_lengths(numbers)
    if len(numbers[0]) == 4:
        return _checked(tuple(map(int, numbers)))
    if len(numbers) == 2:
        return _checked((int(numbers[1]), int(numbers[0])))
    return _year_last(*map(int, numbers), typed=typed)


def _year_last(first: int, second: int, year: int, *, typed: str) -> tuple[int, ...]:
    """Day and month in either order, where only one order gives a day."""
    if first > 12:
        return _checked((year, second, first))
    if second > 12 or first == second:
        return _checked((year, first, second))
    one, other = _iso(_checked((year, second, first))), _iso(_checked((year, first, second)))
    raise InvalidPartialDate(
        _("“%(typed)s” can be %(one)s or %(other)s. Please write %(iso)s or %(other_iso)s.")
        % {
            "typed": typed.strip(),
            "one": display(one),
            "other": display(other),
            "iso": one,
            "other_iso": other,
        }
    )


def _from_month_name(names: list[str], numbers: list[str], typed: str) -> tuple[int, ...]:
    """One month's name with a year, and perhaps a day, in any order."""
    months = [_months(language).get(name) for name in names for language in _languages()]
    known = [month for month in months if month]
    if len(names) != 1 or not known or len(numbers) > 2:
        raise _not_understood(typed)
    _check_lengths(numbers)
    year, *day = sorted(map(int, numbers), reverse=True)
    return _checked((year, known[0], *day))


def _check_lengths(numbers: list[str]) -> None:
    """Exactly one year of four figures; the rest are days and months of one or two."""
    lengths = sorted(map(len, numbers), reverse=True)
    if lengths[0] != 4 or any(length > 2 for length in lengths[1:]):
        raise InvalidPartialDate(_("Please write one date, its year with four figures: 2018."))


def _checked(parts: tuple[int, ...]) -> tuple[int, ...]:
    """The parts of a real date, or InvalidPartialDate."""
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        message = _("The year must lie between %(first)s and %(last)s.")
        raise InvalidPartialDate(message % {"first": FIRST_YEAR, "last": LAST_YEAR})
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError as error:
        raise InvalidPartialDate(_("There is no such day in the calendar.")) from error
    return parts


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in parts)


def _not_understood(typed: str) -> InvalidPartialDate:
    message = _(
        "“%(typed)s” is not a date that we understand. "
        "Please write 2018, June 2018, 5 June 2018 or 2018-06-05."
    )
    return InvalidPartialDate(message % {"typed": typed.strip()[:LONGEST_INPUT]})


def _languages() -> tuple[str, ...]:
    """Whose month names are read: the active language's first."""
    return (interface_language(), "en")


@lru_cache(maxsize=8)
def _months(language: str) -> Mapping[str, int]:
    """CLDR's names of the months, whole and short, as folded() writes them."""
    tables = [
        names
        for widths in Locale.parse(language).months.values()
        for width, names in widths.items()
        if width != "narrow"
    ]
    months = {folded(name): number for names in tables for number, name in names.items()}
    return MappingProxyType(months | ({"sept": 9} if language == "en" else {}))
