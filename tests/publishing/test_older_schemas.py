"""A page whose stored document is of an older schema: between an update and its rebuild."""

import pytest
from django.db import connection, migrations
from django.db.utils import IntegrityError
from django.test import Client

from awareness.models import Article
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.models import Version
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import accept
from tests.conftest import as_owner
from tests.factories import make_figure, make_published

pytestmark = pytest.mark.django_db


def without(document, *names):
    return {name: value for name, value in document.items() if name not in names}


def unconfirmed(document):
    services = [row | {"confirmed_on": None} for row in document["services"]]
    return without(document, "relations") | {"services": services}


def with_treaty_as_figure(document):
    status = make_figure(indicator="palermo_status", value="ratified", unit="status")
    return without(document, "laws", "conventions") | {"figures": [status]}


def never_kept(document):
    events = [without(row, "kept_on", "kept_because") for row in document["legal_events"]]
    return without(document, "not_meant") | {"legal_events": events}


# (kind, schema): a document of today as that schema told it.
OLDER = {
    ("article", 1): lambda document: without(document, "signs", "warnings"),
    ("article", 2): lambda document: without(document, "warnings"),
    ("case", 1): lambda document: without(document, "warnings"),
    ("organization", 1): unconfirmed,
    ("organization", 2): lambda document: without(document, "relations"),
    ("region", 1): with_treaty_as_figure,
    ("record", 1): lambda document: without(never_kept(document), "cases", "reply", "reply_on"),
    ("record", 2): never_kept,
}


def store(record, document, schema):
    with as_owner():
        accept([document], release="tests")
    type(record).objects.filter(pk=record.pk).update(document=document, schema=schema)


def test_every_schema_that_ever_was_is_tried_here():
    ever = {(k.name, n) for k in all_kinds() for n in range(1, k.form.schema()) if k.form.upgrades}

    assert set(OLDER) == ever


@pytest.mark.parametrize(("kind", "schema"), OLDER)
def test_a_stored_older_document_shows_its_page(kind, schema):
    record = make_published(kind)
    store(record, OLDER[kind, schema](record.document), schema)

    assert Client().get(record.get_absolute_url()).status_code == 200


def test_a_treaty_that_was_a_figure_is_read_as_a_treaty():
    region = make_published("region")
    store(region, with_treaty_as_figure(region.document), 1)

    html = Client().get(region.get_absolute_url()).text

    assert "Palermo Protocol against trafficking" in html


def test_a_document_of_today_is_not_upgraded_again(monkeypatch):
    kind = kind_named("article")
    article = make_published("article")
    spoiled = [*kind.form.upgrades[:-1], lambda document: document | {"sources": []}]
    monkeypatch.setattr(kind.form, "upgrades", spoiled)

    assert "A booklet" in Client().get(article.get_absolute_url()).text


def test_a_rebuild_notes_todays_schema():
    article = make_published("article")
    store(article, without(article.document, "signs", "warnings"), 1)

    assert rebuild(kind_named("article")) == [article.public_id]

    article.refresh_from_db()
    assert (article.schema, article.document["signs"]) == (3, [])


def test_no_document_stands_there_without_its_schema():
    make_published("article")

    with pytest.raises(IntegrityError):
        Article.objects.update(schema=None)


@pytest.mark.parametrize("kind", ["article", "organization", "region", "record", "case"])
def test_the_migration_tells_each_page_the_schema_of_its_version(kind):
    record = make_published(kind)
    version = Version.objects.filter(public_id=record.public_id)
    app = record._meta.app_label
    numbers = {"awareness": "0006", "organizations": "0006", "regions": "0005"}
    module = f"{app}.migrations.{numbers.get(app, '0015')}_fill_schemas"
    [fill] = [
        operation
        for operation in __import__(module, fromlist=["Migration"]).Migration.operations
        if isinstance(operation, migrations.RunSQL) and record._meta.db_table in operation.sql
    ]
    with as_owner(), connection.cursor() as cursor:
        type(record).objects.update(schema=9)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(fill.sql)

    record.refresh_from_db()
    assert record.schema == version.get().schema
