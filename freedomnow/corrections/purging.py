"""Raw requests do not stay; their lines in the public log do."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from freedomnow.corrections.models import Decision, LoggedRequest, Request
from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.purging import REPORTS_STAY, before, forget
from freedomnow.web.clock import today


def old_requests(day: date) -> Any:
    """Decided 90 days ago or longer."""
    return Request.objects.filter(decided_at__lt=before(day, REPORTS_STAY)).order_by("pk")


@transaction.atomic
def purge(request: Request, day: date) -> str | None:
    """The request with its messages and receipt. None where somebody was first."""
    found = old_requests(day).select_for_update(skip_locked=True).filter(pk=request.pk).first()
    if found is None:
        return None
    forget(found.reference)
    log(
        Action.PURGED,
        by=CLOCK,
        reason=_("Raw requests do not stay."),
        kind=found.kind,
        public_id=found.target,
        submission=found.reference,
    )
    found.delete()
    return ""


def erase(kind: str, public_id: str) -> int:
    """
    Requests about a page that is erased; their lines in the log name nobody and stay. Those that
    nobody had decided are answered by it.
    """
    about = Request.objects.about(kind, public_id)
    still_open = LoggedRequest.objects.filter(pk__in=about.values("logged_id"), decision="")
    decided_on = Greatest(F("asked_on"), Value(today()))
    still_open.update(decision=Decision.TAKEN_DOWN, decided_on=decided_on)
    for reference in list(about.values_list("reference", flat=True)):
        forget(reference)
    return int(about.delete()[0])


CHORE = Chore("purged", old_requests, purge)
