"""What lies beside the reports of a batch: papers.py, for many at once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Func, Q

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Action, Event, Record
from freedomnow.submissions.models import Approval, Recusal, SourceTick
from freedomnow.submissions.named import Named, named_in_each, newer_than
from freedomnow.submissions.papers import ABOUT_PAGE, answers_names
from freedomnow.submissions.risks import new_hosts_of
from freedomnow.users.models import User

# A report's document as approvals and ticks name it.
DIGEST = Func(F("document"), function="document_digest", output_field=CharField())


@dataclass(frozen=True)
class Beside:
    """All by the report's reference, but `live` by (kind, public id) of the page."""

    live: dict[tuple[str, str], Record]
    approvals: dict[str, list[Approval]]
    named: dict[str, list[Named]]
    seen: dict[str, set[str]]
    kept_out: set[str]
    events: list[Event]
    new_hosts: set[str]


def papers_beside(reports: list[Any], user: User) -> Beside:
    """Of reports with their `digest`. 8 queries, and 1 for each kind of page that they change."""
    references = [one.reference for one in reports]
    kept_out = Recusal.objects.filter(moderator=user, reference__in=references)
    events = _events(reports)
    return Beside(
        live=_live(reports),
        approvals=_approvals(reports, events),
        named=_named(reports, events),
        seen=_seen(reports, user),
        kept_out=set(kept_out.values_list("reference", flat=True)),
        events=events,
        new_hosts=new_hosts_of(reports),
    )


def _events(reports: list[Any]) -> list[Event]:
    """What happened to their pages, and that names in them may stay."""
    pages = {page for one in reports for page in (one.target, one.published_id)} - {""}
    about = Q(kind__in={one.kind for one in reports}, action__in=ABOUT_PAGE, public_id__in=pages)
    answers = Q(action=Action.LET_NAMES_STAND, submission__in=[one.reference for one in reports])
    return list(Event.objects.filter(about | answers))


def _live(reports: list[Any]) -> dict[tuple[str, str], Record]:
    targets: dict[str, set[str]] = defaultdict(set)
    for one in reports:
        if one.target:
            targets[one.kind].add(one.target)
    return {
        (kind, record.public_id): record
        for kind, ids in targets.items()
        for record in kind_named(kind).model._default_manager.filter(public_id__in=ids)
    }


def _approvals(reports: list[Any], events: list[Event]) -> dict[str, list[Approval]]:
    """Those that count, as services.approvals_of() says."""
    by_reference = {one.reference: one for one in reports}
    found: dict[str, list[Approval]] = defaultdict(list)
    for given in Approval.objects.filter(submission__in=by_reference).order_by("pk"):
        one = by_reference[given.submission]
        down = came_down_at(one, events)
        is_of_these_words = (given.kind, given.digest) == (one.kind, one.digest)
        if is_of_these_words and (down is None or given.at > down):
            found[given.submission].append(given)
    return found


def came_down_at(submission: Any, events: list[Event]) -> datetime | None:
    """When its page was last taken down."""
    pages = {submission.target, submission.published_id} - {""}
    downs = (
        event.at
        for event in events
        if event.action == Action.WITHDREW
        and event.kind == submission.kind
        and event.public_id in pages
    )
    return max(downs, default=None)


def _named(reports: list[Any], events: list[Event]) -> dict[str, list[Named]]:
    """Names that nobody has been asked about yet."""
    found = named_in_each(reports)
    return {
        one.reference: newer_than(
            max((event.at for event in events if answers_names(event, one)), default=None),
            found[one.pk],
        )
        for one in reports
    }


def _seen(reports: list[Any], user: User) -> dict[str, set[str]]:
    """What this moderator has ticked of each, as it stands."""
    digests = {one.reference: one.digest for one in reports}
    found: dict[str, set[str]] = defaultdict(set)
    ticks = SourceTick.objects.filter(submission__in=digests, moderator_id=user.pk)
    for reference, digest, row in ticks.values_list("submission", "digest", "row"):
        if digests[reference] == digest:
            found[reference].add(row)
    return found
