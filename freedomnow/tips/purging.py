"""Tips do not stay: docs/rules.md, rule 9."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.purging import LEADS_STAY, REPORTS_STAY, before, forget
from freedomnow.tips.models import OPEN, Tip
from freedomnow.tips.services import KIND


def old_tips(day: date) -> Any:
    """Decided 90 days ago, or told 12 months ago and never decided."""
    is_old = Q(decided_at__lt=before(day, REPORTS_STAY))
    is_cold = Q(state__in=OPEN, created_at__lt=before(day, LEADS_STAY))
    return Tip.objects.filter(is_old | is_cold).order_by("pk")


@transaction.atomic
def purge(tip: Tip, day: date) -> str | None:
    """The tip with its messages and receipt. None where somebody was first."""
    found = old_tips(day).select_for_update(skip_locked=True).filter(pk=tip.pk).first()
    if found is None:
        return None
    forget(found.reference)
    reason = _("Raw tips do not stay.")
    log(Action.PURGED, by=CLOCK, reason=reason, kind=KIND, submission=found.reference)
    found.delete()
    return ""


CHORE = Chore("purged", old_tips, purge)
