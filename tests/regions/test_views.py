"""The pages of places: of each country and each larger region."""

import re

import pytest
from django.test import Client

from freedomnow.publishing.services import accept
from regions.gathering import MOST_OF_A_KIND, gathered
from tests.conftest import as_owner
from tests.factories import (
    article_document,
    make_event,
    make_place,
    make_submission,
    make_user,
    official,
    organization_document,
    publish_directly,
    record_document,
    region_document,
)

pytestmark = pytest.mark.django_db


def html_of(path):
    return Client().get(path).content.decode()


def publish_record(**fields):
    """A record as if it had come with a release."""
    document = record_document(**fields)
    with as_owner():
        accept([document], release="tests")
    return publish_directly("record", document)


def about(*matters):
    quote = official(quote="for " + " and ".join(matters))
    return [make_event(matters=list(matters), source=quote)]


# -- a place ---------------------------------------------------------------------------------------


def test_a_country_says_where_it_lies_from_the_world_down():
    html = html_of("/regions/france/")

    crumbs = re.findall(r'<li><a href="([^"]+)"><bdi>([^<]+)', html)
    assert crumbs == [
        ("/regions/", "World"),
        ("/regions/europe/", "Europe"),
        ("/regions/western-europe/", "Western Europe"),
    ]


@pytest.mark.parametrize(
    ("slug", "country"), [("france", True), ("europe", False), ("world", False)]
)
def test_a_country_alone_has_numbers_to_call(slug, country):
    html = html_of(f"/regions/{slug}/")

    assert ('href="tel:112"' in html) is country
    assert ("Hotlines and what to do" in html) is country


def test_a_country_without_known_numbers_says_what_to_do():
    html = html_of("/regions/antarctica/")

    assert "We do not know the emergency number here" in html
    assert 'href="tel:' not in html


def test_a_larger_region_leads_to_the_places_in_it_by_name():
    html = html_of("/fr/regions/northern-america/").split("<aside")[1]

    places = re.findall(r'<li><a href="/fr/regions/[a-z-]+/">([^<]+)', html)
    assert places == ["Bermudes", "Canada", "États-Unis", "Groenland", "Saint-Pierre-et-Miquelon"]


def test_a_country_has_no_places_in_it():
    assert "Places here" not in html_of("/regions/france/")


def test_a_page_that_nobody_wrote_invites_the_first_figure():
    html = html_of("/regions/france/")

    assert '<a href="/report/region/?code=FR">The first figure with its source</a>' in html
    assert "The first organization that helps" in html
    assert "Report a mistake" not in html


def test_a_page_that_somebody_wrote_invites_a_change():
    publish_directly("region", region_document("FR", note="A note."))
    publish_directly("organization", organization_document())

    html = html_of("/regions/france/")

    assert '<a href="/report/region/FR/">A newer figure with its source</a>' in html
    assert "Another organization that helps" in html
    assert '<p class="lead" dir="auto">A note.</p>' in html
    assert "Report a mistake" in html


def test_a_note_that_waits_is_not_shown():
    make_submission("region", document=region_document("FR", note="Waits here."))

    assert "Waits here." not in html_of("/regions/france/")


@pytest.mark.parametrize("slug", ["atlantis", "FR", "France", "fr"])
def test_an_address_of_no_place_is_not_found(slug):
    assert Client().get(f"/regions/{slug}/").status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "moderator"])
def test_a_page_is_the_same_for_who_is_signed_in(role):
    client = Client()
    client.force_login(make_user(role))

    visitor, signed_in = html_of("/regions/france/"), client.get("/regions/france/")

    assert (
        signed_in.content.decode().split("<main")[1].split("</main")[0]
        == (visitor.split("<main")[1].split("</main")[0])
    )


# -- what is gathered about it ---------------------------------------------------------------------


def test_a_shelf_shows_the_newest_and_says_how_many_there_are():
    articles = [publish_directly("article", article_document()) for _n in range(8)]

    shelf = gathered("FR")["article"]

    newest = [article.public_id for article in reversed(articles)][:MOST_OF_A_KIND]
    assert [page.public_id for page in shelf["pages"]] == newest
    assert shelf["count"] == 8
    assert "All 8 in the list" in html_of("/regions/france/")


def test_a_single_page_is_not_called_all():
    publish_directly("organization", organization_document())

    html = html_of("/regions/france/")

    assert '<a href="/organizations/?region=FR">1 in the list</a>' in html


@pytest.mark.parametrize(("code", "count"), [("FR", 1), ("150", 1), ("001", 1), ("DE", 0)])
def test_a_larger_region_gathers_what_is_below_it(code, count):
    publish_directly("organization", organization_document(regions=["FR"]))

    assert gathered(code)["organization"]["count"] == count


@pytest.mark.parametrize(
    ("matters", "record", "smuggling"),
    [
        (["trafficking"], 1, 0),
        (["forced_labour"], 1, 0),
        (["smuggling"], 0, 1),
        (["trafficking", "smuggling"], 1, 1),
    ],
    ids=str,
)
def test_smuggling_is_counted_apart(matters, record, smuggling):
    publish_record(legal_events=about(*matters))

    shelves = gathered("FR")

    assert (shelves["record"]["count"], shelves["smuggling"]["count"]) == (record, smuggling)


def test_smuggling_is_a_link_and_names_nobody():
    page = publish_record(legal_events=about("smuggling"))

    html = html_of("/regions/france/")

    assert "region=FR&amp;matter=smuggling" in html
    assert "Migrant smuggling, another crime: 1 record<" in html
    assert page.title not in html


def test_who_is_only_accused_is_counted_and_not_named():
    charge = make_event(code="charged", source=official(kind="prosecution"))
    publish_record(legal_events=[charge], regions=[make_place("FR")])

    shelf = gathered("FR")["record"]

    assert (shelf["count"], shelf["pages"]) == (1, [])


def test_empty_shelves_say_that_nothing_known_is_not_nothing():
    html = html_of("/regions/france/")

    assert "We know of no organization here yet." in html
    assert "this does not mean that nothing happens" in html
    assert "To read" not in html
