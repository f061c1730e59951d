"""
How a sender can be reached: sealed as it comes, opened by a moderator's deliberate, logged step.

The text is never stored, logged or mailed in clear; the private key is in memory only while one
box is opened (docs/decisions/0014).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.sealing import box
from freedomnow.submissions import claims
from freedomnow.submissions.models import ContactKey, Recusal, SealedContact, Submission
from freedomnow.submissions.services import NotAllowed
from freedomnow.users.models import User

# Senders share it, whoever changes the key has it alone: nothing is sealed to a key that is going.
LOCK = 7_263_902
NOT_TAKEN = gettext_lazy(
    "We cannot take contact details safely right now, so they were left out. All else that you "
    "wrote is here: please send it again, or come back later."
)


class NoKey(Exception):
    """There is nothing to seal to: contact details are not taken now."""


class WrongKey(Exception):
    """What was typed is a key, and does not open this."""


@dataclass(frozen=True)
class Paper:
    """
    What contact details were left with: a report, or a request about a page.

    `sender_id` is the account that sent it, `kept_from` names accounts that may not decide on it.
    """

    reference: str
    kind: str
    target: str
    sender_id: int | None
    kept_from: Collection[str] = ()

    @classmethod
    def of(cls, report: Submission) -> "Paper":
        return cls(report.reference, report.kind, report.target, report.proposer_id)


def active_key() -> ContactKey | None:
    """Asked as the web role by visitors too: the public role need not know of keys. 1 query."""
    return ContactKey.objects.using("default").active().first()


def are_taken() -> bool:
    return active_key() is not None


def seal(reference: str, words: str, *, by: User | None = None) -> None:
    """Within the transaction that stores what it belongs to. Raises NoKey. 3 statements."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
    key = active_key()
    if key is None:
        raise NoKey
    sealed = box.seal(words, public_key=bytes(key.public_key), about=reference)
    SealedContact.objects.create(reference=reference, sender=by, key=key, sealed=sealed)


def is_left(reference: str) -> bool:
    return SealedContact.objects.filter(reference=reference).exists()


def left_with(reference: str = "reference") -> models.Exists:
    """Whether some were left, for a query of papers: no query more."""
    return models.Exists(SealedContact.objects.filter(reference=models.OuterRef(reference)))


def forget(papers: models.QuerySet[Any]) -> None:
    """Those that were left with these papers are deleted, whoever may ask for it."""
    SealedContact.objects.filter(reference__in=papers.values("reference")).delete()


@transaction.atomic
def remove(paper: Paper, *, by: str) -> None:
    """Its sender wants it. Done again, it does nothing."""
    gone, _tables = SealedContact.objects.filter(reference=paper.reference).delete()
    if gone:
        _log(paper, Action.CONTACT_REMOVED, by, _("Its sender removed them."))


def refusal(paper: Paper, by: User) -> str:
    """Why this person may not open it, in words; "" for who may decide on the paper. 2 queries."""
    if not by.is_moderator:
        return _("Only moderators open contact details.")
    if paper.sender_id == by.pk:
        return _("You sent this yourself: nobody opens contact details of their own report.")
    if Recusal.objects.filter(reference=paper.reference, moderator=by).exists():
        return _("You said that you keep out of this report.")
    if by.username in paper.kept_from:
        return _("You have published this page: somebody else deals with this.")
    if claim := claims.held_by_other(paper.reference, by):
        return claims.held_words(claim)
    return ""


def open_contact(paper: Paper, *, by: User, private_key: bytes, reason: str) -> str:
    """
    What the sender left. That it was opened, or tried with a wrong key, is in the history before
    anybody sees a word of it. Raises NotAllowed, WrongKey.
    """
    if why := refusal(paper, by):
        raise NotAllowed(why)
    with transaction.atomic():
        there = SealedContact.objects.filter(reference=paper.reference).first()
        if there is None:
            raise NotAllowed(_("The contact details are no longer here."))
        words = _opened(there, private_key)
        action = Action.CONTACT_TRIED if words is None else Action.CONTACT_OPENED
        _log(paper, action, by.username, reason)
    if words is None:
        raise WrongKey
    return words


def _opened(there: SealedContact, private_key: bytes) -> str | None:
    try:
        return box.open_box(bytes(there.sealed), private_key=private_key, about=there.reference)
    except box.CannotOpen:
        return None


def _log(paper: Paper, action: Action, by: str, reason: str) -> None:
    log(
        action,
        by=by,
        reason=reason,
        kind=paper.kind,
        public_id=paper.target,
        submission=paper.reference,
    )
