"""The transparency figures, all read from public tables."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, F

from freedomnow.corrections.models import LoggedRequest
from freedomnow.corrections.services import DECIDED_WITHIN
from freedomnow.corrections.views import ONE_DAY, counts, days_taken
from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.models import Action
from freedomnow.search.models import Page
from freedomnow.submissions.declining import DeclineGround
from freedomnow.submissions.trays import Percentile
from freedomnow.trust.counting import DECISIONS, Quarter
from freedomnow.trust.models import FEW, Figure, Sort
from freedomnow.web.clock import today
from traffickers.codes import NAMED_TIERS, Tier

SHOWN = timedelta(days=2 * 366)


def told() -> dict[str, Any]:
    """Everything that figures.html shows. 6 queries."""
    return {
        "few": FEW,
        "pages": pages(),
        "tiers": tiers(),
        "decisions": [Action(action).label for action in DECISIONS],
        "quarters": quarters(today()),
        **requests(),
        "taken": days_taken(),
        "decided_within": DECIDED_WITHIN.days,
    }


def pages() -> list[tuple[Any, int]]:
    """(kind in the plural, how many pages): what anybody could count. 1 query."""
    times = dict(Page.objects.order_by().values_list("kind").annotate(times=Count("pk")))
    return [(kind.label_plural, times.get(kind.name, 0)) for kind in all_kinds()]


def tiers() -> list[tuple[Any, int]]:
    """(tier, how many named pages rest on it). 1 query."""
    named = Page.objects.of_kind("record").order_by()
    times = dict(named.values_list("standing").annotate(times=Count("pk")))
    return [(tier.label, times.get(tier.value, 0)) for tier in Tier if tier in NAMED_TIERS]


def quarters(day: date) -> list[dict[str, Any]]:
    """The counted quarters of two years, the newest first. 1 query."""
    rows = Figure.objects.filter(quarter__gte=day - SHOWN).order_by("-quarter", "pk")
    return [
        {"name": str(Quarter(first)), **tables(list(mine))}
        for first, mine in groupby(rows, key=lambda row: row.quarter)
    ]


def tables(rows: Iterable[Figure]) -> dict[str, Any]:
    """One quarter's figures; None stands for fewer than FEW, or for days of too few."""
    values = {(row.sort, row.kind, row.code): row.value for row in rows}
    kinds = [kind for kind in all_kinds() if (Sort.DECIDED, kind.name, DECISIONS[0]) in values]
    return {
        "decided": [
            (
                kind.label_plural,
                [values.get((Sort.DECIDED, kind.name, action)) for action in DECISIONS],
            )
            for kind in kinds
        ],
        "declined_for": [
            (ground.label, values.get((Sort.DECLINED_FOR, "", ground.value)))
            for ground in DeclineGround
        ],
        "declined_else": values.get((Sort.DECLINED_FOR, "", "")),
        "median": values.get((Sort.DAYS, "", "median")),
        "p95": values.get((Sort.DAYS, "", "p95")),
        "hidden": values.get((Sort.HIDDEN, "", "")),
        "erased": values.get((Sort.ERASED, "", "")),
    }


def requests() -> dict[str, Any]:
    """What /corrections/ counts, for each ground with the median of its days. 2 queries."""
    medians, told = days_by_ground(), counts()
    rows = [row | {"median": medians.get(row["ground"])} for row in told["grounds"]]
    return {"requests": rows, "open": told["open"]}


def days_by_ground() -> dict[str, float]:
    """
    Ground -> days within which half of its requests were decided; what was taken back left out.
    The log shows each decision by itself, so no number here is too small; what is still open it
    does not show. 1 query.
    """
    rows = (
        LoggedRequest.objects.decided_by_us()
        .order_by()
        .values_list("ground")
        .annotate(median=Percentile(F("decided_on") - F("asked_on"), 0.5))
    )
    return {ground: median / ONE_DAY for ground, median in rows}
