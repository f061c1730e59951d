"""Words that fit into pictures, and pictures that are mirrored."""

import pytest

from traffickers.drawing import SHAPES, Canvas, lines_of, number, shape, width_of


@pytest.mark.parametrize("tone", ["listed", "accused", "convicted", "ended", "neutral"])
def test_every_tone_of_an_event_has_a_shape_of_its_own(tone):
    assert [shape(one) for one in SHAPES].count(shape(tone)) == 1


def test_an_unknown_tone_is_a_dot():
    assert shape("unnamed") == SHAPES["neutral"]


@pytest.mark.parametrize(
    ("text", "width"), [("Testa", 5), ("", 0), ("漢字", 4), ("e\u0301", 1), ("a\u200db", 2)]
)
def test_a_wide_letter_takes_the_room_of_two_and_a_mark_none(text, width):
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Testa", ["Testa"]),
        ("Testa Overseas", ["Testa", "Overseas"]),
        ("Testa One Two", ["Testa One", "Two"]),
        ("Testa Overseas Recruitment", ["Testa", "Overseas…"]),
        ("Testaoverseasrecruitment", ["Testaover…"]),
        ("漢字漢字漢字漢字", ["漢字漢字…"]),
        ("  ", []),
    ],
)
def test_words_stand_in_lines_that_fit(text, lines):
    assert lines_of(text, 10) == lines


@pytest.mark.parametrize("text", ["a" * 5000, "b " * 2000, "تستا " * 500, "\u0301" * 300])
def test_no_name_is_too_long(text):
    lines = lines_of(text, 20)

    assert len(lines) <= 2
    assert all(width_of(line) <= 20 for line in lines)


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (3.14159, "3.1"), (0, "0"), (-0.04, "-0"), (1234.5, "1234.5")]
)
def test_numbers_are_short(value, text):
    assert number(value) == text


def test_a_page_from_right_to_left_has_its_picture_mirrored():
    left, right = Canvas(100, is_rtl=False), Canvas(100, is_rtl=True)

    assert (left.at(10, 5), right.at(10, 5)) == ("10 5", "90 5")
    assert (left.x(10, 30), right.x(10, 30)) == (10, 60)
