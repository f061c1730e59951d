"""Pages whose review date has passed come down by themselves, and wait to be affirmed."""

import io
from datetime import date, timedelta
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.models import Event, Tombstone
from freedomnow.publishing.rebuild import rebuild
from freedomnow.submissions import housekeeping
from freedomnow.submissions.models import Origin, State, Submission
from tests.factories import (
    decide,
    make_event,
    make_name,
    make_published,
    official,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db

SEEN = date(2026, 11, 1)  # by the factories' sources
LAST_DAY = date(2027, 11, 1)  # a listing stands one year
DAY_AFTER = LAST_DAY + timedelta(days=1)


@pytest.fixture
def record():
    return make_published("record")


def hide_overdue(day):
    """Pages that were hidden, of all that the clock does."""
    return [done for done in housekeeping.run(day) if done.chore == "hidden"]


def run(day, settings, **options):
    settings.TODAY = day
    out = io.StringIO()
    call_command("housekeeping", stdout=out, **options)
    return out.getvalue()


def test_a_page_stands_on_its_last_day_and_not_on_the_next(record):
    assert (hide_overdue(LAST_DAY)) == []
    assert Trafficker.objects.exists()

    [hidden] = hide_overdue(DAY_AFTER)

    assert (hidden.what, hidden.note) == (f"record {record.public_id}", "")
    assert not Trafficker.objects.exists()
    assert Client().get(record.path).status_code == 410


def test_an_accusation_stands_for_ninety_days():
    charge = make_event(code="charged", source=official(kind="prosecution"))
    make_published("record", record_document(legal_events=[charge]))

    assert (hide_overdue(SEEN + timedelta(days=90))) == []
    assert len(hide_overdue(SEEN + timedelta(days=91))) == 1


def test_a_conviction_fades_ten_years_after_its_sentence_whoever_saw_its_source():
    event = make_event(
        code="convicted_final", on="2010", sentence_ends_on="2017-01-05",
        source=official(kind="judgment"),
    )  # fmt: skip
    make_published("record", record_document(legal_events=[event]))

    assert (hide_overdue(date(2027, 1, 4))) == []
    assert len(hide_overdue(date(2027, 1, 5))) == 1


def test_what_happened_is_said_in_the_history_and_names_nobody(record):
    (hide_overdue(DAY_AFTER))

    event = Event.objects.get(action="withdrew")
    assert (event.by, event.public_id) == ("housekeeping", record.public_id)
    assert "review date has passed" in event.reason
    assert Tombstone.objects.count() == 1


def test_its_document_waits_in_the_inbox_to_be_affirmed(record):
    (hide_overdue(DAY_AFTER))

    report = Submission.objects.get(origin=Origin.CLOCK)
    assert (report.target, report.state) == (record.public_id, State.RECEIVED)
    assert report.document == record.document
    assert report.proposer is None


def test_two_moderators_who_saw_its_source_again_put_it_back(settings):
    today, settings.TODAY = settings.TODAY, date(2026, 1, 1)
    seen = official(retrieved_on="2025-11-01")
    event, name = make_event(on="2025-05-01", source=seen), make_name() | seen
    document = record_document(names=[name], legal_events=[event], regions=[])
    record = make_published("record", document)
    settings.TODAY = today
    (hide_overdue(today))
    report = Submission.objects.get(origin=Origin.CLOCK)
    report.document["legal_events"][0]["source_retrieved_on"] = str(today)
    report.save()

    for step in ("let_names_stand", "approve", "publish"):
        decide(report, step)

    assert Trafficker.objects.get().public_id == record.public_id
    assert (hide_overdue(today)) == []


def test_running_it_again_changes_nothing(record):
    (hide_overdue(DAY_AFTER))

    assert (hide_overdue(DAY_AFTER)) == []
    assert Submission.objects.filter(origin=Origin.CLOCK).count() == 1
    assert [rebuild(kind, check=True) for kind in all_kinds()] == [[] for _kind in all_kinds()]


def test_demo_mode_hides_nothing_by_age(record, settings):
    settings.DEMO = True

    assert "Done: 0 hidden, 0 reminded" in run(DAY_AFTER, settings)
    assert Trafficker.objects.exists()


@pytest.mark.parametrize("kind", ["article", "organization", "region"])
def test_kinds_without_a_review_date_stand(kind):
    make_published(kind)

    assert (hide_overdue(date(2036, 1, 1))) == []


def test_a_document_that_is_not_valid_any_more_comes_down_all_the_same(record):
    Trafficker.objects.update(document=record.document | {"years_from": 2150})

    [hidden] = hide_overdue(DAY_AFTER)

    assert "no report" in hidden.note
    assert not Trafficker.objects.exists()


def test_a_dry_run_names_and_leaves_all(record, settings):
    said = run(DAY_AFTER, settings, dry_run=True)

    assert f"record {record.public_id}: to be hidden\n" in said
    assert "To do: 1 hidden, " in said
    assert Trafficker.objects.exists()


def test_the_command_tells_what_it_did(record, settings):
    said = run(DAY_AFTER, settings)

    assert f"record {record.public_id}: hidden\n" in said
    assert "Done: 1 hidden, " in said


@pytest.mark.django_db(transaction=True)
def test_two_at_once_hide_each_page_once(record):
    found = []

    def keep_house():
        found.extend(hide_overdue(DAY_AFTER))
        connection.close()

    threads = [Thread(target=keep_house) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [hidden.what for hidden in found] == [f"record {record.public_id}"]
    assert Submission.objects.filter(origin=Origin.CLOCK).count() == 1
