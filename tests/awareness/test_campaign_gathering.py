"""Campaigns among what is new: on the home page, in feeds, in search, on pages of places."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from freedomnow.publishing.services import withdraw
from freedomnow.views import MOST_OF_A_WAVE, NEWEST
from tests.factories import (
    article_document,
    campaign_document,
    make_submission,
    publish_directly,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/regions/france/feed/"


def publish(**fields):
    return publish_directly("campaign", campaign_document(**{"title": "Testa lanterns"} | fields))


def entries(path=FEED):
    answer = Client().get(path)
    return list(ElementTree.fromstring(answer.content).iter(f"{ATOM}entry"))  # noqa: S314 (our own)


def titles(path=FEED):
    return [entry.findtext(f"{ATOM}title") for entry in entries(path)]


def what_is_new(path="/"):
    return Client().get(path).text.split("<main")[1]


@pytest.mark.parametrize("prefix", ["", "/es", "/ar", "/hi"])
def test_a_new_campaign_is_among_what_is_new_in_the_readers_language(prefix):
    campaign = publish()

    html = what_is_new(f"{prefix}/")

    assert f'href="{prefix}{campaign.path}"' in html
    assert campaign.message in html


def test_one_that_waits_or_came_down_is_not():
    make_submission("campaign", document=campaign_document(title="Waits"))
    campaign = publish()
    withdraw("campaign", campaign.public_id, by="tests", reason="for a test")

    for told in ("Waits", "Testa lanterns"):
        assert told not in what_is_new()
        assert told not in titles()


def test_the_newest_stand_first_whatever_their_kind():
    publish(title="First")
    publish_directly("article", article_document(title="Second"))
    publish(title="Third")

    html = what_is_new()

    assert html.index("Third") < html.index("Second") < html.index("First")
    assert titles() == ["Third", "Second", "First"]


@pytest.mark.parametrize("number", [1, NEWEST + 6])
def test_home_and_feed_ask_once_whatever_the_number(number, django_assert_num_queries):
    for one in range(number):
        publish(title=f"Ask {one}")
    client = Client()

    for path in ("/", FEED):
        with django_assert_num_queries(1):
            assert client.get(path).status_code == 200
    assert what_is_new().count("/awareness/campaigns/ask-") == min(number, MOST_OF_A_WAVE)


def test_many_new_campaigns_leave_the_home_page_to_other_kinds_too():
    for one in range(NEWEST - MOST_OF_A_WAVE):
        publish_directly("article", article_document(title=f"Testa {one}"))
    for one in range(NEWEST):
        publish(title=f"Ask {one}")

    html = what_is_new()

    assert [one for one in range(NEWEST) if f">Ask {one}<" in html] == [NEWEST - 2, NEWEST - 1]
    assert html.count(">Testa ") == NEWEST - MOST_OF_A_WAVE


def test_an_entry_of_a_feed_says_what_to_pass_on_and_when():
    campaign = publish(starts_on="2027-03", message="Ask first & last.")

    [entry] = entries()

    assert entry.findtext(f"{ATOM}title") == "Testa lanterns"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{campaign.path}"
    words = entry.findtext(f"{ATOM}summary")
    assert "Ask first &amp; last." in words
    assert "from March 2027" in words
    assert "<" not in words


@pytest.mark.parametrize(
    ("regions", "found"),
    [
        (["FR"], {FEED, "/regions/europe/feed/"}),
        (["150"], {"/regions/europe/feed/"}),
        (["KE"], set()),
        ([], set()),
    ],
)
def test_a_feed_holds_the_campaigns_of_its_place(regions, found):
    publish(regions=regions)

    assert {path for path in (FEED, "/regions/europe/feed/") if titles(path)} == found


def test_a_feed_in_arabic_leads_to_the_campaign_in_arabic():
    campaign = publish(language="ar", title="اسأل", slug="ask-ar")

    [entry] = entries(f"/ar{FEED}")

    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/ar{campaign.path}"


@pytest.mark.parametrize("path", ["/?country=FR", "/regions/france/", "/search/?q=lanterns"])
def test_its_card_shows_title_message_and_when_it_runs(path):
    publish(starts_on="2027-03")

    html = what_is_new(path)

    assert '<bdi lang="en">Testa lanterns</bdi>' in html
    assert "from March 2027, without an end" in html
    assert "Coming" in html


def test_it_stands_in_the_sitemap_while_it_is_up():
    campaign = publish()
    before = Client().get("/sitemap.xml").text

    withdraw("campaign", campaign.public_id, by="tests", reason="for a test")

    assert campaign.path in before
    assert campaign.path not in Client().get("/sitemap.xml").text
