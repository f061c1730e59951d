import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from awareness.forms import ArticleForm
from awareness.models import Article, Source
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import judge_now, withdraw
from freedomnow.search.models import Name, Page
from tests.conftest import as_owner
from tests.factories import article_document, make_published, publish_directly
from traffickers.forms import TraffickerForm
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return publish_directly("article", article_document(title="An offer"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda: Article.objects.update(title="Forged"),
        lambda: Article.objects.update(document={}),
        lambda: Article.objects.update(codes=[]),
        lambda: Article.objects.update(came_with="9"),
        lambda: Source.objects.update(supports="Forged"),
        lambda: Source.objects.all().delete(),
        lambda: Page.objects.update(title="Forged"),
        lambda: Page.objects.update(is_indexable=False),
        lambda: Page.objects.all().delete(),
        lambda: Name.objects.update(text="Forged"),
        lambda: Article.objects.all().delete(),
    ],
    ids=[
        "column", "document", "derived column", "release", "row", "missing row", "page",
        "page's flag", "missing page", "name", "missing record",
    ],
)  # fmt: skip
def test_whatever_differs_from_the_version_is_named_and_mended(article, damage):
    kind = kind_named("article")
    assert rebuild(kind, check=True) == []
    damage()

    assert rebuild(kind, check=True) == [article.public_id]
    assert rebuild(kind) == [article.public_id]

    assert rebuild(kind, check=True) == []
    assert Page.objects.get().title == Article.objects.get().title == "An offer"


def test_checking_writes_nothing(article):
    Article.objects.update(title="Forged")

    rebuild(kind_named("article"), check=True)

    assert Article.objects.get().title == "Forged"


def test_what_was_withdrawn_stays_down(article):
    withdraw("article", article.public_id, by="tests", reason="wrong")

    assert rebuild(kind_named("article")) == []

    assert not Article.objects.exists()


def test_a_record_without_a_version_is_named_and_taken_off(article):
    stray = Article.objects.get()
    stray.pk, stray.public_id, stray.slug, stray.group = None, "stray", "stray", "stray"
    stray.save(force_insert=True)

    assert rebuild(kind_named("article")) == ["stray"]

    assert not Article.objects.filter(public_id="stray").exists()


def test_a_named_record_is_rebuilt_through_the_gate():
    record = make_published("record")
    record.names.all().delete()

    assert rebuild(kind_named("record")) == [record.public_id]
    assert record.names.count() == 1


def test_an_older_schema_is_read_as_todays(article, monkeypatch):
    def renamed(document):
        return document | {"summary": f"{document['summary']} (upgraded)"}

    monkeypatch.setattr(ArticleForm, "upgrades", [renamed])

    assert rebuild(kind_named("article")) == [article.public_id]
    assert Article.objects.get().summary.endswith("(upgraded)")


def test_the_command_fails_when_something_differs(article):
    Article.objects.update(title="Forged")

    with pytest.raises(SystemExit):
        call_command("rebuild", "--check", stdout=io.StringIO())

    out = io.StringIO()
    call_command("rebuild", stdout=out)
    call_command("rebuild", "--check", stdout=out)
    assert "Everything agrees" in out.getvalue()


def test_an_approved_record_in_a_newer_schema_passes_the_gate_on_the_owners_word(monkeypatch):
    record = make_published("record")
    monkeypatch.setattr(TraffickerForm, "upgrades", [lambda told: told | {"summary": "New."}])

    with as_owner():
        rebuild(kind_named("record"), accept_upgrades="0.2.0")
        judge_now()

    record.refresh_from_db()
    assert record.summary == "New."


def test_without_that_word_the_gate_refuses_it(monkeypatch):
    make_published("record")
    monkeypatch.setattr(TraffickerForm, "upgrades", [lambda told: told | {"summary": "New."}])

    rebuild(kind_named("record"))
    with pytest.raises(IntegrityError, match="two moderators"), transaction.atomic():
        judge_now()

    Trafficker.objects.all().delete()
