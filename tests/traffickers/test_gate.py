"""What PostgreSQL counts as evidence at commit, each beside what it does not: rule 1."""

from contextlib import nullcontext

import pytest
from django.db import IntegrityError, transaction

from freedomnow.evidence.codes import SourceKind
from freedomnow.publishing.services import judge_now
from tests.factories import (
    decide,
    make_event,
    make_published,
    make_submission,
    official,
    record_document,
)
from tests.traffickers.public_records import accepted, put_up
from traffickers.codes import NAMED_TIERS, TIER, EventCode
from traffickers.models import LegalEvent, Trafficker

pytestmark = pytest.mark.django_db

NAMING = {code for code, tier in TIER.items() if tier in NAMED_TIERS}
OFFLINE = make_event(
    code="convicted_final",
    court="High Court",
    case_id="1/26",
    source=official(kind="judgment", url="", reference="Registry, room 4"),
)


@pytest.fixture
def record():
    return put_up()


@transaction.atomic
def write(record, row=None, document=None):
    """Row or document or both as told, and PostgreSQL's word on it."""
    if row:
        LegalEvent.objects.filter(record=record).update(**row)
    if document:
        Trafficker.objects.filter(pk=record.pk).update(document=document)
    judge_now()


def retell(record, **change):
    """The only legal event becomes something else, in the row and in an accepted document."""
    [event] = record.document["legal_events"]
    document = record.document | {"legal_events": [event | change]}
    write(record, row=change, document=accepted(document))


def refused():
    return pytest.raises(IntegrityError, match="official source")


@pytest.mark.parametrize("code", sorted(NAMING))
def test_each_event_that_can_name_is_evidence(record, code):
    retell(record, code=code)

    assert LegalEvent.objects.get().code == code


@pytest.mark.parametrize("code", sorted(set(EventCode) - NAMING))
def test_no_other_event_is_evidence_even_from_an_official_source(record, code):
    with refused():
        retell(record, code=code)


@pytest.mark.parametrize("kind", sorted(SourceKind.OFFICIAL))
def test_each_official_source_is_evidence(record, kind):
    retell(record, source_kind=kind)

    assert LegalEvent.objects.get().source_kind == kind


@pytest.mark.parametrize("kind", ["", *sorted(set(SourceKind.values) - SourceKind.OFFICIAL)])
def test_no_other_source_is_evidence_even_for_a_sanction(record, kind):
    with refused():
        retell(record, source_kind=kind)


@pytest.mark.parametrize("change", [{"on": ""}, {"matters": []}, {"source_url": ""}], ids=str)
def test_an_event_without_day_matter_or_link_is_no_evidence(record, change):
    with refused():
        retell(record, **change)


@pytest.mark.parametrize("missing", ["court", "case_id", "source_reference"])
def test_without_a_link_court_number_and_place_are_each_needed(missing):
    record = put_up(legal_events=[OFFLINE])

    with refused():
        retell(record, **{missing: ""})


def test_a_link_needs_neither_court_nor_number():
    record = put_up(legal_events=[OFFLINE])

    retell(record, court="", case_id="", source_reference="", source_url="https://example.org/1")

    assert LegalEvent.objects.get().court == ""


@pytest.mark.parametrize(
    "change",
    [
        {"code": "charged"},
        {"source_kind": "judgment"},
        {"source_url": "https://www.example.org/another"},
        {"source_reference": "Another room"},
        {"key": "another"},
    ],
    ids=str,
)
def test_a_row_that_tells_it_otherwise_than_the_document_is_no_evidence(record, change):
    with refused():
        write(record, row=change)


def test_a_document_that_tells_it_otherwise_than_the_row_is_no_evidence(record):
    [event] = record.document["legal_events"]
    changed = record.document | {"legal_events": [event | {"source_kind": "judgment"}]}

    with refused():
        write(record, document=accepted(changed))


def test_one_good_event_is_enough_beside_a_bad_one():
    rumour = make_event(code="charged", source=official(kind="press"))
    record = put_up(legal_events=[make_event(), rumour])

    LegalEvent.objects.filter(code="charged").update(on="")
    judge_now()

    assert record.legal_events.count() == 2


def test_the_good_event_of_a_pair_cannot_be_deleted():
    rumour = make_event(code="charged", source=official(kind="press"))
    put_up(legal_events=[make_event(), rumour])

    with refused(), transaction.atomic():
        LegalEvent.objects.filter(code="sanctioned").delete()
        judge_now()


def test_the_evidence_of_another_record_does_not_help():
    event = make_event()
    record, _twin = put_up(legal_events=[event]), put_up(legal_events=[event])

    with refused(), transaction.atomic():
        LegalEvent.objects.filter(record=record).delete()
        judge_now()


def test_a_record_without_any_event_is_refused_at_commit():
    record = make_published("record")
    fresh = Trafficker.objects.get()
    fresh.pk, fresh.public_id = None, "rawrow123456"
    fresh.document = record_document(names=record.document["names"])
    fresh.save()

    with refused():
        judge_now()


def test_the_second_lock_is_asked_when_the_evidence_is_good(record):
    with pytest.raises(IntegrityError, match="two moderators"):
        write(record, document=record.document | {"summary": "Nobody approved this."})


@pytest.mark.parametrize(("moderators", "is_refused"), [(0, True), (1, True), (2, False)])
def test_two_moderators_are_enough_and_one_is_not(record, moderators, is_refused):
    report = make_submission("record")
    for _number in range(moderators):
        decide(report, "approve")
    [event] = report.document["legal_events"]
    row = {name: event[name] for name in ("key", "on", "source_url")}

    expected = pytest.raises(IntegrityError, match="two moderators")
    with expected if is_refused else nullcontext():
        write(record, row=row, document=report.document)


def test_what_is_refused_leaves_the_record_as_it_was(record):
    with refused():
        retell(record, source_kind="press")

    assert LegalEvent.objects.get().source_kind == "sanctions_list"
    assert Trafficker.objects.get().document == record.document


def test_evidence_cannot_be_moved_to_another_record(record):
    other = put_up()

    @transaction.atomic
    def move():
        LegalEvent.objects.filter(record=record).update(record=other)
        judge_now()

    with refused():
        move()

    assert LegalEvent.objects.filter(record=record).exists()
