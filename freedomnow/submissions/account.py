"""What belongs to an account: its letters, a copy of all of it, and its end."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.submissions import consents, contacts, public_names, sender
from freedomnow.submissions.models import (
    Draft,
    Message,
    Note,
    RoleRequest,
    SavedFilter,
    Submission,
    Subscription,
)
from freedomnow.submissions.services import NotAllowed
from freedomnow.users.models import Role, User

# How reports of an account that is gone are signed: no account can have such a name.
DELETED = "(deleted account)"


# What else is kept of an account: a name, and its JSON values.
_parts: dict[str, Callable[[User], Any]] = {}


def register(name: str, part: Callable[[User], Any]) -> None:
    """Called in AppConfig.ready(), once each."""
    _parts[name] = part


def copy_of(user: User) -> dict[str, Any]:
    """All that we keep of an account, as JSON values. 10 queries, and those of the parts."""
    sent: Any = Submission.objects.sent_by(user).annotate(has_contact=contacts.left_with())
    reports = list(sent.order_by("pk"))
    said: dict[str, list[dict[str, Any]]] = {}
    for message in Message.objects.filter(reference__in=[one.reference for one in reports]):
        who = "moderators" if message.author else "you"
        told = {"from": who, "at": message.at, "words": message.words, "link": message.link}
        said.setdefault(message.reference, []).append(told)
    return {
        "account": _account_of(user),
        "reports": [
            {
                "reference": one.reference,
                "kind": one.kind,
                "changes_page": one.target,
                "sent_at": one.created_at,
                "state": one.told_state,
                "answer": one.told_reason,
                "published_as": one.published_id,
                "document": one.document,
                "words_for_moderators": one.comment,
                "contact_details": "sealed" if one.has_contact else "",
                "messages": said.get(one.reference, []),
            }
            for one in reports
        ],
        "credit": public_names.copy_of(user),
        "desk": _desk_of(user),
        **{name: part(user) for name, part in _parts.items()},
        "not_sent_yet": [
            {"kind": draft.kind, "kept_at": draft.saved_at, "typed": draft.data}
            for draft in Draft.objects.filter(owner=user).order_by("pk")
        ],
    }


def _account_of(user: User) -> dict[str, Any]:
    return {
        "name": user.username,
        "email": user.email,
        "role": user.role,
        "made_at": user.date_joined,
        "letters": user.wants_notices,
    }


def _desk_of(user: User) -> dict[str, Any]:
    """What somebody asked for and wrote as a moderator, and has chosen to see first."""
    own = Subscription.objects.filter(moderator=user).first()
    return {
        "roles_asked_for": list(
            RoleRequest.objects.filter(user=user).values("role", "reason", "asked_at", "answer")
        ),
        "notes": list(Note.objects.filter(author=user.username).values("words", "at")),
        "filters": list(SavedFilter.objects.filter(moderator=user).values("name", "query")),
        "places": own.codes if own else [],
        "languages": own.languages if own else [],
    }


@transaction.atomic
def delete(user: User, *, takes_back: bool) -> None:
    """
    The end of an account. What was published stays, unsigned, but for the owner's own words: nobody
    could take them back any more, so they go, and so does the name that pages showed. What still
    waits is taken back, or stays unsigned, but for such words. How its owner could be reached goes
    with it. Names in the history of decisions stay: nobody can change it.

    Raises NotAllowed for the last admin: of two who leave at once one has to stay.
    """
    if user.role == Role.ADMIN and not other_admins(user):
        raise NotAllowed(_("You are the last admin. Give the role to somebody else first."))
    consents.drop_all(user)
    if takes_back:
        waiting = Submission.objects.sent_by(user).filter(state__in=Submission.OPEN)
        for reference in list(waiting.values_list("reference", flat=True)):
            sender.take_back(reference)
    Submission.objects.sent_by(user).update(proposer=None, proposer_name=DELETED)
    public_names.take_back(user)  # first: its lock is what a page that appears now waits for
    consents.take_all_back(user)  # after the reports are locked: none is published meanwhile
    user.delete()


def other_admins(user: User) -> list[int]:
    """Active admins besides this one; all of them stay locked until the transaction ends."""
    admins = User.objects.filter(role=Role.ADMIN, is_active=True).order_by("pk")
    locked = list(admins.select_for_update().values_list("pk", flat=True))
    return [pk for pk in locked if pk != user.pk]
