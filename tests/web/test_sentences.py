"""Enumerations in every language of the interface."""

import pytest
from django.utils import translation

from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.sentences import either, in_one_line, semicolon

PARTS = ["alfa", "beta", "gamma", "delta", "epsilon"]


@pytest.mark.parametrize("tell", [in_one_line, either])
@pytest.mark.parametrize("count", range(len(PARTS) + 1))
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_part_is_told_once_and_in_order(language, count, tell):
    parts = PARTS[:count]

    with translation.override(language):
        told = tell(parts)

    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert [part for part in PARTS if told.count(part) > 1] == []


@pytest.mark.parametrize(
    ("language", "told", "chosen"),
    [
        ("en", "alfa, beta, gamma", "alfa, beta, or gamma"),
        ("es", "alfa, beta, gamma", "alfa, beta o gamma"),
        ("fr", "alfa, beta, gamma", "alfa, beta ou gamma"),
        ("ar", "\u2068alfa\u2069، \u2068beta\u2069، \u2068gamma\u2069", "alfa أو beta أو gamma"),
        ("ur", "\u2068alfa\u2069، \u2068beta\u2069، \u2068gamma\u2069", "alfa، beta، یا gamma"),
        ("hi", "alfa, beta, gamma", "alfa, beta या gamma"),
    ],
)
def test_commas_and_words_between_are_the_language_s_own(language, told, chosen):
    with translation.override(language):
        assert in_one_line(PARTS[:3]) == told
        assert either(PARTS[:3]) == chosen


def test_from_right_to_left_only_latin_letters_are_set_apart():
    with translation.override("ar"):
        assert in_one_line(["ليبيا", "7 يونيو"]) == "ليبيا، 7 يونيو"


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_from_right_to_left_the_semicolon_is_turned(language):
    with translation.override(language):
        assert semicolon() == ("؛ " if language in {"ar", "ur"} else "; ")
