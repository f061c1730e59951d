import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from awareness.forms import ArticleForm
from awareness.models import Article, Source, Tag
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import AcceptedDocument, Tombstone
from freedomnow.publishing.rebuild import chunks, rebuild
from freedomnow.publishing.services import judge_now, withdraw
from freedomnow.search.models import Name, Page
from tests.conftest import as_owner
from tests.factories import article_document, make_published, make_source, publish_directly
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
        lambda: Name.objects.update(skeleton="frgd"),
        lambda: Article.objects.all().delete(),
    ],
    ids=[
        "column", "document", "derived column", "release", "row", "missing row", "page",
        "page's flag", "missing page", "name", "skeleton", "missing record",
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

    monkeypatch.setattr(ArticleForm, "upgrades", [*ArticleForm.upgrades, renamed])

    assert rebuild(kind_named("article")) == [article.public_id]
    assert Article.objects.get().summary.endswith("(upgraded)")


def anew(document):
    """A schema to come."""
    return document | {"summary": "New."}


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
    monkeypatch.setattr(TraffickerForm, "upgrades", [*TraffickerForm.upgrades, anew])

    with as_owner():
        rebuild(kind_named("record"), accept_upgrades="0.2.0")
        judge_now()

    record.refresh_from_db()
    assert record.summary == "New."


def test_without_that_word_the_gate_refuses_it(monkeypatch):
    make_published("record")
    monkeypatch.setattr(TraffickerForm, "upgrades", [*TraffickerForm.upgrades, anew])

    rebuild(kind_named("record"))
    with pytest.raises(IntegrityError, match="two moderators"), transaction.atomic():
        judge_now()

    Trafficker.objects.all().delete()


def make_stray(article, **fields):
    """A copy of the record that no version tells of."""
    told = {"pk": None, "public_id": "stray", "slug": "stray", "group": "stray"} | fields
    stray = Article.objects.get(pk=article.pk)
    for name, value in told.items():
        setattr(stray, name, value)
    stray.save(force_insert=True)
    return stray


def test_checking_leaves_a_record_without_a_version_where_it_is(article):
    make_stray(article)

    assert rebuild(kind_named("article"), check=True) == ["stray"]

    assert Article.objects.filter(public_id="stray").exists()


def test_a_record_without_a_version_goes_with_its_page(article):
    make_stray(article)
    page = Page.objects.get()
    page.pk, page.public_id, page.path = None, "stray", "/awareness/stray/"
    page.save(force_insert=True)

    rebuild(kind_named("article"))

    assert [page.public_id for page in Page.objects.all()] == [article.public_id]


def test_a_record_that_came_down_and_is_there_again_is_taken_off(article):
    stray = Article.objects.get()
    withdraw("article", article.public_id, by="tests", reason="wrong")
    stray.save(force_insert=True)

    assert rebuild(kind_named("article")) == [article.public_id]

    assert not Article.objects.exists()


def test_a_grave_of_another_kind_takes_nothing_down(article):
    Tombstone.objects.create(kind="region", public_id=article.public_id, path_digest="x")

    assert rebuild(kind_named("article")) == []

    assert Article.objects.exists()


def test_the_newest_of_several_versions_is_what_is_shown(article):
    for version in range(1, 12):
        changed = article.document | {"title": f"Text {version}"}
        publish_directly("article", changed, target=article.public_id, base_version=version)
    Article.objects.update(title="Forged")

    rebuild(kind_named("article"))

    shown = Article.objects.get()
    assert (shown.title, shown.version) == ("Text 11", 12)


def test_rows_in_another_order_are_a_difference():
    rows = [make_source(supports="A"), make_source(supports="B")]
    article = publish_directly("article", article_document(sources=rows))
    Source.objects.filter(supports="A").update(position=9)

    assert rebuild(kind_named("article")) == [article.public_id]

    assert [row.supports for row in Source.objects.all()] == ["A", "B"]


def test_what_agrees_is_not_written_again(article):
    other = publish_directly("article", article_document(title="Other"))
    Article.objects.filter(pk=other.pk).update(title="Forged")
    row = article.sources.get().pk

    assert rebuild(kind_named("article")) == [other.public_id]

    assert article.sources.get().pk == row


def test_the_tags_of_a_record_that_was_taken_off_go_too(article):
    Tag.objects.create(name="left over", slug="left-over")

    rebuild(kind_named("article"))

    assert [tag.name for tag in Tag.objects.all()] == ["work abroad"]


def test_all_that_differ_are_named_in_the_order_of_their_ids(article):
    make_stray(article, public_id="0")
    Article.objects.update(came_with="9")

    assert rebuild(kind_named("article"), check=True) == ["0", article.public_id]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2])]
)
def test_a_long_list_is_read_in_pieces_and_nothing_is_lost(count, sizes):
    pieces = list(chunks(range(count), 2))

    assert [len(piece) for piece in pieces] == sizes
    assert [item for piece in pieces for item in piece] == list(range(count))


def test_a_name_too_many_is_a_difference(article):
    Name.objects.create(page=Page.objects.get(), text="Somebody else", folded="somebody else")

    assert rebuild(kind_named("article")) == [article.public_id]

    assert [name.text for name in Name.objects.all()] == ["An offer"]


def test_a_page_of_another_kind_is_no_page_of_the_record(article):
    page = Page.objects.get()
    page.pk, page.kind, page.title = None, "region", "Another"
    page.save(force_insert=True)

    assert rebuild(kind_named("article"), check=True) == []


def test_a_version_of_todays_schema_is_not_upgraded_again(monkeypatch):
    longer = [lambda told: told | {"summary": f"{told['summary']} More."}]
    monkeypatch.setattr(ArticleForm, "upgrades", longer)
    publish_directly("article", article_document())

    assert rebuild(kind_named("article"), check=True) == []


def test_only_what_a_newer_schema_changed_is_accepted_on_the_owners_word():
    make_published("record")
    Trafficker.objects.update(came_with="9")

    with as_owner():
        rebuild(kind_named("record"), accept_upgrades="0.2.0")

    assert not AcceptedDocument.objects.exists()


def test_a_rebuild_that_fails_changes_nothing(article, monkeypatch):
    publish_directly("article", article_document(title="Other"))
    monkeypatch.setattr(
        ArticleForm, "upgrades", [*ArticleForm.upgrades, lambda told: told | {"slug": "same"}]
    )

    with pytest.raises(IntegrityError, match="slug"):
        rebuild(kind_named("article"))

    assert {one.slug for one in Article.objects.all()} == {"an-offer", "other"}


def test_a_page_of_what_came_down_is_named_and_taken_off(article):
    page = Page.objects.get()
    withdraw("article", article.public_id, by="tests", reason="wrong")
    page.save(force_insert=True)

    assert rebuild(kind_named("article"), check=True) == [article.public_id]
    assert rebuild(kind_named("article")) == [article.public_id]

    assert not Page.objects.exists()


def test_a_name_that_is_folded_otherwise_is_a_difference(article):
    Name.objects.update(folded="other")

    assert rebuild(kind_named("article"), check=True) == [article.public_id]


def test_checking_accepts_nothing(monkeypatch):
    make_published("record")
    monkeypatch.setattr(TraffickerForm, "upgrades", [*TraffickerForm.upgrades, anew])

    with as_owner():
        rebuild(kind_named("record"), check=True, accept_upgrades="0.2.0")

    assert not AcceptedDocument.objects.exists()
