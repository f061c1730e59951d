"""From documents to rows and back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awareness.forms import ArticleForm
from awareness.models import Article, Source
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Version
from freedomnow.publishing.projection import columns_of, project, read, rows, unsaved
from freedomnow.search.models import Page
from organizations.forms import OrganizationForm
from organizations.models import Organization, Service
from tests.factories import (
    DOCUMENTS,
    article_document,
    make_published,
    make_service,
    make_source,
    organization_document,
    publish_directly,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_tables_tell_the_document_that_was_published(kind):
    page = make_published(kind)

    told = read(kind_named(kind).form, [kind_named(kind).model.objects.get()])

    assert told == {page.public_id: page.document}


def test_a_preview_has_its_columns_and_is_not_in_the_table():
    article = unsaved(ArticleForm, article_document(title="Seen before", regions=["FR"]))

    assert (article.title, article.codes) == ("Seen before", ["001", "150", "155", "FR"])
    assert article.pk is None
    assert not Article.objects.exists()


def test_rows_come_in_the_document_s_order_with_their_types():
    services = [make_service(name="B"), make_service(name="A", confirmed_on="")]

    told = rows(OrganizationForm, "services", organization_document(services=services))

    assert [(row.name, row.position) for row in told] == [("B", 0), ("A", 1)]
    assert [row.confirmed_on for row in told] == ["2026-11-01", ""]
    assert not Service.objects.exists()


def test_what_a_version_no_longer_tells_is_gone_and_its_order_is_the_new_one():
    first, second, third = (make_source(supports=words) for words in "ABC")
    article = publish_directly("article", article_document(sources=[first, second]))

    changed = article.document | {"sources": [third, first]}
    publish_directly("article", changed, target=article.public_id, base_version=1)

    told = Source.objects.values_list("supports", "key", "position")
    assert list(told) == [("C", third["key"], 0), ("A", first["key"], 1)]


def test_a_change_of_one_record_leaves_the_others_rows_alone():
    other = publish_directly("organization", organization_document(name="Other"))
    before = list(Service.objects.filter(record=other).values())
    changed = publish_directly("organization", organization_document(name="Changed"))

    publish_directly(
        "organization",
        changed.document | {"services": []},
        target=changed.public_id,
        base_version=1,
    )

    assert list(Service.objects.filter(record=other).values()) == before
    assert not Service.objects.filter(record__public_id=changed.public_id).exists()


def test_a_record_keeps_its_number_in_the_table_through_a_change():
    article = publish_directly("article", article_document())
    number = article.pk

    publish_directly("article", article.document, target=article.public_id, base_version=1)

    assert Article.objects.get().pk == number


def test_yesterday_s_version_is_written_whatever_today_s_form_says():
    """Projection does not judge: an old document without a source is projected as it is."""
    article = publish_directly("article", article_document())
    old = article.document | {"sources": [], "title": ""}

    project(ArticleForm, [(Version.objects.get(), old)])

    assert Article.objects.get().title == ""
    assert not Source.objects.exists()


def test_many_records_cost_as_many_statements_as_one():
    documents = [organization_document(name=f"Helpers of {n}") for n in range(5)]
    records = [publish_directly("organization", document) for document in documents]
    versions = [
        (Version.objects.get(public_id=record.public_id), record.document) for record in records
    ]
    one, many = statements(versions[:1]), statements(versions)

    assert one == many
    assert Organization.objects.count() == 5


def statements(versions):
    with CaptureQueriesContext(connection) as seen:
        project(OrganizationForm, versions)
    return len(seen)


def test_reading_many_documents_costs_a_query_for_each_kind_of_row(django_assert_num_queries):
    for number in range(3):
        publish_directly("organization", organization_document(name=f"Helpers of {number}"))
    records = list(Organization.objects.all())

    with django_assert_num_queries(3):
        assert len(read(OrganizationForm, records)) == 3


def test_ids_and_what_postgresql_computes_are_not_written_from_a_version():
    names = set(columns_of(Page))

    assert {"title", "codes", "is_indexable", "card"} <= names
    assert not names & {"id", "vector", "kind", "public_id"}
