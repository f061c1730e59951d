"""
What the site may say about somebody on the public record, and what forbids saying it.

Pure functions of the document and today; traffickers.matters says how events are read. The
record's tier is the highest of its matters. Outcomes that rule 2 alone would pass over in silence
(not official, undated, of unclear order, or of no matter on the record) are warnings, and
refusals: nobody stays named because an acquittal was typed badly.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from traffickers.codes import (
    BETTER_FIRST,
    LISTINGS,
    NAMED_TIERS,
    TIER,
    EventCode,
    NameKind,
    Problem,
    SurvivorAnswer,
    Tier,
)
from traffickers.matters import Document, EventOfRecord, MatterOfRecord, Reading

# Rule 6: an act in a year up to this many years after the year of birth may be a child's.
CHILDHOOD_YEARS = 18

_TIERS_UP = (Tier.NONE, Tier.C, Tier.B, Tier.A)
_GRAVITY: dict[str, int] = {code: place for place, code in enumerate(BETTER_FIRST)}

Found = Iterator[tuple[Problem, str]]  # a problem and the key of its row, "" for the record


@dataclass(frozen=True)
class Standing:
    """
    What may be said, and until when. `code` leads: the gravest of the tier's deciding events.

    `live_codes` are those of all live matters: who is listed and convicted is found as both.
    `leading_matters`, `authorities`, `since` and `leading_keys` belong to the matters that were
    decided by this code and about the same, so that a sentence made of them is true; `matters`
    is of the whole tier, for lists and filters; `others` counts the other live matters.
    `review_by` is the last day shown, the earliest of all live matters. `row_tiers` tells of
    each legal event's key what it may be shown as: A and B with the name, A in exports,
    anything else nowhere.
    `erase` holds the keys of legal events that were vacated or expunged.
    """

    tier: Tier
    code: str = ""
    live_codes: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    leading_matters: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    since: str = ""
    review_by: date | None = None
    takes_down_on: date | None = None
    leading_keys: tuple[str, ...] = ()
    others: int = 0
    erase: frozenset[str] = frozenset()
    row_tiers: Mapping[str, Tier] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    @property
    def shown_until(self) -> date | None:
        """The last day on which it may be shown: its review date, or the last before it fades."""
        fades = self.takes_down_on and self.takes_down_on - timedelta(days=1)
        return min((day for day in (self.review_by, fades) if day), default=None)

    @property
    def is_named(self) -> bool:
        return self.tier in NAMED_TIERS

    @property
    def is_indexable(self) -> bool:
        return self.tier == Tier.A

    @property
    def in_exports(self) -> bool:
        return self.tier == Tier.A


@dataclass(frozen=True)
class Refusal:
    """One reason why a record may not be published, and the rows that it is about."""

    code: Problem
    keys: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """For a moderator, in the active language."""
        return str(self.code.label)


def standing(document: Document, today: date) -> Standing:
    """What the document allows to be said on that day."""
    return _standing(Reading(document, today))


def refusals(document: Document, today: date) -> list[Refusal]:
    """
    Everything that forbids publishing the document on that day; [] when nothing does.

    traffickers.codes.BY_AGE holds the two that demo mode passes over.
    """
    reading = Reading(document, today)
    found: dict[Problem, list[str]] = {}
    for check in _CHECKS:
        for problem, key in check(reading):
            found.setdefault(problem, []).extend([key] if key else [])
    return [Refusal(problem, tuple(dict.fromkeys(keys))) for problem, keys in found.items()]


# --- standing --------------------------------------------------------------------------------


def _standing(reading: Reading) -> Standing:
    tier = _highest(reading.matters)
    deciding = _decided_at(tier, reading.matters)
    leading = _leading(deciding)
    live = {matter.deciding.key for matter in reading.live if matter.deciding}
    keys = tuple(sorted(event.key for event in leading))
    return Standing(
        tier=tier,
        code=leading[0].code if leading else "",
        live_codes=_sorted(matter.deciding.code for matter in reading.live if matter.deciding),
        matters=_sorted(matter for event in deciding for matter in event.matters),
        leading_matters=leading[0].matters if leading else (),
        authorities=_sorted(event.text("authority") for event in leading),
        since=min(leading, key=lambda event: event.rank).text("on") if leading else "",
        review_by=_review_by(reading),
        takes_down_on=_takes_down_on(reading),
        leading_keys=keys,
        others=len(live - set(keys)),
        erase=reading.erased,
        row_tiers={event.key: _row_tier(event, reading) for event in reading.events},
        warnings=tuple(dict.fromkeys(problem for problem, _ in _warnings(reading))),
    )


def _highest(matters: Iterable[MatterOfRecord]) -> Tier:
    return max((matter.tier for matter in matters), key=_TIERS_UP.index, default=Tier.NONE)


def _decided_at(tier: Tier, matters: list[MatterOfRecord]) -> list[EventOfRecord]:
    """The deciding events of the matters of that tier, each once; none where nothing stands."""
    if tier == Tier.NONE:
        return []
    events = (m.deciding for m in matters if m.tier == tier and m.deciding)
    return list({event.key: event for event in events}.values())


def _leading(deciding: list[EventOfRecord]) -> list[EventOfRecord]:
    """The gravest event, the latest of several, and those with its code and matters."""
    first = max(deciding, key=lambda e: (_GRAVITY.get(e.code, -1), e.rank), default=None)
    if first is None:
        return []
    return [e for e in deciding if (e.code, e.matters) == (first.code, first.matters)]


def _review_by(reading: Reading) -> date | None:
    return min((m.deciding.review_by for m in reading.live if m.deciding), default=None)


def _takes_down_on(reading: Reading) -> date | None:
    days = (matter.deciding.takes_down_on for matter in reading.live if matter.deciding)
    return min((day for day in days if day), default=None)


def _row_tier(event: EventOfRecord, reading: Reading) -> Tier:
    """
    An accusation is shown as the highest of its matters, and no more once those have ended.

    An official outcome is shown wherever the record is: an acquittal stands beside a listing.
    """
    if event.key in reading.erased or not event.has_come:
        return Tier.NONE
    if not event.counts:
        return Tier.C if event.accuses else Tier.NONE
    return _highest(reading.matters_of(event) if event.accuses else reading.live)


def _sorted(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))


# --- what rule 2 would pass over in silence ----------------------------------------------------


def _warnings(reading: Reading) -> Found:
    yield from _unheard(reading)
    yield from _undecided(reading)
    yield from _partly_ended(reading)
    yield from _about_death(reading)
    yield from _unknown_ages(reading)


def _unheard(reading: Reading) -> Found:
    """Outcomes that may have ended a live matter though they do not decide it; and the erased."""
    yield from ((Problem.VACATED_CONTENT, key) for key in sorted(reading.erased))
    endings = [event for event in reading.law if event.ends and event.has_come]
    for matter in reading.live:
        for ending in endings:
            problem = _unheard_in(matter, ending, reading)
            if problem:
                yield problem, ending.key


def _unheard_in(matter: MatterOfRecord, ending: EventOfRecord, reading: Reading) -> Problem | None:
    """Why this outcome did not end this matter, where it is not surely the older of the two."""
    since = matter.deciding.first if matter.deciding else None
    if ending.last and since and ending.last < since:
        return None
    if not matter.holds(ending):
        return Problem.STRAY_OUTCOME if _may_be_meant(matter, ending, reading) else None
    if not ending.counts:
        return Problem.UNOFFICIAL_OUTCOME
    return Problem.ORDER_UNCLEAR if ending.last else Problem.UNDATED_OUTCOME


def _may_be_meant(matter: MatterOfRecord, ending: EventOfRecord, reading: Reading) -> bool:
    """It answers no accusation on the record, or has this case's number at another court."""
    side, authority, number, _ = matter.place
    for other_side, other_authority, other_number, _ in ending.places:
        if side != other_side:
            continue
        if not any(other.has_accusation for other in reading.matters_of(ending)):
            return True
        if matter.is_of_court and number and number == other_number:
            return authority != other_authority
    return False


