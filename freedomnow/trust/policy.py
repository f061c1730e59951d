"""
The publication policy, read off the code that enforces it: each row is made from the tables that
standing, publishing and the clocks use. What is written here is only what a code cannot say of
itself; tests/trust/test_policy.py fails when a code has no words, or words of nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from freedomnow.corrections.services import DECIDED_WITHIN
from freedomnow.evidence.codes import SourceKind
from freedomnow.publishing.kinds import all_kinds
from freedomnow.submissions.declining import WORDS as GROUND_WORDS
from freedomnow.submissions.declining import DeclineGround
from freedomnow.submissions.models import State
from freedomnow.submissions.purging import DRAFTS_STAY, LEADS_STAY, REPORTS_STAY
from freedomnow.submissions.services import ANSWER_WITHIN
from traffickers.codes import (
    ABOUT_PERSON,
    ENDS_MATTER,
    ERASES,
    LISTINGS,
    NAMED_TIERS,
    TIER,
    EventCode,
    Problem,
    Tier,
)
from traffickers.matters import (
    ACCUSATION_STANDS_DAYS,
    CONVICTION_FADES_YEARS,
    CONVICTION_KEPT_YEARS,
    CONVICTION_STANDS_YEARS,
    LISTING_STANDS_YEARS,
)

# In plain words, what happened; the code's own label stands before it.
MEANINGS: Mapping[str, Any] = MappingProxyType(
    {
        EventCode.INVESTIGATION_ANNOUNCED: _("An authority says that it looks into something."),
        EventCode.WANTED: _("An authority looks for somebody and says so in public."),
        EventCode.CHARGED: _("A prosecutor says before the law that somebody did it."),
        EventCode.ON_TRIAL: _("A court hears the case and has not decided."),
        EventCode.SANCTIONED: _("A government or the United Nations put the name on a list."),
        EventCode.ADMINISTRATIVELY_LISTED: _("Another authority put the name on its list."),
        EventCode.CONVICTED_APPEALABLE: _("A court says guilty; a higher court can change it."),
        EventCode.CONVICTED_FINAL: _("A court says guilty, and this can change no more."),
        EventCode.ACQUITTED: _("A court says not guilty."),
        EventCode.CHARGES_DROPPED: _("The prosecutor or the court ended the case."),
        EventCode.CONVICTION_OVERTURNED: _("A higher court undid the judgment."),
        EventCode.DELISTED: _("The authority took the name off its list."),
        EventCode.LISTING_ENDED: _("The listing ran out, or the list is no more."),
        EventCode.VACATED_OR_EXPUNGED: _("A court wiped the judgment from the record."),
        EventCode.DECEASED: _("The person is no longer alive."),
    }
)
# What we do with a name, by the tier that an event gives.
DEEDS: Mapping[str, Any] = MappingProxyType(
    {
        Tier.A: _("Named, with what was decided."),
        Tier.B: _(
            "Named, with the words that everyone is presumed innocent. We ask search engines to "
            "leave the page out."
        ),
        Tier.C: _("Not named."),
        Tier.NONE: _("Not named."),
    }
)
ENDS = _("This matter ends. The page comes down, unless another matter stands.")
ERASED = _("The page comes down, and what it said of this has to be erased.")
DIED = _("A page that rests on an accusation comes down. A final judgment or a listing stays.")

# What keeps a name from being published, sorted for reading.
CRITERIA = (
    (
        _("Who may be named"),
        (
            Problem.SURVIVOR_YES,
            Problem.SURVIVOR_NOT_CHECKED,
            Problem.MINOR_TODAY,
            Problem.ACTIVE_IN_CHILDHOOD,
            Problem.ACT_IN_CHILDHOOD,
            Problem.DECEASED_NOT_PERSON,
            Problem.NO_PRIMARY_NAME,
        ),
    ),
    (
        _("What the sources must say"),
        (
            Problem.NO_OFFICIAL_EVENT,
            Problem.NO_AUTHORITY,
            Problem.NO_MATTERS,
            Problem.NO_QUOTE,
            Problem.NO_DATED_EVENT,
            Problem.FUTURE_EVENT,
            Problem.ACT_AFTER_EVENT,
        ),
    ),
    (
        _("When something has ended"),
        (
            Problem.ALL_ENDED,
            Problem.ENDED_BY_DEATH,
            Problem.UNOFFICIAL_OUTCOME,
            Problem.UNDATED_OUTCOME,
            Problem.ORDER_UNCLEAR,
            Problem.STRAY_OUTCOME,
            Problem.VACATED_CONTENT,
        ),
    ),
    (_("When it is too old"), (Problem.REVIEW_PASSED, Problem.SENTENCE_LONG_ENDED)),
)
# These stop nothing: a moderator looks at them.
ONLY_WARN = frozenset(
    {
        Problem.UNDATED_EVENT,
        Problem.CASE_PARTLY_ENDED,
        Problem.AGE_UNKNOWN,
        Problem.DEATH_NOT_OFFICIAL,
        Problem.EVENT_AFTER_DEATH,
    }
)

# What a report's state means to the one who sent it.
STATE_WORDS: Mapping[str, Any] = MappingProxyType(
    {
        State.RECEIVED: _("It waits, the oldest first. Nobody but moderators can read it."),
        State.CHANGES_REQUESTED: _("A moderator asked something. The report waits for the answer."),
        State.SECOND_REVIEW: _("One moderator said yes. Another one has to agree."),
        State.PUBLISHED: _("It stands on the site."),
        State.DECLINED: _("It is not published, and its sender reads why."),
        State.LEAD: _("It may be true, but is not proved. It appears nowhere."),
        State.TAKEN_DOWN: _("The report told of a mistake or an outcome, and its page is gone."),
        State.WITHDRAWN: _("Its sender took it back."),
        State.HELD: _("A rule against floods of reports stopped it. A moderator can undo that."),
    }
)


@dataclass(frozen=True)
class EventRule:
    """What one thing that happens before the law does to a page; `clock` is "" where none runs."""

    label: Any
    meaning: Any
    deed: Any
    clock: str
    names: bool


@dataclass(frozen=True)
class Rules:
    """Everything that policy.html shows."""

    events: list[EventRule]
    official: list[Any]
    not_official: list[Any]
    moderators: list[tuple[Any, int]]
    criteria: list[tuple[Any, list[Any]]]
    days: dict[str, int]
    years: dict[str, int]


def rules() -> Rules:
    """All of it, in the active language once it is shown. No query."""
    return Rules(
        events=[event_rule(code) for code in EventCode],
        official=[kind.label for kind in SourceKind if kind in SourceKind.OFFICIAL],
        not_official=[kind.label for kind in SourceKind if kind not in SourceKind.OFFICIAL],
        moderators=moderators(),
        criteria=[(title, [one.label for one in problems]) for title, problems in CRITERIA],
        days=days(),
        years={"fades": CONVICTION_FADES_YEARS, "kept": CONVICTION_KEPT_YEARS},
    )


def event_rule(code: EventCode) -> EventRule:
    tier = TIER.get(code, Tier.NONE)
    names = tier in NAMED_TIERS
    return EventRule(
        label=code.label,
        meaning=MEANINGS[code],
        deed=deed(code, tier),
        clock=clock(code, tier) if names else "",
        names=names,
    )


def deed(code: EventCode, tier: Tier) -> Any:
    """What happens to the page."""
    if code in ERASES:
        return ERASED
    if code in ENDS_MATTER:
        return ENDS
    return DIED if code in ABOUT_PERSON else DEEDS[tier]


def clock(code: EventCode, tier: Tier) -> str:
    """How long a page rests on it before somebody must have seen its source again."""
    if tier != Tier.A:
        return in_days(ACCUSATION_STANDS_DAYS)
    return in_years(LISTING_STANDS_YEARS if code in LISTINGS else CONVICTION_STANDS_YEARS)


def in_days(days: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def in_years(years: int) -> str:
    return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}


def moderators() -> list[tuple[Any, int]]:
    """(kind in the plural, how many moderators must say yes), most first."""
    needed = [(kind.label_plural, kind.form.approvals_needed()) for kind in all_kinds()]
    return sorted(needed, key=lambda row: -row[1])


def states() -> list[tuple[Any, Any]]:
    """(state of a report, what it means)."""
    return [(state.label, STATE_WORDS[state]) for state in State]


def grounds() -> list[tuple[Any, Any]]:
    """(ground on which a report is declined, what its sender reads)."""
    return [(ground.label, GROUND_WORDS[ground]) for ground in DeclineGround]


def days() -> dict[str, int]:
    """The clocks of reports and requests, in days."""
    return {
        "answer": ANSWER_WITHIN.days,
        "reports": REPORTS_STAY.days,
        "leads": LEADS_STAY.days,
        "drafts": DRAFTS_STAY.days,
        "decided": DECIDED_WITHIN.days,
    }
