"""
Legal events, grouped into matters of record, each decided: rule 2 of the product's rules.

No database and no clock. How the rule was read where it leaves a choice:

- A matter is authority + number + charge, compared without case, spaces, accents or punctuation.
  A number is a case number for courts and a list id for lists, so a listing and a trial never
  share a matter. A blank number or charge is unknown, not different: such an event belongs to
  every matter of its authority that it does not contradict.
- An event counts only if its own citation is official. One that accuses must also say of what,
  and a listing must quote the text that says so. Whatever else is said stands as C at most, and
  neither decides nor ends a matter in which an event counts.
- An event without a date, or of a day to come, decides nothing.
- A death counts whoever reports it and whenever it was: all it can do is take a name down.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from freedomnow.evidence.codes import SourceKind
from freedomnow.web import partial_dates
from freedomnow.web.text import folded
from traffickers.codes import (
    BETTER_FIRST,
    CONVICTIONS,
    ENDS_MATTER,
    ERASES,
    LISTING_ENDS,
    LISTINGS,
    NAMED_TIERS,
    TIER,
    EventCode,
    RecordType,
    Tier,
)

Document = Mapping[str, Any]
# (lists or courts, authority, number, charge)
Place = tuple[str, str, str, str]

# Rule 2's clocks; a conviction fades that long after the end of the sentence.
ACCUSATION_STANDS_DAYS = 90
LISTING_STANDS_YEARS = 1
CONVICTION_STANDS_YEARS = 3
CONVICTION_FADES_YEARS = 10
# How long two moderators can keep a faded one at a time: as long as a conviction's own review.
CONVICTION_KEPT_YEARS = CONVICTION_STANDS_YEARS

_LISTS, _COURTS = "lists", "courts"
_BETTER: dict[str, int] = {code: -place for place, code in enumerate(BETTER_FIRST)}
_OFFLINE = ("court", "case_id", "source_reference")


class EventOfRecord:
    """One row of legal_events as it reads today: its dates, and what it can do."""

    def __init__(self, row: Mapping[str, Any], today: date) -> None:
        self.row = row
        self.today = today
        self.key: str = row["key"]
        self.code: str = row["code"]
        self.first, self.last = _first_and_last(self.text("on"))
        self.ends = self.code in ENDS_MATTER
        self.accuses = self.code in TIER

    def text(self, name: str) -> str:
        return self.row.get(name) or ""

    @property
    def has_come(self) -> bool:
        """False for a day that is surely to come; an undated event may have come."""
        return self.first is None or self.first <= self.today

    @property
    def matters(self) -> tuple[str, ...]:
        return tuple(sorted(self.row.get("matters") or ()))

    @cached_property
    def is_official(self) -> bool:
        """An official source that can be seen: by link, or at its court under its number."""
        can_be_seen = bool(self.text("source_url")) or all(map(self.text, _OFFLINE))
        return self.text("source_kind") in SourceKind.OFFICIAL and can_be_seen

    @cached_property
    def counts(self) -> bool:
        """Whether it may decide: official, and if it accuses, saying of what, in whose words."""
        if not self.is_official or not self.accuses:
            return self.is_official
        return bool(self.matters and (self.code not in LISTINGS or self.text("source_quote")))

    @property
    def names(self) -> bool:
        """Whether it could put a name on the record."""
        return self.counts and TIER.get(self.code) in NAMED_TIERS

    @property
    def tier(self) -> Tier:
        """What it gives while it decides."""
        tier = TIER.get(self.code, Tier.NONE)
        return Tier.C if tier in NAMED_TIERS and not self.counts else tier

    @property
    def rank(self) -> tuple[Any, ...]:
        """Higher decides: the later day, then the better for the person, then the fresher."""
        return (self.last, _BETTER.get(self.code, 1), self.last_seen, self.key)

    @property
    def last_seen(self) -> date:
        """When its source was last seen; the event's own day if nobody says, or says tomorrow."""
        first, last = _first_and_last(self.text("source_retrieved_on"))
        seen = last if first and first <= self.today else None
        return seen or self.last or date.min

    @property
    def review_by(self) -> date:
        """The last day on which it may be shown without being affirmed again."""
        if self.tier != Tier.A:
            return self.last_seen + timedelta(days=ACCUSATION_STANDS_DAYS)
        years = LISTING_STANDS_YEARS if self.code in LISTINGS else CONVICTION_STANDS_YEARS
        return partial_dates.years_after(self.last_seen, years)

    @property
    def takes_down_on(self) -> date | None:
        """When a conviction is too old to be shown; None while no end of the sentence is known."""
        ended = _first_and_last(self.text("sentence_ends_on"))[1]
        if self.code not in CONVICTIONS or ended is None:
            return None
        fades = partial_dates.years_after(ended, CONVICTION_FADES_YEARS)
        first, kept = _first_and_last(self.text("kept_on"))
        if first is None or kept is None or first > self.today or not self.text("kept_because"):
            return fades
        return max(fades, partial_dates.years_after(kept, CONVICTION_KEPT_YEARS))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where it belongs; what was vacated may have been a conviction or a listing."""
        authority, number, charge = (
            folded(self.text(name)) for name in ("authority", "case_id", "charges")
        )
        sides = (_LISTS, _COURTS) if self.code in ERASES else (self._side,)
        return tuple((side, authority, number, charge) for side in sides)

    @property
    def _side(self) -> str:
        return _LISTS if self.code in LISTINGS | LISTING_ENDS else _COURTS


@dataclass(frozen=True)
class MatterOfRecord:
    """Events of one authority, number and charge; `deciding` is None if none has a date."""

    place: Place
    events: tuple[EventOfRecord, ...]
    deciding: EventOfRecord | None
    tier: Tier

    @property
    def is_live(self) -> bool:
        return self.tier in NAMED_TIERS

    @property
    def is_of_court(self) -> bool:
        return self.place[0] == _COURTS

    @property
    def has_accusation(self) -> bool:
        return any(event.accuses for event in self.events)

    def holds(self, event: EventOfRecord) -> bool:
        return any(event is mine for mine in self.events)

    @cached_property
    def erased(self) -> frozenset[str]:
        """Keys of what was vacated or expunged: the rows of that day, before it, or undated."""
        days = [e.last for e in self.events if _has_erased(e) and e.last]
        rows = [e for e in self.events if days and (not e.last or e.last <= max(days))]
        return frozenset(row.key for row in rows)


class Reading:
    """The document's legal events and matters as they read today."""

    def __init__(self, document: Document, today: date) -> None:
        self.document = document
        self.today = today
        self.events = [EventOfRecord(row, today) for row in document["legal_events"]]
        self.law = [event for event in self.events if event.code != EventCode.DECEASED]
        self.deaths = [e for e in self.events if e.code == EventCode.DECEASED and e.has_come]
        self.matters = [self._decided(place) for place in self._places()]
        self.live = [matter for matter in self.matters if matter.is_live]

    @property
    def is_of_person(self) -> bool:
        return bool(self.document["type"] == RecordType.PERSON)

    @cached_property
    def erased(self) -> frozenset[str]:
        """What every matter that it belongs to has erased."""
        kept = {e.key for m in self.matters for e in m.events if e.key not in m.erased}
        return frozenset().union(*(matter.erased for matter in self.matters)) - kept

    def matters_of(self, event: EventOfRecord) -> Iterator[MatterOfRecord]:
        return (matter for matter in self.matters if matter.holds(event))

    def _places(self) -> list[Place]:
        """One for each matter: no place that is only a vaguer telling of another."""
        places = {place for event in self.law for place in event.places}
        return sorted(p for p in places if not any(p != q and _is_vaguer(p, q) for q in places))

    def _decided(self, place: Place) -> MatterOfRecord:
        mine = tuple(e for e in self.law if any(_may_be_one(place, other) for other in e.places))
        deciding = _deciding(mine)
        tier = deciding.tier if deciding else Tier.NONE
        if self.deaths and tier == Tier.B:
            tier = Tier.NONE
        return MatterOfRecord(place, mine, deciding, tier)


def _deciding(events: Iterable[EventOfRecord]) -> EventOfRecord | None:
    """The latest dated event among those that count; among the others if none does."""
    dated = [event for event in events if event.last and event.has_come]
    counting = [event for event in dated if event.counts]
    return max(counting or dated, key=lambda event: event.rank, default=None)


def _has_erased(event: EventOfRecord) -> bool:
    return event.code in ERASES and event.counts and event.has_come


def _is_vaguer(place: Place, other: Place) -> bool:
    """The same place with a number or charge left blank."""
    return place[:2] == other[:2] and all(
        not mine or mine == theirs for mine, theirs in zip(place[2:], other[2:], strict=True)
    )


def _may_be_one(place: Place, other: Place) -> bool:
    """Courts or lists, and authority, alike; no number or charge that contradicts."""
    return place[:2] == other[:2] and all(
        not mine or not theirs or mine == theirs
        for mine, theirs in zip(place[2:], other[2:], strict=True)
    )


def _first_and_last(text: str) -> tuple[date | None, date | None]:
    """Both readings of a partial date; (None, None) where there is none that can be read."""
    try:
        return (partial_dates.earliest(text), partial_dates.latest(text)) if text else (None, None)
    except partial_dates.InvalidPartialDate:
        return None, None
