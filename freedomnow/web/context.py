"""What every template may use; the same for every visitor."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from freedomnow.web import native_readers


def site(request: HttpRequest) -> dict[str, Any]:
    """The way out, whether this is a trial copy, and this page's address in other languages."""
    language = get_language() or "en"
    return {
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "is_trial": settings.IS_TRIAL,
        "languages": SimpleLazyObject(lambda: languages(request)),
        "waits_for_native_reader": SimpleLazyObject(lambda: native_readers.waits(language)),
    }


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """This page in each language that can be read: code, own name, address, is it this one."""
    here, current = request.get_full_path(), get_language()
    return [
        {"code": code, "name": name, "url": translate_url(here, code), "current": code == current}
        for code, name in settings.LANGUAGES
        if code == settings.LANGUAGE_CODE or native_readers.has_catalogue(code)
    ]
