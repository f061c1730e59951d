import time

import pytest

from freedomnow.web.text import cleaned, folded, has_stacked_marks, is_blank, shortened

BLANKS = {
    "nothing": "",
    "spaces": "  \t\n ",
    "zero width space": "\u200b",
    "zero width no-break space": "\ufeff",
    "word joiner": "\u2060",
    "joiners": "\u200c\u200d",
    "joiner between spaces": " \u200c \u200d ",
    "joiner between fillers": "\u3164\u200c\u3164",
    "soft hyphen": "\u00ad",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Braille blank": "\u2800",
    "grapheme joiner": "\u034f",
    "variation selectors": "\ufe0f\U000e0100",
    "tags": "\U000e0041\U000e0042",
    "only an accent": "\u0301",
    "direction marks": "\u200e\u200f\u202e\u2066",
    "no-break spaces": "\u00a0\u2007\u202f\u3000",
    "NUL": "\x00",
    "private use": "\ue000",
}
NAMES = ["Ana", "نادیه", "می‌خواهم", "क्‍ष", "王", "🕊️", "👩‍👧", "O'Neill-Ñ", "Ἀ", "7"]


@pytest.mark.parametrize("typed", BLANKS.values(), ids=BLANKS)
def test_what_no_eye_can_see_is_blank(typed):
    assert is_blank(cleaned(typed))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_or_an_emoji_is_not_blank_and_stays_as_it_is(name):
    assert not is_blank(name)
    assert cleaned(name) == name


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Ana\u202egro.exe", "Anagro.exe"),
        ("\u2066Ana\u2069", "Ana"),
        ("Ana\x00 B\x07ob", "Ana Bob"),
        ("A\u200bn\ufeffa", "Ana"),
        ("e\u0301", "é"),
        ("  Ana \t\r\n Bob  ", "Ana Bob"),
        ("Ana\ud800", "Ana"),
        ("\u200dAna\u200c ", "Ana"),
    ],
)
def test_one_line_of_text_loses_what_hides_and_what_turns_it_round(typed, clean):
    assert cleaned(typed) == clean


def test_prose_keeps_its_lines_and_nothing_else_that_controls():
    assert cleaned("one\r\ntwo\rthree\x0b\tx", keep_lines=True) == "one\ntwo\nthree\tx"


@pytest.mark.parametrize(
    "typed", ["Z" + "\u0336" * 500, "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307"]
)
def test_accents_piled_on_one_letter_are_seen(typed):
    assert has_stacked_marks(cleaned(typed))


@pytest.mark.parametrize("name", ["Nguyễn", "ǭ̂", "क्षि", "שָׁלוֹם", "مُحَمَّد"])
def test_accents_that_scripts_write_are_not(name):
    assert not has_stacked_marks(cleaned(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "jose"),
        ("JOSE\u0301", "José"),
        ("Al-Rashid", "al rashid"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("ｆｕｌｌ", "full"),
        ("O'Neill", "o neill"),
    ],
)
def test_names_that_differ_in_accents_case_or_punctuation_fold_alike(one, other):
    assert folded(one) == folded(other)


def test_vowel_signs_keep_names_apart():
    assert folded("टोगो") != folded("टोंगा")


def test_a_megabyte_is_cleaned_in_a_second_or_two():
    started = time.perf_counter()

    assert len(cleaned("a\u0301" * 500_000)) == 500_000
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("written", "typed"),
    [("Łódź", "lodz"), ("Đorđe", "dorde"), ("Søren", "soren"), ("Ħamrun", "hamrun"),
     ("Diyarbakır", "diyarbakir"), ("Þór", "thor"), ("Ærø", "aero")],
)  # fmt: skip
def test_letters_with_a_stroke_are_compared_as_people_type_them(written, typed):
    assert folded(written) == folded(typed)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("They answer calls.", "They answer calls."),
        ("They answer calls all day", "They answer calls…"),
        ("They answer, and call back", "They answer, and…"),
        ("They answer all. And call", "They answer all…"),
        ("Sprachwissenschaftlerinnen", "Sprachwissenschaft…"),
        ("電話に出て話を聞きます。いつでも電話できます", "電話に出て話を聞きます。いつでも電話…"),
        ("A Sprachwissenschaftlerin", "A Sprachwissenscha…"),
    ],
)
def test_a_long_text_is_cut_between_words_where_it_has_some(text, short):
    assert shortened(text, 19) == short
    assert len(short) <= 19
