"""How much the learning pages weigh, with the articles that ship: docs/rules.md names the bars."""

import gzip
from datetime import date

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from awareness.campaign_starter import load as campaigns
from awareness.quiz import SCENARIOS
from awareness.starter import load
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import publish_directly

pytestmark = pytest.mark.django_db
PAGE = 12_000
FIRST_VISIT = 19_000
PAGES = ["", "path/", "glossary/", "signs-in-pictures/", "spot-the-signs/"]


def weight(content):
    return len(gzip.compress(content, 6))


def weight_of(path):
    response = Client().get(path)
    assert response.status_code == 200, path
    return weight(response.content)


def weight_of_static(name):
    with open(finders.find(name), "rb") as file:
        return weight(file.read())


@pytest.fixture
def shipped(settings):
    settings.TODAY = date(2026, 11, 29)  # no source of these was read later
    return [publish_directly("article", document) for document in load.originals()]


def prefixes():
    return ["" if code == "en" else f"/{code}" for code in INTERFACE_LANGUAGES]


def test_every_article_that_ships_is_light_in_every_language(shipped):
    weights = {
        prefix + article.path: weight_of(prefix + article.path)
        for article in shipped
        for prefix in ("", "/ar")
    }

    assert {path: size for path, size in weights.items() if size > PAGE} == {}


def test_the_longest_translation_is_light_in_its_language(settings):
    settings.TODAY = date(2026, 11, 29)
    longest = {}
    for document in sorted(load.translations(), key=lambda one: len(one["body"].encode())):
        longest[document["language"]] = document
    articles = [publish_directly("article", document) for document in longest.values()]
    weights = {one.slug: weight_of(f"/{one.language}{one.path}") for one in articles}

    assert {slug: size for slug, size in weights.items() if size > PAGE} == {}


def test_every_learning_page_is_light_in_every_language(shipped):
    paths = [f"{prefix}/awareness/{page}" for prefix in prefixes() for page in PAGES]
    weights = {path: weight_of(path) for path in paths}

    assert {path: size for path, size in weights.items() if size > PAGE} == {}


def test_every_campaign_that_ships_is_light_in_every_language_and_so_is_their_list(settings):
    settings.TODAY = date(2026, 11, 29)
    shipped = [publish_directly("campaign", document) for document in campaigns.documents()]
    paths = [*(one.path for one in shipped), "/awareness/campaigns/"]
    weights = {prefix + path: weight_of(prefix + path) for prefix in prefixes() for path in paths}

    assert {path: size for path, size in weights.items() if size > PAGE} == {}
    assert weight_of_static("css/campaign.css") <= 500


@pytest.mark.parametrize("slug", SCENARIOS)
def test_every_story_is_light(slug):
    assert weight_of(f"/awareness/spot-the-signs/{slug}/?answer=a") <= PAGE


def test_a_first_visit_to_the_pictures_is_light():
    styles = [weight_of_static(f"css/{name}.css") for name in ("site", "learn")]

    assert styles[1] <= 1_000
    assert weight_of("/awareness/signs-in-pictures/") + sum(styles) <= FIRST_VISIT - 2_000


def test_shipped_articles_have_parts_and_neighbours_and_most_lead_to_the_glossary(shipped):
    pages = {article.slug: Client().get(article.path).content.decode() for article in shipped}

    assert [slug for slug, html in pages.items() if "On this page" not in html] == []
    assert [slug for slug, html in pages.items() if "Read next" not in html] == []
    assert sum("/awareness/glossary/#" in html for html in pages.values()) >= 12


def test_the_path_has_a_step_for_every_shipped_article_but_the_first_help(shipped):
    html = Client().get("/awareness/path/").content.decode()

    missing = [article.slug for article in shipped if article.path not in html]
    assert missing == ["first-safe-steps"]
