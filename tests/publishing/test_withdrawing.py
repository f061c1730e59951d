"""Pages that come down, and up again."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError

from awareness.models import Article, Tag
from freedomnow.publishing.models import Event, Tombstone, WithdrawnName
from freedomnow.publishing.services import Stale, withdraw
from freedomnow.search.models import Page
from tests.factories import (
    article_document,
    decide,
    make_published,
    make_submission,
    publish_directly,
)

pytestmark = pytest.mark.django_db


def test_a_change_of_a_page_that_came_down_meanwhile_is_stale():
    first = publish_directly("article", article_document())
    withdraw("article", first.public_id, by="tests", reason="wrong")

    with pytest.raises(Stale, match="has changed since"):
        publish_directly("article", first.document, target=first.public_id, base_version=1)

    assert not Article.objects.exists()


@pytest.mark.parametrize("public_id", ["", "nobody", "FR"])
def test_what_is_not_published_cannot_be_withdrawn(public_id):
    publish_directly("article", article_document())

    with pytest.raises(ObjectDoesNotExist):
        withdraw("article", public_id, by="tests", reason="wrong")

    assert Page.objects.exists()
    assert not Tombstone.objects.exists()


def test_withdrawing_one_page_leaves_the_others():
    stays = publish_directly("article", article_document(tags=["stays", "both"]))
    goes = publish_directly("article", article_document(tags=["goes", "both"]))

    withdraw("article", goes.public_id, by="tests", reason="wrong")

    assert Article.objects.get() == stays
    assert Page.objects.get().public_id == stays.public_id
    assert {tag.name for tag in Tag.objects.all()} == {"stays", "both"}


def test_a_page_can_come_down_and_up_and_down():
    first = publish_directly("article", article_document())
    withdraw("article", first.public_id, by="tests", reason="wrong")
    publish_directly("article", first.document, target=first.public_id)

    withdraw("article", first.public_id, by="tests", reason="wrong again")

    assert Tombstone.objects.get().public_id == first.public_id
    assert list(Event.objects.values_list("action", "number")) == [
        ("published", 1), ("withdrew", 1), ("published", 2), ("withdrew", 2)
    ]  # fmt: skip


def test_the_names_of_a_page_that_stands_again_are_not_hidden_any_more():
    record = make_published("record")
    withdraw("record", record.public_id, by="tests", reason="wrong")
    assert WithdrawnName.objects.exists()

    again = make_submission("record", document=record.document, target=record.public_id)
    for step in ("let_names_stand", "approve", "publish"):
        decide(again, step)

    assert not WithdrawnName.objects.exists()


def test_a_withdrawal_that_cannot_be_written_down_takes_nothing_off():
    article = publish_directly("article", article_document())

    with pytest.raises(DataError):
        withdraw("article", article.public_id, by="x" * 151, reason="wrong")

    assert Article.objects.exists()
    assert Page.objects.exists()
    assert not Tombstone.objects.exists()
