"""What moderators do with a report: correct, approve, publish, keep as a lead, decline."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Action, Event, Record
from freedomnow.publishing.services import (
    Stale,
    absorb,
    digest_of,
    judge_now,
    judged,
    publish,
    withdraw,
)
from freedomnow.submissions import (
    apart,
    claims,
    consents,
    contributions,
    declining,
    exemptions,
    identifiers,
    sightings,
)
from freedomnow.submissions.intake import fill, log_step
from freedomnow.submissions.models import (
    Approval,
    Message,
    Recusal,
    State,
    Submission,
)
from freedomnow.submissions.named import unanswered
from freedomnow.submissions.notices import tell_sender
from freedomnow.users.models import User
from freedomnow.web.clock import today

# How long a sender has to answer; then the report is closed, and they are told before.
ANSWER_WITHIN = timedelta(days=30)


class AlreadyDecided(Exception):
    """Somebody was first, or the report has changed since it was read; the words say what."""


class NotAllowed(Exception):
    """This person may not take this step; the words say why."""


class CannotPublish(ValidationError):
    """What still stands in the way of publication, in words."""


@transaction.atomic
def correct(
    reference: str,
    document: Document,
    *,
    by: User,
    reason: str,
    revision: int,
    base_version: int | None = None,
) -> Submission:
    """
    Store a moderator's correction: a new revision. Approvals of the old one count no more,
    because they name its digest. Raises AlreadyDecided, ValidationError, and NotAllowed for
    somebody's own words.
    """
    submission = _claimed(reference, revision, by, Submission.WAITING)
    kind = kind_named(submission.kind)
    if submission.is_in_own_words or kind.form.rests_on_consent(document):
        raise NotAllowed(_("These are the words of the one who lived it. Ask the sender."))
    target = submission.target
    record = kind.model._default_manager.filter(public_id=target).first() if target else None
    fill(submission, judged(kind.form, document, record))
    if base_version is not None:
        submission.base_version = base_version
    submission.revision += 1
    submission.state = State.RECEIVED
    submission.save()
    log_step(submission, Action.CORRECTED, by.username, reason)
    return submission


@transaction.atomic
def decide(
    reference: str,
    step: str,
    *,
    by: User,
    reason: str,
    revision: int,
    seen: Iterable[str] = (),
    ground: str = "",
) -> Submission:
    """
    Take one step with a report: a key of STEPS. `seen` are the rows whose source the moderator
    opened and read (sightings.py), `ground` why it is declined (declining.py).

    One transaction under a lock on the report: of two moderators at once exactly one wins.
    Raises AlreadyDecided, NotAllowed, or CannotPublish, and then nothing has changed.
    """
    if not reason.strip():
        raise NotAllowed(_("Please give a reason."))
    if step not in STEPS:
        raise NotAllowed(_("This is not a step that a moderator can take."))
    expected = TAKEN_UP_FROM if step == "take_up_again" else Submission.WAITING
    submission = _claimed(reference, revision, by, expected)
    sightings.tick(submission, seen, by=by)
    more = {"ground": ground} if step == "decline" else {}
    STEPS[step](submission, by, reason, **more)
    submission.save()
    if step not in LEAVE_IT_OPEN:
        claims.release(reference, by=by)
    tell_sender(submission)
    return submission


def approvals_of(submission: Submission) -> list[Approval]:
    """
    Those that count, as PostgreSQL counts them: given to this report, for the document as it
    stands now, since the page that it is about last came down. 3 queries.
    """
    given = Approval.objects.filter(
        submission=submission.reference,
        kind=submission.kind,
        digest=digest_of(submission.document),
    )
    if came_down := came_down_at(submission):
        given = given.filter(at__gt=came_down)
    return list(given.order_by("pk"))


def has_senior(approvals: Iterable[Approval]) -> bool:
    """Whether one is a senior moderator's, or of before there were any; as PostgreSQL asks."""
    return any(approval.is_senior is not False for approval in approvals)


def came_down_at(submission: Submission) -> datetime | None:
    """When the page that the report is about was last taken down; None if it never was."""
    pages = {submission.target, submission.published_id} - {""}
    withdrawals = Event.objects.filter(
        kind=submission.kind, action=Action.WITHDREW, public_id__in=pages
    )
    return withdrawals.aggregate(last=Max("at"))["last"]


