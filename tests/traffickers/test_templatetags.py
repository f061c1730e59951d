"""An entry of a list says no more of somebody than their page does."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from freedomnow.search.models import Page
from tests.factories import make_name, make_place, record_document
from tests.traffickers.public_records import told
from traffickers.codes import TIER
from traffickers.models import Trafficker
from traffickers.templatetags.records import MOST_COUNTRIES, record_card, record_item

LISTING = told("sanctioned", authority="Ministry")


def item(**fields):
    """The entry of a record in the list of records."""
    document = {"legal_events": [LISTING], "names": [make_name("Testa")]} | fields
    document = record_document(**document)
    shown = {name: document[name] for name in ("type", "nationalities")}
    return record_item(Trafficker(document=document, title="Testa", public_id="abc", **shown))


def card(code="sanctioned", matters=("trafficking",), codes=(), kind="company", **fields):
    """The entry of a record in a list of all kinds."""
    told = {"type": kind, "tier": str(TIER[code]), "code": code, "matters": list(matters)}
    return record_card(
        Page(path="/records/abc/", title="Testa", card=told, codes=list(codes)), **fields
    )


@pytest.mark.parametrize(
    ("code", "chip", "tone"),
    [
        ("wanted", "Wanted", "accused"),
        ("charged", "Charged, not convicted", "accused"),
        ("on_trial", "On trial", "accused"),
        ("convicted_appealable", "Convicted, can still appeal", "accused"),
        ("convicted_final", "Convicted", "convicted"),
        ("sanctioned", "On a sanctions list", "listed"),
        ("administratively_listed", "On an official list", "listed"),
    ],
)
def test_both_entries_wear_the_chip_of_the_law(code, chip, tone):
    of_record, of_page = item(legal_events=[told(code)]), card(code)

    assert (of_record["chip"], of_record["tone"]) == (chip, tone)
    assert (of_page["chip"], of_page["tone"]) == (chip, tone)


def test_the_entry_says_what_it_is_about_where_who_decided_and_when():
    entry = item(regions=[make_place("TN"), make_place("LY")])

    first, second = entry["meta"]
    assert first == "Company · human trafficking · Tunisia, Libya"
    assert second.startswith("Ministry")
    assert second.endswith("May 1, 2026")


def test_the_entry_leaves_out_what_nobody_knows():
    entry = item(regions=[], legal_events=[told("sanctioned", authority="")])

    assert entry["meta"] == ["Company · human trafficking", "May 1, 2026"]


def test_an_entry_names_only_what_leads():
    charge = told("charged", matters=["smuggling"], authority="Court of Testa", on="2026-06-01")

    entry = item(legal_events=[LISTING, charge])

    assert "smuggling" not in entry["meta"][0]
    assert "Court of Testa" not in entry["meta"][1]


def test_nationalities_stand_in_where_no_place_is_told():
    assert item(regions=[], nationalities=["ER"])["meta"][0].endswith("· Eritrea")
    assert "Eritrea" not in item(regions=[make_place()], nationalities=["ER"])["meta"][0]


def test_a_place_is_named_once_and_no_more_than_a_few():
    codes = ["TN", "LY", "TN", "IT", "MT", "ES"]

    line = item(regions=[make_place(code) for code in codes])["meta"][0]

    assert line.endswith("· Tunisia, Libya, Italy, Malta")
    assert MOST_COUNTRIES == 4


def test_an_entry_says_what_stands_today(settings):
    settings.TODAY = date(2026, 4, 30)

    assert item()["chip"] == "Not on the public record"


def test_a_card_names_countries_and_none_of_the_regions_above_them():
    assert card(codes=["001", "002", "015", "TN"])["meta"] == [
        "Company · human trafficking · Tunisia"
    ]


def test_a_card_without_a_place_says_nothing_of_places():
    assert card(kind="network", codes=[])["meta"] == ["Network · human trafficking"]


def test_a_card_tells_the_name_that_found_it():
    assert card()["matched"] == ""
    assert card(matched="تستا")["matched"] == "تستا"


def test_matters_of_a_card_are_those_that_lead():
    entry = card("convicted_final", matters=["smuggling"])

    assert entry["meta"] == ["Company · migrant smuggling"]


def test_a_card_of_a_page_that_names_nobody_accuses_nobody():
    told = {"type": "person", "tier": "none", "code": "", "matters": []}

    entry = record_card(SimpleNamespace(path="/records/abc/", title="T", card=told, codes=[]))

    assert (entry["chip"], entry["tone"]) == ("Not on the public record", "unnamed")
    assert entry["meta"] == ["Person"]


@pytest.mark.parametrize(
    ("language", "path", "places", "may"),
    [
        ("es", "/es/records/abc/", "Francia, Túnez", "1 de mayo de 2026"),
        ("fr", "/fr/records/abc/", "France, Tunisie", "1 mai 2026"),
        ("ar", "/ar/records/abc/", "فرنسا، تونس", "1 مايو 2026"),
        ("ur", "/ur/records/abc/", "فرانس، تونس", "1 مئی، 2026"),
        ("hi", "/hi/records/abc/", "फ़्रांस, ट्यूनीशिया", "1 मई 2026"),
    ],
)
def test_an_entry_is_in_the_language_of_the_list(language, path, places, may):
    with override(language):
        entry = item(regions=[make_place("FR"), make_place("TN")])

    assert entry["url"] == path
    assert entry["meta"][0].endswith(places)
    assert may in entry["meta"][1].replace("\u200f", "")
