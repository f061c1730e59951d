"""Names of countries and regions in the interface languages."""

import csv
from pathlib import Path

import pytest
from babel import Locale
from django.utils import translation

from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.places import COUNTRY_CODES, place_name

ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = ROOT.parent / "shared" / "data" / "regions" / "country-codes.csv"
NUMBERS = """
001 002 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061
142 143 145 150 151 154 155 202 419
"""
GROUPS = NUMBERS.split()


def test_there_are_249_iso_codes_and_kosovo():
    assert len(set(COUNTRY_CODES)) == len(COUNTRY_CODES) == 250
    assert "XK" in COUNTRY_CODES


@pytest.mark.skipif(not COUNTRIES.exists(), reason="the shared data is not here")
def test_the_codes_are_those_of_the_shared_table():
    with COUNTRIES.open(encoding="utf-8-sig", newline="") as lines:
        codes = {row["ISO3166-1-Alpha-2"] for row in csv.DictReader(lines)}

    assert codes | {"XK"} == set(COUNTRY_CODES)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_cldr_names_every_place_in_every_interface_language(language):
    names = Locale.parse(language).territories

    assert not [code for code in (*COUNTRY_CODES, *GROUPS) if code not in names]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_no_two_places_share_a_name(language):
    names = [place_name(code, language) for code in (*COUNTRY_CODES, *GROUPS)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KE", "en", "Kenya"),
        ("DE", "es", "Alemania"),
        ("CI", "fr", "Côte d\u2019Ivoire"),
        ("EG", "ar", "مصر"),
        ("PK", "ur", "پاکستان"),
        ("IN", "hi", "भारत"),
        ("XK", "en", "Kosovo"),
        ("039", "en", "Southern Europe"),
        ("202", "fr", "Afrique subsaharienne"),
    ],
)
def test_a_place_is_named_in_the_language_asked_for(code, language, name):
    assert place_name(code, language) == name


def test_the_world_is_written_with_a_capital():
    assert place_name("001", "en") == "World"


def test_the_active_language_is_the_default():
    with translation.override("es"):
        assert place_name("DE") == "Alemania"


def test_a_language_without_interface_is_answered_in_english():
    assert place_name("DE", "pt") == "Germany"


@pytest.mark.parametrize("code", ["", "ZZ", "EU", "ke", "999", "Kenya", "\x00"])
def test_an_unknown_code_is_its_own_name(code):
    assert place_name(code, "en") == code
