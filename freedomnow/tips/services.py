"""Verbs about tips: tell, ask back, answer, pass on, join, close, take back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions.arrivals import NO_ACCOUNT
from freedomnow.submissions.models import Message, Submission
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.tips.models import State, Tip
from freedomnow.users.models import User
from organizations.models import Organization

KIND = "tip"
MOST_MESSAGES = 50


@transaction.atomic
def tell(told: dict[str, Any], *, code: str, language: str, send_key: str) -> Tip:
    """Store what somebody saw, once for each `send_key`. Nothing says who they are."""
    try:
        with transaction.atomic():
            tip = Tip.objects.create(code=code, language=language, send_key=send_key, **told)
    except IntegrityError:
        return Tip.objects.get(send_key=send_key)
    _log(tip, Action.RECEIVED, NO_ACCOUNT, "")
    return tip


@transaction.atomic
def ask_back(reference: str, *, by: User, words: str) -> Tip:
    tip = _open(reference, by)
    Message.objects.create(reference=reference, author=by.username, words=words)
    tip.state = State.ASKED
    tip.save()
    _log(tip, Action.ASKED, by.username, "")
    return tip


@transaction.atomic
def answer(reference: str, *, words: str, link: str = "") -> Tip:
    """Raises AlreadyDecided, ValidationError."""
    tip = _open(reference)
    if Message.objects.filter(reference=reference).count() >= MOST_MESSAGES:
        raise ValidationError(_("There are many messages already. Please wait for an answer."))
    Message.objects.create(reference=reference, words=words, link=link)
    tip.state = State.RECEIVED
    tip.save()
    _log(tip, Action.ANSWERED, NO_ACCOUNT, "")
    return tip


@transaction.atomic
def take_back(reference: str) -> Tip:
    tip = _open(reference)
    return _close(tip, State.TAKEN_BACK, by=NO_ACCOUNT, reason=_("It was taken back."))


@transaction.atomic
def refer(reference: str, *, by: User, reason: str, organization: str) -> Tip:
    """
    Record that it was passed on to a published organization; how, the moderator sees to. The
    history says to whom, and nothing of what was told.
    """
    tip = _open(reference, by)
    found = Organization.objects.filter(public_id=organization).first()
    if found is None:
        raise NotAllowed(_("Choose an organization from the list."))
    return _close(tip, State.REFERRED, by=by.username, reason=reason, told_to=found.name[:200])


@transaction.atomic
def join(reference: str, *, by: User, reason: str, report: str) -> Tip:
    """It belongs to that report, which has an official source now."""
    tip = _open(reference, by)
    found = Submission.objects.filter(reference=report.strip()).first()
    if found is None:
        raise NotAllowed(_("There is no report with this reference."))
    return _close(tip, State.JOINED, by=by.username, reason=reason, told_to=found.reference)


@transaction.atomic
def close(reference: str, *, by: User, reason: str) -> Tip:
    return _close(_open(reference, by), State.CLOSED, by=by.username, reason=reason)


def _open(reference: str, moderator: User | None = None) -> Tip:
    """The tip under a lock, while it may still be acted on."""
    if moderator and not moderator.is_moderator:
        raise NotAllowed(_("Only moderators decide on tips."))
    tip = Tip.objects.select_for_update().get(reference=reference)
    if not tip.is_open:
        raise AlreadyDecided(
            _("It is too late for that: %(state)s.") % {"state": tip.get_state_display()}
        )
    return tip


def _close(tip: Tip, state: State, *, by: str, reason: str, told_to: str = "") -> Tip:
    tip.state, tip.told_to = state, told_to
    tip.decided_at, tip.decided_by, tip.reason = timezone.now(), by, reason
    tip.save()
    action = Action.WITHDRAWN if state == State.TAKEN_BACK else Action.TIP_CLOSED
    words = f"{state.label}: {told_to}" if told_to else str(state.label)
    _log(tip, action, by, "" if action == Action.WITHDRAWN else words)
    return tip


def _log(tip: Tip, action: Action, by: str, reason: str) -> None:
    log(action, by=by, reason=reason, kind=KIND, submission=tip.reference)