def _undecided(reading: Reading) -> Found:
    for event in reading.events:
        if not event.has_come:
            yield Problem.FUTURE_EVENT, event.key
        elif event.names and not event.last:
            yield Problem.UNDATED_EVENT, event.key


def _partly_ended(reading: Reading) -> Found:
    """Accusations that stand beside a later outcome of another charge of their case."""
    ended = [m for m in reading.matters if m.deciding and m.deciding.ends and m.place[2]]
    for matter in reading.live:
        for other in ended:
            if matter.tier == Tier.B and matter.place[:3] == other.place[:3]:
                yield from _if_older(matter.deciding, other.deciding)


def _if_older(accusation: EventOfRecord | None, outcome: EventOfRecord | None) -> Found:
    days = (accusation and accusation.first, outcome and outcome.last)
    if accusation and days[0] and days[1] and days[0] <= days[1]:
        yield Problem.CASE_PARTLY_ENDED, accusation.key


def _about_death(reading: Reading) -> Found:
    took_down = any(m.deciding and m.deciding.tier == Tier.B for m in reading.matters)
    for death in reading.deaths:
        if took_down and not any(other.is_official for other in reading.deaths):
            yield Problem.DEATH_NOT_OFFICIAL, death.key
        for event in reading.law:
            if event.accuses and death.last and event.first and event.first > death.last:
                yield Problem.EVENT_AFTER_DEATH, event.key


