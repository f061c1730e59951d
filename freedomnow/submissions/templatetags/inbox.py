"""What the moderators' first page says about the inbox."""

from datetime import timedelta
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from freedomnow.submissions import subscriptions, trays
from freedomnow.submissions.reading import Evidence
from freedomnow.submissions.review import Review

register = template.Library()


@register.simple_tag(takes_context=True)
def desk(context: Any) -> dict[str, Any]:
    """All that the moderators' first page tells: 10 queries, and 1 for each tray and kind."""
    return {
        "for_you": subscriptions.count_for(context["user"]),
        "trays": trays.trays(),
        "due": trays.due(),
        "by_state": trays.by_state(),
        "pace": trays.pace(),
        "measured_days": trays.MEASURED_DAYS,
        "per_day": trays.per_day(),
        "waiting_by": [
            (_("How long"), trays.by_age()),
            (_("Where"), trays.by_place()),
            (_("Language"), trays.by_language()),
        ],
    }


@register.filter
def in_days(taken: timedelta | None) -> str:
    """A duration in hours up to two days, then in days."""
    if taken is None:
        return "-"
    hours = taken / timedelta(hours=1)
    if hours < 48:
        return ngettext("%(count)d hour", "%(count)d hours", round(hours)) % {"count": round(hours)}
    days = round(hours / 24)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


@register.filter
def is_seen(source: Evidence, review: Review) -> bool:
    """Whether this moderator has ticked all that the source supports."""
    return set(source.rows) <= review.seen


@register.filter
def are_in(source: Evidence, seen: set[str]) -> bool:
    """Whether all that the source supports is ticked."""
    return set(source.rows) <= seen


@register.filter
def is_needed(source: Evidence, review: Review) -> bool:
    """Whether a yes needs its tick."""
    return not review.must_see.isdisjoint(source.rows)
