"""No sentence of the site says more than the law did."""

from itertools import combinations

import pytest

from freedomnow.evidence.codes import Matter
from tests.traffickers.legal_documents import CASE_2, PRESS, TODAY, event, record
from traffickers.codes import NAMED_TIERS, TIER, RecordType, Tier
from traffickers.standing import Standing, standing
from traffickers.wording import (
    PHRASES,
    banner,
    heading_chip,
    matter_phrase,
    may_say_trafficker,
    share_text,
    statement,
    title,
)

MATTERS = [
    tuple(sorted(chosen)) for size in (1, 2, 3) for chosen in combinations(Matter.values, size)
]
NAMING = sorted(code for code, tier in TIER.items() if tier in NAMED_TIERS)
TONES = {
    "wanted": "accused",
    "charged": "accused",
    "on_trial": "accused",
    "convicted_appealable": "accused",
    "convicted_final": "convicted",
    "sanctioned": "listed",
    "administratively_listed": "listed",
}
WORDS = {
    "trafficking": "human trafficking",
    "forced_labour": "forced labour",
    "smuggling": "migrant smuggling",
}
everything = pytest.mark.parametrize("matters", MATTERS, ids="+".join)
every_code = pytest.mark.parametrize("code", NAMING)
every_type = pytest.mark.parametrize("record_type", RecordType.values)


def stands(code, matters=("trafficking",), **given):
    usual = {"authorities": ("Court of Palermo",), "leading_matters": tuple(matters)}
    return Standing(tier=TIER[code], code=code, **usual | given)


def texts(found, record_type="person"):
    name = "Ada Example"
    return [
        heading_chip(found).label,
        title(found, name),
        statement(found, record_type),
        banner(found, record_type),
        share_text(found, name),
    ]


def test_every_code_that_names_has_words():
    assert set(PHRASES) == set(NAMING) == set(TONES)


@every_code
@every_type
@everything
def test_every_text_is_whole(code, record_type, matters):
    found = stands(code, matters)

    for text in texts(found, record_type):
        assert text
        assert "%" not in text
        assert "  " not in text


@every_code
@every_type
@everything
def test_a_text_names_exactly_the_matters(code, record_type, matters):
    found = stands(code, matters)

    for text in (title(found, "Ada"), statement(found, record_type), banner(found, record_type)):
        assert {m for m, words in WORDS.items() if words in text} == set(matters)


@every_code
@every_type
def test_a_statement_says_who_says_it_about_what(code, record_type):
    sentence = statement(stands(code), record_type)

    assert sentence.startswith("According to Court of Palermo, ")
    assert f"this {record_type}" in sentence
    assert sentence.endswith(".")


@every_code
@everything
def test_nobody_is_called_a_trafficker(code, matters):
    for record_type in RecordType.values:
        for text in texts(stands(code, matters), record_type):
            assert "trafficker" not in text.lower()


@every_code
@everything
def test_the_word_is_true_only_of_tier_a_and_trafficking(code, matters):
    found = stands(code, matters)

    assert may_say_trafficker(found) == (found.tier == Tier.A and "trafficking" in matters)


@pytest.mark.parametrize("code", [code for code in NAMING if TIER[code] == Tier.B])
@every_type
def test_an_accusation_comes_with_the_presumption_of_innocence(code, record_type):
    found = stands(code)

    for text in (banner(found, record_type), share_text(found, "Ada")):
        assert "innocent" in text


@pytest.mark.parametrize("code", ["sanctioned", "administratively_listed"])
def test_a_listing_is_no_conviction(code):
    found = stands(code)

    assert "not a court's conviction" in banner(found, "person")
    assert not any("has convicted" in text or "guilty" in text for text in texts(found))


@every_code
def test_only_a_final_conviction_looks_like_one(code):
    chip = heading_chip(stands(code))

    assert chip.tone == TONES[code]
    assert (chip.label == "Convicted") == (code == "convicted_final")


def test_every_chip_can_be_told_without_its_colour():
    assert len({heading_chip(stands(code)).label for code in NAMING}) == len(NAMING)


def test_a_chip_says_that_a_charge_is_no_conviction():
    assert heading_chip(stands("charged")).label == "Charged, not convicted"
    assert heading_chip(stands("convicted_appealable")).label == "Convicted, can still appeal"


def test_several_authorities_are_listed():
    found = stands("sanctioned", authorities=("OFAC", "OFSI", "UN"))

    assert statement(found, "person").startswith("According to OFAC, OFSI, and UN, this person")


def test_other_matters_are_counted_not_mixed_in():
    assert "other matter" not in banner(stands("sanctioned"), "person")
    assert "1 other matter is on" in banner(stands("sanctioned", others=1), "person")
    assert "2 other matters are on" in banner(stands("sanctioned", others=2), "person")


def test_a_conviction_for_smuggling_is_not_coloured_by_a_listing_for_trafficking():
    convicted = event("convicted_final", "2018", matters=["smuggling"])
    listed = event("sanctioned", "2020", matters=["trafficking"])

    found = standing(record(convicted, listed), TODAY)

    assert title(found, "Ada Example") == "Ada Example: convicted of migrant smuggling"
    assert not may_say_trafficker(found)


@pytest.mark.parametrize(
    "events",
    [
        [],
        [event("charged", "2018", **PRESS)],
        [event("investigation_announced", "2018")],
        [event("charged", "2018"), event("acquitted", "2019")],
    ],
)
@every_type
def test_what_may_not_be_named_accuses_nobody(events, record_type):
    found = standing(record(*events), TODAY)

    assert heading_chip(found).tone == "unnamed"
    for text in texts(found, record_type):
        assert not any(words in text for words in [*WORDS.values(), "charge", "convict", "court"])


def test_a_name_cannot_break_a_title():
    found = stands("charged")

    assert title(found, "100 %(name)s %s").startswith("100 %(name)s %s: charged")


def test_matters_of_other_tiers_stay_out_of_the_phrase():
    charged = event("charged", "2018", matters=["trafficking"], **CASE_2)
    listed = event("sanctioned", "2020", matters=["smuggling"])

    assert matter_phrase(standing(record(charged, listed), TODAY)) == "migrant smuggling"
