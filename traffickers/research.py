"""
The research desk: leads from official lists that still lack an official text, for trusted
volunteers. Each look is an Event and counts towards the day's limit; a lead is never changed here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from babel.languages import get_official_languages
from django.db import transaction
from django.db.models import Count, F, Func, Q, QuerySet, Sum, TextField, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Action, Event
from freedomnow.publishing.services import log
from freedomnow.submissions.models import Origin, State, Submission
from freedomnow.users.models import User
from freedomnow.web.places import COUNTRY_CODES
from traffickers.lists.designations import AUTHORITIES, Authority

KIND = "record"
PAGE_SIZE = 20
# Shown to one person within one day (UTC), counted each time: nobody copies the whole desk.
MOST_A_DAY = 200
COUNTS_EVERY = timedelta(minutes=1)
NOWHERE = "none"  # instead of a country: leads of which no list tells one


class Enough(Exception):
    """This person has been shown as many leads today as a day allows."""


@dataclass(frozen=True)
class Wanted:
    """Which leads: a country's code or NOWHERE, a language, a list; "" for all."""

    place: str = ""
    language: str = ""
    list: str = ""

    @property
    def is_known(self) -> bool:
        return (
            self.place in {"", NOWHERE, *COUNTRY_CODES}
            and self.language in {"", *countries_by_language()}
            and self.list in {"", *AUTHORITIES}
        )

    def in_words(self) -> str:
        """As the Event tells it: the filter, and no lead."""
        told = [f"{name}={value}" for name, value in vars_of(self) if value]
        return ", ".join(told) or _("the whole desk")


def vars_of(wanted: Wanted) -> list[tuple[str, str]]:
    return [("place", wanted.place), ("language", wanted.language), ("list", wanted.list)]


@dataclass(frozen=True)
class Lead:
    """What the desk shows of a lead: what its list tells, and where that stands."""

    reference: str
    headline: str
    list: str
    list_id: str
    countries: tuple[str, ...]

    @classmethod
    def of(cls, report: Submission) -> "Lead":
        name, _bar, list_id = str(report.import_key).partition("|")
        countries = countries_of(report.codes, report.document["nationalities"])
        return cls(report.reference, report.headline, name, list_id, countries)

    @property
    def authority(self) -> Authority:
        return AUTHORITIES[self.list]


@dataclass
class Counts:
    """How many leads there are for each country, language and list."""

    total: int = 0
    places: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    lists: Counter[str] = field(default_factory=Counter)


def leads() -> QuerySet[Submission]:
    """
    Leads as an import of an official list brought them, without an official source. Never what
    somebody told us: no tip, no form, and nothing that a moderator has written into since.
    """
    from_lists = any_of(Q(import_key__startswith=f"{name}|") for name in AUTHORITIES)
    has_text = any_of(
        Q(document__legal_events__contains=[{"source_kind": kind}]) for kind in SourceKind.OFFICIAL
    )
    return (
        Submission.objects.filter(
            from_lists, kind=KIND, state=State.LEAD, origin=Origin.IMPORT, target="", revision=1
        )
        .exclude(has_text)
        .order_by("import_key")
    )


def any_of(conditions: Iterable[Q]) -> Q:
    whole = Q()
    for condition in conditions:
        whole |= condition
    return whole


def wanted_leads(wanted: Wanted) -> QuerySet[Submission]:
    found = leads()
    if wanted.list:
        found = found.filter(import_key__startswith=f"{wanted.list}|")
    if wanted.place == NOWHERE:
        found = found.exclude(about(COUNTRY_CODES))
    elif wanted.place:
        found = found.filter(about([wanted.place]))
    if wanted.language:
        found = found.filter(about(countries_by_language()[wanted.language]))
    return found


def about(codes: Iterable[str]) -> Q:
    """Leads of one of these countries: where its list says, or whose national it calls them."""
    wanted = list(codes)
    return Q(codes__overlap=wanted) | Q(document__nationalities__has_any_keys=wanted)


