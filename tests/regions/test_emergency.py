"""Emergency numbers out of libphonenumber's metadata."""

import csv
import re
from pathlib import Path

import phonenumbers
import pytest

from freedomnow.web.places import COUNTRY_CODES
from regions.emergency import (
    RELEASED_ON,
    SOURCE_AS_OF,
    SOURCE_VERSION,
    emergency_numbers,
    expanded,
)

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT.parent / "shared" / "data" / "regions" / "emergency_numbers_libphonenumber.csv"
WITHOUT_NUMBERS = {"AQ", "BV", "GN", "GQ", "GS", "HM", "IO", "PN", "TF", "TK", "UM"}


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("GB", ("112", "999")),
        ("US", ("112", "911")),
        ("FR", ("112", "15", "17", "18")),
        ("IN", ("100", "101", "102", "108", "112", "1298", "2611")),
        ("DE", ("110", "112")),
        ("KE", ("112", "114", "999")),
        ("NA", ("10111",)),
        ("SE", ("112", "90000")),
        ("XK", ("112", "192", "193", "194")),
        ("AQ", ()),
    ],
)
def test_numbers_of_a_country(code, numbers):
    assert emergency_numbers(code) == numbers


def test_a_block_with_any_digit_names_no_number():
    assert emergency_numbers("CZ") == ("112",)
    assert emergency_numbers("GA") == ("18", "1730")


def test_every_number_is_one_that_the_library_calls_an_emergency_number():
    pairs = [(number, code) for code in COUNTRY_CODES for number in emergency_numbers(code)]

    assert len(pairs) > 500
    assert all(phonenumbers.is_emergency_number(number, code) for number, code in pairs)


def test_every_country_has_numbers_but_the_known_few():
    assert {code for code in COUNTRY_CODES if not emergency_numbers(code)} == WITHOUT_NUMBERS


def test_no_list_is_too_long_to_read_in_danger():
    assert max(len(emergency_numbers(code)) for code in COUNTRY_CODES) <= 10


def test_numbers_are_listed_once_and_those_of_three_digits_first():
    for code in COUNTRY_CODES:
        numbers = emergency_numbers(code)
        places = [(len(number) != 3, len(number), number) for number in numbers]
        assert places == sorted(set(places))
        assert all(re.fullmatch(r"[0-9]{2,6}", number) for number in numbers)


@pytest.mark.parametrize("code", ["", "001", "150", "ZZ", "us", "\x00"])
def test_what_is_no_country_has_no_numbers(code):
    assert emergency_numbers(code) == ()


def test_the_version_of_the_source_is_known():
    assert re.fullmatch(r"\d+(\.\d+)+", SOURCE_VERSION)


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("", [""]),
        ("112", ["112"]),
        ("112|911", ["112", "911"]),
        ("11[0-28]", ["110", "111", "112", "118"]),
        ("1(?:1[02]|55)", ["110", "112", "155"]),
        ("9(?:11?|2)", ["91", "911", "92"]),
        (r"15\d", [r"15\d"]),
        ("1(?:0(?:1|2)|3)", ["101", "102", "13"]),
    ],
)
def test_a_pattern_is_expanded(pattern, texts):
    assert expanded(pattern) == texts


@pytest.mark.parametrize("pattern", ["1(", "a", "[a]", "1{2}", "1+", "1.", r"1\w"])
def test_a_notation_of_a_new_kind_is_noticed(pattern):
    with pytest.raises(ValueError, match="cannot be expanded"):
        expanded(pattern)


@pytest.mark.parametrize("pattern", ["1)", "(?:1", "?", "[9-0]"])
def test_a_broken_pattern_is_noticed(pattern):
    with pytest.raises(re.error):
        expanded(pattern)


@pytest.mark.skipif(not COPY.exists(), reason="the shared data is not here")
@pytest.mark.skipif(SOURCE_VERSION != "9.0.43", reason="the copy is of phonenumbers 9.0.43")
def test_three_digit_numbers_are_all_that_match_the_pattern_of_the_copy():
    with COPY.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["iso2"] in COUNTRY_CODES]

    for row in rows:
        pattern = re.sub(r"\d\\d(\\d)?", "x", row["emergency_pattern_regex"])
        possible = {f"{n:03}" for n in range(1000) if re.fullmatch(pattern, f"{n:03}")}
        assert possible == {n for n in emergency_numbers(row["iso2"]) if len(n) == 3}


def test_the_locked_release_has_its_date():
    assert SOURCE_VERSION in RELEASED_ON
    assert f"{SOURCE_VERSION} · {RELEASED_ON[SOURCE_VERSION]}" == SOURCE_AS_OF


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/help/?c=FR", "/help/?c=fr", "/regions/france/"])
def test_numbers_are_shown_with_version_and_date_of_their_source(client, path):
    html = client.get(path).text

    assert SOURCE_AS_OF in html
    assert "If one does not answer, call the next." in html


@pytest.mark.django_db
def test_a_single_number_has_no_next(client):
    assert "call the next" not in client.get("/help/?c=NA").text
