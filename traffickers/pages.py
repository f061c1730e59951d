"""What a record's page shows, made from its document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.evidence.numbering import Key, citation_key, numbers_of, sources_of
from freedomnow.publishing.projection import rows
from freedomnow.web.fields import labels_of
from freedomnow.web.partial_dates import display
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line
from regions.tree import slug
from traffickers import wording
from traffickers.codes import (
    ENDS_MATTER,
    LISTINGS,
    NAMED_TIERS,
    TIER,
    EventCode,
    NameKind,
    RegionRelation,
)
from traffickers.forms import TraffickerForm
from traffickers.models import Case, LegalEvent, Trafficker
from traffickers.standing import Standing
from traffickers.timeline_drawing import drawings_of

Rows = dict[str, list[Any]]
Numbers = dict[Key, int]


@dataclass(frozen=True)
class Link:
    """One connection as the page says it: a relation and the other record."""

    label: Any
    other: Trafficker
    source: int | None = None


@dataclass(frozen=True)
class Group:
    """Rows that one word holds together, each as (what to show, number of its source)."""

    label: Any
    entries: list[tuple[Any, int | None]]


def context_of(record: Trafficker, day: date) -> dict[str, Any]:
    """
    All that the page of a record says on that day, for records/detail.html. 3 queries.

    Every sentence about its standing is made by traffickers.wording.
    """
    told = record.standing_on(day)
    linked = Trafficker.objects.named_by(record)
    shown = shown_rows(record, told, linked)
    sources = sources_of(cited(shown))
    numbers = numbers_of(sources)
    timeline = timeline_of(shown, numbers)
    return {
        "record": record,
        "standing": told,
        "chip": wording.heading_chip(told),
        "page_title": wording.title(told, record.title),
        "banner": wording.banner(told, record.type),
        "facts": facts_of(record),
        "names": names_of(shown, numbers, record.title),
        "places": places_of(shown, numbers),
        "timeline": timeline,
        "timeline_drawings": drawings_of(timeline, is_rtl=get_language_bidi()),
        "connections": connections_of(record, shown, linked, numbers),
        "cases": list(Case.objects.filter(public_id__in=record.document["cases"])),
        "sources": sources,
        "last_seen": last_seen(shown, told),
        "is_copy": any(row.source_seen_in for row in leading(shown, told)),
        "is_overdue": bool(told.review_by and told.review_by < day),
    }


def shown_rows(record: Trafficker, told: Standing, linked: Iterable[str]) -> Rows:
    """
    The document's rows that the page may show, by their list.

    An event that names nobody (C, ended, erased) stays off it with its source, and so does a
    connection to a record that is not among `linked`, the public ones.
    """
    form, public = TraffickerForm, set(linked)
    found: Rows = {name: rows(form, name, record.document) for name in form.rows}
    events = found["legal_events"]
    found["legal_events"] = [event for event in events if told.row_tiers[event.key] in NAMED_TIERS]
    hidden = {citation_key(e) for e in events} - {citation_key(e) for e in found["legal_events"]}
    _without_sources(found, hidden)
    found["connections"] = [row for row in found["connections"] if row.to in public]
    return found


def _without_sources(found: Rows, hidden: set[Key]) -> None:
    """
    Names and places may rest on the source of an event that the page does not show: then its
    title and words are not shown through them either.
    """
    for row in (*found["names"], *found["regions"], *found["connections"]):
        if citation_key(row) in hidden:
            for name in CITATION_FIELDS:
                setattr(row, name, "")


def cited(shown: Rows) -> list[Any]:
    """The rows in the order in which their sources are listed: legal events first."""
    order = ("legal_events", "names", "regions", "connections")
    return [row for name in order for row in shown[name]]


def timeline_of(shown: Rows, numbers: Numbers) -> list[dict[str, Any]]:
    """Legal events, oldest first (undated last), as components/timeline.html takes them."""
    return [
        {
            "date": event.on,
            "what": event.get_code_display(),
            "tone": tone_of(event.code),
            "authority": event.authority or event.court,
            "lines": [line for line in details_of(event) if line],
            "source": numbers.get(citation_key(event)),
        }
        for event in sorted(shown["legal_events"], key=lambda event: event.on or "9999")
    ]


def tone_of(code: str) -> str:
    """The chip's shape and colour for one event."""
    if code in LISTINGS:
        return "listed"
    if code in ENDS_MATTER:
        return "ended"
    if code == EventCode.CONVICTED_FINAL:
        return "convicted"
    return "accused" if code in TIER else "neutral"


