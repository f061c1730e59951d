"""Check before you go."""

import re
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.http import QueryDict

from awareness.quiz import source_rows
from freedomnow.guidance.asked import Check
from freedomnow.guidance.matches import MOST_SHOWN, matches_of
from freedomnow.guidance.reminder import ITEMS, as_message
from freedomnow.guidance.sources import ARTICLE, SUPPORTS, sources
from tests.factories import (
    article_document,
    make_event,
    make_name,
    make_published,
    make_service,
    official,
    organization_document,
    publish_directly,
    record_document,
)

pytestmark = pytest.mark.django_db


def asked(query):
    return Check.of(SimpleNamespace(GET=QueryDict(query)))


def main(client, path, status=200):
    """What the page says between header and foot."""
    response = client.get(path)
    assert response.status_code == status
    return re.search("<main.*</main>", response.text, re.S)[0]


def put_up(name, **fields):
    return make_published("record", record_document(names=[make_name(name)], **fields))


def charged(name):
    source = official(kind="prosecution")
    return put_up(name, legal_events=[make_event(code="charged", source=source)])


# -- what is asked ---------------------------------------------------------------------------------


def test_all_is_optional():
    assert (asked("").name, asked("").codes, asked("").status) == ("", [], 200)
    assert asked("q=&f=&t=").status == 200


def test_a_name_and_two_countries_are_read():
    told = asked("q=+Testa++Agency+&f=np&t=QA")

    assert (told.name, told.home, told.abroad) == ("Testa Agency", "NP", "QA")
    assert told.codes == ["NP", "QA"]


def test_a_journey_inside_a_country_names_it_once():
    assert asked("f=IN&t=IN").codes == ["IN"]


@pytest.mark.parametrize("query", ["f=ZZ", "t=ZZ", "t=150", "f=" + "F" * 900])
def test_a_country_that_is_none_is_not_found(query):
    assert asked(query).status == 404


def test_a_long_name_is_cut():
    told = asked("q=" + "a" * 10_000)

    assert (len(told.name), told.is_cut) == (200, True)
    assert not asked("q=" + "a" * 200).is_cut


# -- matches ---------------------------------------------------------------------------------------


def test_a_match_stands_with_its_standing_and_what_it_does_not_mean(client):
    page = put_up("Testa Harbour Agency")

    html = main(client, "/check/?q=Testa+Harbour+Agency")

    assert page.path in html
    assert "On a sanctions list" in html
    assert "A match is not proof: another person may have this name." in html
    assert "not a court" in html


def test_each_match_says_it():
    for number in range(3):
        put_up(f"Testa Harbour {number}")

    entries = matches_of("Testa Harbour").entries

    assert len(entries) == 3
    assert all("A match is not proof" in entry["meta"][-1] for entry in entries)


def test_who_is_only_accused_is_presumed_innocent(client):
    charged("Testa Somebody")

    html = main(client, "/check/?q=Testa+Somebody")

    assert "Charged, not convicted" in html
    assert "Everyone is innocent until a court decides." in html


def test_the_same_name_and_one_that_is_alike_are_told_apart():
    put_up("Testa Harbour Company")

    [same] = matches_of("testa harbour company").entries
    [alike] = matches_of("Testa Habour Company").entries

    assert same["meta"][-1].startswith("The same name.")
    assert alike["meta"][-1].startswith("A name that is alike.")


def test_words_on_a_page_are_no_name():
    put_up("Testa Harbour", summary="It sold fishing nets.")

    [entry] = matches_of("fishing nets").entries

    assert "Not found by name" in entry["meta"][-1]


def test_organizations_that_help_are_no_match():
    make_published("organization", organization_document(name="Testa Helpers"))

    assert matches_of("Testa Helpers").entries == []


def test_no_match_does_not_mean_safe(client):
    html = main(client, "/check/?q=Nobody+Knows")

    assert "No match does not mean safe." in html
    assert "A match is not proof" not in html


def test_without_a_name_nothing_is_said_of_matches(client):
    html = main(client, "/check/?f=FR")

    assert "No match" not in html
    assert "A match is not proof" not in html


def test_more_than_fit_are_counted_and_lead_to_the_search(client):
    for number in range(MOST_SHOWN + 2):
        put_up(f"Testa Harbour {number}")

    html = main(client, "/check/?q=Testa+Harbour")

    assert "2 more were found" in html
    assert "/search/?kind=record&amp;q=Testa%20Harbour" in html


def test_the_search_that_it_leads_to_leaves_no_name_behind(client):
    response = client.get("/search/?kind=record&q=Testa+Harbour")

    assert "no-store" in response["Cache-Control"]
    assert re.search("<title>(.*)</title>", response.text)[1] == "Search · FreedomNow"


# -- whom to ask, what to leave --------------------------------------------------------------------


def test_whom_to_ask_at_home_and_abroad(client):
    make_published("organization", organization_document(name="Testa Helpers"))

    html = main(client, "/check/?f=FR&t=GB")

    assert html.index("before you leave") < html.index("when you are there")
    assert 'href="tel:112"' in html
    assert 'href="tel:999"' in html
    assert 'href="tel:+33140000000"' in html
    assert "Testa Helpers" in html
    assert "We know of no hotline here yet." in html


def test_without_countries_it_says_how_to_learn_whom_to_ask(client):
    assert "Choose the countries above" in main(client, "/check/")


def test_six_questions_have_plain_answers_without_script(client):
    html = main(client, "/check/")

    answers = re.findall(r"<details><summary>(\d)\..*?</summary>\s*<p>(.+?)</p>", html, re.S)
    assert [number for number, _answer in answers] == list("123456")
    assert all(len(answer) > 100 for _number, answer in answers)