def approve(submission: Submission, by: User, reason: str) -> None:
    """Say yes to the document as it stands; publication needs another moderator's yes."""
    _add_approval(submission, by, reason)
    submission.state = State.SECOND_REVIEW
    log_step(submission, Action.APPROVED, by.username, reason)


def publish_submission(submission: Submission, by: User, reason: str) -> None:
    """The last yes, and the page."""
    if by.pk not in {approval.moderator_id for approval in approvals_of(submission)}:
        _add_approval(submission, by, reason)
    if unanswered(submission):
        raise CannotPublish(
            _("The text holds names that are not public. Say first whether they may stay.")
        )
    needed = kind_named(submission.kind).form.approvals_needed()
    approvals = approvals_of(submission)
    if len(approvals) < needed:
        raise CannotPublish(_("A second moderator has to approve this before it is published."))
    if needed > 1 and not has_senior(approvals):
        raise CannotPublish(_("One of the two who say yes has to be a senior moderator."))
    _lock_both(submission)
    try:
        with transaction.atomic():
            record = publish(
                submission.kind,
                submission.document,
                by=by.username,
                reason=reason,
                target=submission.target,
                base_version=submission.base_version,
                submission=submission.reference,
            )
            consents.keep(submission, record)
            _take_over(submission, record, by, reason)
            identifiers.move(submission, record.public_id)
            apart.move(submission, record.public_id)
            contributions.keep(submission, record)
            judge_now()
    except Stale as error:
        raise CannotPublish(str(error)) from error
    except IntegrityError as error:
        raise CannotPublish(words_of(error)) from error
    except ValidationError as error:
        raise CannotPublish(error.messages) from error
    submission.published_id = record.public_id
    close(submission, State.PUBLISHED, by=by.username, reason=reason)


def take_down(submission: Submission, by: User, reason: str) -> None:
    """
    The report tells of an outcome, an error or a danger: its page comes off the site at once.

    One moderator is enough to take a name down, two are needed to put it up.
    """
    try:
        withdraw(submission.kind, submission.target, by=by.username, reason=reason)
    except ObjectDoesNotExist as error:
        raise NotAllowed(_("There is no such page any more.")) from error
    close(submission, State.TAKEN_DOWN, by=by.username, reason=reason)


def _lock_both(submission: Submission) -> None:
    """Of a merge: both pages in one order, so that two merges of the same pages never wait."""
    if submission.absorbs:
        pages = submission.known_kind.model._default_manager.select_for_update()
        ids = [submission.target, submission.absorbs]
        list(pages.filter(public_id__in=ids).order_by("public_id").values_list("pk"))


def _take_over(submission: Submission, record: Record, by: User, reason: str) -> None:
    """A merge: the other page goes in the same transaction. Raises Stale."""
    if submission.absorbs:
        absorb(
            submission.kind,
            submission.absorbs,
            version=submission.absorbs_version,
            into=record,
            by=by.username,
            reason=reason,
        )


def keep_as_lead(submission: Submission, by: User, reason: str) -> None:
    """Not (yet) evidenced: it stays in the waiting room, out of the inbox."""
    set_aside(submission, by=by.username, reason=reason)


def set_aside(submission: Submission, *, by: str, reason: str) -> None:
    """Make it a lead: a moderator's step, or an importer's whose row has no official text."""
    close(submission, State.LEAD, by=by, reason=reason)
    log_step(submission, Action.KEPT_AS_LEAD, by, reason)


def decline(submission: Submission, by: User, reason: str, ground: str = "") -> None:
    """`ground` is a DeclineGround, or "" for another reason: its words go before the reason."""
    told = declining.in_words(ground, reason)
    close(submission, State.DECLINED, by=by.username, reason=told)
    log_step(submission, Action.DECLINED, by.username, told, ground=ground)


def let_names_stand(submission: Submission, by: User, reason: str) -> None:
    """
    The names in this revision may stay: somebody else is meant, or an official text says so.
    Any correction makes a new revision, and the question is asked again.
    """
    if not unanswered(submission):
        raise NotAllowed(_("The text holds no names that are not public."))
    log_step(submission, Action.LET_NAMES_STAND, by.username, reason, number=submission.revision)


