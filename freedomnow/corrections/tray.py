"""Requests on the moderators' desk."""

from datetime import date
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from freedomnow.corrections.models import Request
from freedomnow.submissions.trays import Due, Tray
from freedomnow.web.clock import today


def requests() -> dict[str, Any]:
    """Requests that wait, and how many of them past the day by which they must be decided."""
    return Request.objects.waiting().aggregate(
        total=Count("pk"),
        oldest=Min("created_at"),
        late=Count("pk", filter=Q(due_on__lt=today())),
    )


def requests_due(day: date) -> int:
    """Without those that are late already, which the tray tells. 1 query."""
    return Request.objects.waiting().filter(due_on__range=(today(), day)).count()


def due_in_words(total: int) -> str:
    words = ngettext(
        "%(total)d request about a page has to be decided.",
        "%(total)d requests about pages have to be decided.",
        total,
    )
    return words % {"total": total}


CHANGELIST = "admin:corrections_request_changelist"
REQUESTS = Tray(_("Requests about pages"), CHANGELIST, requests)
DUE = Due(requests_due, due_in_words, lambda: reverse(CHANGELIST))
