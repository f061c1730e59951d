"""What every template may use; the same for every visitor."""

import tomllib
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, Any]:
    """The way out, whether this is a trial copy, and this page's address in other languages."""
    return {
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "is_trial": settings.IS_TRIAL,
        "languages": SimpleLazyObject(lambda: languages(request)),
        "waits_for_native_reader": waits_for_native_reader(get_language() or "en"),
    }


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """This page in each language that can be read: code, own name, address, is it this one."""
    here, current = request.get_full_path(), get_language()
    return [
        {"code": code, "name": name, "url": translate_url(here, code), "current": code == current}
        for code, name in settings.LANGUAGES
        if code == settings.LANGUAGE_CODE or has_catalogue(code)
    ]


def waits_for_native_reader(language: str) -> bool:
    """Whether the site's words in that language were translated, and read by no native speaker."""
    return language != settings.LANGUAGE_CODE and language not in read_by_natives()


@cache
def read_by_natives() -> dict[str, str]:
    """Language -> release. Raises TOMLDecodeError for a file that is none."""
    return tomllib.loads((settings.LOCALE_PATHS[0] / "native_readers.toml").read_text("utf-8"))


@cache
def has_catalogue(code: str) -> bool:
    """Whether the project's own words exist in that language; a prefix alone is no translation."""
    return any(
        (path / code / "LC_MESSAGES" / "django.mo").exists() for path in settings.LOCALE_PATHS
    )
