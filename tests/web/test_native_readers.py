"""Pages say that no native speaker read their words, until somebody who knows says so."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.db import DatabaseError

from freedomnow.web import native_readers
from freedomnow.web.native_readers import digest_of, forget, waits, was_read, words
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ELSEWHERE = ("/", "/regions/france/", "/awareness/", "/no/such/page/")
NEAR_THE_HEADING = (
    "/help/", "/help/?c=FR", "/help/?d=1&a=002", "/help/card/?c=FR", "/check/", "/check/card/",
    "/report/", "/report/article/", "/report/record/", "/report/region/", "/report/tip/",
)  # fmt: skip
MARK = '<p class="notice meta">'


@pytest.fixture
def asked(monkeypatch):
    """What pages ask, and what they are told: whether words were read."""
    told = {"es": True, "asked": []}

    def answer(language, digest):
        told["asked"].append((language, digest))
        return told.get(language, False)

    monkeypatch.setattr(native_readers, "_asked", [answer])
    return told


@pytest.fixture
def catalogues(monkeypatch, tmp_path):
    """Languages with a few words of their own: a function that writes them."""

    def write(language, *said):
        told = Catalog(locale=language)
        for english, translated, context in said:
            told.add(english, translated, context=context)
        with (tmp_path / f"{language}.mo").open("wb") as file:
            write_mo(file, told)
        digest_of.cache_clear()
        return digest_of(language)

    monkeypatch.setattr(native_readers, "compiled", lambda code: tmp_path / f"{code}.mo")
    yield write
    digest_of.cache_clear()


def foot_of(html):
    return html.split('<footer class="foot">')[1]


def notes_in_foot(client, language, path):
    """How often the foot leads to those who are to be told what reads wrong."""
    link = f'href="/{language}/about/contact/"'
    return foot_of(client.get(f"/{language}{path}").text).count(link) - 1  # among the foot's links


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_translated_page_says_so_in_its_foot(client, path):
    page = client.get(f"/es{path}").text

    assert notes_in_foot(client, "es", path) == 1
    assert MARK not in page


@pytest.mark.parametrize("path", NEAR_THE_HEADING)
def test_help_check_and_forms_say_so_after_their_heading_and_nowhere_else(client, path):
    after = client.get(f"/ar{path}").text.split("</h1>")[1]

    assert 0 <= after.index(MARK) < 1000
    assert after.count(MARK) == 1
    assert notes_in_foot(client, "ar", path) == 0


@pytest.mark.parametrize("path", ["/help/?c=FR", "/check/?f=FR", "/report/region/?code=FR"])
def test_the_mark_leads_to_the_same_page_in_english(client, path):
    page = client.get(f"/hi{path}").text

    [link] = re.findall(rf"{MARK}.*?<a ([^>]+)>", page)
    assert f'href="{path}"' in link
    assert ("_blank" in link) is path.startswith("/report/")  # what is typed stays in its tab


def test_a_form_that_is_drawn_again_says_so_too_and_keeps_what_was_typed(client):
    client.force_login(make_user())

    page = client.post("/es/report/article/", {"title": "Testa", "do": "more"}).text

    assert MARK in page
    assert 'href="/report/article/" target="_blank"' in page
    assert 'value="Testa"' in page


@pytest.mark.parametrize("path", [*ELSEWHERE, *NEAR_THE_HEADING])
def test_english_says_nothing(client, path):
    page = client.get(path).text

    assert "native speaker" not in page
    assert MARK not in page


def test_what_was_read_says_nothing_and_the_others_still_do(client, asked):
    assert MARK not in client.get("/es/help/?c=FR").text
    assert notes_in_foot(client, "es", "/") == 0
    assert MARK in client.get("/ar/help/?c=FR").text
    assert notes_in_foot(client, "ar", "/") == 1


def test_it_is_asked_once_a_while_and_never_for_english(asked):
    assert [waits(code) for code in ("es", "es", "ar", "ar", "en", "en")] == [
        False, False, True, True, False, False,
    ]  # fmt: skip
    assert [language for language, _digest in asked["asked"]] == ["es", "ar"]


def test_what_has_just_been_said_counts_at_once_where_it_was_said(asked):
    assert waits("ar")

    asked["ar"] = True
    assert waits("ar")

    forget()
    assert not waits("ar")


def test_pages_need_no_database_for_it(monkeypatch):
    def broken(language, digest):
        raise DatabaseError

    monkeypatch.setattr(native_readers, "_asked", [broken])

    assert not was_read("es")
    assert waits("es")


def test_where_nobody_can_be_asked_all_languages_wait(monkeypatch):
    monkeypatch.setattr(native_readers, "_asked", [])

    assert waits("es")
    assert not waits("en")


def test_words_are_those_that_the_site_reads_with_all_their_forms(catalogues):
    catalogues("es", ("Help", "Ayuda", None), (("%d page", "%d pages"), ("una", "muchas"), "list"))

    assert words("es") == [("%d page\n%d pages", "una\nmuchas", "list"), ("Help", "Ayuda", "")]


@pytest.mark.parametrize(
    "said", [("Help", "Socorro", None), ("Helps", "Ayuda", None), ("Help", "Ayuda", "a verb")]
)
def test_any_other_word_makes_another_digest(catalogues, said):
    before = catalogues("es", ("Help", "Ayuda", None))

    assert catalogues("es", said) != before
    assert catalogues("es", ("Help", "Ayuda", None)) == before


def test_the_digest_is_asked_for_with_its_language(catalogues, asked):
    digest = catalogues("fr", ("Help", "Aide", None))

    was_read("fr")

    assert asked["asked"] == [("fr", digest)]


def test_each_language_of_the_interface_but_english_has_words_and_a_digest_of_its_own():
    digests = {code: digest_of(code) for code in native_readers.languages()}

    assert set(digests) == {"es", "fr", "ar", "ur", "hi"}
    assert len(set(digests.values())) == len(digests)
    assert all(len(words(code)) > 2_000 for code in digests)
