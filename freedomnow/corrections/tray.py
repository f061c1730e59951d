"""Requests on the moderators' desk."""

from typing import Any

from django.db.models import Count, Min, Q
from django.utils.translation import gettext_lazy as _

from freedomnow.corrections.models import Request
from freedomnow.submissions.trays import Tray
from freedomnow.web.clock import today


def requests() -> dict[str, Any]:
    """Requests that wait, and how many of them past the day by which they must be decided."""
    return Request.objects.waiting().aggregate(
        total=Count("pk"),
        oldest=Min("created_at"),
        late=Count("pk", filter=Q(due_on__lt=today())),
    )


REQUESTS = Tray(_("Requests about pages"), "admin:corrections_request_changelist", requests)
