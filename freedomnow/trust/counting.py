"""
Counts each quarter once it is over, from a history that readers never see, into figures that
they may: docs/decisions/0017. A chore of `manage.py housekeeping`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.models import Action, Event
from freedomnow.submissions.arrivals import RULE
from freedomnow.submissions.declining import DeclineGround
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.releases import author
from freedomnow.submissions.trays import Percentile
from freedomnow.trust.models import FEW, Figure, Sort
from traffickers.management.commands.import_designations import IMPORTER
from traffickers.syncing import SYNC

ONE_DAY = timedelta(days=1)
DECISIONS = (Action.PUBLISHED, Action.KEPT_AS_LEAD, Action.DECLINED, Action.WITHDREW)
# Programs sign with these; what came with the software signs with its release.
MACHINES = (CLOCK, RULE, SYNC, IMPORTER)
BY_MACHINE = Q(by__in=MACHINES) | Q(by__startswith=author(""))
# A percentile is told when at least FEW values lie on either side of it.
SHARES = {"median": 0.5, "p95": 0.95}


@dataclass(frozen=True)
class Quarter:
    """Three months; `first` is its first day."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1))

    @property
    def next(self) -> "Quarter":
        return Quarter.of(self.first + timedelta(days=100))

    def __str__(self) -> str:
        return f"{self.first.year}-Q{self.first.month // 3 + 1}"


def due(day: date) -> Iterator[Quarter]:
    """Quarters that are over and not counted yet, from the first Event on. 2 queries."""
    began = Event.objects.order_by("pk").values_list("at", flat=True).first()
    if began is None:
        return
    counted = set(Figure.objects.values_list("quarter", flat=True).distinct())
    quarter = Quarter.of(began.date())
    while quarter.next.first <= day:
        if quarter.first not in counted:
            yield quarter
        quarter = quarter.next


@transaction.atomic
def count(quarter: Quarter, day: date) -> str | None:
    """Write the quarter's figures; of two at once both would write the same, and one does."""
    if Figure.objects.filter(quarter=quarter.first).exists():
        return None
    Figure.objects.bulk_create(figures(quarter), ignore_conflicts=True)
    return ""


def figures(quarter: Quarter) -> list[Figure]:
    """
    Every figure of the quarter, not saved: also those of which there is nothing, so that a row
    that is there tells nothing. 5 queries.
    """
    events = within(quarter)
    by_people = events.exclude(BY_MACHINE)
    hidden = events.filter(BY_MACHINE, action=Action.WITHDREW).count()
    erased = events.filter(action=Action.ERASED).count()
    made = [
        *(counted(Sort.DECIDED, times, *key) for key, times in decisions(by_people).items()),
        *(counted(Sort.DECLINED_FOR, times, "", key) for key, times in grounds(events).items()),
        *(Figure(sort=Sort.DAYS, code=key, value=n) for key, n in days_taken(by_people).items()),
        counted(Sort.HIDDEN, hidden),
        counted(Sort.ERASED, erased),
    ]
    for figure in made:
        figure.quarter = quarter.first
    return made


def counted(sort: Sort, times: int, kind: str = "", code: str = "") -> Figure:
    """A count as it may be told: rounded down to fives; None stands for none as for four."""
    return Figure(sort=sort, kind=kind, code=code, value=times - times % FEW or None)


def within(quarter: Quarter) -> QuerySet[Event]:
    first, end = (datetime.combine(one.first, time.min, UTC) for one in (quarter, quarter.next))
    return Event.objects.filter(at__gte=first, at__lt=end).order_by()


def decisions(events: QuerySet[Event]) -> Counter[tuple[str, str]]:
    """(kind, decision) -> how often people decided so; every pair, also those with none."""
    made: Counter[tuple[str, str]] = Counter(
        {(kind.name, str(action)): 0 for kind in all_kinds() for action in DECISIONS}
    )
    rows = events.filter(action__in=DECISIONS).values_list("kind", "action")
    for kind, action, times in rows.annotate(times=Count("pk")):
        if (kind, action) in made:
            made[kind, action] = times
    return made


def grounds(events: QuerySet[Event]) -> Counter[str]:
    """Ground of declining, "" for another reason -> how often."""
    made: Counter[str] = Counter({"": 0, **dict.fromkeys(DeclineGround.values, 0)})
    rows = events.filter(action=Action.DECLINED).values_list("ground")
    made.update(dict(rows.annotate(times=Count("pk"))))
    return made


def days_taken(events: QuerySet[Event]) -> dict[str, int | None]:
    """
    Days, rounded up, within which half and 95 of 100 reports of people were first decided on; None
    where too few were. From Events, because reports are deleted after 90 days.
    """
    decided = events.filter(action__in=DECISIONS).exclude(submission="")
    same = Event.objects.filter(submission=OuterRef("submission"))
    came = same.filter(action=Action.RECEIVED).exclude(BY_MACHINE).order_by("pk")
    earlier = same.filter(action__in=DECISIONS, pk__lt=OuterRef("pk"))
    taken = decided.annotate(
        came=Subquery(came.values("at")[:1]), taken=F("at") - F("came")
    ).filter(~Exists(earlier), came__isnull=False)
    told = taken.aggregate(
        total=Count("pk"), **{name: Percentile("taken", share) for name, share in SHARES.items()}
    )
    return {
        name: days_up(told[name]) if told["total"] * min(share, 1 - share) >= FEW else None
        for name, share in SHARES.items()
    }


def days_up(taken: Any) -> int:
    return -(-taken // ONE_DAY)


CHORE = Chore("counted a quarter", due, count)
