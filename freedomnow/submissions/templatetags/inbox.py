"""What the moderators' first page says about the inbox."""

from typing import Any

from django import template
from django.db.models import Count, Min, Q

from freedomnow.submissions.models import State, Submission
from freedomnow.submissions.reading import Evidence
from freedomnow.submissions.review import Review

register = template.Library()


@register.simple_tag
def waiting() -> dict[str, Any]:
    """How many reports wait, how many of them for a second moderator, and since when. 1 query."""
    return Submission.objects.waiting().aggregate(
        total=Count("pk"),
        second=Count("pk", filter=Q(state=State.SECOND_REVIEW)),
        oldest=Min("created_at"),
    )


@register.filter
def is_seen(source: Evidence, review: Review) -> bool:
    """Whether this moderator has ticked all that the source supports."""
    return set(source.rows) <= review.seen


@register.filter
def is_needed(source: Evidence, review: Review) -> bool:
    """Whether a yes needs its tick."""
    return not review.must_see.isdisjoint(source.rows)
