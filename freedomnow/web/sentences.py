"""Short texts put together as the active language does it."""

import re
from collections.abc import Iterable

from babel.lists import format_list

from freedomnow.web.languages import interface_language, is_rtl

# Unicode's marks around a text whose first letter decides how it runs.
ISOLATE, END = "\u2068", "\u2069"
_LATIN = re.compile("[A-Za-z]")
# CLDR's list style "unit" would be this comma, but Babel has only parts of it: in Spanish, Urdu
# and Hindi it fails from two or three items on.
_COMMAS = {"ar": "، ", "ur": "، "}
_SEMICOLONS = {"ar": "؛ ", "ur": "؛ "}


def isolated(text: object) -> str:
    """A text that keeps its own direction inside a sentence, also the slash at an address's end."""
    return f"{ISOLATE}{text}{END}"


def comma() -> str:
    """The language's own, with the blank after it."""
    return _COMMAS.get(interface_language(), ", ")


def semicolon() -> str:
    """The language's own, between parts that hold commas or colons themselves."""
    return _SEMICOLONS.get(interface_language(), "; ")


def in_one_line(parts: Iterable[object]) -> str:
    """
    The parts with the language's own comma between them; "" for none. From right to left a part
    in Latin letters keeps its own direction: "Council (Libya), 7 June" would fall apart.
    """
    texts = [str(part) for part in parts]
    if is_rtl(interface_language()):
        texts = [isolated(text) if _LATIN.search(text) else text for text in texts]
    return comma().join(texts)


def either(parts: Iterable[object]) -> str:
    """The parts as a choice, "Tunisia or Turkey"; "" for none."""
    return format_list([str(p) for p in parts], style="or", locale=interface_language())
