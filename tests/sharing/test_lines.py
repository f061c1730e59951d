"""Lines of glyphs: fonts, directions, joined letters."""

import pytest

from freedomnow.sharing.fonts import NAMES, font_for, font_named
from freedomnow.sharing.lines import Paragraph, Undrawable, levels_of, reordered

ARABIC = "الاتجار بالبشر"
URDU = "انسانی اسمگلنگ"
HINDI = "क्षेत्र स्त्री"


def numbers(text, language):
    paragraph = Paragraph.of(text, language)
    return [glyph.number for glyph in paragraph.glyphs(0, len(paragraph.text))]


def fonts(text, language):
    return {font.name for font in Paragraph.of(text, language).fonts}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Señales: ¿qué pasa?", "es", {"latin"}),
        ("Être là", "fr", {"latin"}),
        ("Торговля людьми", "ru", {"latin"}),
        (ARABIC, "ar", {"arabic"}),
        (URDU, "ur", {"nastaliq"}),
        (HINDI, "hi", {"devanagari"}),
        ("مع Facebook", "ar", {"arabic", "latin"}),
        ("2026 में", "hi", {"devanagari", "latin"}),
    ],
)
def test_each_script_has_its_font(text, language, names):
    assert fonts(text, language) == names


@pytest.mark.parametrize("text", ["人口贩运", "ช่วยด้วย", "Help 👋", "საქართველო"])
def test_what_no_font_has_is_refused_and_no_box_is_drawn(text):
    with pytest.raises(Undrawable):
        Paragraph.of(text, "en")


@pytest.mark.parametrize("name", NAMES)
def test_every_font_has_a_blank_and_the_joiners(name):
    assert all(font_named(name).has(sign) for sign in " \u200c\u200d")
    assert 0.1 < font_named(name).blank < 0.6


def test_no_glyph_is_the_box_of_a_missing_letter():
    for text, language in ((ARABIC, "ar"), (URDU, "ur"), (HINDI, "hi"), ("Señales", "es")):
        assert 0 not in numbers(text, language)


def test_arabic_letters_are_joined():
    alone = [number for letter in "بيت" for number in numbers(letter, "ar")]

    assert numbers("بيت", "ar") != alone[::-1]


def test_lam_and_alef_are_one_sign():
    assert len(numbers("لا", "ar")) < len(numbers("لب", "ar"))


@pytest.mark.parametrize("conjunct", ["क्ष", "त्र", "ज्ञ", "श्र"])
def test_a_hindi_conjunct_is_one_sign(conjunct):
    assert len(numbers(conjunct, "hi")) == 1


def test_the_short_i_stands_before_its_consonant():
    [first, _second] = numbers("कि", "hi")

    assert first != numbers("क", "hi")[0]


def test_a_conjunct_that_a_joiner_keeps_apart_is_drawn_apart():
    assert numbers("क्\u200dष", "hi") != numbers("क्ष", "hi")


def test_urdu_is_in_nastaliq_and_arabic_is_not():
    assert font_for("ب", "ur").name == "nastaliq"
    assert font_for("ب", "ar").name == "arabic"
    assert font_for("ب", "en").name == "arabic"


def test_arabic_begins_at_the_right():
    paragraph = Paragraph.of("بيت كبير", "ar")
    glyphs = list(paragraph.glyphs(0, len(paragraph.text)))

    # The first word stands at the right end of the line.
    first = numbers("بيت", "ar")
    assert [glyph.number for glyph in glyphs][-len(first) :] == first
    assert min(glyph.x for glyph in glyphs[-len(first) :]) > paragraph.width(4, 8)


def test_latin_words_and_numbers_in_arabic_run_from_the_left():
    levels = levels_of("عام 2026 مع ILO", is_rtl=True)

    assert set(levels[:4]) == {1}
    assert set(levels[4:8]) == {2}
    assert set(levels[-3:]) == {2}


def test_arabic_in_an_english_line_runs_from_the_right():
    levels = levels_of("The word حرية here", is_rtl=False)

    assert set(levels[9:13]) == {1}
    assert levels[0] == levels[-1] == 0


def test_joiners_keep_their_place():
    text = "می\u200cشود क्\u200dष"

    assert len(levels_of(text, is_rtl=True)) == len(text)
    assert len(levels_of("\u200dab", is_rtl=False)) == 3


def test_runs_are_turned_round_as_unicode_says():
    levels = [1, 2, 1]

    assert reordered([[0], [1], [2]], levels) == [[2], [1], [0]]
    assert reordered([[0], [1], [2]], [0, 1, 1]) == [[0], [2], [1]]
    assert reordered([], []) == []


def test_brackets_are_mirrored_in_arabic():
    assert numbers("(", "ar") == numbers(")", "en")


def test_no_text_has_no_glyph_and_no_width():
    paragraph = Paragraph.of("", "en")

    assert (list(paragraph.glyphs(0, 0)), paragraph.width(0, 0)) == ([], 0)
