"""Short texts put together as the active language does it."""

from collections.abc import Iterable

from babel.lists import format_list

from freedomnow.web.languages import interface_language

# CLDR's list style "unit" would be this comma, but Babel has only parts of it: in Spanish, Urdu
# and Hindi it fails from two or three items on.
_COMMAS = {"ar": "، ", "ur": "، "}


def in_one_line(parts: Iterable[object]) -> str:
    """The parts with the language's own comma between them; "" for none."""
    return _COMMAS.get(interface_language(), ", ").join(map(str, parts))


def either(parts: Iterable[object]) -> str:
    """The parts as a choice, "Tunisia or Turkey"; "" for none."""
    return format_list([str(p) for p in parts], style="or", locale=interface_language())