def exempt(submission: Submission, by: User, reason: str) -> None:
    """
    A senior moderator says why exactly this document may be published though a rule blocks it;
    any correction makes another document, and the question is asked again.
    """
    if not by.is_senior:
        raise NotAllowed(_("Only a senior moderator can say this."))
    open_rules = exemptions.wanted(submission)
    if not open_rules:
        raise NotAllowed(_("No rule blocks this report that you could pass over."))
    for rule in sorted(open_rules):
        exemptions.give(submission, rule, by=by, reason=reason)
    log_step(submission, Action.EXEMPTED, by.username, reason, number=submission.revision)


def request_changes(submission: Submission, by: User, words: str) -> None:
    """Its sender is asked for what is missing, and until when; the words go with the report."""
    if not submission.has_sender:
        raise NotAllowed(_("Nobody can be asked: this report has no sender."))
    submission.state = State.CHANGES_REQUESTED
    submission.due_on = today() + ANSWER_WITHIN
    Message.objects.create(reference=submission.reference, author=by.username, words=words)
    log_step(submission, Action.ASKED, by.username, "")


def take_up_again(submission: Submission, by: User, reason: str) -> None:
    """It goes back to the inbox: a lead, what a rule held back, what waits for an answer."""
    submission.state = State.RECEIVED
    submission.due_on = None
    submission.decided_at, submission.decided_by, submission.reason = None, "", ""
    log_step(submission, Action.RETURNED, by.username, reason)


STEPS: dict[str, Callable[..., None]] = {
    "approve": approve,
    "publish": publish_submission,
    "keep_as_lead": keep_as_lead,
    "decline": decline,
    "take_down": take_down,
    "let_names_stand": let_names_stand,
    "exempt": exempt,
    "request_changes": request_changes,
    "take_up_again": take_up_again,
}

TAKEN_UP_FROM = (State.LEAD, State.HELD, State.CHANGES_REQUESTED)

# Steps after which the same moderator goes on with the same report.
LEAVE_IT_OPEN = {"let_names_stand", "exempt"}


def words_of(error: IntegrityError) -> str:
    """What PostgreSQL's gate said, without its context."""
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    return str(getattr(diagnosis, "message_primary", None) or error)


def _claimed(reference: str, revision: int, by: User, expected: Iterable[str]) -> Submission:
    """The report under a lock, if this person may decide on it and it is what they read."""
    if not by.is_moderator:
        raise NotAllowed(_("Only moderators decide on reports."))
    submission = Submission.objects.select_for_update().get(reference=reference)
    if submission.state not in expected:
        raise AlreadyDecided(what_happened(submission))
    if submission.revision != revision:
        raise AlreadyDecided(
            _("Another moderator has corrected this report meanwhile. Please read it again.")
        )
    if submission.proposer_id == by.pk:
        raise NotAllowed(_("Nobody decides on a report of their own."))
    if claim := claims.held_by_other(reference, by):
        raise AlreadyDecided(claims.held_words(claim))
    if Recusal.objects.filter(reference=reference, moderator=by).exists():
        raise NotAllowed(_("You said that you keep out of this report."))
    if submission.schema != submission.known_kind.form.schema():
        fill(submission, submission.current_document)
        submission.save()
    return submission


def what_happened(submission: Submission) -> str:
    """For the moderator who came second."""
    if submission.is_waiting:
        return _("This report is in the inbox again.")
    if submission.state == State.CHANGES_REQUESTED:
        return _("Another moderator has asked its sender something; their answer is awaited.")
    return _("%(who)s was first: %(state)s. The reason: %(reason)s") % {
        "who": submission.decided_by,
        "state": submission.get_state_display(),
        "reason": submission.reason,
    }


def _add_approval(submission: Submission, by: User, reason: str) -> None:
    if sightings.unseen(submission, by):
        raise NotAllowed(
            _("Open each official source, and tick that you saw it say so, before you say yes.")
        )
    try:
        with transaction.atomic():
            Approval.objects.create(
                submission=submission.reference,
                kind=submission.kind,
                digest=digest_of(submission.document),
                moderator_id=by.pk,
                moderator=by.username,
                proposer_id=submission.proposer_id,
                reason=reason,
            )
    except IntegrityError as error:
        if "approval_is_given_once" in str(error):
            raise NotAllowed(
                _("You have approved this already; another moderator must.")
            ) from error
        raise NotAllowed(words_of(error)) from error


def close(submission: Submission, state: State, *, by: str, reason: str) -> None:
    """The end of the review; the caller saves."""
    submission.state = state
    submission.decided_at = timezone.now()
    submission.decided_by = by
    submission.reason = reason
