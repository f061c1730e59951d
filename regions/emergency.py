"""
Emergency numbers by country, from the short-number metadata of Google's libphonenumber.

The metadata says for each country which short numbers reach an emergency service. It does not
say which one is police, ambulance or fire, nor from which networks a number works, and a second
source disagreed on 153 of 705 numbers: always show SOURCE and SOURCE_AS_OF beside them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

SOURCE = "libphonenumber (Google), short-number metadata, through the Python library phonenumbers"
SOURCE_VERSION: str = phonenumbers.__version__
# The day on which the files of a release were packed, as its wheel says. A test fails when the
# locked release is another one: then look at the new wheel (`unzip -l`).
RELEASED_ON = {"9.0.43": "2026-11-06"}
SOURCE_AS_OF = " · ".join(filter(None, (SOURCE_VERSION, RELEASED_ON.get(SOURCE_VERSION))))

_SIGN = re.compile(r"\(\?:|[)|?]|\\d|\[[\d-]+\]|\d")
_ANY_DIGIT = r"\d"


@dataclass(frozen=True)
class Emergency:
    """A country's emergency numbers, as components/emergency.html takes them."""

    numbers: tuple[dict[str, str], ...]
    source: str = SOURCE
    as_of: str = SOURCE_AS_OF


def emergency(code: str) -> Emergency:
    """What to show of a country or territory; no query."""
    return Emergency(tuple({"number": number} for number in emergency_numbers(code)))


@lru_cache(maxsize=512)
def emergency_numbers(code: str) -> tuple[str, ...]:
    """
    The emergency numbers of a country or territory, () when the metadata names none.

    Numbers of three digits first, then the shorter and the longer, each in numeric order: the
    order says nothing about importance or service. Where the metadata gives a block with any
    digit ("15" and one more, in Czechia) it names no single number, and the block is left out.
    """
    metadata = phonenumbers.PhoneMetadata.short_metadata_for_region(code)
    if metadata is None or metadata.emergency is None:
        return ()
    pattern = metadata.emergency.national_number_pattern or ""
    numbers = {number for number in expanded(pattern) if number and _ANY_DIGIT not in number}
    return tuple(sorted(numbers, key=lambda number: (len(number) != 3, len(number), number)))


def expanded(pattern: str) -> list[str]:
    """
    Every text that a pattern of digits, [classes], (?:groups), | and ? stands for.

    An any-digit stays as it is written. Raises ValueError for any other notation, so that
    metadata of a new kind is noticed and not half read, and re.error for a broken pattern.
    """
    signs = _SIGN.findall(pattern)
    if "".join(signs) != pattern:
        raise ValueError(f"This pattern cannot be expanded: {pattern}")
    re.compile(pattern)
    return _alternatives(iter(signs))


def _alternatives(signs: Iterator[str]) -> list[str]:
    """The texts up to the end of this group; each part of a branch multiplies its texts."""
    done: list[str] = []
    parts: list[list[str]] = []
    for sign in signs:
        if sign == ")":
            break
        if sign == "|":
            done += _joined(parts)
            parts = []
        elif sign == "?":
            parts[-1] = ["", *parts[-1]]
        else:
            parts.append(_alternatives(signs) if sign == "(?:" else _digits(sign))
    return done + _joined(parts)


def _joined(parts: list[list[str]]) -> list[str]:
    texts = [""]
    for choices in parts:
        texts = [text + choice for text in texts for choice in choices]
    return texts


def _digits(sign: str) -> list[str]:
    """The digits that one sign stands for: itself, or each of a class such as [0-28]."""
    if not sign.startswith("["):
        return [sign]
    return [digit for digit in "0123456789" if re.fullmatch(sign, digit)]
