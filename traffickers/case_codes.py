"""
The codes of a case that names nobody.

Act, means and purpose are the three elements of trafficking in article 3 of the UN's Palermo
Protocol; the codes are ours, the protocol has words only.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What was done with people."""

    RECRUITMENT = "recruitment", _("Recruiting: finding and persuading people")
    TRANSPORTATION = "transportation", _("Transporting them")
    TRANSFER = "transfer", _("Handing them over to others")
    HARBOURING = "harbouring", _("Keeping them in a place")
    RECEIPT = "receipt", _("Taking them in")


class Means(TextChoices):
    """How their will was broken. With children no means are needed."""

    THREAT_OR_USE_OF_FORCE = "threat_or_use_of_force", _("Force, or the threat of it")
    OTHER_COERCION = "other_coercion", _("Other pressure, such as debts or keeping papers")
    ABDUCTION = "abduction", _("Kidnapping")
    FRAUD = "fraud", _("Fraud")
    DECEPTION = "deception", _("False promises")
    ABUSE_OF_POWER = "abuse_of_power", _("Abuse of power")
    ABUSE_OF_VULNERABILITY = "abuse_of_vulnerability", _("Using that somebody had no way out")
    PAYMENTS = "payments_or_benefits_to_controller", _("Paying somebody who had power over them")


class Purpose(TextChoices):
    """What it was for."""

    PROSTITUTION = "prostitution_of_others", _("Prostitution of others")
    SEXUAL_EXPLOITATION = "other_sexual_exploitation", _("Other sexual exploitation")
    FORCED_LABOUR = "forced_labour_or_services", _("Forced labour or services")
    SLAVERY = "slavery_or_similar", _("Slavery or something like it")
    SERVITUDE = "servitude", _("Servitude")
    ORGAN_REMOVAL = "organ_removal", _("Removal of organs")


class Outcome(TextChoices):
    """How far the case has come; codes of legal events where there is one (codes.EventCode)."""

    UNKNOWN = "unknown", _("Not known")
    INVESTIGATION = "investigation_announced", _("An authority investigates")
    CHARGED = "charged", _("Somebody was charged")
    ON_TRIAL = "on_trial", _("On trial")
    APPEALABLE = "convicted_appealable", _("Somebody was convicted, and can still appeal")
    CONVICTED = "convicted_final", _("Somebody was convicted, and the judgment is final")
    ACQUITTED = "acquitted", _("Acquitted")
    DROPPED = "charges_dropped", _("Charges were dropped")
    NOBODY_PROSECUTED = "nobody_prosecuted", _("Nobody was prosecuted, the source says")


class Victims(TextChoices):
    """How many people were harmed, in bands, so that a number shows nobody."""

    UNKNOWN = "unknown", _("Not known; that is not zero")
    ONE = "1", _("One")
    FEW = "2-5", _("2 to 5")
    SOME = "6-20", _("6 to 20")
    MANY = "21-100", _("21 to 100")
    VERY_MANY = "101+", _("More than 100")


# FollowTheMoney, CourtCase: its property `status` takes words; these are the ones we export.
FTM_STATUS: Mapping[str, str] = MappingProxyType(
    {
        Outcome.UNKNOWN: "",
        Outcome.INVESTIGATION: "investigation",
        Outcome.CHARGED: "charged",
        Outcome.ON_TRIAL: "on trial",
        Outcome.APPEALABLE: "convicted, appeal possible",
        Outcome.CONVICTED: "convicted",
        Outcome.ACQUITTED: "acquitted",
        Outcome.DROPPED: "dropped",
        Outcome.NOBODY_PROSECUTED: "",
    }
)
