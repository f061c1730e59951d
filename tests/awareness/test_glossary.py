"""The glossary, and the words of articles that lead to it."""

import re

import pytest
from django.test import Client
from django.utils.translation import override

from awareness import glossary
from awareness.glossary import TERMS, Standard
from tests.factories import article_document, publish_directly

GLOSSARY = "/awareness/glossary/"
# Names in the standards that vocabularies name: ILO's eleven indicators and IOM's HTCDS.
ILO = {
    "VulnerabilityAbuse", "Deception", "MovementRestriction", "Isolation", "Violence",
    "ThreatIntimidation", "DocumentRetention", "WageWithholding", "DebtBondage",
    "WorkLiveConditions", "ExcessiveOvertime",
}  # fmt: skip
HTCDS = {
    "ForcedLabour", "SexualExploitation", "ChildLabour", "ForcedMarriage", "Servitude",
    "OrganRemoval", "ForcedBegging", "Other", "RecruiterOrIntermediary", "DebtBondage",
}  # fmt: skip
each_term = pytest.mark.parametrize("term", TERMS, ids=lambda term: term.slug)


def body_of(body, prefix="", **fields):
    article = publish_directly("article", article_document(body=body, **fields))
    return Client().get(prefix + article.path).content.decode().split("<article")[1]


def test_there_are_enough_terms_and_none_comes_twice():
    slugs = [term.slug for term in TERMS]

    assert len(slugs) >= 20
    assert len(set(slugs)) == len(slugs)


@each_term
def test_a_term_is_explained_and_says_where_its_name_is_from(term):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.slug)
    assert str(term.name)
    assert 20 < len(str(term.meaning)) < 300
    assert str(term.meaning).endswith(".")
    assert term.standard in Standard


@each_term
def test_a_term_is_told_in_words_that_a_text_uses(term):
    words = term.in_text()

    assert words
    assert all(word == word.strip().lower() and len(word) > 3 for word in words)


def test_no_word_leads_to_two_terms():
    words = [word for term in TERMS for word in term.in_text()]

    assert len(set(words)) == len(words)


@each_term
def test_codes_are_those_of_the_standard(term):
    known = {Standard.ILO_SIGNS: ILO, Standard.HTCDS: HTCDS}.get(term.standard, {""})

    assert term.code in known


def test_the_page_explains_every_term_at_an_address_of_its_own(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = client.get(GLOSSARY).content.decode()

    assert all(f'id="{term.slug}"' in html for term in TERMS)
    assert "<dt>Debt bondage</dt>" in html
    assert "<bdi>Supplementary Convention of 1956, article 1</bdi></p>" in html
    assert '<bdi>IOM data standard HTCDS 2.0</bdi>: <bdi lang="en" dir="ltr">Servitude' in html


def test_terms_stand_in_the_order_of_their_names():
    names = [str(term.name).casefold() for term in glossary.in_order()]

    assert names == sorted(names)


@pytest.mark.django_db
def test_the_first_time_a_term_stands_in_an_article_it_is_a_link():
    html = body_of("Debt bondage is a trap. Debt bondage hurts.")

    assert html.count('href="/awareness/glossary/#debt-bondage"') == 1


@pytest.mark.django_db
def test_a_link_goes_to_the_glossary_of_the_reader_s_language():
    assert 'href="/ar/awareness/glossary/#debt-bondage"' in body_of("Debt bondage.", "/ar")


@pytest.mark.django_db
def test_nothing_of_a_link_is_stored():
    article = publish_directly("article", article_document(body="Debt bondage."))

    assert article.body == "Debt bondage."
    assert article.document["body"] == "Debt bondage."


@pytest.mark.django_db
def test_a_text_in_a_language_that_the_glossary_does_not_speak_has_no_links():
    assert "#slavery" not in body_of("Slavery", language="tl")


def test_links_know_the_words_of_the_text_s_language():
    assert glossary.links("en")["debt bondage"] == "/awareness/glossary/#debt-bondage"
    assert glossary.links("en-GB")["debt bondage"] == "/awareness/glossary/#debt-bondage"
    assert glossary.links("tl") == {}


def test_links_are_those_of_the_active_language():
    with override("fr"):
        assert glossary.links("en")["slavery"] == "/fr/awareness/glossary/#slavery"
