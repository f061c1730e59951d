"""
What the sender of a report may do with it later: answer, write it anew, withdraw it.

Whoever calls has found out that it is theirs: by their account, or by the receipt.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Action
from freedomnow.publishing.services import judged
from freedomnow.submissions import contacts
from freedomnow.submissions.intake import fill, log_step
from freedomnow.submissions.models import Message, State, Submission
from freedomnow.submissions.services import AlreadyDecided, close

# More from one sender while nobody answers is no conversation.
MOST_MESSAGES = 50


@transaction.atomic
def answer(reference: str, *, words: str, link: str = "") -> Submission:
    """
    Words, and perhaps a link, for the moderators; a report that waited for them goes back to the
    inbox. Raises AlreadyDecided once it is closed.
    """
    submission = _opened(reference, Submission.OPEN_TO_SENDER)
    _say(submission, words, link)
    log_step(submission, Action.ANSWERED, submission.sender_in_history, "")
    _back_to_inbox(submission)
    return submission


@transaction.atomic
def revise(reference: str, document: Document, *, revision: int, words: str = "") -> Submission:
    """
    The report as its sender writes it now: a new revision, so that nobody decides on the old one.

    Raises AlreadyDecided (also once a moderator has said yes to it), ValidationError.
    """
    submission = _opened(reference, Submission.REVISABLE)
    if submission.revision != revision:
        raise AlreadyDecided(
            _("This report has changed since you opened the form. Please compare it once more.")
        )
    kind, target = submission.known_kind, submission.target
    record = kind.model._default_manager.filter(public_id=target).first() if target else None
    fill(submission, judged(kind.form, document, record))
    submission.revision += 1
    if words:
        _say(submission, words, "")
    log_step(submission, Action.REVISED, submission.sender_in_history, "")
    _back_to_inbox(submission)
    return submission


@transaction.atomic
def take_back(reference: str) -> Submission:
    """
    Its sender no longer wants it to be decided, and cannot be reached about it any more. Raises
    AlreadyDecided once it is closed.
    """
    submission = _opened(reference, Submission.OPEN_TO_SENDER)
    submission.due_on = None
    close(
        submission,
        State.WITHDRAWN,
        by=submission.sender_in_history,
        reason=_("Its sender took it back."),
    )
    submission.save()
    contacts.forget(Submission.objects.filter(pk=submission.pk))
    log_step(submission, Action.WITHDRAWN, submission.sender_in_history, "")
    return submission


def _opened(reference: str, states: tuple[str, ...]) -> Submission:
    """The report under a lock, while its sender may still do this with it."""
    submission = Submission.objects.select_for_update().get(reference=reference)
    if submission.state not in states:
        raise AlreadyDecided(
            _("It is too late for that: %(state)s.") % {"state": submission.get_state_display()}
        )
    return submission


def _say(submission: Submission, words: str, link: str) -> None:
    if Message.objects.filter(reference=submission.reference).count() >= MOST_MESSAGES:
        raise ValidationError(_("There are many messages already. Please wait for an answer."))
    Message.objects.create(reference=submission.reference, words=words, link=link)


def _back_to_inbox(submission: Submission) -> None:
    """Where its sender was asked something; what a rule holds back stays where it is."""
    if submission.state == State.CHANGES_REQUESTED:
        submission.state, submission.due_on = State.RECEIVED, None
    submission.save()
