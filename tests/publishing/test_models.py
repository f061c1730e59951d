"""What the tables of published things hold to, whoever writes into them."""

import re

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone, translation

from awareness.models import Article
from freedomnow.publishing.models import (
    Event,
    Tombstone,
    Version,
    VersionContent,
    WithdrawnName,
    new_key,
    new_public_id,
    path_digest,
)
from freedomnow.publishing.services import withdraw
from tests.factories import article_document, make_published, publish_directly

pytestmark = pytest.mark.django_db


def make_version(**fields):
    told = {"kind": "article", "public_id": "abc", "number": 1, "schema": 1, "digest": "0" * 64}
    return Version.objects.create(**told | {"at": timezone.now(), "by": "tests"} | fields)


@pytest.mark.parametrize(("make", "length"), [(new_key, 8), (new_public_id, 12)])
def test_a_new_id_is_short_readable_and_never_the_same(make, length):
    made = {make() for _n in range(500)}

    assert len(made) == 500
    assert all(re.fullmatch(rf"[a-z0-9]{{{length}}}", one) for one in made)


def test_a_path_is_recognised_and_cannot_be_read():
    digest = path_digest("/organizations/testa/")

    assert digest == path_digest("/organizations/testa/")
    assert digest != path_digest("/organizations/testa")
    assert re.fullmatch(r"[0-9a-f]{64}", digest)


def test_a_version_number_is_used_once_for_each_record():
    make_version()
    make_version(number=2)
    make_version(public_id="other")
    make_version(kind="organization")

    with pytest.raises(IntegrityError, match="version_number_is_used_once"), transaction.atomic():
        make_version()


def test_versions_count_from_one():
    with pytest.raises(IntegrityError, match="version_counts_from_1"), transaction.atomic():
        make_version(number=0)


def test_a_version_with_content_cannot_be_deleted_from_under_it():
    version = make_version()
    VersionContent.objects.create(version=version, salt="s", document={})

    with pytest.raises(models.ProtectedError):
        version.delete()


def test_one_record_has_one_tombstone():
    Tombstone.objects.create(kind="article", public_id="abc", path_digest="1")
    Tombstone.objects.create(kind="region", public_id="abc", path_digest="1")

    with pytest.raises(IntegrityError, match="tombstone_is_one_per_record"), transaction.atomic():
        Tombstone.objects.create(kind="article", public_id="abc", path_digest="2")


def test_a_withdrawn_name_is_kept_once_for_each_record():
    WithdrawnName.objects.create(kind="record", public_id="abc", digest="1")
    WithdrawnName.objects.create(kind="record", public_id="other", digest="1")

    with pytest.raises(IntegrityError, match="withdrawn_name_is_kept_once"), transaction.atomic():
        WithdrawnName.objects.create(kind="record", public_id="abc", digest="1")


def test_two_records_cannot_share_an_id():
    article = publish_directly("article", article_document())
    article.pk, article.slug, article.group = None, "other", "other"

    with pytest.raises(IntegrityError, match="public_id"), transaction.atomic():
        article.save(force_insert=True)


def test_the_history_is_read_in_the_order_in_which_it_happened():
    first = publish_directly("article", article_document(), by="Ann")
    withdraw("article", first.public_id, by="Ben", reason="old")

    assert [(event.by, event.action) for event in Event.objects.all()] == [
        ("Ann", "published"),
        ("Ben", "withdrew"),
    ]


def test_an_event_says_who_did_what_and_nothing_of_the_record():
    publish_directly("article", article_document(title="Testa"), by="Ann", reason="Testa again")

    assert re.fullmatch(r"\d{4}-\d{2}-\d{2} Ann: published", str(Event.objects.get()))


@pytest.mark.parametrize(
    ("model", "words"),
    [(Tombstone, "tombstone"), (WithdrawnName, "withdrawn name")],
)
def test_what_came_down_is_called_by_its_number(model, words):
    record = make_published("record")
    withdraw("record", record.public_id, by="tests", reason="wrong")

    grave = model.objects.get()

    assert str(grave) == f"{words} {grave.pk}"


def test_a_version_is_called_by_its_record_and_number():
    publish_directly("article", article_document(title="Testa"))

    version = Version.objects.get()

    assert str(version) == f"article {version.public_id} version 1"
    assert str(version.content) == f"content of version {version.pk}"


@pytest.mark.parametrize(("code", "count"), [("FR", 1), ("155", 1), ("001", 2), ("DE", 0)])
def test_records_about_a_place_are_those_of_the_places_below_it_too(code, count):
    publish_directly("article", article_document(regions=["FR"]))
    publish_directly("article", article_document(regions=["KE"]))

    assert Article.objects.about_region(code).count() == count


def test_the_newest_record_comes_first_and_of_one_moment_the_later_one():
    first, second, third = (publish_directly("article", article_document()) for _n in range(3))
    Article.objects.filter(pk=second.pk).update(updated_at=third.updated_at)
    Article.objects.filter(pk=first.pk).update(updated_at=timezone.now())

    assert list(Article.objects.newest()) == [first, third, second]


@pytest.mark.parametrize("kind", ["article", "organization", "region", "record", "case"])
def test_an_address_has_the_language_and_a_stored_path_has_none(kind):
    page = make_published(kind)

    with translation.override("ar"):
        assert page.get_absolute_url() == f"/ar{page.path}"
    assert page.get_absolute_url() == page.path


@pytest.mark.parametrize(
    ("by", "reason", "broken"),
    [("", "Wrong.", "event_says_who"), ("ana", "", "event_says_why")],
)
def test_the_history_says_who_and_why(by, reason, broken):
    with pytest.raises(IntegrityError, match=broken):
        Event.objects.create(action="withdrew", by=by, reason=reason, kind="article")


def test_a_report_arrives_without_a_reason():
    assert Event.objects.create(action="received", by="ana", kind="article").reason == ""