def _unknown_ages(reading: Reading) -> Found:
    born = reading.document["year_of_birth"]
    if reading.is_of_person:
        for matter in reading.live:
            for event in matter.events:
                act = event.row.get("act_year")
                if event.names and None in (born, act) and not _says_adult(event):
                    yield Problem.AGE_UNKNOWN, event.key


# --- refusals ----------------------------------------------------------------------------------


def _on_names(reading: Reading) -> Found:
    names = reading.document["names"]
    if not any(row["kind"] == NameKind.PRIMARY and row["name"].strip() for row in names):
        yield Problem.NO_PRIMARY_NAME, ""


def _on_evidence(reading: Reading) -> Found:
    """Why nobody may be named at all."""
    naming = [event for event in reading.law if event.names]
    if reading.live:
        return
    if not naming:
        yield Problem.NO_OFFICIAL_EVENT, ""
    elif not any(event.last and event.has_come for event in naming):
        yield Problem.NO_DATED_EVENT, ""
    elif any(m.deciding and m.deciding.tier == Tier.B for m in reading.matters):
        yield Problem.ENDED_BY_DEATH, ""
    else:
        yield Problem.ALL_ENDED, ""


def _on_rows(reading: Reading) -> Found:
    for event in reading.events:
        if event.code == EventCode.DECEASED and not reading.is_of_person:
            yield Problem.DECEASED_NOT_PERSON, event.key
        if not event.has_come:
            yield Problem.FUTURE_EVENT, event.key
        if event.is_official and TIER.get(event.code) in NAMED_TIERS:
            yield from _on_official_row(event)


def _on_official_row(event: EventOfRecord) -> Found:
    if not event.matters:
        yield Problem.NO_MATTERS, event.key
    if not event.text("authority").strip():
        yield Problem.NO_AUTHORITY, event.key
    if event.code in LISTINGS and not event.text("source_quote"):
        yield Problem.NO_QUOTE, event.key


def _on_survivors(reading: Reading) -> Found:
    answer = reading.document["survivor_answer"]
    if not reading.is_of_person or answer == SurvivorAnswer.NO_SOURCE_DOES:
        return
    is_yes = answer == SurvivorAnswer.YES
    yield Problem.SURVIVOR_YES if is_yes else Problem.SURVIVOR_NOT_CHECKED, ""


def _on_childhood(reading: Reading) -> Found:
    born = reading.document["year_of_birth"]
    if not reading.is_of_person or born is None:
        return
    adult_in = [_act_by(event) for event in reading.law if _says_adult(event)]
    age = reading.today.year - born
    if age < CHILDHOOD_YEARS or (age == CHILDHOOD_YEARS and not adult_in):
        yield Problem.MINOR_TODAY, ""
    from_year = reading.document["years_from"]
    is_early = from_year is not None and from_year - born <= CHILDHOOD_YEARS
    if is_early and not any(year and year <= from_year for year in adult_in):
        yield Problem.ACTIVE_IN_CHILDHOOD, ""
    for event in reading.law:
        year = _act_by(event)
        if event.accuses and year and year - born <= CHILDHOOD_YEARS and not _says_adult(event):
            yield Problem.ACT_IN_CHILDHOOD, event.key


def _act_by(event: EventOfRecord) -> int | None:
    """The year of the act; else the event's, since an act is never later; None without either."""
    act: int | None = event.row.get("act_year")
    return event.last.year if act is None and event.last else act


def _says_adult(event: EventOfRecord) -> bool:
    """Only an official text can say so."""
    return bool(event.row.get("says_adult")) and event.is_official


def _on_years_of_acts(reading: Reading) -> Found:
    for event in reading.law:
        latest = min(event.last or reading.today, reading.today).year
        if (event.row.get("act_year") or 0) > latest:
            yield Problem.ACT_AFTER_EVENT, event.key


def _on_age(reading: Reading) -> Found:
    review_by, takes_down_on = _review_by(reading), _takes_down_on(reading)
    if review_by and review_by < reading.today:
        yield Problem.REVIEW_PASSED, ""
    if takes_down_on and takes_down_on <= reading.today:
        yield Problem.SENTENCE_LONG_ENDED, ""


_CHECKS = (
    _on_names,
    _on_evidence,
    _on_rows,
    _unheard,
    _on_survivors,
    _on_childhood,
    _on_years_of_acts,
    _on_age,
)
