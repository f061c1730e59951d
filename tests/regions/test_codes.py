"""What a figure may say."""

import pytest
from django.utils import translation

from regions.codes import CODED, MEANINGS, UNITS, WORDS, Indicator, is_value, value_in_words

COUNTS = [one for one in Indicator if one not in CODED]


@pytest.mark.parametrize("value", ["0", "7", "1234567", "3.6", "0.05", "<5", "no_data"])
@pytest.mark.parametrize("indicator", COUNTS)
def test_a_count_is_digits_or_fewer_than_five_or_no_data(indicator, value):
    assert is_value(indicator, value)


@pytest.mark.parametrize(
    "value",
    ["", ".5", "-1", "+1", "1e3", "٣", "²", ">5", "< 5", "no data", "tier_1", "1.x", "1.2.3"],
)
@pytest.mark.parametrize("indicator", COUNTS)
def test_anything_else_is_no_count(indicator, value):
    assert not is_value(indicator, value)


@pytest.mark.parametrize(
    ("indicator", "value", "fits"),
    [
        ("tip_tier", "tier_2_watch_list", True),
        ("tip_tier", "special_case", True),
        ("tip_tier", "no_data", True),
        ("tip_tier", "2", False),
        ("tip_tier", "ratified", False),
        ("tip_tier", "<5", False),
        ("tip_tier", "Tier 2", False),
    ],
)
def test_a_grade_is_a_code_and_never_a_number(indicator, value, fits):
    assert is_value(indicator, value) is fits


def test_what_is_no_indicator_of_ours_takes_numbers_and_no_codes():
    assert is_value("unheard_of", "5")
    assert not is_value("unheard_of", "tier_1")


@pytest.mark.parametrize("indicator", Indicator)
def test_every_indicator_says_what_it_does_not_mean(indicator):
    assert str(MEANINGS[indicator]).endswith(".")


def test_every_code_has_words_and_no_two_codes_the_same():
    codes = {code for codes in CODED.values() for code in codes}
    words = [str(word) for word in WORDS.values()]

    assert codes <= set(WORDS)
    assert len(set(words)) == len(words)


def test_a_grade_is_not_counted_in_anything():
    assert UNITS["tier"] == ""


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("en", "1234567", "1,234,567"),
        ("es", "1234567", "1 234 567"),
        ("fr", "1234567", "1 234 567"),
        ("ar", "2024", "2,024"),
        ("ur", "2024", "2,024"),
        ("hi", "1234567", "12,34,567"),
        ("hi", "2.5", "2.5"),
        ("en", "3.6", "3.6"),
        ("fr", "3.6", "3,6"),
        ("en", "1234.5", "1,234.5"),
        ("en", "<5", "fewer than 5"),
        ("en", "no_data", "no data"),
        ("en", "tier_1", "Tier 1"),
        ("en", "0", "0"),
    ],
)
def test_a_value_is_told_in_words(language, value, words):
    with translation.override(language):
        assert value_in_words(value).replace("\xa0", " ").replace("\u202f", " ") == words


@pytest.mark.parametrize("value", ["", "-1", "tier_9", "many", "1,5"])
def test_what_is_no_value_stays_as_it_is(value):
    assert value_in_words(value) == value
