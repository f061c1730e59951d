"""Who works on what: a claim keeps two moderators from doing the same work."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.submissions import subscriptions
from freedomnow.submissions.models import (
    Approval,
    Claim,
    Recusal,
    State,
    Submission,
    SubmissionQuerySet,
)
from freedomnow.users.models import User

STANDS = timedelta(hours=1)
MOST_ATTEMPTS = 100  # as many moderators ask for the next one at this very moment
TAKE = """
INSERT INTO submissions_claim (reference, moderator_id, until) VALUES (%s, %s, %s)
ON CONFLICT (reference) DO UPDATE
SET moderator_id = excluded.moderator_id, until = excluded.until
WHERE submissions_claim.until <= %s OR submissions_claim.moderator_id = excluded.moderator_id
"""


class Taken(Exception):
    """Another moderator works on it; the words say who, and until when."""


def take(reference: str, *, by: User) -> None:
    """
    Claim it for an hour, or for another hour. One statement: of two at once one has it, the other
    gets Taken.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [reference, by.pk, now + STANDS, now])
        has_it = cursor.rowcount == 1
    if not has_it:
        raise Taken(held_words(held_by_other(reference, by)))


def release(reference: str, *, by: User) -> None:
    """Give it back; a claim of somebody else stays."""
    Claim.objects.filter(reference=reference, moderator=by).delete()


def standing() -> QuerySet[Claim]:
    """Claims that have not lapsed."""
    return Claim.objects.filter(until__gt=timezone.now())


def with_holders(reports: QuerySet[Any]) -> QuerySet[Any]:
    """With each one's standing claim: account name, number and end, or None. No query more."""
    holder = standing().filter(reference=OuterRef("reference"))
    return reports.annotate(
        holder=Subquery(holder.values("moderator__username")),
        holder_id=Subquery(holder.values("moderator_id")),
        held_until=Subquery(holder.values("until")),
    )


def held_by_other(reference: str, user: User) -> Claim | None:
    """The standing claim of another moderator."""
    others = standing().filter(reference=reference).exclude(moderator=user)
    return others.select_related("moderator").first()


def held_words(claim: Claim | None) -> str:
    if claim is None:
        return _("Another moderator has just taken this report.")
    return _("%(who)s has taken this report, until %(time)s UTC.") % {
        "who": claim.moderator,
        "time": f"{claim.until:%H:%M}",
    }


def take_next(*, by: User) -> Submission | None:
    """
    The oldest waiting report that this moderator may decide on and nobody else works on, claimed;
    None when there is none. Their own places and languages first, and of these the half-done
    ones: they need one more yes. Who is second to take one gets the one after it.
    """
    everything = open_to(by)
    for reports in (subscriptions.theirs(everything, subscriptions.of(by)), everything):
        for state in (State.SECOND_REVIEW, State.RECEIVED):
            if found := _take_first(reports.filter(state=state).oldest_first(), by=by):
                return found
    return None


def _take_first(reports: SubmissionQuerySet, *, by: User) -> Submission | None:
    for _attempt in range(MOST_ATTEMPTS):
        found = reports.first()
        if found is None:
            break
        with suppress(Taken):
            take(found.reference, by=by)
            return found
    return None


def open_to(moderator: User) -> SubmissionQuerySet:
    """Waiting reports on which this moderator may take a step now."""
    taken = standing().exclude(moderator=moderator).values("reference")
    kept_out = Recusal.objects.filter(moderator=moderator).values("reference")
    given = Q(moderator_id=moderator.pk)
    if not moderator.is_senior:  # only a senior moderator's yes can follow another's
        given |= Q(is_senior=False)
    said_yes = Approval.objects.filter(given).values("submission")
    return (
        Submission.objects.waiting()
        .exclude(proposer=moderator)
        .exclude(reference__in=taken)
        .exclude(reference__in=kept_out)
        .exclude(state=State.SECOND_REVIEW, reference__in=said_yes)
    )
