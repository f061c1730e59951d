"""The picture: its bytes, its size, its colours."""

import struct
import zlib

import pytest

from freedomnow.sharing.canvas import Canvas, coverage, filled, mixed, table, united
from freedomnow.sharing.picture import BAND, LAMP, WHITE, drawn, neutral, picture

HOST = "freedomnow.example"
TITLES = {
    "en": "Check a job offer abroad: what to ask before you say yes, and whom to ask about it",
    "es": "Señales de que un trabajo o una oferta es una trampa",
    "fr": "Être là pour une personne qui s’en est sortie : ce qui aide, ce qui blesse",
    "ar": "تحقَّق من عرض العمل في الخارج (2026) قبل السفر مع Facebook",
    "ur": "انسانی اسمگلنگ کی نشانیاں: جب کام یا پیشکش ایک جال ہو، تو کیسے پہچانیں",
    "hi": "विदेश में नौकरी के प्रस्ताव की जाँच करें: क्षेत्र, स्त्री, श्रम और ज्ञान",
}
WIDTH, HEIGHT = 1200, 630


def chunks(png):
    at = 8
    while at < len(png):
        [size] = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def rows(png):
    """The colour at each pixel, row by row."""
    parts = dict(chunks(png))
    palette = [tuple(parts[b"PLTE"][at : at + 3]) for at in range(0, len(parts[b"PLTE"]), 3)]
    raw = zlib.decompress(parts[b"IDAT"])
    stride = WIDTH // 2 + 1
    for start in range(0, len(raw), stride):
        line = raw[start + 1 : start + stride]
        yield [palette[index] for byte in line for index in (byte >> 4, byte & 15)]


def written_columns(png):
    """(first, last) column with pure white, left of and right of the middle."""
    white = [x for row in rows(png) for x, colour in enumerate(row) if colour == WHITE]
    return min(white), max(white)


@pytest.mark.parametrize("language", TITLES)
def test_it_is_a_png_of_the_size_that_messengers_want_and_light(language):
    png = picture(TITLES[language], language, HOST)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", dict(chunks(png))[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    assert len(png) <= 30_000


@pytest.mark.parametrize("language", TITLES)
def test_the_longest_title_is_light_too(language):
    assert len(picture((TITLES[language] + " ") * 4, language, HOST)) <= 30_000


def test_every_part_of_the_file_has_its_checksum():
    png = neutral(HOST)
    at = 8
    while at < len(png):
        [size] = struct.unpack(">I", png[at : at + 4])
        [check] = struct.unpack(">I", png[at + 8 + size : at + 12 + size])
        assert check == zlib.crc32(png[at + 4 : at + 8 + size])
        at += size + 12


def test_all_pixels_are_there_in_the_colours_of_the_site():
    told = list(rows(neutral(HOST)))

    assert [len(row) for row in told] == [WIDTH] * HEIGHT
    assert told[0][0] == BAND
    assert {LAMP, WHITE} <= {colour for row in told for colour in row}


@pytest.mark.parametrize("language", TITLES)
def test_the_same_words_give_the_same_bytes(language):
    first = drawn.__wrapped__(TITLES[language], language, HOST)

    assert drawn.__wrapped__(TITLES[language], language, HOST) == first


def test_a_second_request_draws_nothing():
    drawn.cache_clear()
    picture("Testa once", "en", HOST)
    picture("Testa once", "en", HOST)

    assert (drawn.cache_info().hits, drawn.cache_info().misses) == (1, 1)


def test_other_words_and_another_host_give_another_picture():
    assert picture("France", "en", HOST) != picture("Spain", "en", HOST)
    assert picture("France", "en", HOST) != picture("France", "en", "other.example")


@pytest.mark.parametrize("title", ["人口贩运", "ช่วยด้วย", "Work 🙂", "ქართული"])
def test_what_no_font_can_write_has_the_sites_own_picture(title):
    assert picture(title, "en", HOST) == neutral(HOST)


def test_a_host_in_letters_that_no_font_has_is_no_error():
    assert picture("France", "en", "xn--fiqs8s.example") != neutral(HOST)


def lamp_columns(png):
    return [x for x, colour in enumerate(list(rows(png))[HEIGHT // 2]) if colour == LAMP]


def test_the_mark_stands_where_lines_end():
    assert min(lamp_columns(picture("France", "en", HOST))) > WIDTH / 2
    assert max(lamp_columns(picture("فرنسا", "ar", HOST))) < WIDTH / 2


def test_words_begin_at_the_margin():
    left, _last = written_columns(picture("HHHH", "en", HOST))
    _first, right = written_columns(picture("ااا", "ar", HOST))

    assert 70 <= left <= 90
    assert WIDTH - 90 <= right <= WIDTH - 70


# -- the canvas ------------------------------------------------------------------------------------


def test_a_shape_covers_parts_of_pixels_at_its_edges():
    assert coverage([(1.5, 3.0)] * 4) == (1, bytes([128, 255]))
    assert coverage([(0.0, 1.0), (0.0, 1.0), (2.0, 2.0), (2.0, 2.0)])[1][0] == 128
    slanted = [(0.5, 4.5), (1.0, 5.0)] * 2
    assert coverage(slanted) == (0, bytes([64, 255, 255, 255, 191]))


def test_a_shape_is_filled_where_it_is():
    pixels = filled(4, 2, lambda y: (1, 3) if y < 1 else None)

    assert list(pixels) == [0, 255, 255, 0, 0, 0, 0, 0]


def test_coverage_becomes_a_step_of_the_palette():
    steps = table(9, 7)

    assert (steps[0], steps[10], steps[255]) == (0, 0, 15)
    assert sorted(set(steps)) == [0, *range(9, 16)]


def test_colours_are_mixed_evenly():
    assert mixed((0, 0, 0), (100, 200, 255), 0.5) == (50, 100, 128)


def test_layers_are_laid_over_each_other():
    assert united(b"\x01\x00", b"\x00\x02") == b"\x01\x02"


def test_an_empty_canvas_is_its_ground():
    png = Canvas(WIDTH, 2, bytes(WIDTH * 2)).png(BAND, WHITE, LAMP)

    assert {colour for row in rows(png) for colour in row} == {BAND}
