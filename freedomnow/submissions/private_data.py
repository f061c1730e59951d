"""
What looks like somebody's private data in a text: pointed out before it is sent.

It asks, and never refuses: a case number looks like a passport's. Better to ask once too often
than to store who was harmed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import phonenumbers
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from freedomnow.web.text import JOINERS

# Comes back with a form whose sender was shown what looks like private data in it.
LOOKED_AT = "looked_at"


class PrivateData(TextChoices):
    """What a piece of text looks like."""

    EMAIL = "email", _("an e-mail address")
    PHONE = "phone", _("a telephone number")
    CHILD = "child", _("the age of a child")
    NUMBER = "number", _("the number of a passport or an identity card")
    ADDRESS = "address", _("a home address")


NAMED_AGE = r"(?:aged?|age of|âgée?s? de|edad de|de edad|عمره[ام]?|عمر|उम्र)"
YEARS = r"(?:years?|yrs?|ans|años|سن(?:ة|وات)|عام(?:ا|اً)?|سال|साल|वर्ष)"  # noqa: RUF001  Arabic is meant
AGE = r"(?:1[0-7]|[1-9]|[١1][٠-٧0-7]|[१1][०-७0-7])"  # noqa: RUF001  digits of three scripts
STREETS = (
    r"(?:street|road|avenue|lane|boulevard|square|drive|rue|chemin|calle|avenida|carrera|"
    r"شارع|گلی|सड़क|मार्ग)"
)
PATTERNS = (
    (
        PrivateData.EMAIL,
        # Beginning where a word begins: else a long word is read from each of its letters.
        re.compile(
            r"(?<![\w.+-])[\w.+-]+ ?(?:@|[(\[]at[)\]]) ?[\w-]+"
            r"(?: ?(?:\.|[(\[]dot[)\]]) ?[\w-]+)+",
            re.IGNORECASE,
        ),
    ),
    (
        PrivateData.CHILD,
        re.compile(rf"\b{AGE}[\s-]*{YEARS}\b|\b{NAMED_AGE}\s+{AGE}(?!\d)", re.IGNORECASE),
    ),
    (
        PrivateData.ADDRESS,
        re.compile(
            rf"\b\d{{1,4}}[a-z]?,?\s+(?:[\w'.-]+\s+){{0,3}}{STREETS}\b"
            rf"|\b{STREETS}\s+(?:[\w'.-]+\s+){{0,4}}\d{{1,4}}\b",
            re.IGNORECASE,
        ),
    ),
    (PrivateData.NUMBER, re.compile(r"(?<![\w/-])[A-Z]{0,3}\d{7,15}(?![\w/-])")),
)
LINK = re.compile(r"(?:https?://|\bwww\.)\S+", re.IGNORECASE)
MOST_FOUND = 10
LONGEST_TEXT = 25_000


def to_ask_about(texts: Iterable[str], data: Any) -> list[tuple[PrivateData, str]]:
    """What the sender of a posted form is shown first; nothing once they have looked at it."""
    return [] if data.get(LOOKED_AT) else found_in(texts)


def found_in(texts: Iterable[str]) -> list[tuple[PrivateData, str]]:
    """(what it looks like, the words), each once and in order; at most 10."""
    found: dict[str, PrivateData] = {}
    for text in texts:
        for kind, words in _found(LINK.sub(" ", plain(text)[:LONGEST_TEXT])):
            found.setdefault(words, kind)
    return [(kind, words) for words, kind in found.items()][:MOST_FOUND]


def plain(text: str) -> str:
    """Wide letters and digits as narrow ones, and without joiners, which could hide what it is."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    return text.translate(dict.fromkeys(map(ord, JOINERS)))


def _found(text: str) -> Iterator[tuple[PrivateData, str]]:
    phones = {match.raw_string for match in phonenumbers.PhoneNumberMatcher(text, None)}
    for phone in sorted(phones, key=text.find):
        yield PrivateData.PHONE, phone
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not any(match[0] in phone for phone in phones):
                yield kind, match[0]
