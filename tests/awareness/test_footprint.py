"""What stands behind everyday things: choices, findings, the letter."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.translation import override

from awareness.footprint import BY_KEY, CHOICES, Group, asked, finding, results
from awareness.footprint_letter import letter, mailto, questions
from awareness.footprint_sources import SOURCES
from regions.goods import Evidence, of_good


def found(*keys):
    return results(BY_KEY[key] for key in keys)


def test_there_are_between_12_and_20_choices_of_every_group():
    assert 12 <= len(CHOICES) <= 20
    assert {choice.group for choice in CHOICES} == set(Group)


def test_keys_and_labels_are_each_given_once():
    assert len(BY_KEY) == len(CHOICES) == len({str(choice.label) for choice in CHOICES})
    assert all(key.isascii() and key.isalpha() for key in BY_KEY)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.key)
def test_every_good_of_a_choice_is_on_the_list(choice):
    assert choice.goods
    assert len(set(choice.goods)) == len(choice.goods)
    for good in choice.goods:
        assert of_good(good)


def test_choices_come_once_and_in_our_order():
    chosen, unknown = asked(["tea", "chocolate", "tea"])

    assert [choice.key for choice in chosen] == ["chocolate", "tea"]
    assert unknown == []


def test_what_is_unknown_is_told_apart():
    chosen, unknown = asked(["tea", "<b>", "", "TEA"])

    assert [choice.key for choice in chosen] == ["tea"]
    assert unknown == ["<b>", "", "TEA"]


def test_a_finding_has_each_country_under_one_kind():
    cocoa = finding("Cocoa")

    assert cocoa.evidence == (
        (Evidence.BOTH, ["CI", "NG"]),
        (Evidence.CHILD, ["BR", "CM", "GH", "GN", "SL"]),
    )


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.key)
def test_a_result_loses_no_line_of_the_list_and_adds_none(choice):
    [result] = results([choice])

    told = {
        (one.good, code, kind)
        for one in result.findings
        for kind, codes in one.evidence
        for code in codes
    }
    assert told == {
        (line.good, line.code, line.evidence) for good in choice.goods for line in of_good(good)
    }


def test_countries_are_counted_once_whatever_the_number_of_goods():
    [fish] = found("fish")

    assert fish.child == len(
        {line.code for good in fish.choice.goods for line in of_good(good) if line.child_labour}
    )
    assert fish.forced == len(
        {line.code for good in fish.choice.goods for line in of_good(good) if line.forced_labour}
    )
    assert len(fish.codes) <= fish.child + fish.forced


def test_results_and_findings_stand_by_their_number_of_countries():
    sizes = [len(result.codes) for result in found("tea", "coffee", "jewellery", "makeup")]
    [jewellery] = found("jewellery")
    inner = [len(one.codes) for one in jewellery.findings]

    assert sizes == sorted(sizes, reverse=True)
    assert inner == sorted(inner, reverse=True)


def test_inputs_are_neither_child_nor_forced_labour_where_the_thing_is_made():
    batteries = finding("Lithium-Ion Batteries")

    assert batteries.evidence == ((Evidence.INPUTS, ["CN"]),)
    assert batteries.inputs_from == ["CD"]


def test_countries_stand_by_their_name_in_the_reader_s_language():
    english = dict(finding("Cotton").evidence)[Evidence.CHILD]
    with override("ar"):
        arabic = dict(finding("Cotton").evidence)[Evidence.CHILD]

    assert english[0] == "AR"
    assert arabic[0] != "AR"
    assert sorted(arabic) == sorted(english)


def test_a_letter_says_what_the_list_says_and_asks_five_things():
    text = letter(BY_KEY["chocolate"])

    assert "- Cocoa. Child labour and forced labour: Côte d’Ivoire, Nigeria." in text
    assert "edition of 2022" in text
    assert "I do not say that your product is made this way" in text
    assert [f"{n}. {question}" in text for n, question in enumerate(questions(), 1)] == [True] * 5


def test_a_letter_names_the_country_of_an_input():
    text = letter(BY_KEY["phone"])

    assert "Made from something on the list: China. The thing on the list comes from: Congo" in text


def test_a_letter_is_plain_text():
    for choice in CHOICES:
        assert not {"<", ">", "&"} & set(letter(choice))


def test_the_mail_link_holds_the_letter_and_no_address():
    link = urlsplit(mailto(BY_KEY["tea"]))
    told = parse_qs(link.query, strict_parsing=True)

    assert (link.scheme, link.path) == ("mailto", "")
    assert set(told) == {"subject", "body"}
    assert told["body"] == [letter(BY_KEY["tea"])]
    assert told["subject"] == ["How are these made: Tea?"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["source_title"])
def test_every_source_says_what_it_supports_and_where_it_was_seen(source):
    for name in ("source_kind", "source_publisher", "source_url", "source_seen_in", "supports"):
        assert str(source[name])
    assert source["source_url"].startswith("https://")
    assert source.get("source_published_on") or source.get("source_retrieved_on")