def details_of(event: LegalEvent) -> list[Any]:
    """What else the row says, one line each."""
    matters = labels_of(event, "matters")
    court = event.court if event.authority else ""
    number = _("Number: %(number)s") % {"number": event.case_id} if event.case_id else ""
    return [in_one_line(matters), court, number, event.charges, event.sentence, kept(event)]


def kept(event: LegalEvent) -> Any:
    """Why a conviction stands though its sentence ended long ago; "" where it need not."""
    if not event.kept_because:
        return ""
    told = {"date": display(event.kept_on), "why": event.kept_because}
    return _("Kept longer than ten years after the sentence (%(date)s): %(why)s") % told


def names_of(shown: Rows, numbers: Numbers, main: str) -> list[Group]:
    """All names but the heading, by kind in the order of the codes."""
    others = [row for row in shown["names"] if row.name != main or row.kind != NameKind.PRIMARY]
    return _grouped(others, numbers, by="kind", labels=NameKind)


def places_of(shown: Rows, numbers: Numbers) -> list[Group]:
    """Places by relation; each entry is {name, slug}."""
    groups = _grouped(shown["regions"], numbers, by="relation", labels=RegionRelation)
    return [
        Group(
            group.label,
            [({"name": place_name(r.code), "slug": slug(r.code)}, n) for r, n in group.entries],
        )
        for group in groups
    ]


def _grouped(found: list[Any], numbers: Numbers, *, by: str, labels: Any) -> list[Group]:
    order = list(labels)
    found = sorted(found, key=lambda row: order.index(getattr(row, by)))
    return [
        Group(labels(code).label, [(row, numbers.get(citation_key(row))) for row in group])
        for code, group in groupby(found, key=lambda row: getattr(row, by))
    ]


def facts_of(record: Trafficker) -> list[tuple[Any, str]]:
    """What the document says beside its rows: (label, text), known facts only."""
    facts = [
        (_("Type"), record.get_type_display()),
        (_("Year of birth"), str(record.year_of_birth or "")),
        (_("Nationalities"), in_one_line(map(place_name, record.nationalities))),
        (_("Part in it, as the sources say"), in_one_line(labels_of(record, "roles"))),
        (_("Forms of exploitation"), in_one_line(labels_of(record, "forms"))),
        (_("Active from"), str(record.years_from or "")),
        (_("Active until"), str(record.years_to or "")),
    ]
    return [(label, text) for label, text in facts if text]


def last_seen(shown: Rows, told: Standing) -> str:
    """When the sources of the leading events were last seen: a partial date, or ""."""
    return max((row.source_retrieved_on for row in leading(shown, told)), default="")


def leading(shown: Rows, told: Standing) -> list[Any]:
    """The legal events that the page's title and banner speak of."""
    return [row for row in shown["legal_events"] if row.key in told.leading_keys]


def connections_of(
    record: Trafficker, shown: Rows, linked: dict[str, Trafficker], numbers: Numbers
) -> list[Link]:
    """Both directions, other live records only, what both say alike once. 1 query."""
    out = [
        Link(row.get_relation_display(), linked[row.to], numbers.get(citation_key(row)))
        for row in shown["connections"]
    ]
    said = {(str(link.label), link.other.pk) for link in out}
    back = [
        Link(row.inverse_label, row.record)
        for row in Trafficker.objects.pointing_to(record)
        if row.record_id != record.pk and (str(row.inverse_label), row.record_id) not in said
    ]
    return [*out, *back]