def test_the_answers_name_their_sources(client):
    html = main(client, "/check/")

    for source in sources():
        assert source.supports in html
        assert source.source_publisher in html
        assert source.source_retrieved_on
        assert source.source_seen_in


def test_they_are_those_of_the_article_but_for_what_they_support_here():
    rows = source_rows()[ARTICLE]

    assert len(SUPPORTS) == len(rows)
    for row, source in zip(rows, sources(), strict=True):
        kept = {name: value for name, value in row.items() if name.startswith("source_")}
        assert {name: getattr(source, name) for name in kept} == kept


def test_the_article_that_tells_more_is_linked_where_it_is_published(client):
    assert "tells more" not in main(client, "/check/")

    publish_directly("article", article_document(slug=ARTICLE, title="Testa offer"))

    assert "Testa offer" in main(client, "/check/")
    assert ' hreflang="en"><bdi lang="en">Testa offer</bdi>' in main(client, "/ar/check/")


def test_it_is_linked_in_the_reader_s_language_where_it_is_translated(client):
    publish_directly("article", article_document(slug=ARTICLE, title="Testa offer"))
    translated = article_document(title="Testa oferta", language="es", group=ARTICLE)
    article = publish_directly("article", translated)

    html = main(client, "/es/check/")

    assert f'href="/es{article.path}"><bdi lang="es">' in html
    assert "Testa offer" not in html
    assert "Testa offer" in main(client, "/check/")


def test_an_article_on_offers_leads_to_the_check_in_every_language_and_another_does_not(client):
    told = article_document(title="عرض", language="ar", group=ARTICLE, tags=["عمل"])
    offers = publish_directly("article", told)
    other = publish_directly("article", article_document(tags=["jobs"]))

    assert 'href="/check/"' in main(client, offers.path)
    assert 'href="/check/"' not in main(client, other.path)


def test_home_has_a_door_to_it(client):
    assert 'href="/check/"' in main(client, "/")


def test_the_card_has_the_list_and_the_numbers_of_both_countries(client):
    make_published("organization", organization_document(services=[make_service()]))

    html = main(client, "/check/card/?f=FR&t=GB")

    assert all(str(item) in html for item in ITEMS)
    assert "+33 1 40 00 00 00" in html
    assert ">999<" in html


def test_what_is_sent_holds_blanks_and_numbers_and_no_name(client):
    html = main(client, "/check/card/?f=FR&q=Testa+Somebody")

    [sms] = re.findall(r'href="(sms:[^"]*)"', html)
    text = unquote(sms.removeprefix("sms:?body="))
    assert text.count("…") == len(ITEMS)
    assert "France: 112" in text
    assert "Testa" not in html
    assert 'href="mailto:?subject=' in html


def test_a_list_without_countries_has_no_numbers():
    assert not re.search(r"\d", as_message([]))


# -- bad input, cost, traces -----------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["a", "%D8%A7", "%E0%A4%85", "%3C"])
def test_a_name_of_ten_thousand_letters_is_refused_kindly(client, letter):
    response = client.get("/check/?q=" + letter * 10_000)

    assert response.status_code == 400
    assert "This address is too long. Write less, please." in response.text
    assert letter * 100 not in response.text.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("letter", ["a", "%D8%A7", "%E0%A4%85", "%3C"])
def test_a_long_name_is_cut_and_said(client, letter):
    response = client.get("/check/?q=" + letter * 800)

    assert response.status_code == 200
    assert "This name was too long." in response.text


@pytest.mark.parametrize(
    "path", ["/check/?f=ZZ&q=Testa+Somebody", "/check/?t=150&q=Testa+Somebody"]
)
def test_an_unknown_country_is_told_and_what_was_typed_stays(client, path):
    html = main(client, path, 404)

    assert "We do not know this country" in html
    assert 'value="Testa Somebody"' in html


def test_the_card_of_an_unknown_country_is_told(client):
    assert "We do not know this country" in main(client, "/check/card/?t=ZZ", 404)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x>', "a' OR 1=1", "%_"])
def test_a_name_is_never_markup(client, name):
    html = client.get("/check/", {"q": name}).text

    assert "<script>alert" not in html
    assert "<img" not in html


@pytest.mark.parametrize("query", ["q=%00", "q=%FF"])
def test_what_nobody_can_read_is_refused(client, query):
    assert client.get(f"/check/?{query}").status_code == 400


QUERIES = {
    "/check/": 1,
    "/check/?q=testa": 4,
    "/check/?f=FR": 4,
    "/check/?q=testa&f=FR&t=GB": 10,
    "/check/card/": 0,
    "/check/card/?f=FR&t=GB": 4,
}


@pytest.mark.parametrize("count", [1, 12])
def test_it_costs_the_same_whatever_there_is(client, django_assert_num_queries, count):
    for number in range(count):
        put_up(f"Testa {number}")
        make_published("organization", organization_document(regions=["FR", "GB"]))

    for path, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            client.get(path)


def test_no_cookie_is_set_and_the_field_is_not_remembered(client):
    response = client.get("/check/?q=testa&f=FR")

    assert not response.cookies
    assert re.search(r'<input id="q"[^>]*autocomplete="off"', response.text)


@pytest.mark.parametrize("path", ["/check/?q=Testa+Somebody", "/check/card/?f=FR"])
def test_the_title_is_neutral_and_search_engines_stay_away(client, path):
    html = client.get(path).text

    assert "<title>Information</title>" in html
    assert '<meta name="robots" content="noindex">' in html
