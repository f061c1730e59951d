"""
What a clock does: pages whose review date has passed come down, and wait to be affirmed again.

Safe to run at any time, twice at once, and after an interruption: each page is one transaction
under its own lock, and what is done already is not done again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.kinds import Kind, all_kinds
from freedomnow.submissions import hiding
from freedomnow.submissions.models import Origin

CLOCK = "housekeeping"


@dataclass(frozen=True)
class Hidden:
    """A page that came down by the clock; `is_queued`: its report waits in the inbox."""

    kind: str
    public_id: str
    is_queued: bool


def overdue(day: date) -> Iterator[tuple[Kind, str]]:
    """Pages that may not be shown on that day; none in demo mode, which hides nothing by age."""
    if settings.DEMO:
        return
    for kind in all_kinds():
        due = kind.model._default_manager.overdue(day).order_by("pk")
        for public_id in due.values_list("public_id", flat=True):
            yield kind, public_id


def hide_overdue(day: date) -> Iterator[Hidden]:
    """Take them down one by one; each is yielded once it is done."""
    for kind, public_id in overdue(day):
        hidden = hide(kind, public_id, day)
        if hidden:
            yield hidden


@transaction.atomic
def hide(kind: Kind, public_id: str, day: date) -> Hidden | None:
    """
    The page comes down at once, and a report with its document asks two moderators to look at
    its sources again. None where somebody was first: it is gone, or was affirmed meanwhile.
    """
    due = kind.model._default_manager.overdue(day).select_for_update()
    record = due.filter(public_id=public_id).first()
    if record is None:
        return None
    reason = _("Its review date has passed, and nobody has looked at its source again.")
    is_queued = hiding.hide(kind.name, record, by=CLOCK, reason=reason, origin=Origin.CLOCK)
    return Hidden(kind.name, public_id, is_queued)
