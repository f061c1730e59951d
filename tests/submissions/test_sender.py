"""What a sender does with a report of their own, and what a moderator asks of them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from freedomnow.publishing.models import Event
from freedomnow.submissions import claims, sender
from freedomnow.submissions.models import Message, Origin, State, Submission
from freedomnow.submissions.review import review
from freedomnow.submissions.services import AlreadyDecided, NotAllowed, approvals_of
from tests.conftest import as_owner
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_published,
    make_submission,
    make_unsigned,
    record_document,
)

pytestmark = pytest.mark.django_db

WORDS = "Which page of the booklet is it?"


@pytest.fixture
def asked():
    """A report whose sender is asked something."""
    return decide(make_submission(), "request_changes", reason=WORDS)


def test_a_question_waits_for_its_sender_until_a_day(asked, settings):
    assert asked.state == State.CHANGES_REQUESTED
    assert (asked.due_on - settings.TODAY).days == 30
    assert [message.words for message in Message.objects.all()] == [WORDS]


def test_the_words_of_a_question_stand_in_no_event(asked):
    events = Event.objects.filter(submission=asked.reference)

    assert [(event.action, event.reason) for event in events] == [("received", ""), ("asked", "")]


def test_what_waits_for_its_sender_is_out_of_the_inbox(asked):
    waiting = make_submission()

    assert list(Submission.objects.waiting()) == [waiting]
    assert asked in Submission.objects.of_open()


def test_nobody_decides_on_it_meanwhile_but_a_moderator_can_take_it_up(asked):
    with pytest.raises(AlreadyDecided, match="their answer is awaited"):
        decide(asked, "publish")

    taken = decide(asked, "take_up_again")

    assert (taken.state, taken.due_on) == (State.RECEIVED, None)


def test_an_import_cannot_be_asked():
    report = make_submission(origin=Origin.IMPORT)
    Submission.objects.update(proposer=None)

    with pytest.raises(NotAllowed, match="no sender"):
        decide(report, "request_changes")
    report.refresh_from_db()
    assert "request_changes" not in names_of_steps(report)


def names_of_steps(report):
    return [step.name for step in review(report, make_moderator()).steps]


def test_whoever_has_an_account_or_a_receipt_can_be_asked():
    unsigned, _receipt = make_unsigned()

    assert "request_changes" in names_of_steps(make_submission())
    assert "request_changes" in names_of_steps(unsigned)


def test_an_answer_brings_it_back_to_the_inbox(asked):
    answered = sender.answer(asked.reference, words="Page 4.", link="https://www.example.org/4")

    assert (answered.state, answered.due_on) == (State.RECEIVED, None)
    said = Message.objects.filter(reference=asked.reference)
    assert [(one.author == "", one.words) for one in said] == [(False, WORDS), (True, "Page 4.")]


def test_words_of_a_sender_leave_a_first_yes_as_it_is():
    report = make_submission("record")
    decide(report, "approve")

    answered = sender.answer(report.reference, words="One more thing.")

    assert answered.state == State.SECOND_REVIEW
    assert len(approvals_of(answered)) == 1


@pytest.mark.parametrize("step", ["decline", "keep_as_lead", "publish"])
def test_what_is_decided_takes_no_more_words(step):
    report = decide(make_submission(), step)

    for act in (lambda: sender.answer(report.reference, words="But."),
                lambda: sender.take_back(report.reference)):  # fmt: skip
        with pytest.raises(AlreadyDecided, match="too late"):
            act()
    assert not Message.objects.exists()


def test_a_sender_who_never_stops_is_asked_to_wait():
    report = make_submission()
    Message.objects.bulk_create(
        Message(reference=report.reference, words="And.") for _n in range(sender.MOST_MESSAGES)
    )

    with pytest.raises(ValidationError, match="wait for an answer"):
        sender.answer(report.reference, words="And.")


def test_a_report_written_anew_is_a_new_revision(asked):
    document = article_document(title="Better")

    revised = sender.revise(asked.reference, document, revision=1, words="Page 4 is in now.")

    assert (revised.state, revised.revision, revised.headline) == (State.RECEIVED, 2, "Better")
    assert Message.objects.last().words == "Page 4 is in now."


def test_a_moderator_who_read_the_old_one_does_not_decide_on_the_new():
    report = make_submission()
    sender.revise(report.reference, article_document(), revision=1)

    with pytest.raises(AlreadyDecided, match="read it again"):
        decide_as_read(report, revision=1)
    assert decide_as_read(report, revision=2).state == State.PUBLISHED


def decide_as_read(report, revision):
    from_then = Submission.objects.get(pk=report.pk)
    from_then.refresh_from_db = lambda: None
    from_then.revision = revision
    return decide(from_then, "publish")


def test_a_sender_does_not_write_over_a_moderators_correction():
    report = make_submission()
    Submission.objects.update(revision=2)

    with pytest.raises(AlreadyDecided, match="compare"):
        sender.revise(report.reference, article_document(title="Mine"), revision=1)
    report.refresh_from_db()
    assert report.headline != "Mine"


def test_once_a_moderator_has_said_yes_it_is_not_written_anew():
    report = make_submission("record")
    decide(report, "approve")

    with pytest.raises(AlreadyDecided, match="too late"):
        sender.revise(report.reference, record_document(), revision=1)


def test_a_wrong_document_is_refused_and_the_old_one_stays(asked):
    with pytest.raises(ValidationError):
        sender.revise(asked.reference, article_document(title=""), revision=1)

    asked.refresh_from_db()
    assert (asked.state, asked.revision) == (State.CHANGES_REQUESTED, 1)


def test_a_report_that_is_taken_back_is_closed(asked):
    taken = sender.take_back(asked.reference)

    assert (taken.state, taken.due_on, taken.decided_by) == (
        State.WITHDRAWN, None, asked.proposer_name,
    )  # fmt: skip
    with pytest.raises(AlreadyDecided):
        decide(taken, "publish")


@pytest.mark.parametrize(("state", "due_on"), [("received", "2027-01-01"),
                                               ("changes_requested", None)])  # fmt: skip
def test_a_day_to_answer_by_belongs_to_a_question(state, due_on):
    report = make_submission()

    with pytest.raises(IntegrityError, match="submission_asks_until_a_day"), transaction.atomic():
        Submission.objects.filter(pk=report.pk).update(state=state, due_on=due_on)


# What their page tells them


def page_of(client, report):
    client.force_login(report.proposer)
    return client.get(report.get_absolute_url()).content.decode()


def test_a_report_that_a_moderator_has_taken_is_being_read(client):
    report = make_submission()
    assert "A moderator will read it" in page_of(client, report)

    claims.take(report.reference, by=make_moderator(username="secret-name"))
    html = page_of(client, report)
    assert "A moderator is reading it now" in html
    assert "secret-name" not in html


def test_the_thanks_say_what_a_change_has_changed(client):
    article = make_published("article", article_document(title="Before it", summary="The same."))
    change = make_submission(
        "article", document=article.document | {"title": "After <it>"}, target=article.public_id,
        base_version=1,
    )  # fmt: skip
    html = page_of(client, decide(change, "publish"))

    assert "Because of you this page is better now" in html
    assert "<del><bdi>Before it</bdi></del> <bdi>After &lt;it&gt;</bdi>" in html
    assert html.split("What your report changed")[1].split("</dl>")[0].count("<dt>") == 1


def test_a_new_page_is_thanked_for_as_a_whole(client):
    html = page_of(client, decide(make_submission(), "publish"))

    assert "Because of you this page is there" in html
    assert "What your report changed" not in html


def test_what_was_erased_is_not_told_as_a_change(client):
    article = make_published("article")
    document = article.document | {"title": "After it"}
    change = make_submission("article", document=document, target=article.public_id, base_version=1)
    decide(change, "publish")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT erase_version('article', %s, 1)", [article.public_id])

    assert "What your report changed" not in page_of(client, change)
