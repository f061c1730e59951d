"""The page of a published record, and what stands where one came down."""

import pytest
from django.test import Client

from freedomnow.publishing.services import withdraw
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import (
    article_document,
    make_moderator,
    make_published,
    make_submission,
    make_user,
    organization_document,
    publish_directly,
)

pytestmark = pytest.mark.django_db

ARABIC = "عرض عمل في الخارج"


def take_down(page, kind):
    withdraw(kind, page.public_id, by="tests", reason="It names the wrong one.")


def test_a_published_page_is_answered_in_every_language():
    page = make_published("organization")

    for language in INTERFACE_LANGUAGES:
        prefix = "" if language == "en" else f"/{language}"
        answer = Client().get(prefix + page.path)
        assert (answer.status_code, answer.headers["Content-Language"]) == (200, language)


def test_an_address_in_arabic_letters_leads_to_its_page():
    page = publish_directly("article", article_document(title=ARABIC, language="ar"))

    answer = Client().get(page.get_absolute_url())

    assert page.slug == "عرض-عمل-في-الخارج"
    assert ARABIC in answer.content.decode()


@pytest.mark.parametrize("make", [make_user, make_moderator, None])
def test_a_grave_looks_the_same_to_everyone(make):
    page = make_published("organization", organization_document(name="Testa Home"))
    take_down(page, "organization")
    client = Client()
    if make:
        client.force_login(make())

    answer = client.get(page.path)

    assert answer.status_code == 410
    assert b"Testa" not in answer.content
    assert b"wrong one" not in answer.content


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES[1:])
def test_a_grave_is_one_in_every_language(language):
    page = make_published("article")
    take_down(page, "article")

    assert Client().get(f"/{language}{page.path}").status_code == 410


def test_an_arabic_address_that_came_down_is_gone_too():
    page = publish_directly("article", article_document(title=ARABIC, language="ar"))
    take_down(page, "article")

    assert Client().get(page.get_absolute_url()).status_code == 410


@pytest.mark.parametrize(
    ("kind", "shelf"),
    [("article", "/awareness/"), ("organization", "/organizations/"), ("record", "/records/")],
)
def test_a_grave_leads_on_to_what_is_published_of_its_kind(kind, shelf):
    page = make_published(kind)
    take_down(page, kind)

    html = Client().get(page.path).content.decode()

    assert f'<a class="button quiet" href="{shelf}">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_beside_a_grave_there_is_nothing():
    page = make_published("article")
    take_down(page, "article")

    assert Client().get(f"/organizations/{page.slug}/").status_code == 404


@pytest.mark.parametrize("path", ["/organizations/nobody/", "/awareness/nothing/", "/records/x/"])
def test_what_never_was_is_not_found(path):
    answer = Client().get(path)

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.content.decode()


def test_what_waits_is_answered_like_what_never_was():
    report = make_submission("article", document=article_document(title="Waits", slug="waits"))

    answers = [Client().get(f"/awareness/{slug}/") for slug in (report.document["slug"], "never")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content.replace(b"waits", b"never") == answers[1].content


def test_an_organization_costs_four_queries_and_a_grave_two(django_assert_num_queries):
    page = make_published("organization")
    with django_assert_num_queries(4):
        Client().get(page.path)
    take_down(page, "organization")

    with django_assert_num_queries(2):
        Client().get(page.path)


def test_what_is_up_again_is_no_grave():
    page = make_published("article")
    take_down(page, "article")

    publish_directly("article", page.document, target=page.public_id)

    assert Client().get(page.path).status_code == 200
