"""The fonts that come with the software, and how they were made."""

import lzma

import pytest
import uharfbuzz as hb

from freedomnow.sharing import derive_fonts
from freedomnow.sharing.fonts import DATA, NAMES, font_named, names_for

MOST_BYTES = 400_000


def unpacked(name):
    return lzma.decompress((DATA / f"{name}.ttf.xz").read_bytes())


def face_of(font):
    return hb.Face(hb.Blob(font))


def test_all_fonts_together_are_light():
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= MOST_BYTES


def test_their_licence_comes_with_them():
    text = (DATA / "OFL.txt").read_text()

    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert text.count("The Noto Project Authors") == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_says_whose_it_is(name):
    copyright, family = (face_of(unpacked(name)).get_name(number) for number in (0, 1))

    assert copyright in (DATA / "OFL.txt").read_text()
    assert family.startswith("Noto")


@pytest.mark.parametrize("name", NAMES)
def test_each_has_the_letters_that_were_kept_and_its_own_script(name):
    letters = {"latin": "éüñğЖΩ", "arabic": "ابپچ", "devanagari": "कषॐ", "nastaliq": "ٹڈہے"}[name]

    assert all(font_named(name).has(letter) for letter in letters)


def test_a_font_is_read_once():
    assert font_named("latin") is font_named("latin")


def test_every_language_can_reach_every_font_its_own_first():
    assert names_for("ur")[0] == "nastaliq"
    assert names_for("ar-EG")[0] == "arabic"
    assert names_for("")[0] == names_for("sw")[0] == "latin"
    assert all(set(names_for(code)) == set(NAMES) for code in ("en", "ar", "ur", "hi", "zh"))


def test_ranges_are_read():
    assert derive_fonts.code_points("41 61-63") == [0x41, 0x61, 0x62, 0x63]


def test_a_font_is_made_smaller_and_keeps_what_was_asked_for():
    font = unpacked("latin")

    small = derive_fonts.smaller(font, "41-43")

    assert len(small) < len(font) / 10
    assert {0x20, 0x41, 0x42, 0x43} <= set(face_of(small).unicodes)
    assert 0x44 not in set(face_of(small).unicodes)


def test_the_files_are_made_from_four_fonts(tmp_path):
    sources = []
    for name in NAMES:
        (tmp_path / f"{name}.ttf").write_bytes(unpacked(name))
        sources.append(str(tmp_path / f"{name}.ttf"))

    derive_fonts.main([*sources, "--out", str(tmp_path)])

    for name in NAMES:
        made = lzma.decompress((tmp_path / f"{name}.ttf.xz").read_bytes())
        assert set(face_of(made).unicodes) == set(face_of(unpacked(name)).unicodes)
