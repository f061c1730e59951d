"""Short texts are cut between words, never within a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freedomnow.sharing.cutting import can_part, last_end, shortened, units


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc", 3), ("حرية", 4), ("हिन्दी", 6), ("🏠", 2), ("e\u0301", 2)]
)
def test_letters_are_counted_as_messengers_do(text, count):
    assert units(text) == count


def test_what_fits_stays_whole():
    assert shortened("Check a job offer", 17) == "Check a job offer"


def test_what_does_not_fit_ends_at_a_word():
    assert shortened("Check a job offer", 16) == "Check a job…"


def test_line_breaks_and_double_blanks_become_one_blank():
    assert shortened("Check\n\na  job", 40) == "Check a job"


def test_no_comma_or_dash_stands_before_the_ellipsis():
    assert shortened("Work, pay – and hours", 14) == "Work, pay…"
    assert shortened("عمل، وأجر كثير", 8) == "عمل…"


def test_a_single_long_word_is_cut_between_letters():
    assert shortened("Internationalization", 6) == "Inter…"


def test_nothing_is_left_where_there_is_no_room():
    assert shortened("Check", 0) == ""
    assert shortened("Check", -5) == ""
    assert shortened("👨‍👩‍👧 family", 3) == ""


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("e\u0301a", 1),  # a letter and its accent
        ("कि", 1),  # a vowel sign
        ("क्ष", 2),  # the second half of a conjunct
        ("न\u200dद", 2),  # behind a joiner
        ("می\u200cشود", 2),  # before one
        ("👨\u200d👩", 2),  # an emoji of two people
        ("👍🏽", 1),  # a tone of skin
        ("🇫🇷", 1),  # half a flag
        ("🇫🇷🇮🇳", 3),
        ("بَ", 1),  # a vowel mark
    ],
)
def test_a_letter_stays_whole(text, at):
    assert not can_part(text, at)


@pytest.mark.parametrize(
    ("text", "at"), [("ab", 1), ("किक", 2), ("🇫🇷🇮🇳", 2), ("بَت", 2), ("👍🏽a", 2), ("a", 1)]
)
def test_between_letters_a_text_may_part(text, at):
    assert can_part(text, at)


def test_a_conjunct_that_does_not_fit_is_left_out_whole():
    # Each क्ष is three characters.
    assert last_end("क्षक्षक्ष", 5) == 3


@given(st.text(max_size=80), st.integers(-3, 60))
def test_it_is_never_longer_than_asked_and_begins_as_the_text_does(text, most):
    told = shortened(text, most)

    assert units(told) <= max(most, 0)
    assert " ".join(text.split()).startswith(told.removesuffix("…"))


@given(st.text(alphabet="aक्षि\u200d\u0301👍🏽🇫🇷 ", min_size=1, max_size=40), st.integers(2, 30))
def test_wherever_it_is_cut_letters_stay_whole(text, most):
    line = " ".join(text.split())
    end = last_end(line, most)

    assert end == 0 or can_part(line, end)