def counts() -> Counts:
    """Of all leads. 1 query, which groups them."""
    made = Counts()
    list_name = Func(
        F("import_key"), Value("|"), Value(1), function="split_part", output_field=TextField()
    )
    rows = leads().order_by().values_list(list_name, "codes", "document__nationalities")
    for name, codes, nationalities, times in rows.annotate(times=Count("pk")):
        countries = countries_of(codes, nationalities)
        made.total += times
        made.lists[name] += times
        made.places.update(dict.fromkeys(countries or (NOWHERE,), times))
        made.languages.update(dict.fromkeys(languages_of(countries), times))
    return made


def countries_of(codes: Iterable[str], nationalities: Iterable[str]) -> tuple[str, ...]:
    """Countries of a report's codes (which hold wider regions, too) and nationalities."""
    known = {*codes, *nationalities}.intersection(COUNTRY_CODES)
    return tuple(sorted(known))


def languages_of(countries: Iterable[str]) -> set[str]:
    return {language for code in countries for language in official_languages(code)}


@cache
def official_languages(country: str) -> tuple[str, ...]:
    """In which its authorities write, as CLDR has it; scripts left out."""
    told = get_official_languages(country, de_facto=True)
    return tuple(dict.fromkeys(language.partition("_")[0] for language in told))


@cache
def countries_by_language() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for country in COUNTRY_CODES:
        for language in official_languages(country):
            found.setdefault(language, []).append(country)
    return found


# -- looking -------------------------------------------------------------------------------------


def left_today(by: User) -> int:
    """How many leads this person may still be shown today. 1 query."""
    return MOST_A_DAY - shown_since(by, midnight())


@transaction.atomic
def look(leads_shown: list[Lead], wanted: Wanted, page: int, *, by: User) -> None:
    """A page of the list; one that shows no lead is no look. Raises Enough."""
    if not leads_shown:
        return
    reason = _("%(filter)s; page %(page)d") % {"filter": wanted.in_words(), "page": page}
    _note(Action.LOOKED, len(leads_shown), reason, by=by)


@transaction.atomic
def look_at_counts(*, by: User) -> None:
    """How many there are. One Event a minute, so that nobody fills the history by reloading."""
    _one_at_a_time(by)
    looks = Event.objects.filter(action=Action.LOOKED, by=by.username, number=0)
    if not looks.filter(at__gte=timezone.now() - COUNTS_EVERY).exists():
        log(Action.LOOKED, by=by.username, reason=Wanted().in_words(), kind=KIND, number=0)


@transaction.atomic
def open_lead(lead: Submission, *, by: User) -> None:
    """Somebody begins a report from this lead. Raises Enough."""
    reason = _("Somebody says that they found an official text.")
    _note(Action.OPENED_LEAD, 1, reason, by=by, reference=lead.reference)


def _note(action: Action, shown: int, reason: str, *, by: User, reference: str = "") -> None:
    """The Event is the counter as well."""
    _one_at_a_time(by)
    if shown > left_today(by):
        raise Enough
    log(action, by=by.username, reason=reason, kind=KIND, submission=reference, number=shown)


def _one_at_a_time(by: User) -> None:
    """Two looks at once count one by one, till the transaction ends."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)


def shown_since(by: User, moment: datetime) -> int:
    looks = Event.objects.filter(action__in=Event.LOOKS, by=by.username, at__gte=moment)
    return int(looks.aggregate(shown=Sum("number"))["shown"] or 0)


def midnight() -> datetime:
    return timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)


# -- a report of one's own -----------------------------------------------------------------------


def begun_from(lead: Submission) -> Document:
    """
    What the list itself tells, to begin a report with. What no official text was seen to say
    (the matter, the summary, sources that are not official) is for the volunteer to fill in.
    """
    document = lead.current_document
    rows = {
        name: [_without_hearsay(row) for row in document[name]]
        for name in lead.known_kind.form.rows
    }
    return document | rows | {"summary": ""}


def _without_hearsay(row: dict[str, Any]) -> dict[str, Any]:
    if row["source_kind"] in SourceKind.OFFICIAL:
        return row
    unsaid: dict[str, Any] = {"matters": []} if "matters" in row else {}
    return row | dict.fromkeys(CITATION_FIELDS, "") | unsaid
