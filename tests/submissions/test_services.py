from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from awareness.forms import ArticleForm
from awareness.models import Article
from freedomnow.publishing.models import Event
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Approval, State, Submission
from freedomnow.submissions.services import AlreadyDecided, CannotPublish, NotAllowed, correct
from freedomnow.submissions.services import decide as take_step
from freedomnow.web.clock import today
from tests.factories import (
    article_document,
    decide,
    make_event,
    make_moderator,
    make_published,
    make_submission,
    make_user,
    official,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


def test_a_report_waits_and_nothing_is_published():
    submission = make_submission("article")

    assert submission.state == State.RECEIVED
    assert submission.codes == ["001", "150", "155", "FR"]
    assert not Article.objects.exists()
    assert Event.objects.get().action == "received"


def test_the_same_form_sent_again_is_the_same_report():
    user = make_user()
    first, is_new = submit("article", article_document(), by=user, send_key="one form")
    second, is_new_again = submit("article", article_document(), by=user, send_key="one form")

    assert (is_new, is_new_again) == (True, False)
    assert first == second
    assert Submission.objects.count() == 1


def test_an_invalid_document_does_not_enter_the_waiting_room():
    with pytest.raises(ValidationError):
        make_submission("article", document=article_document(title=""))

    assert not Submission.objects.exists()


def test_one_moderator_publishes_an_article():
    decided = decide(make_submission("article"), "publish")

    assert decided.state == State.PUBLISHED
    assert Article.objects.get().public_id == decided.published_id


def test_one_moderator_does_not_publish_a_record():
    submission = make_submission("record")

    with pytest.raises(CannotPublish, match="second moderator"):
        decide(submission, "publish")

    submission.refresh_from_db()
    assert submission.state == State.RECEIVED
    assert not Trafficker.objects.exists()
    assert not Approval.objects.exists()


def test_two_moderators_publish_a_record():
    submission = make_submission("record")
    decide(submission, "approve")

    decide(submission, "publish")

    assert Trafficker.objects.get().version == 1


def test_one_moderator_approving_twice_is_one():
    submission, moderator = make_submission("record"), make_moderator()
    decide(submission, "approve", by=moderator)

    with pytest.raises(NotAllowed, match="already"):
        decide(submission, "approve", by=moderator)
    with pytest.raises(CannotPublish, match="second moderator"):
        decide(submission, "publish", by=moderator)

    assert Approval.objects.count() == 1


@pytest.mark.parametrize("step", ["approve", "publish", "keep_as_lead", "decline"])
def test_nobody_decides_on_a_report_of_their_own(step):
    moderator = make_moderator()
    submission = make_submission("article", by=moderator)

    with pytest.raises(NotAllowed, match="of their own"):
        decide(submission, step, by=moderator)

    assert decide(submission, "decline").state == State.DECLINED


def test_a_volunteer_decides_nothing():
    submission = make_submission("article")

    with pytest.raises(NotAllowed, match="Only moderators"):
        decide(submission, "decline", by=make_user())


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_decision_needs_a_reason(reason):
    submission = make_submission("article")

    with pytest.raises(NotAllowed, match="reason"):
        decide(submission, "decline", reason=reason)

    assert decide(submission, "decline", reason="Not about this").reason == "Not about this"


def test_the_second_decision_is_told_about_the_first():
    submission = make_submission("article")
    first = make_moderator(username="quick")
    decide(submission, "decline", by=first, reason="Nothing new")

    with pytest.raises(AlreadyDecided, match="quick was first: Declined"):
        decide(submission, "publish")

    assert not Article.objects.exists()


def test_a_correction_voids_the_approval_of_the_old_text():
    submission = make_submission("record")
    decide(submission, "approve")
    document = submission.document | {"summary": "Corrected."}

    correct(submission.reference, document, by=make_moderator(), reason="typo", revision=1)

    submission.refresh_from_db()
    assert (submission.state, submission.revision) == (State.RECEIVED, 2)
    with pytest.raises(CannotPublish, match="second moderator"):
        decide(submission, "publish")


def test_the_moderator_who_corrected_may_be_one_of_the_two():
    submission, editor = make_submission("record"), make_moderator()
    correct(submission.reference, submission.document, by=editor, reason="read", revision=1)
    decide(submission, "approve", by=editor)

    assert decide(submission, "publish").state == State.PUBLISHED


def test_a_decision_on_a_text_that_was_corrected_meanwhile_is_refused():
    submission = make_submission("article")
    correct(submission.reference, submission.document, by=make_moderator(), reason="x", revision=1)

    with pytest.raises(AlreadyDecided, match="corrected"):
        take_step(submission.reference, "publish", by=make_moderator(), reason="ok", revision=1)

    assert not Article.objects.exists()


def test_a_lead_leaves_the_inbox_and_can_be_taken_up_again():
    submission = decide(make_submission("record"), "keep_as_lead")
    assert submission not in Submission.objects.waiting()

    back = decide(submission, "take_up_again")

    assert back in Submission.objects.waiting()
    assert (back.reason, back.decided_by) == ("", "")


def test_a_change_made_from_an_older_version_cannot_be_published_as_it_is():
    article = make_published("article")
    mine = make_submission(
        "article", document=article.document | {"summary": "Mine."},
        target=article.public_id, base_version=1,
    )  # fmt: skip
    theirs = make_submission(
        "article", document=article.document | {"summary": "Theirs."},
        target=article.public_id, base_version=1,
    )  # fmt: skip
    decide(theirs, "publish")

    with pytest.raises(CannotPublish, match="changed since"):
        decide(mine, "publish")

    assert Article.objects.get().summary == "Theirs."


def test_a_refused_publication_keeps_the_report_as_it_was():
    submission = make_submission("record", document=record_document(type="person"))
    submission.document["survivor_answer"] = "yes"
    submission.save()
    decide(submission, "approve")

    with pytest.raises(CannotPublish):
        decide(submission, "publish")

    submission.refresh_from_db()
    assert submission.state == State.SECOND_REVIEW
    assert Approval.objects.count() == 1


def test_the_sender_gets_a_mail_that_repeats_nothing_of_the_report(
    mailoutbox, django_capture_on_commit_callbacks
):
    sender = make_user(email="sender@example.org")
    submission = make_submission("article", by=sender, document=article_document(title="Canary"))

    with django_capture_on_commit_callbacks(execute=True):
        decide(submission, "decline", reason="Secret reason")

    [mail] = mailoutbox
    assert mail.to == ["sender@example.org"]
    assert submission.reference in mail.body
    assert "Canary" not in mail.subject + mail.body
    assert "Secret reason" not in mail.body


def make_change(record, **fields):
    document = record.document | fields
    return make_submission(
        record_kind(record), document=document, target=record.public_id, base_version=record.version
    )


def record_kind(record):
    return "record" if isinstance(record, Trafficker) else "article"


def test_an_acquittal_cannot_be_published_beside_nothing_but_takes_the_page_down():
    charge = make_event(
        code="charged",
        court="High Court",
        case_id="1/26",
        source=official(kind="prosecution"),
        on=str(today() - timedelta(days=20)),
    )
    charge["source_retrieved_on"] = str(today())
    record = make_published("record", record_document(legal_events=[charge]))
    acquittal = charge | {"key": "acquit", "code": "acquitted", "on": str(today())}
    change = make_change(record, legal_events=[charge, acquittal])
    decide(change, "approve")

    with pytest.raises(CannotPublish):
        decide(change, "publish")
    decided = decide(change, "take_down", reason="Acquitted")

    assert decided.state == State.TAKEN_DOWN
    assert not Trafficker.objects.exists()


def test_a_page_that_is_gone_cannot_be_taken_down_again():
    article = make_published("article")
    first, second = make_change(article), make_change(article)
    decide(first, "take_down")

    with pytest.raises(NotAllowed, match="no such page"):
        decide(second, "take_down")


def test_a_new_report_has_no_page_to_take_down():
    with pytest.raises(NotAllowed, match="no such page"):
        decide(make_submission("article"), "take_down")


def test_a_report_of_an_older_schema_is_read_and_decided_in_todays(monkeypatch):
    submission = make_submission("article")
    upgrade = [*ArticleForm.upgrades, lambda told: told | {"summary": f"{told['summary']} (new)"}]
    monkeypatch.setattr(ArticleForm, "upgrades", upgrade)

    assert submission.current_document["summary"].endswith("(new)")
    decided = decide(submission, "publish")

    assert decided.schema == submission.schema + 1
    assert Article.objects.get().summary.endswith("(new)")
