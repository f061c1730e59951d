"""Short texts put together as the active language does it."""

from collections.abc import Iterable

from babel.lists import format_list

from freedomnow.web.languages import interface_language

# Only these two of CLDR's styles are whole in Babel for every interface language: the others
# inherit parts that Babel does not, and fail in Spanish, Urdu and Hindi from two or three items.


def in_one_line(parts: Iterable[object]) -> str:
    """The parts as an enumeration, "English, Arabic, and Hindi"; "" for none."""
    return format_list([str(p) for p in parts], style="standard", locale=interface_language())


def either(parts: Iterable[object]) -> str:
    """The parts as a choice, "Tunisia or Turkey"; "" for none."""
    return format_list([str(p) for p in parts], style="or", locale=interface_language())
