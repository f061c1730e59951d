"""What is new about a place, for newsreaders."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from freedomnow.publishing.services import accept, withdraw
from freedomnow.search.models import Page
from regions.feeds import MOST_ENTRIES
from regions.gathering import gathered
from tests.conftest import as_owner
from tests.factories import (
    article_document,
    case_document,
    make_event,
    make_name,
    make_published,
    make_submission,
    official,
    organization_document,
    publish_directly,
    record_document,
    region_document,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FRANCE = "/regions/france/feed/"


def feed_of(path=FRANCE):
    return ElementTree.fromstring(Client().get(path).content)  # noqa: S314 (our own)


def titles(path=FRANCE):
    return [entry.findtext(f"{ATOM}title") for entry in feed_of(path).iter(f"{ATOM}entry")]


def publish_record(name="Testa Company", **event):
    """A record as if it had come with a release."""
    document = record_document(names=[make_name(name)], legal_events=[make_event(**event)])
    with as_owner():
        accept([document], release="tests")
    return publish_directly("record", document)


def test_a_feed_is_atom_names_its_place_and_sets_no_cookie():
    answer = Client().get(FRANCE)

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert not answer.cookies
    assert feed_of().findtext(f"{ATOM}title") == "France: what is new · FreedomNow"


def test_the_newest_of_all_kinds_stand_first_with_links():
    publish_directly("article", article_document(title="An article"))
    publish_directly("case", case_document(title="A case"))
    publish_directly("organization", organization_document(name="Helpers"))
    publish_record()

    assert titles() == ["Testa Company", "Helpers", "A case", "An article"]
    links = [one.find(f"{ATOM}link").get("href") for one in feed_of().iter(f"{ATOM}entry")]
    assert all(link.startswith("http://testserver/") for link in links)


def test_an_entry_says_what_the_law_says_of_a_record():
    publish_record()

    [entry] = feed_of().iter(f"{ATOM}entry")
    words = entry.findtext(f"{ATOM}summary")
    assert words
    assert "sanctions" in words.lower() or "list" in words.lower()
    assert not words.startswith("Testa Company")
    assert "<" not in words


@pytest.mark.parametrize("code", ["charged", "wanted", "on_trial", "convicted_appealable"])
def test_who_is_not_found_guilty_for_good_is_not_in_it(code):
    kind = {"wanted": "wanted_notice", "convicted_appealable": "judgment"}.get(code, "prosecution")
    publish_record("Testa Accused", code=code, source=official(kind=kind))

    assert titles() == []


def test_smuggling_is_a_list_of_its_own():
    publish_record(matters=["smuggling"], source=official(quote="for smuggling"))
    publish_record("Testa Both", matters=["smuggling", "trafficking"],
                   source=official(quote="for smuggling and trafficking"))  # fmt: skip

    assert titles() == ["Testa Both"]


def test_the_page_of_the_place_itself_is_no_news():
    publish_directly("region", region_document("FR"))

    assert titles() == []


def test_what_waits_is_not_in_it():
    make_submission("article", document=article_document(title="Waits"))

    assert titles() == []


def test_what_comes_down_leaves_it_at_once():
    article = make_published("article", article_document(title="Comes down"))
    assert titles() == ["Comes down"]

    withdraw("article", article.public_id, by="tests", reason="for a test")

    assert titles() == []


def test_other_places_have_other_news():
    publish_directly("article", article_document(title="Kenya", regions=["KE"]))

    assert titles() == []
    assert titles("/regions/africa/feed/") == titles("/regions/kenya/feed/") == ["Kenya"]


def test_a_feed_in_arabic_leads_to_arabic_pages():
    publish_directly("organization", organization_document())

    feed = feed_of("/ar/regions/france/feed/")

    link = next(feed.iter(f"{ATOM}entry")).find(f"{ATOM}link").get("href")
    assert link.startswith("http://testserver/ar/organizations/")
    assert "فرنسا" in feed.findtext(f"{ATOM}title")


@pytest.mark.parametrize("count", [1, MOST_ENTRIES + 2])
def test_a_feed_costs_one_query_whatever_there_is(count, django_assert_num_queries):
    for _n in range(count):
        publish_directly("article", article_document())

    with django_assert_num_queries(1):
        told = titles()

    assert len(told) == min(count, MOST_ENTRIES)


def test_a_title_with_markup_stays_text():
    publish_directly("article", article_document(title="<b>Bold</b> & co"))

    assert titles() == ["<b>Bold</b> & co"]


@pytest.mark.parametrize("title", ["Plain", "Women's Aid", "A & B", '"Safe" <House>'])
def test_an_entry_does_not_repeat_its_title(title):
    publish_directly("organization", organization_document(name=title))

    [entry] = feed_of().iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == title
    told = entry.findtext(f"{ATOM}summary")
    assert told.startswith("They answer calls.")


def test_a_record_without_a_matter_stands_in_the_feed_as_little_as_on_the_page():
    publish_record()
    Page.objects.filter(kind="record").update(card={"matters": []})

    assert titles() == []
    assert gathered("FR")["record"]["count"] == 0


@pytest.mark.parametrize("slug", ["atlantis", "FR", "france2"])
def test_a_place_that_is_none_has_no_feed(slug):
    assert Client().get(f"/regions/{slug}/feed/").status_code == 404


def test_nothing_can_be_sent_to_a_feed():
    assert Client().post(FRANCE).status_code == 405


def test_the_page_names_its_feed_for_machines_and_people():
    html = Client().get("/regions/france/").content.decode()

    assert '<link rel="alternate" type="application/atom+xml" href="/regions/france/feed/"' in html
    assert '<a href="/regions/france/feed/">' in html
