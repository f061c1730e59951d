"""The learning path: its order, what is left out, in which language."""

import re

import pytest

from awareness import path
from awareness.starter import load
from tests.factories import article_document, make_submission, publish_directly

pytestmark = pytest.mark.django_db
PATH = "/awareness/path/"


def publish(slug, **fields):
    told = {"slug": slug, "group": slug, "title": slug} | fields
    return publish_directly("article", article_document(**told))


def titles_in(html):
    return re.findall(r'<a class="title" href="[^"]+"><bdi[^>]*>([^<]+)</bdi>', html)


def html_of(client, address=PATH):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_every_step_is_an_article_that_ships_or_a_page():
    shipped = {article["slug"] for article in load.documents()}
    steps = {slug for slug, _gives in path.STEPS}

    assert steps - set(path.PAGES) <= shipped
    assert set(path.PAGES) <= steps


def test_no_step_comes_twice_and_each_says_what_it_gives():
    slugs = [slug for slug, _gives in path.STEPS]

    assert len(set(slugs)) == len(slugs)
    assert all(str(gives).endswith(".") for _slug, gives in path.STEPS)


@pytest.mark.parametrize(
    "slug",
    [
        "forms-of-trafficking",
        "eleven-signs-of-forced-labour",
        "what-the-law-calls-trafficking",
        "how-recruiters-work-online",
        "make-it-harder-for-recruiters",
        "stand-by-a-survivor",
        "what-happens-after-a-report",
        "the-law-since-1904",
    ],
)
def test_the_path_has_what_was_promised(slug):
    assert slug in dict(path.STEPS)


def test_steps_stand_in_the_order_of_the_path_and_not_of_titles(client):
    publish("the-law-since-1904", title="A law")
    publish("forms-of-trafficking", title="Z forms")

    assert titles_in(html_of(client)) == [
        "Z forms", "Signs in pictures", "Spot the signs", "A law",
    ]  # fmt: skip


def test_minutes_are_those_of_all_steps_together(client):
    publish("debt-bondage", body="word " * 900)

    html = html_of(client)

    assert "All steps together: about 20 minutes." in html
    assert ">5 minutes<" in html


def test_what_is_not_public_is_no_step(client):
    make_submission("article", document=article_document(slug="debt-bondage", title="Waits"))

    assert titles_in(html_of(client)) == ["Signs in pictures", "Spot the signs"]


def test_a_translation_takes_the_place_of_the_original(client):
    publish("debt-bondage", title="Debt")
    publish("dette", group="debt-bondage", language="fr", title="La dette")
    publish("forms-of-trafficking", title="Forms")

    html = html_of(client, f"/fr{PATH}")

    assert '<a class="title" href="/fr/awareness/dette/"><bdi lang="fr">La dette</bdi>' in html
    assert '/forms-of-trafficking/" hreflang="en"><bdi lang="en">Forms</bdi>' in html
    assert "Debt" not in titles_in(html)


def test_a_translation_into_another_language_is_not_shown(client):
    publish("dette", group="debt-bondage", language="fr", title="La dette")

    assert "La dette" not in titles_in(html_of(client))


def test_the_path_is_one_query_however_many_steps(client, django_assert_num_queries):
    for slug, _gives in path.STEPS:
        if slug not in path.PAGES:
            publish(slug)

    with django_assert_num_queries(1, using="public"):
        assert len(titles_in(html_of(client))) == len(path.STEPS)
