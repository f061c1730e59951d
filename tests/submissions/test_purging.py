"""Raw reports, drafts and counts do not stay; what they decided does."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.urls import reverse

from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.models import Event
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import judge_now, publish, withdraw
from freedomnow.submissions import housekeeping, notices, purging, releases, sender
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import (
    Approval,
    DaySalt,
    Draft,
    Message,
    Note,
    Origin,
    Receipt,
    SealedContact,
    SpentKey,
    State,
    Submission,
)
from tests.factories import (
    article_document,
    decide,
    make_draft,
    make_moderator,
    make_published,
    make_submission,
    make_unsigned,
    make_user,
    record_document,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


def done(name, day=TODAY):
    return [one.what for one in housekeeping.run(day) if one.chore == name]


def decided(days_ago, state=State.DECLINED, **fields):
    """A report that was decided so many days ago."""
    step = {"declined": "decline", "lead": "keep_as_lead", "published": "publish"}.get(state)
    report = make_submission(**fields)
    report = decide(report, step) if step else sender.take_back(report.reference)
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC) - timedelta(days=days_ago)
    Submission.objects.filter(pk=report.pk).update(decided_at=noon)
    return report


def is_there(report):
    return Submission.objects.filter(pk=report.pk).exists()


@pytest.mark.parametrize(
    ("state", "days", "stays"),
    [
        (State.DECLINED, 90, True), (State.DECLINED, 91, False),
        (State.PUBLISHED, 90, True), (State.PUBLISHED, 91, False),
        (State.WITHDRAWN, 91, False),
        (State.LEAD, 91, True), (State.LEAD, 365, True), (State.LEAD, 366, False),
    ],
)  # fmt: skip
def test_a_report_stays_so_long_after_its_decision(state, days, stays):
    report = decided(days, state)

    assert done("purged") == ([] if stays else [f"submission {report.reference}"])
    assert is_there(report) is stays


def test_what_is_not_decided_stays_however_old():
    report = make_submission()
    Submission.objects.update(created_at=datetime(2000, 1, 1, tzinfo=UTC))

    assert done("purged") == []
    assert is_there(report)


def said_about(report, model, days_ago):
    model.objects.create(reference=report.reference, author="ana", words="A word.")
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC) - timedelta(days=days_ago)
    model.objects.update(at=noon)


@pytest.mark.parametrize("model", [Note, Message])
@pytest.mark.parametrize(("days", "stays"), [(365, True), (366, False)])
def test_a_lead_stays_so_long_after_the_last_that_was_said_about_it(model, days, stays):
    report = decided(1_000, State.LEAD)
    said_about(report, model, days)

    done("purged")

    assert is_there(report) is stays


@pytest.mark.parametrize("model", [Note, Message])
def test_what_is_said_about_one_lead_keeps_no_other_and_no_declined_report(model):
    lead, other, declined = (
        decided(1_000, state) for state in (State.LEAD, State.LEAD, State.DECLINED)
    )
    said_about(declined, model, 1)
    said_about(lead, model, 1)

    done("purged")

    assert [is_there(one) for one in (lead, other, declined)] == [True, False, False]


def test_what_is_old_is_found_in_one_query_however_much_was_said(django_assert_num_queries):
    for _number in range(5):
        said_about(decided(1_000, State.LEAD), Note, 1)

    with django_assert_num_queries(1):
        assert list(purging.old_reports(TODAY)) == []


@pytest.mark.parametrize("origin", [Origin.IMPORT, Origin.RELEASE])
def test_a_lead_of_a_list_lives_as_long_as_its_entry(origin):
    report = decided(5_000, State.LEAD, origin=origin)

    assert done("purged") == []
    assert is_there(report)


def test_everything_that_hangs_on_it_goes_with_it():
    report, _receipt = make_unsigned()
    sender.answer(report.reference, words="A word.")
    decide(report, "decline")
    Submission.objects.update(decided_at=datetime(2026, 1, 1, tzinfo=UTC))

    done("purged")

    assert not Submission.objects.exists()
    assert not Message.objects.exists()
    assert not Receipt.objects.exists()


def test_every_table_that_is_keyed_by_a_reference_is_known():
    assert {Message, Receipt, SealedContact} <= set(purging.keyed_by_reference())
    assert not {Submission, Draft, Approval, SpentKey} & set(purging.keyed_by_reference())


def test_the_history_stays_and_says_that_it_is_gone():
    report = decided(91)
    done("purged")

    actions = Event.objects.filter(submission=report.reference).values_list("action", flat=True)
    assert list(actions) == ["received", "declined", "purged"]


def test_what_it_published_stands_and_agrees_with_its_versions():
    record = make_published("record")
    Submission.objects.update(decided_at=datetime(2026, 1, 1, tzinfo=UTC))
    done("purged")

    assert not Submission.objects.exists()
    assert [rebuild(kind, check=True) for kind in all_kinds()] == [[] for _kind in all_kinds()]
    rebuild(kind_named("record"), check=False)
    judge_now()
    assert type(record).objects.get() == record


def test_approvals_of_a_purged_report_put_no_page_back_that_came_down():
    document = record_document()
    record = make_published("record", document)
    Submission.objects.update(decided_at=datetime(2026, 1, 1, tzinfo=UTC))
    done("purged")
    withdraw("record", record.public_id, by="tests", reason="wrong")

    with pytest.raises(IntegrityError, match="two moderators"), transaction.atomic():
        put_back(record)


def put_back(record):
    publish("record", record.document, by="tests", reason="again", target=record.public_id)
    judge_now()


def test_what_was_imported_once_does_not_come_again():
    report = decided(91, import_key="list|1", origin=Origin.IMPORT)
    done("purged")

    assert not make_again("list|1")
    assert not Submission.objects.exists()
    assert report.import_key in set(SpentKey.objects.values_list("key", flat=True))


def make_again(key):
    """Whether the import made a report."""
    options = {"by": None, "by_name": "import", "import_key": key, "origin": Origin.IMPORT}
    return submit("article", article_document(), **options)[1]


def test_what_came_with_a_release_does_not_come_again():
    keys = [key for kind in all_kinds() for key, _document in kind.starter()]
    SpentKey.objects.bulk_create(SpentKey(key=key) for key in keys)

    assert releases.receive(all_kinds(), release="tests") == []


def test_drafts_are_kept_for_ninety_days():
    old, fresh = make_draft(send_key="old"), make_draft(send_key="fresh")
    Draft.objects.filter(pk=old.pk).update(saved_at=datetime(2026, 8, 26, tzinfo=UTC))

    assert done("thrown away") == [f"draft {old.reference}"]
    assert [draft.pk for draft in Draft.objects.all()] == [fresh.pk]
    assert Receipt.objects.count() == 1


def test_the_history_says_that_a_draft_is_gone_and_not_what_it_said():
    draft = make_draft(title="Qzx half a title")
    assert done("thrown away") == []
    assert not Event.objects.exists()
    Draft.objects.update(saved_at=datetime(2026, 8, 26, tzinfo=UTC))
    done("thrown away")

    told = Event.objects.get()
    assert (told.action, told.by, told.kind, told.submission) == (
        "purged", "housekeeping", "article", draft.reference,
    )  # fmt: skip
    assert "Qzx" not in str(list(Event.objects.values()))


def test_salts_of_other_days_are_forgotten():
    DaySalt.objects.create(day=date(2020, 1, 1), salt="x")

    assert done("forgotten") == ["1 counts of other days and hours"]
    assert not DaySalt.objects.exists()


# Questions


def asked(due_in, *, by=None):
    report = decide(make_submission(by=by), "request_changes")
    Submission.objects.update(due_on=TODAY + timedelta(days=due_in))
    return report


@pytest.mark.parametrize(("due_in", "closed"), [(0, False), (-1, True)])
def test_a_question_without_an_answer_is_closed_after_its_day(due_in, closed):
    report = asked(due_in)

    assert bool(done("closed without an answer")) is closed
    report.refresh_from_db()
    assert (report.state == State.DECLINED) is closed
    assert (report.due_on is None) is closed


@pytest.mark.parametrize(("due_in", "reminded"), [(8, False), (7, True), (0, True), (-1, False)])
def test_its_sender_is_reminded_a_week_before_once(
    due_in, reminded, django_capture_on_commit_callbacks
):
    report = asked(due_in, by=make_user(email="a@example.org"))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        first, second = done("reminded"), done("reminded")

    assert first == ([f"submission {report.reference}"] if reminded else [])
    assert second == []
    letters = [letter for letter in mail.outbox if "waits for you" in letter.subject]
    assert len(letters) == reminded
    assert all("“My account” has a switch" in letter.body for letter in letters)
    assert report.headline not in str([letter.message() for letter in mail.outbox])


def test_who_has_no_address_is_not_reminded():
    asked(3)

    assert done("reminded") == []


def test_moderators_are_reminded_of_pages_a_week_before_once(django_capture_on_commit_callbacks):
    make_moderator(email="m@example.org")
    record = make_published("record")
    day = date(2027, 10, 26)  # its last day is the first of November
    with django_capture_on_commit_callbacks(execute=True):
        first, second = done("reminded", day), done("reminded", day)

    assert (first, second) == (["moderators of 1 pages"], [])
    [letter] = [letter for letter in mail.outbox if "looked at again" in letter.subject]
    assert letter.to == ["m@example.org"]
    assert record.title not in letter.body
    assert "1 page will be hidden within a week unless its sources" in letter.body
    assert letter.body.endswith("“My account” has a switch.")


def test_several_pages_are_told_in_one_letter(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notices.pages_are_due(["m@example.org", "n@example.org"], 2)

    assert [letter.to for letter in mail.outbox] == [["m@example.org"], ["n@example.org"]]
    assert "2 pages will be hidden within a week unless their" in mail.outbox[0].body


# The command, and those who are late


def test_the_command_names_no_report_by_what_it_is_about(settings):
    report = decided(91)
    out = io.StringIO()

    call_command("housekeeping", stdout=out)

    assert f"submission {report.reference}: purged" in out.getvalue()
    assert report.headline not in out.getvalue()


def test_a_dry_run_changes_nothing():
    report = decided(91)
    make_draft()
    Draft.objects.update(saved_at=datetime(2020, 1, 1, tzinfo=UTC))
    out = io.StringIO()

    call_command("housekeeping", stdout=out, dry_run=True)

    assert f"submission {report.reference}: to be purged" in out.getvalue()
    assert is_there(report)
    assert Draft.objects.exists()


def test_a_decision_on_a_purged_report_says_so(client):
    client.force_login(make_moderator())
    report = decided(91)
    done("purged")

    data = {"reason": "I read it.", "revision": 1, "step": "publish"}
    answer = client.post(reverse("admin:submission_decide", args=[report.pk]), data, follow=True)

    assert answer.status_code == 200
    assert "no longer here" in answer.content.decode()


def test_a_receipt_of_a_purged_report_is_as_good_as_a_wrong_one(client):
    report, receipt = make_unsigned()
    decide(report, "decline")
    Submission.objects.update(decided_at=datetime(2026, 1, 1, tzinfo=UTC))
    done("purged")

    assert (
        "We have nothing" in client.post("/report/receipt/", {"receipt": receipt}).content.decode()
    )


@pytest.mark.django_db(transaction=True)
def test_two_at_once_purge_each_report_once():
    for _number in range(10):
        decided(91)

    def keep_house(_number):
        try:
            return len(done("purged"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(keep_house, range(2))) == 10
    assert Event.objects.filter(action="purged").count() == 10
