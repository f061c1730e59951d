"""
Bytes and queries of every page type with 10 records of each kind and with 10,000, side by side.

`make drill` writes the figures to docs/measured.md.
"""

import gzip
from contextlib import ExitStack

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Version, VersionContent, new_public_id
from freedomnow.publishing.rebuild import chunks, rebuild
from freedomnow.publishing.services import accept, show
from regions.tree import Level, codes
from tests.conftest import as_owner
from tests.drill.measured import write_section
from tests.factories import (
    article_document,
    make_event,
    make_name,
    make_place,
    make_service,
    make_source,
    organization_document,
    record_document,
)

pytestmark = [pytest.mark.django_db, pytest.mark.drill]

COUNTRIES = codes(Level.COUNTRY)
MANY = 10_000
# docs/rules.md: queries and compressed bytes of HTML.
BARS = {
    "home": ("/", 4, 12_000),
    "help": ("/help/?c=FR", 4, 10_000),
    "records": ("/records/?matter=trafficking", 4, 12_000),
    "record": ("/records/{record}/", 4, 12_000),
    "organizations": ("/organizations/", 4, 12_000),
    "organization": ("/organizations/{organization}/", 4, 12_000),
    "articles": ("/awareness/", 4, 12_000),
    "article": ("/awareness/{article}/", 4, 12_000),
    "world": ("/regions/", 4, 24_000),
    "region": ("/regions/france/", 8, 24_000),
    "search": ("/search/?q=testa", 5, 12_000),
    "last page": ("/records/?matter=trafficking&page={last}", 4, 12_000),
}


def country(number):
    return COUNTRIES[number % len(COUNTRIES)]


def record_of(number):
    return record_document(
        names=[make_name(f"Testa Persona {number}"), make_name(f"Alias {number}", "alias")],
        legal_events=[make_event(case_id=f"N-{number}")],
        regions=[make_place(country(number)), make_place("FR")],
        summary="What the list says of it, in two sentences. And where that can be read.",
    )


def organization_of(number):
    service = make_service(regions=[country(number)], name=f"Line {number}")
    document = organization_document(services=[service], regions=[country(number), "FR"])
    return document | {"name": f"Helpers {number}", "slug": f"helpers-{number}"}


def article_of(number):
    document = article_document(regions=[country(number), "FR"], sources=[make_source()])
    slug = f"article-{number}"
    return document | {"title": f"An offer {number}", "slug": slug, "group": slug}


MAKERS = {"record": record_of, "organization": organization_of, "article": article_of}


def fill(kind_name, numbers):
    """Publish that many documents by the bulk road of rebuild; returns the first record."""
    kind, first = kind_named(kind_name), None
    for chunk in chunks(numbers, 1_000):
        documents = [MAKERS[kind_name](number) for number in chunk]
        if kind_name == "record":
            with as_owner():
                accept(documents, release="drill")
        versions = Version.objects.bulk_create(
            Version(
                kind=kind_name, public_id=new_public_id(), number=1, digest="d",
                schema=kind.form.schema(), at=timezone.now(), by="drill",
            )
            for _document in documents
        )  # fmt: skip
        pairs = list(zip(versions, documents, strict=True))
        VersionContent.objects.bulk_create(
            VersionContent(version=version, salt="s", document=document)
            for version, document in pairs
        )
        records = show(kind, pairs)
        first = first or records[0]
    return first


def measured(client, path):
    with ExitStack() as stack:
        seen = [
            stack.enter_context(CaptureQueriesContext(connections[alias]))
            for alias in ("default",)  # in tests both lanes are one connection
        ]
        response = client.get(path)
        queries = sum(map(len, seen))
    assert response.status_code == 200, path
    return queries, len(gzip.compress(response.content, 6))


def measure_all(client, names):
    return {name: measured(client, path.format(**names)) for name, (path, _q, _b) in BARS.items()}


def test_queries_and_bytes_are_the_same_at_ten_and_at_ten_thousand_records(client):
    firsts = {kind: fill(kind, range(10)) for kind in MAKERS}
    names = {
        "record": firsts["record"].public_id,
        "organization": firsts["organization"].slug,
        "article": firsts["article"].slug,
    }
    few = measure_all(client, names | {"last": 1})

    for kind in MAKERS:
        fill(kind, range(10, MANY))
    many = measure_all(client, names | {"last": MANY // 25})

    write_table(few, many)
    assert {name: told[0] for name, told in few.items()} == {
        name: told[0] for name, told in many.items()
    }
    over = {
        name: (many[name], few[name])
        for name, (_path, queries, size) in BARS.items()
        if max(few[name][0], many[name][0]) > queries or max(few[name][1], many[name][1]) > size
    }
    assert over == {}


def test_rebuild_checks_ten_thousand_records():
    fill("record", range(MANY))

    assert rebuild(kind_named("record"), check=True) == []


def write_table(few, many):
    rows = []
    for name, (_path, queries, size) in BARS.items():
        q1, b1, q2, b2 = *few[name], *many[name]
        rows.append(f"| {name} | {q1} | {q2} | {queries} | {b1} | {b2} | {size} |")
    write_section(
        "Pages with 10 and with 10,000 records, organizations and articles",
        "| page | queries at 10 | at 10,000 | bar | bytes (gzip 6) at 10 | at 10,000 | bar |",
        rows,
    )
