"""PostgreSQL's own lock on records: rules 1 and 5, tried with raw statements."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from freedomnow.publishing.models import Event, Version, VersionContent
from freedomnow.publishing.services import digest_of, judge_now
from freedomnow.submissions import sightings
from freedomnow.submissions.models import Approval
from tests.conftest import as_owner
from tests.factories import (
    citation,
    decide,
    make_event,
    make_moderator,
    make_published,
    make_submission,
    make_user,
    official,
    record_document,
)
from traffickers.models import LegalEvent, Trafficker

pytestmark = pytest.mark.django_db


def judged(write):
    """Do it and let the deferred gates judge, all in one savepoint."""
    with transaction.atomic():
        write()
        judge_now()


@pytest.fixture
def record():
    return make_published("record")


def test_a_record_with_two_moderators_and_an_official_source_stands(record):
    assert Trafficker.objects.get() == record


@pytest.mark.parametrize(
    "change",
    [
        {"source_kind": "press"},
        {"source_kind": "police_release"},
        {"source_url": ""},
        {"code": "investigation_announced"},
        {"on": ""},
        {"matters": []},
    ],
    ids=str,
)
def test_its_only_official_event_cannot_become_something_else(record, change):
    with pytest.raises(IntegrityError, match="official source"):
        judged(lambda: LegalEvent.objects.filter(record=record).update(**change))


def test_its_only_official_event_cannot_be_deleted(record):
    with pytest.raises(IntegrityError, match="official source"):
        judged(LegalEvent.objects.filter(record=record).delete)


def test_a_record_goes_with_all_its_events(record):
    judged(record.delete)

    assert not LegalEvent.objects.exists()


def test_an_official_event_that_the_approved_document_does_not_tell_counts_for_nothing(record):
    with pytest.raises(IntegrityError, match="official source"):
        judged(lambda: LegalEvent.objects.filter(record=record).update(key="another"))


def test_a_document_that_nobody_approved_cannot_be_put_on_a_record(record):
    document = record.document | {"summary": "And much worse."}

    with pytest.raises(IntegrityError, match="two moderators"):
        judged(lambda: Trafficker.objects.filter(pk=record.pk).update(document=document))


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("tier", "C", "record_has_a_tier_that_names"),
        ("survivor_answer", "not_checked", "record_survivor_was_asked"),
    ],
)
def test_tier_and_survivor_answer_are_constraints(record, column, value, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Trafficker.objects.filter(pk=record.pk).update(**{column: value})


def test_a_yes_about_a_survivor_needs_a_senior_moderators_word(record):
    with pytest.raises(IntegrityError, match="may be about a survivor"):
        judged(lambda: Trafficker.objects.filter(pk=record.pk).update(survivor_answer="yes"))


def test_a_case_without_a_link_needs_court_number_and_place():
    offline = official(url="", kind="judgment", reference="Registry, room 4")
    told = {"code": "convicted_final", "source": offline}
    whole = record_document(legal_events=[make_event(court="High Court", case_id="1/26", **told)])

    assert make_published("record", whole).tier == "A"


def approval(submission, moderator, **fields):
    sightings.tick(submission, sightings.rows_of(submission), by=moderator)
    return Approval.objects.create(
        **{
            "submission": submission.reference,
            "kind": submission.kind,
            "digest": digest_of(submission.document),
            "moderator_id": moderator.pk,
            "moderator": moderator.username,
            "reason": "read",
        }
        | fields
    )


def test_an_approval_is_taken_from_a_moderator_and_counts_for_that_document_only():
    submission = make_submission("record")

    given = approval(submission, make_moderator())

    given.refresh_from_db()
    assert given.proposer_id == submission.proposer_id


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_user, "only a moderator"),
        (lambda: make_moderator(is_active=False), "only a moderator"),
    ],
    ids=["volunteer", "disabled moderator"],
)
def test_an_approval_by_somebody_else_is_refused_by_postgresql(make, words):
    submission = make_submission("record")

    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        approval(submission, make())


def test_the_proposer_cannot_approve_even_when_the_row_says_another_proposed():
    proposer = make_moderator()
    submission = make_submission("record", by=proposer)

    with pytest.raises(IntegrityError, match="approval_is_not_the_proposers"), transaction.atomic():
        approval(submission, proposer, proposer_id=None)


def test_one_moderator_counts_once():
    submission, moderator = make_submission("record"), make_moderator()
    approval(submission, moderator)

    with pytest.raises(IntegrityError, match="approval_is_given_once"), transaction.atomic():
        approval(submission, moderator)


def test_an_approval_of_another_text_is_refused():
    with pytest.raises(IntegrityError, match="changed since"), transaction.atomic():
        approval(make_submission("record"), make_moderator(), digest="0" * 64)


@pytest.mark.parametrize("model", [Version, VersionContent, Event, Approval])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_history_is_not_rewritten_by_the_web_role(record, model, statement):
    table, column = model._meta.db_table, model._meta.concrete_fields[-1].column
    sql = statement.format(table, f"{column} = {column}")

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert model.objects.exists()


@pytest.mark.parametrize("model", [Version, Event, Approval])
def test_history_is_not_rewritten_by_the_owner_either(record, model):
    table = model._meta.db_table

    with as_owner(), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM {table}")  # noqa: S608


def test_erase_version_empties_a_version_and_is_not_the_web_roles(record):
    call = "SELECT erase_version('record', %s, 1)"
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(call, [record.public_id])

    with as_owner(), connection.cursor() as cursor:
        cursor.execute(call, [record.public_id])

    assert not VersionContent.objects.exists()
    assert Version.objects.exists()


def test_press_alone_does_not_publish_a_named_company():
    press = citation(kind="press", url="https://paper.example.org/story", quote="they say")
    submission = make_submission(
        "record", document=record_document(legal_events=[make_event(source=press)])
    )
    decide(submission, "approve")

    with pytest.raises(Exception, match="official source"):
        decide(submission, "publish")

    assert not Trafficker.objects.exists()
