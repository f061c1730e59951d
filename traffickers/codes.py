"""
The codes of a record, and the tables that say what a legal event does to it.

The tables are rule 2 of the product's rules, word for word; traffickers.standing applies them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecordType(TextChoices):
    """What is on record; a recruitment agency is a company."""

    PERSON = "person", _("Person")
    NETWORK = "network", _("Network")
    COMPANY = "company", _("Company")


class NameKind(TextChoices):
    """How a name is used; weak ones ("The Uncle") find nobody by themselves."""

    PRIMARY = "primary", _("Main name")
    ALIAS = "alias", _("Also known as")
    FORMER = "former", _("Former name")
    WEAK = "weak", _("Nickname or weak alias")
    ORIGINAL = "original", _("Name in the original script")


class Role(TextChoices):
    """What part somebody had; our own list, mapped to a standard by HTCDS_ROLE."""

    RINGLEADER = "ringleader", _("Ringleader")
    RECRUITER = "recruiter", _("Recruiter")
    AGENT = "agent", _("Agent")
    TRANSPORTER = "transporter", _("Transporter")
    HARBOURER = "harbourer", _("Provider of hiding places")
    BROKER = "broker", _("Broker")
    EXPLOITER = "exploiter", _("Exploiter")
    FINANCIER = "financier", _("Financier")
    DOCUMENT_FORGER = "document_forger", _("Forger of documents")
    GUARD = "guard", _("Guard")
    SMUGGLER = "smuggler", _("Migrant smuggler")
    OTHER = "other", _("Other part")


# IOM HTCDS 2.0, per_RoleInProcess; it has no code for leading, paying for or forging.
HTCDS_ROLE: Mapping[str, str] = MappingProxyType(
    {
        Role.RINGLEADER: "Other",
        Role.RECRUITER: "RecruiterOrIntermediary",
        Role.AGENT: "RecruiterOrIntermediary",
        Role.TRANSPORTER: "Transporter",
        Role.HARBOURER: "HarbouredIndividual",
        Role.BROKER: "BrokerTravelAgent",
        Role.EXPLOITER: "Exploiter",
        Role.FINANCIER: "Other",
        Role.DOCUMENT_FORGER: "Other",
        Role.GUARD: "ControlledIndividual",
        Role.SMUGGLER: "Smuggler",
        Role.OTHER: "Other",
    }
)


class RegionRelation(TextChoices):
    """What ties a record to a region."""

    ACTIVE_IN = "active_in", _("Active in")
    BASED_IN = "based_in", _("Based in")
    RECRUITS_FROM = "recruits_from", _("Recruits from")
    MOVES_THROUGH = "moves_through", _("Moves people through")
    EXPLOITS_IN = "exploits_in", _("Exploits in")
    WANTED_IN = "wanted_in", _("Wanted in")


class ConnectionRelation(TextChoices):
    """What this record is to the other one; INVERSE_LABELS say it from the other side."""

    AGENT_OF = "agent_of", _("Agent of")
    RECRUITS_FOR = "recruits_for", _("Recruits for")
    MEMBER_OF = "member_of", _("Member of")
    LEADS = "leads", _("Leads")
    OWNS = "owns", _("Owns")
    WORKS_WITH = "works_with", _("Works with")
    TRANSPORTS_FOR = "transports_for", _("Transports for")
    FINANCES = "finances", _("Finances")


INVERSE_LABELS: Mapping[str, object] = MappingProxyType(
    {
        ConnectionRelation.AGENT_OF: _("Has as agent"),
        ConnectionRelation.RECRUITS_FOR: _("Has as recruiter"),
        ConnectionRelation.MEMBER_OF: _("Has as member"),
        ConnectionRelation.LEADS: _("Led by"),
        ConnectionRelation.OWNS: _("Owned by"),
        ConnectionRelation.WORKS_WITH: _("Works with"),
        ConnectionRelation.TRANSPORTS_FOR: _("Has as transporter"),
        ConnectionRelation.FINANCES: _("Financed by"),
    }
)


class SurvivorAnswer(TextChoices):
    """To: does any source say that this person was trafficked or coerced?"""

    NO_SOURCE_DOES = "no_source_does", _("No source does")
    YES = "yes", _("Yes")
    NOT_CHECKED = "not_checked", _("Not checked yet")


class Tier(TextChoices):
    """What may be done with a name: A in full, B with reserve, C and NONE not at all."""

    A = "A", _("Final conviction or official list")
    B = "B", _("Official accusation, no final conviction")
    C = "C", _("No official accusation")
    NONE = "none", _("Nothing stands")


NAMED_TIERS = frozenset({Tier.A, Tier.B})


class EventCode(TextChoices):
    """The fifteen things that can happen to somebody before the law."""

    INVESTIGATION_ANNOUNCED = "investigation_announced", _("Investigation announced")
    WANTED = "wanted", _("Wanted")
    CHARGED = "charged", _("Charged")
    ON_TRIAL = "on_trial", _("On trial")
    SANCTIONED = "sanctioned", _("Put on a sanctions list")
    ADMINISTRATIVELY_LISTED = "administratively_listed", _("Put on another official list")
    CONVICTED_APPEALABLE = "convicted_appealable", _("Convicted, can still appeal")
    CONVICTED_FINAL = "convicted_final", _("Convicted, final")
    ACQUITTED = "acquitted", _("Acquitted")
    CHARGES_DROPPED = "charges_dropped", _("Charges dropped")
    CONVICTION_OVERTURNED = "conviction_overturned", _("Conviction overturned")
    DELISTED = "delisted", _("Taken off the list")
    LISTING_ENDED = "listing_ended", _("Listing ended")
    VACATED_OR_EXPUNGED = "vacated_or_expunged", _("Conviction vacated or record expunged")
    DECEASED = "deceased", _("Has died")


# The highest tier that an event can give; a code that is not here gives none.
TIER: Mapping[str, Tier] = MappingProxyType(
    {
        EventCode.INVESTIGATION_ANNOUNCED: Tier.C,
        EventCode.WANTED: Tier.B,
        EventCode.CHARGED: Tier.B,
        EventCode.ON_TRIAL: Tier.B,
        EventCode.SANCTIONED: Tier.A,
        EventCode.ADMINISTRATIVELY_LISTED: Tier.A,
        EventCode.CONVICTED_APPEALABLE: Tier.B,
        EventCode.CONVICTED_FINAL: Tier.A,
    }
)
CONVICTIONS = frozenset({EventCode.CONVICTED_APPEALABLE, EventCode.CONVICTED_FINAL})
LISTINGS = frozenset({EventCode.SANCTIONED, EventCode.ADMINISTRATIVELY_LISTED})
LISTING_ENDS = frozenset({EventCode.DELISTED, EventCode.LISTING_ENDED})
ERASES = frozenset({EventCode.VACATED_OR_EXPUNGED})
ENDS_MATTER = (
    LISTING_ENDS
    | ERASES
    | frozenset({EventCode.ACQUITTED, EventCode.CHARGES_DROPPED, EventCode.CONVICTION_OVERTURNED})
)
PROCEDURE = frozenset(TIER) - CONVICTIONS
OUTCOME = CONVICTIONS | ENDS_MATTER
ABOUT_PERSON = frozenset({EventCode.DECEASED})

# Better for the person first: of two events on one day the earlier in this list decides.
BETTER_FIRST: tuple[EventCode, ...] = (
    EventCode.VACATED_OR_EXPUNGED,
    EventCode.ACQUITTED,
    EventCode.CONVICTION_OVERTURNED,
    EventCode.CHARGES_DROPPED,
    EventCode.DELISTED,
    EventCode.LISTING_ENDED,
    EventCode.INVESTIGATION_ANNOUNCED,
    EventCode.WANTED,
    EventCode.CHARGED,
    EventCode.ON_TRIAL,
    EventCode.CONVICTED_APPEALABLE,
    EventCode.ADMINISTRATIVELY_LISTED,
    EventCode.SANCTIONED,
    EventCode.CONVICTED_FINAL,
)


class Problem(TextChoices):
    """What keeps a record from being published, or needs a moderator's eyes, as a sentence."""

    # Refusals: the record itself.
    NO_PRIMARY_NAME = "no_primary_name", _("Give the record a main name.")
    SURVIVOR_YES = (
        "survivor_yes",
        _(
            "A source says that this person was trafficked or coerced. "
            "Whoever was made to take part is not named here, unless a senior moderator says why."
        ),
    )
    SURVIVOR_NOT_CHECKED = (
        "survivor_not_checked",
        _(
            "Nobody has checked yet whether a source says that this person was trafficked "
            "or coerced."
        ),
    )
    MINOR_TODAY = (
        "minor_today",
        _("By the year of birth this person may still be a minor. Minors are never named."),
    )
    ACTIVE_IN_CHILDHOOD = (
        "active_in_childhood",
        _("This person may have been a minor when the activity began. Leave that year out."),
    )
    # Refusals: the evidence.
    NO_OFFICIAL_EVENT = (
        "no_official_event",
        _(
            "No legal event has an official source of its own: a judgment, a prosecutor's or "
            "court's release, a sanctions or other official list, or a wanted notice; with a "
            "link, or else with court, number and where it can be seen."
        ),
    )
    NO_DATED_EVENT = (
        "no_dated_event",
        _(
            "No official event has a date that has come. An event without a date decides nothing: "
            "give at least its year."
        ),
    )
    ALL_ENDED = (
        "all_ended",
        _(
            "Nothing stands on this record: each matter has ended or is no more than an "
            "investigation. A page that is already public must be withdrawn."
        ),
    )
    ENDED_BY_DEATH = (
        "ended_by_death",
        _(
            "This person has died, and nothing on the record is a final conviction or a listing. "
            "A page that is already public must be withdrawn."
        ),
    )
    NO_MATTERS = (
        "no_matters",
        _(
            "An official event does not say what it is about: human trafficking, forced labour or "
            "migrant smuggling, as its source says."
        ),
    )
    NO_QUOTE = (
        "no_quote",
        _(
            "A listing needs the words of the official text that say human trafficking, forced "
            "labour or smuggling. The name of a programme is not enough."
        ),
    )
    NO_AUTHORITY = "no_authority", _("An official event does not say which authority acted.")
    FUTURE_EVENT = "future_event", _("An event lies in the future. Correct its date.")
    DECEASED_NOT_PERSON = "deceased_not_person", _("Only a person can have died.")
    ACT_IN_CHILDHOOD = (
        "act_in_childhood",
        _(
            "By the years given, the act may lie before this person's 18th birthday. It can only "
            "stand if an official text says that they were an adult."
        ),
    )
    ACT_AFTER_EVENT = (
        "act_after_event",
        _("The year of the act lies after the event that judges it. Correct one of them."),
    )
    # Refusals that are warnings too: an outcome that rule 2 alone would pass over in silence.
    UNOFFICIAL_OUTCOME = (
        "unofficial_outcome",
        _(
            "A source that is not official says that a matter ended. Find the official outcome, or "
            "take the event out if it is wrong. A page that is already public should be withdrawn "
            "until this is clear."
        ),
    )
    UNDATED_OUTCOME = (
        "undated_outcome",
        _(
            "An outcome that would end a matter has no date, so it ends nothing. Give at least its "
            "year. A page that is already public should be withdrawn until then."
        ),
    )
    ORDER_UNCLEAR = (
        "order_unclear",
        _(
            "The dates leave open whether a matter ended before or after the event that keeps it "
            "on the record. Give fuller dates."
        ),
    )
    STRAY_OUTCOME = (
        "stray_outcome",
        _(
            "An acquittal or another good outcome ends no matter on this record. Give it the "
            "authority, number and charge of the matter that it ended, or add the event that began "
            "that matter."
        ),
    )
    # Refusal, and what standing.erase lists.
    VACATED_CONTENT = (
        "vacated_content",
        _(
            "A conviction was vacated or a record expunged: these events must be erased, and the "
            "summary, names, regions and connections must not tell of them."
        ),
    )
    # Refusals by age alone; demo mode passes over them.
    REVIEW_PASSED = (
        "review_passed",
        _("A source was last seen too long ago. Look at it again and say when you saw it."),
    )
    SENTENCE_LONG_ENDED = (
        "sentence_long_ended",
        _("The sentence ended ten years ago: the record is not renewed any more."),
    )
    # Warnings only.
    UNDATED_EVENT = "undated_event", _("An official event without a date decides nothing.")
    CASE_PARTLY_ENDED = (
        "case_partly_ended",
        _(
            "One charge of a case has ended and an older one under the same number has not. "
            "Check that they are not one charge in different words."
        ),
    )
    AGE_UNKNOWN = (
        "age_unknown",
        _("Year of birth or year of the act is missing: check that this person was an adult."),
    )
    DEATH_NOT_OFFICIAL = (
        "death_not_official",
        _("The death that ends this record has no official source."),
    )
    EVENT_AFTER_DEATH = (
        "event_after_death",
        _("An event is dated after this person's death. Check both."),
    )


# Rule 6: a senior moderator may name a survivor who is also a defendant, and must say why.
EXEMPTIBLE = frozenset({Problem.SURVIVOR_YES})
BY_AGE = frozenset({Problem.REVIEW_PASSED, Problem.SENTENCE_LONG_ENDED})
