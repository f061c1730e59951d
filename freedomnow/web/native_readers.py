"""
Whether a native speaker read the site's own words in a language, exactly as this release has them.

Who knows that stands on a higher floor (`register`); here are the words, and what pages ask.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.mofile import read_mo
from django.conf import settings
from django.core.cache import cache as kept
from django.db import DatabaseError

from freedomnow.web.catalogues import path_of

# For so long another process may still say that a language waits.
KEPT_SECONDS = 60
# (language, digest of its words) -> whether somebody read exactly these. 1 query.
Asked = Callable[[str, str], bool]
_asked: list[Asked] = []


class Words(NamedTuple):
    """What English says, what the language says, and in which context; plural forms as lines."""

    english: str
    translated: str
    context: str


def register(asked: Asked) -> None:
    """Called once, in AppConfig.ready(). Until then every language waits."""
    _asked.append(asked)


def languages() -> list[str]:
    """Those that the interface was translated into."""
    return [code for code, _name in settings.LANGUAGES if has_catalogue(code)]


@cache
def has_catalogue(code: str) -> bool:
    """Whether the project's own words exist in that language; a prefix alone is no translation."""
    return compiled(code).exists()


def compiled(code: str) -> Path:
    """What the site reads."""
    return path_of(code).with_suffix(".mo")


def words(language: str) -> list[Words]:
    """All that the interface says, by what it says in English: as the site reads it, some 3,000."""
    with compiled(language).open("rb") as file:
        told = read_mo(file)
    return sorted(
        Words(_lines(one.id), _lines(one.string), _text(one.context)) for one in told if one.id
    )


@cache
def digest_of(language: str) -> str:
    """Of these words: other words in a later release make another one."""
    return hashlib.sha256(json.dumps(words(language)).encode()).hexdigest()


def waits(language: str) -> bool:
    """
    Whether pages say that no native speaker read their words. In English none do; else it costs at
    most 1 query a minute in each process.
    """
    if not has_catalogue(language):
        return False
    return not kept.get_or_set(_key(language), lambda: was_read(language), KEPT_SECONDS)


def was_read(language: str) -> bool:
    """Asks anew. Where nobody can answer, nobody has read it: pages need no database for this."""
    try:
        return any(asked(language, digest_of(language)) for asked in _asked)
    except DatabaseError:
        return False


def forget() -> None:
    """What this process knows: somebody has just said more."""
    kept.delete_many([_key(code) for code, _name in settings.LANGUAGES])


def _key(language: str) -> str:
    return f"native-reader-{language}"


def _lines(told: str | Iterable[str] | None) -> str:
    return told if isinstance(told, str) else "\n".join(told or ())


def _text(told: str | bytes | None) -> str:
    return told.decode() if isinstance(told, bytes) else told or ""
