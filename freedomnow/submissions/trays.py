"""
What waits on the moderators' desk, one tray for each sort of paper, and how the work goes.

Packages of higher floors put up trays of their own, and say what of theirs is due.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.db.models import Aggregate, Count, DurationField, F, Func, Min, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from freedomnow.publishing.kinds import all_kinds
from freedomnow.submissions.models import Origin, State, Submission
from freedomnow.web.clock import today
from freedomnow.web.languages import language_name
from freedomnow.web.places import place_name

MEASURED_DAYS = 90
SHOWN_DAYS = 14
MOST_PLACES = 10
DUE_WITHIN = timedelta(days=7)
FROM_PEOPLE = (Origin.FORM, Origin.RECEIPT)


@dataclass(frozen=True)
class Tray:
    """
    label: what lies in it. url_name: of its list in the admin. count: its waiting papers as
    {total, oldest, late}, in 1 query; `late` are those whose day has passed.
    """

    label: Any
    url_name: str
    count: Callable[[], dict[str, Any]]

    @property
    def waiting(self) -> dict[str, Any]:
        return {"label": self.label, "url": reverse(self.url_name), **self.count()}


_trays: list[Tray] = []


def register(tray: Tray) -> None:
    """Called once each, in AppConfig.ready(); in the order in which they are shown."""
    _trays.append(tray)


def trays() -> list[dict[str, Any]]:
    """1 query each."""
    return [tray.waiting for tray in _trays]


def reports() -> dict[str, Any]:
    """Reports that wait for a moderator."""
    return Submission.objects.waiting().aggregate(
        total=Count("pk"),
        second=Count("pk", filter=Q(state=State.SECOND_REVIEW)),
        oldest=Min("created_at"),
    )


INBOX = "admin:submissions_submission_changelist"
REPORTS = Tray(_("Reports"), INBOX, reports)


@dataclass(frozen=True)
class Due:
    """
    count: papers whose day comes until then, in a fixed number of queries. in_words: what will
    happen to so many. url: where they are read, or "".
    """

    count: Callable[[date], int]
    in_words: Callable[[int], str]
    url: Callable[[], str] = str


_dues: list[Due] = []


def register_due(due: Due) -> None:
    """Called once each, in AppConfig.ready(); in the order in which they are shown."""
    _dues.append(due)


def due() -> list[dict[str, str]]:
    """What will happen within a week, in words. As many queries as the counts take."""
    day = today() + DUE_WITHIN
    counted = [(one, one.count(day)) for one in _dues]
    return [{"words": one.in_words(total), "url": one.url()} for one, total in counted if total]


def pages_due(day: date) -> int:
    """1 query for each kind; none in demo mode, which hides nothing by age."""
    if settings.DEMO:
        return 0
    return sum(kind.model._default_manager.overdue(day).count() for kind in all_kinds())


def pages_in_words(total: int) -> str:
    words = ngettext(
        "%(total)d page will be hidden unless its sources are looked at again.",
        "%(total)d pages will be hidden unless their sources are looked at again.",
        total,
    )
    return words % {"total": total}


def questions_due(day: date) -> int:
    return Submission.objects.filter(state=State.CHANGES_REQUESTED, due_on__lte=day).count()


def questions_in_words(total: int) -> str:
    words = ngettext(
        "%(total)d question to a sender closes.", "%(total)d questions to senders close.", total
    )
    return words % {"total": total}


def inbox(state: str) -> str:
    """Address of the inbox with the reports of one state."""
    return f"{reverse(INBOX)}?state={state}"


DUES = (
    Due(pages_due, pages_in_words),
    Due(questions_due, questions_in_words, lambda: inbox(State.CHANGES_REQUESTED)),
)


class Percentile(Aggregate):
    """The value below which that share of all lies; PostgreSQL's percentile_cont."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: Any, share: float) -> None:
        super().__init__(expression, share=share, output_field=DurationField())


def pace() -> dict[str, Any]:
    """How long decisions took: median and p95 of the last MEASURED_DAYS. 1 query."""
    since = timezone.now() - timedelta(days=MEASURED_DAYS)
    taken = F("decided_at") - F("created_at")
    decided = Submission.objects.filter(
        decided_at__gte=since, origin__in=FROM_PEOPLE, state__in=DECIDED
    )
    return decided.aggregate(
        decided=Count("pk"), median=Percentile(taken, 0.5), p95=Percentile(taken, 0.95)
    )


DECIDED = (State.PUBLISHED, State.DECLINED, State.LEAD, State.TAKEN_DOWN)


def per_day() -> list[tuple[Any, int]]:
    """Decisions of each of the last SHOWN_DAYS, the newest first; days without one too. 1 query."""
    first = today() - timedelta(days=SHOWN_DAYS - 1)
    rows = (
        Submission.objects.filter(decided_at__date__gte=first, state__in=DECIDED)
        .exclude(origin=Origin.RELEASE)
        .annotate(day=TruncDate("decided_at"))
        .values_list("day")
        .annotate(times=Count("pk"))
    )
    times = dict(rows)
    days = (today() - timedelta(days=back) for back in range(SHOWN_DAYS))
    return [(day, times.get(day, 0)) for day in days]


UNDECIDED = (*Submission.OPEN, State.HELD)


def by_state() -> list[tuple[Any, str, int]]:
    """Each state of reports that nobody has decided on: label, address, how many. 1 query."""
    open_ones = Submission.objects.filter(state__in=UNDECIDED).order_by()
    times = dict(open_ones.values_list("state").annotate(times=Count("pk")))
    return [(state.label, inbox(state), times.get(state, 0)) for state in UNDECIDED]


AGES = (
    (_("Today"), timedelta(days=1)),
    (_("This week"), timedelta(days=7)),
    (_("This month"), timedelta(days=30)),
)


def by_age() -> list[tuple[Any, int]]:
    """Waiting reports by how long they wait; the last line is all that wait longer. 1 query."""
    now = timezone.now()
    edges = [now, *(now - age for _label, age in AGES)]
    waits = {
        f"age{number}": Count("pk", filter=Q(created_at__lte=upper, created_at__gt=lower))
        for number, (upper, lower) in enumerate(pairwise(edges))
    } | {"longer": Count("pk", filter=Q(created_at__lte=edges[-1]))}
    found = Submission.objects.waiting().aggregate(**waits)
    labels = [*(label for label, _age in AGES), _("Longer")]
    return list(zip(labels, found.values(), strict=True))


def by_place() -> list[tuple[str, int]]:
    """Countries that most waiting reports are about. 1 query."""
    each = Submission.objects.waiting().annotate(code=Func(F("codes"), function="unnest"))
    rows = each.order_by().values_list("code").annotate(times=Count("pk"))
    countries = [(place_name(code), times) for code, times in rows if code.isalpha()]
    return sorted(countries, key=lambda row: (-row[1], row[0]))[:MOST_PLACES]


def by_language() -> list[tuple[str, int]]:
    """1 query."""
    told = Submission.objects.waiting().exclude(language="").order_by()
    rows = told.values_list("language").annotate(times=Count("pk"))
    return sorted(
        ((language_name(code), times) for code, times in rows), key=lambda row: (-row[1], row[0])
    )
