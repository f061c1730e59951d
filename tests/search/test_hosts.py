"""Which sites published pages cite."""

from importlib import import_module

import pytest
from django.apps import apps

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.rebuild import rebuild
from freedomnow.search.hosts import uncited
from freedomnow.search.models import Page
from tests.conftest import as_owner
from tests.factories import article_document, make_published, make_source

pytestmark = pytest.mark.django_db

fill = import_module("freedomnow.search.migrations.0004_fill_hosts").fill


@pytest.fixture
def page():
    sources = [make_source(source_url="https://www.example.org/a")]
    article = make_published("article", article_document(sources=sources))
    return Page.objects.get(public_id=article.public_id)


def test_publishing_writes_down_which_sites_are_cited(page):
    assert page.hosts == ["example.org"]


def test_what_no_page_cites_is_found(page):
    assert uncited(["example.org", "other.example.org"]) == {"other.example.org"}


def test_where_nothing_is_asked_nothing_is_looked_up(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert uncited([]) == set()


def test_the_migration_writes_what_publishing_would_have(page):
    Page.objects.update(hosts=[])
    assert rebuild(kind_named("article"), check=True) == [page.public_id]

    with as_owner():
        fill(apps, None)
    page.refresh_from_db()
    assert page.hosts == ["example.org"]
    assert rebuild(kind_named("article"), check=True) == []


def test_the_migration_leaves_a_page_without_a_version_alone(page):
    Page.objects.update(hosts=[], public_id="unknown")

    fill(apps, None)

    assert Page.objects.get().hosts == []
