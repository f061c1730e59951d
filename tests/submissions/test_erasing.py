"""What a page ever said is erased everywhere, and what stays names nobody."""

import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from psycopg import sql

from freedomnow.corrections.models import LoggedRequest, Request
from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.models import Event, Tombstone, Version, VersionContent
from freedomnow.publishing.rebuild import rebuild
from freedomnow.submissions import erasing, sender
from freedomnow.submissions.models import Draft, Message, SpentKey, Submission
from freedomnow.submissions.services import CannotPublish
from tests.conftest import as_owner
from tests.factories import (
    article_document,
    decide,
    make_draft,
    make_name,
    make_published,
    make_request,
    make_submission,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db

WORD = "Qzxerased"


@pytest.fixture
def record():
    """A page with a change that waits, a draft, a request and a conversation about it."""
    document = record_document(names=[make_name(f"{WORD} Persona")], summary=f"{WORD} summary")
    record = make_published("record", document)
    change = make_submission(
        "record", document=document | {"summary": f"{WORD} more"}, target=record.public_id,
        base_version=1, comment=f"{WORD} comment", import_key="list|1",
    )  # fmt: skip
    sender.answer(change.reference, words=f"{WORD} words")
    draft = make_draft(title=f"{WORD} draft")
    Draft.objects.filter(pk=draft.pk).update(kind="record", target=record.public_id)
    make_request(record, words=f"{WORD} request")
    return record


def erase(record, **options):
    out = io.StringIO()
    told = {"by": "ana", "reason": "The court vacated it."} | options
    with as_owner():
        call_command("erase", "record", record.public_id, stdout=out, **told)
    return out.getvalue()


def everywhere():
    """Tables in which the word stands, in any column."""
    found = []
    asks = sql.SQL("SELECT 1 FROM {} AS told WHERE told::text ILIKE %s")
    with connection.cursor() as cursor, as_owner():
        for table in (model._meta.db_table for model in apps.get_models()):
            cursor.execute(asks.format(sql.Identifier(table)), [f"%{WORD}%"])
            if cursor.fetchone():
                found.append(table)
    return sorted(found)


def test_no_table_holds_a_word_of_it(record):
    before = everywhere()
    said = erase(record)

    assert len(before) >= 8
    assert everywhere() == []
    assert said == f"record {record.public_id}: erased 1 versions, 2 reports, 1 drafts, 1 papers.\n"


def test_what_stays_says_by_whom_when_and_why(record):
    erase(record)

    event = Event.objects.get(action="erased")
    assert (event.by, event.reason) == ("ana", "The court vacated it.")
    assert Version.objects.filter(public_id=record.public_id).count() == 1
    assert Tombstone.objects.filter(public_id=record.public_id).exists()
    assert LoggedRequest.objects.count() == 1


def test_its_old_address_says_gone_and_names_nobody(record):
    path = record.path
    erase(record)
    answer = Client().get(path)

    assert answer.status_code == 410
    assert WORD not in answer.content.decode()


def test_rebuild_agrees_and_brings_nothing_back(record):
    erase(record)

    assert [rebuild(kind, check=True) for kind in all_kinds()] == [[] for _kind in all_kinds()]
    for kind in all_kinds():
        rebuild(kind)
    assert not Trafficker.objects.exists()


def test_a_page_that_came_down_before_is_erased_too(record):
    change = Submission.objects.get(target=record.public_id)
    decide(change, "take_down")

    erase(record)
    assert everywhere() == []


def test_done_again_it_finds_nothing_more(record):
    erase(record)
    events = Event.objects.count()

    assert "erased 0 versions, 0 reports, 0 drafts, 0 papers" in erase(record)
    assert Event.objects.count() == events


def test_the_names_stay_out_of_other_texts(record):
    erase(record)
    article = make_submission(
        "article", document=article_document(body=f"{WORD} Persona was there.")
    )

    with pytest.raises(CannotPublish, match="not public"):
        decide(article, "publish")


def test_an_import_does_not_bring_it_back(record):
    erase(record)

    assert SpentKey.objects.filter(key="list|1").exists()


def test_other_pages_and_papers_are_let_be(record):
    other = make_published("record")
    report = make_submission("record")
    sender.answer(report.reference, words="Other words.")
    make_request(other)

    erase(record)
    assert Trafficker.objects.get() == other
    assert VersionContent.objects.count() == 1
    assert Message.objects.get().words == "Other words."
    assert Request.objects.get().target == other.public_id


def test_the_web_role_erases_nothing(record):
    with pytest.raises(CommandError, match="Only the owner"):
        call_command("erase", "record", record.public_id, by="ana", reason="x")


@pytest.mark.parametrize(
    ("args", "said"),
    [(("nosuch", "x"), "no kind"), (("record", "nothere"), "ever published")],
)
def test_what_is_not_there_is_said(args, said):
    with as_owner(), pytest.raises(CommandError, match=said):
        call_command("erase", *args, by="ana", reason="x")


@pytest.mark.parametrize("told", [{"by": " "}, {"reason": ""}])
def test_it_is_not_done_without_a_name_and_a_reason(record, told):
    with pytest.raises(CommandError, match="who decided"):
        erase(record, **told)
    assert Trafficker.objects.exists()


def test_half_an_erasure_is_none(record, monkeypatch):
    def broken(kind, public_id):
        raise RuntimeError("killed in the middle")

    monkeypatch.setattr(erasing, "_erasers", [broken])
    with pytest.raises(RuntimeError):
        erase(record)

    assert Trafficker.objects.exists()
    assert VersionContent.objects.exists()
