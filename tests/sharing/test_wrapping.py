"""Where lines of a title end."""

import pytest

from freedomnow.sharing.lines import Paragraph, Undrawable
from freedomnow.sharing.wrapping import MOST_LINES, broken, ending, fitted, reach

SIZES = (76, 60, 42)
LONG = "What happens after you report, and what you can ask for, told for those who came out " * 3


def lines(text, language="en", width=760, height=335):
    block = fitted(text, language, SIZES, width, height)
    return [paragraph.text[start:end].strip() for paragraph, start, end in block.lines]


def test_a_short_title_is_one_large_line():
    block = fitted("France", "en", SIZES, 760, 335)

    assert (block.size, len(block.lines)) == (76, 1)


def test_a_longer_title_is_smaller():
    block = fitted("Check a job offer abroad before you say yes to it", "en", SIZES, 500, 335)

    assert block.size < 76
    assert len(block.lines) <= MOST_LINES


def test_no_word_is_lost_where_all_fit():
    text = "Check a job offer abroad before you say yes"

    assert " ".join(lines(text)) == text


def test_a_title_that_does_not_fit_ends_in_an_ellipsis_at_a_word():
    told = lines(LONG)

    assert len(told) == MOST_LINES
    assert told[-1].endswith("…")
    assert told[-1].removesuffix("…").split()[-1] in LONG.replace(",", "").split()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG, "en"),
        ("انسانی اسمگلنگ کی نشانیاں اور مدد " * 12, "ur"),
        ("تحقق من عرض العمل في الخارج " * 12, "ar"),
        ("विदेश में नौकरी के प्रस्ताव की जाँच करें " * 12, "hi"),
    ],
)
def test_every_line_fits_and_so_does_the_block(text, language):
    block = fitted(text, language, SIZES, 760, 335)

    assert block.height <= 335
    for paragraph, start, end in block.lines:
        assert paragraph.width(start, end) * block.size <= 760


def test_a_word_that_is_wider_than_a_line_is_cut_between_letters():
    paragraph = Paragraph.of("क्ष" * 30, "hi")

    told = [paragraph.text[start:end] for start, end in broken(paragraph, 4)]

    assert len(told) > 1
    assert "".join(told) == paragraph.text
    assert all(len(line) % 3 == 0 for line in told)


def test_at_least_one_letter_stands_on_a_line():
    assert reach(Paragraph.of("WWW", "en"), 0, 3, 0.01) == 1
    assert reach(Paragraph.of("क्ष", "hi"), 0, 3, 0.01) == 3


def test_a_line_that_no_ellipsis_fits_on_stays_as_it_is():
    paragraph = Paragraph.of("W", "en")

    assert ending(paragraph, 0, 1, 0.01) == (paragraph, 0, 1)


def test_what_cannot_be_drawn_is_told():
    with pytest.raises(Undrawable):
        fitted("帮助", "zh", SIZES, 760, 335)
