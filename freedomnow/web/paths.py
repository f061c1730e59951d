"""Paths with and without the language that they begin with."""

from django.conf import settings
from django.utils.translation import get_language

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def without_language(path: str) -> str:
    """/records/x/ for both /records/x/ and /ar/records/x/."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if first in LANGUAGES else path


def first_segment(path: str) -> str:
    """The first part of a path behind its language: "help" for /help/ and /ar/help/."""
    return without_language(path).strip("/").split("/")[0]


def in_language(path: str, language: str | None = None) -> str:
    """The path in a language, the active one unless told; the default language has no prefix."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def last_part(address: str) -> str:
    """What names the page at the end of a pasted address, as its public id does."""
    return address.strip().rstrip("/").rsplit("/", 1)[-1]
