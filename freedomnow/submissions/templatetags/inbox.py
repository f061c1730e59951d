"""What the moderators' first page says about the inbox."""

from typing import Any

from django import template
from django.db.models import Count, Min, Q

from freedomnow.submissions.models import State, Submission

register = template.Library()


@register.simple_tag
def waiting() -> dict[str, Any]:
    """How many reports wait, how many of them for a second moderator, and since when. 1 query."""
    return Submission.objects.waiting().aggregate(
        total=Count("pk"),
        second=Count("pk", filter=Q(state=State.SECOND_REVIEW)),
        oldest=Min("created_at"),
    )
