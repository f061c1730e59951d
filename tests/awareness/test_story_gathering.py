"""Stories among other pages: places, home, feeds, search. Own words leave no copies anywhere."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from awareness.story_starter import load
from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Page
from freedomnow.submissions.consents import take_back
from freedomnow.views import MOST_OF_A_WAVE, NEWEST
from freedomnow.web.languages import INTERFACE_LANGUAGES
from regions.gathering import MOST_OF_A_KIND, gathered
from tests.awareness.test_weights import PAGE, weight
from tests.factories import (
    article_document,
    campaign_document,
    decide,
    make_submission,
    own_story,
    publish_directly,
    story_document,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LIST = "/awareness/stories/"
FRANCE = "/regions/france/"
FEED = f"{FRANCE}feed/"


def retold(**fields):
    return publish_directly("story", story_document(**{"title": "A letter from Testa"} | fields))


def told_as_own(**fields):
    told = own_story(**{"title": "In my own words", "summary": "What I lived."} | fields)
    return decide(make_submission("story", document=told), "publish")


def main_of(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.text.split("<main")[1].split("</main")[0]


def entries(path=FEED):
    feed = ElementTree.fromstring(Client().get(path).content)  # noqa: S314 (our own)
    return list(feed.iter(f"{ATOM}entry"))


# -- places ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/ar", "/hi"])
def test_a_place_lists_the_stories_told_of_it_with_what_is_hard(prefix):
    story = retold(summary="She found a way.")

    html = main_of(f"{prefix}{FRANCE}")

    assert f'href="{prefix}{story.path}"' in html
    assert "She found a way." in html
    assert '<h2 id="stories">' in html
    assert 'href="#stories"' in html
    assert f"{LIST}?region=FR" in html


def test_its_card_says_that_it_is_retold_and_of_what_it_tells():
    retold(warnings=["captivity"])

    html = " ".join(main_of(FRANCE).split())

    assert "Story · Retold from what others published · tells of being held captive" in html


def test_a_place_without_stories_says_nothing_of_them():
    retold(regions=["KE"])

    html = main_of(FRANCE)

    assert "stories" not in html.lower()


@pytest.mark.parametrize("path", ["/regions/france/", "/regions/western-europe/"])
def test_a_region_tells_what_is_told_of_its_countries(path):
    story = retold(regions=["FR"])

    assert story.path in main_of(path)


def test_own_words_are_counted_on_a_places_page_and_named_by_the_list_alone():
    own = told_as_own(regions=["FR"])

    shelf, html = gathered("FR")["story"], main_of(FRANCE)

    assert (shelf["count"], shelf["pages"]) == (1, [])
    assert "1 in the list" in html
    assert "In my own words" not in html
    assert own.published_id not in html
    assert '<ul class="list"></ul>' not in html
    assert "In my own words" in main_of(f"{LIST}?region=FR")


def test_own_words_do_not_keep_retold_stories_from_their_shelf():
    story = retold()
    for _n in range(MOST_OF_A_KIND):
        told_as_own(regions=["FR"])

    assert [page.public_id for page in gathered("FR")["story"]["pages"]] == [story.public_id]


def test_a_shelf_shows_the_newest_and_the_way_to_all():
    for number in range(MOST_OF_A_KIND + 1):
        retold(title=f"Letter {number}")

    shelf = gathered("FR")["story"]

    assert shelf["count"] == MOST_OF_A_KIND + 1
    assert [page.title for page in shelf["pages"]] == [
        f"Letter {number}" for number in range(MOST_OF_A_KIND, 0, -1)
    ]


@pytest.mark.parametrize("number", [0, 1, 20])
def test_a_place_asks_as_much_whatever_the_number(number, django_assert_num_queries):
    for _n in range(number):
        retold()
    client = Client()

    with django_assert_num_queries(4):
        client.get(FRANCE)
    with django_assert_num_queries(5):
        client.get("/regions/western-europe/")


def test_a_full_shelf_of_long_stories_weighs_little():
    before = weight(Client().get(f"/hi{FRANCE}").content)
    for number in range(MOST_OF_A_KIND):
        summary = " ".join(f"word{number}{place}" for place in range(33))
        retold(title=f"Letter {number} " + "x" * 60, summary=summary[:300])

    assert weight(Client().get(f"/hi{FRANCE}").content) - before < 2_500


# -- the home page and feeds -----------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/es", "/ar", "/hi"])
def test_a_new_story_that_is_retold_is_among_what_is_new(prefix):
    story = retold()

    assert f'href="{prefix}{story.path}"' in main_of(f"{prefix}/")


def test_many_new_stories_and_campaigns_leave_room_for_other_kinds():
    for number in range(NEWEST):
        publish_directly("article", article_document(title=f"Testa {number}"))
    for number in range(NEWEST):
        retold(title=f"Letter {number}")
        publish_directly("campaign", campaign_document(title=f"Ask {number}"))

    html = main_of("/")

    assert html.count(">Letter ") == html.count(">Ask ") == MOST_OF_A_WAVE
    assert html.count(">Testa ") == NEWEST - 2 * MOST_OF_A_WAVE
    assert f">Letter {NEWEST - 1}<" in html


def test_own_words_do_not_take_the_place_of_a_retold_story_at_home():
    story = retold()
    for _n in range(MOST_OF_A_WAVE):
        told_as_own()

    assert story.path in main_of("/")


def test_a_feed_holds_what_is_retold_of_its_place():
    story = retold(warnings=["violence"])
    retold(title="Elsewhere", regions=["KE"])

    [entry] = entries()

    assert entry.findtext(f"{ATOM}title") == "A letter from Testa"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{story.path}"
    assert "tells of violence" in " ".join(entry.findtext(f"{ATOM}summary").split())


@pytest.mark.parametrize("number", [1, 20])
def test_home_and_feed_ask_once_whatever_the_number(number, django_assert_num_queries):
    for _n in range(number):
        retold()
    client = Client()

    for path in ("/", FEED):
        with django_assert_num_queries(1):
            client.get(path)


# -- own words -------------------------------------------------------------------------------------

# The list and the search alone name them, and neither may be copied.
SILENT = [
    *("/", "/?country=FR", FRANCE, "/regions/western-europe/", FEED, "/regions/world/feed/"),
    *("/awareness/", "/awareness/path/", "/awareness/glossary/", "/awareness/campaigns/"),
    *("/sitemap.xml", "/contribute/", "/about/figures/", "/regions/"),
]


@pytest.mark.parametrize("path", SILENT)
def test_own_words_are_named_nowhere_that_keeps_copies(path):
    own = told_as_own(regions=["FR"], forms=["Servitude"])
    text = Client().get(path).content.decode()

    assert own.published_id not in text
    assert "In my own words" not in text
    assert "What I lived." not in text


def test_no_article_about_the_same_names_own_words():
    article = publish_directly("article", article_document(forms=["Servitude"], regions=["FR"]))
    told_as_own(forms=["Servitude"], regions=["FR"])

    assert "In my own words" not in Client().get(article.path).text


def test_list_and_search_name_them_and_no_copy_is_kept_of_either():
    told_as_own()

    for path in (LIST, "/search/?q=own+words"):
        answer = Client().get(path)
        assert "In my own words" in answer.text
        assert "no-store" in answer["Cache-Control"]
        assert '<meta name="robots" content="noindex' in answer.text
    assert "noindex, noarchive" in Client().get(LIST).text


def test_taken_back_they_are_gone_from_the_list_and_no_longer_counted():
    own = told_as_own(regions=["FR"])

    take_back(own.reference)

    assert "In my own words" not in main_of(LIST)
    assert gathered("FR")["story"]["count"] == 0


@pytest.mark.parametrize("path", ["/", FRANCE, FEED, LIST, "/search/?q=testa", "/sitemap.xml"])
def test_a_retold_story_that_came_down_is_gone_from_everywhere(path):
    story = retold()
    assert story.public_id in Client().get(path).text

    withdraw("story", story.public_id, by="tests", reason="for a test")

    assert story.public_id not in Client().get(path).text


def test_one_that_waits_is_nowhere():
    make_submission("story", document=story_document(title="Waits"))

    assert not Page.objects.filter(kind="story").exists()
    for path in ("/", FRANCE, FEED, LIST):
        assert "Waits" not in Client().get(path).text


# -- bytes -----------------------------------------------------------------------------------------


def test_stories_that_ship_are_light_in_every_language_and_so_is_their_list(settings):
    settings.TODAY = date(2026, 11, 29)  # no source of these was read later
    shipped = [publish_directly("story", document) for _name, document in load.documents()]
    prefixes = ["" if code == "en" else f"/{code}" for code in INTERFACE_LANGUAGES]
    paths = [prefix + path for prefix in prefixes for path in (*(s.path for s in shipped), LIST)]
    weights = {path: weight(Client().get(path).content) for path in paths}

    assert {path: size for path, size in weights.items() if size > PAGE} == {}
