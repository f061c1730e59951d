"""No sentence of the site says more than the law did."""

from itertools import combinations

import pytest
from django.utils.translation import override

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


# --- word for word -----------------------------------------------------------------------------

TITLES = {
    "wanted": "{}: wanted in a case of {}",
    "charged": "{}: charged with {}, not convicted",
    "on_trial": "{}: on trial for {}, no verdict",
    "convicted_appealable": "{}: convicted of {}, can still appeal",
    "convicted_final": "{}: convicted of {}",
    "sanctioned": "{}: on a sanctions list for {}",
    "administratively_listed": "{}: on an official list for {}",
}
STATEMENTS = {
    "wanted": "this {} is wanted in a case of {}.",
    "charged": "this {} has been charged with {}.",
    "on_trial": "this {} is on trial for {}.",
    "convicted_appealable": "a court has convicted this {} of {}.",
    "convicted_final": "a court has finally convicted this {} of {}.",
    "sanctioned": "this {} is on a sanctions list for {}.",
    "administratively_listed": "this {} is on an official list for {}.",
}
CAUTIONS = {
    "wanted": "A wanted notice is not proof. Everyone is innocent until a court decides.",
    "charged": "A charge is not proof. Everyone is innocent until a court decides.",
    "on_trial": "A trial is not a verdict. Everyone is innocent until a court decides.",
    "convicted_appealable": "This judgment is not final: a higher court can still change it. "
    "Until it is final, everyone is presumed innocent.",
    "convicted_final": "The judgment is final.",
    "sanctioned": "A sanctions listing is the decision of an authority, not a court's conviction.",
    "administratively_listed": "This listing is the decision of an authority, "
    "not a court's conviction.",
}
PHRASES_OF_MATTERS = {
    ("trafficking",): "human trafficking",
    ("forced_labour",): "forced labour",
    ("smuggling",): "migrant smuggling",
    ("forced_labour", "trafficking"): "human trafficking and forced labour",
    ("smuggling", "trafficking"): "human trafficking and migrant smuggling",
    ("forced_labour", "smuggling"): "forced labour and migrant smuggling",
    ("forced_labour", "smuggling", "trafficking"): "human trafficking, forced labour and migrant "
    "smuggling",
}


@pytest.mark.parametrize(("matters", "phrase"), PHRASES_OF_MATTERS.items())
def test_matters_are_named_in_one_order_whatever_that_of_the_document(matters, phrase):
    assert matter_phrase(stands("charged", matters)) == phrase
    assert matter_phrase(stands("charged", matters[::-1])) == phrase


@pytest.mark.parametrize("matters", [(), ("drugs",), ("trafficking", "drugs")])
def test_what_is_no_matter_of_ours_is_no_phrase(matters):
    assert matter_phrase(stands("charged", matters)) == ""


@every_code
def test_the_title_says_it_word_for_word(code):
    assert title(stands(code, ["smuggling"]), "Ada") == TITLES[code].format(
        "Ada", "migrant smuggling"
    )


@every_code
@every_type
def test_the_statement_says_it_word_for_word(code, record_type):
    said = STATEMENTS[code].format(record_type, "forced labour")

    assert statement(stands(code, ["forced_labour"]), record_type) == (
        f"According to Court of Palermo, {said}"
    )


@every_code
@every_type
def test_the_banner_is_the_statement_then_the_caution_then_what_else_there_is(code, record_type):
    found = stands(code, others=2)

    first, second = statement(found, record_type), CAUTIONS[code]
    assert banner(found, record_type).startswith(f"{first} {second} 2 other matters are on this")
    assert banner(stands(code), record_type) == f"{first} {second}"


@every_code
def test_a_shared_link_carries_the_caution(code):
    found = stands(code)

    assert share_text(found, "Ada") == f"{title(found, 'Ada')}. {CAUTIONS[code]}"


@every_type
def test_what_may_not_be_published_says_so_and_nothing_else(record_type):
    found = Standing(tier=Tier.C, code="charged", leading_matters=("trafficking",), others=3)

    assert title(found, "Ada") == "Ada: not on the public record"
    assert banner(found, record_type) == (
        "No official source on this record allows it to be published. "
        "It may be a mistake or a rumour. Nobody may be named for it."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "1 other matter is on this record. It has a status of its own, and where no final "
            "judgment has been given, everyone is presumed innocent."),
        (2, "2 other matters are on this record. Each has a status of its own, and where no final "
            "judgment has been given, everyone is presumed innocent."),
    ],
)  # fmt: skip
def test_other_matters_leave_innocence_to_everyone(count, sentence):
    assert banner(stands("convicted_final", others=count), "person").endswith(sentence)


# --- who says it -------------------------------------------------------------------------------


def test_an_authority_without_a_name_is_still_no_voice_of_ours():
    found = stands("charged", authorities=())

    assert statement(found, "person").startswith("According to an official source, this person")


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("en", "الجنايات, OFAC, and UN"),
        ("es", "الجنايات, OFAC y UN"),
        ("fr", "الجنايات, OFAC et UN"),
        ("ar", "الجنايات وOFAC وUN"),
        ("ur", "الجنايات، OFAC، اور UN"),
        ("hi", "الجنايات, OFAC, और UN"),
    ],
)
def test_authorities_are_enumerated_as_the_language_does(language, listed):
    found = stands("sanctioned", authorities=("الجنايات", "OFAC", "UN"))

    with override(language):
        assert listed in statement(found, "person")


@pytest.mark.parametrize("name", ["محمد المثال", "100 %(name)s %s", "<b>Ada</b>", "Ada: Example"])
def test_a_name_stands_in_texts_as_it_is_written(name):
    found = stands("on_trial")

    assert title(found, name) == f"{name}: on trial for human trafficking, no verdict"
    assert share_text(found, name).startswith(f"{name}: on trial")


@pytest.mark.parametrize("authority", ["Court %(matter)s", "Court 100 %"])
def test_an_authority_cannot_break_a_statement(authority):
    found = stands("on_trial", authorities=(authority,))

    assert statement(found, "person").startswith(f"According to {authority}, this person is on")
