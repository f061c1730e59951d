"""What the owner of an account asked about pages: for "My reports", and for the copy of all."""

from typing import Any

from freedomnow.corrections.models import Request
from freedomnow.users.models import User

MOST = 200


def papers_of(user: User) -> list[dict[str, Any]]:
    """The newest first. 1 query."""
    mine = Request.objects.filter(asked_by=user).order_by("-pk")[:MOST]
    return [
        {
            "title": str(one),
            "state": one.get_state_display(),
            "at": one.created_at,
            "answer": one.reason,
        }
        for one in mine
    ]


def copy_of(user: User) -> list[dict[str, Any]]:
    """All of it, as JSON values. 1 query."""
    return [
        {
            "reference": one.reference,
            "page": one.target,
            "ground": one.ground,
            "sent_at": one.created_at,
            "state": one.state,
            "answer": one.reason,
            "words": one.words,
            "link": one.link,
            "number": one.reference_number,
            "reply": one.reply,
        }
        for one in Request.objects.filter(asked_by=user).order_by("pk")
    ]
