"""The codes that every kind of page shares: sources, forms of exploitation, matters."""

from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SourceKind(TextChoices):
    """What a source is. OFFICIAL holds those that can put a name on the public record."""

    JUDGMENT = "judgment", _("Judgment or decision of a court")
    PROSECUTION = "prosecution", _("Charge sheet, or release of a court or prosecutor")
    SANCTIONS_LIST = "sanctions_list", _("Sanctions list, or release of its authority")
    ADMINISTRATIVE_LIST = "administrative_list", _("Official list of another authority")
    WANTED_NOTICE = "wanted_notice", _("Wanted notice of an authority")
    LAW = "law", _("Law or treaty")
    GOVERNMENT = "government", _("Other government publication")
    STATISTICS = "statistics", _("Statistics")
    INTERNATIONAL = "international", _("International organization (UN, ILO, IOM ...)")
    OPERATOR = "operator", _("The organization's own page")
    # About an arrest it is no evidence of a charge: docs/rules.md, rule 1.
    POLICE_RELEASE = "police_release", _("Release of the police")
    NGO = "ngo", _("Non-governmental organization")
    PRESS = "press", _("Press")
    ACADEMIC = "academic", _("Research")
    OTHER = "other", _("Something else")

    OFFICIAL = nonmember(
        frozenset(
            {"judgment", "prosecution", "sanctions_list", "administrative_list", "wanted_notice"}
        )
    )


class Exploitation(TextChoices):
    """Forms of exploitation: IOM HTCDS 2.0, vic_TypeOfExploitation; the labels are ours."""

    FORCED_LABOUR = "ForcedLabour", _("Forced labour")
    SEXUAL_EXPLOITATION = "SexualExploitation", _("Sexual exploitation")
    CHILD_LABOUR = "ChildLabour", _("Child labour")
    FORCED_MARRIAGE = "ForcedMarriage", _("Forced marriage")
    SERVITUDE = "Servitude", _("Servitude, in a household for example")
    FORCED_MILITARY = "ForcedMilitaryByNonStateActors", _("Forced service in an armed group")
    ORGAN_REMOVAL = "OrganRemoval", _("Removal of organs")
    FORCED_BEGGING = "ForcedBegging", _("Forced begging")
    FORCED_ADOPTION = "ForcedAdoption", _("Forced or illegal adoption")
    SURROGACY = "Surrogacy", _("Exploitation as a surrogate mother")
    OTHER = "Other", _("Another form, such as forced crime")


class Sign(TextChoices):
    """The eleven signs of forced labour that the ILO lists, under the codes in common use."""

    VULNERABILITY = "VulnerabilityAbuse", _("Abuse of vulnerability")
    DECEPTION = "Deception", _("Deception")
    MOVEMENT = "MovementRestriction", _("Restriction of movement")
    ISOLATION = "Isolation", _("Isolation")
    VIOLENCE = "Violence", _("Physical and sexual violence")
    THREATS = "ThreatIntimidation", _("Intimidation and threats")
    DOCUMENTS = "DocumentRetention", _("Retention of identity documents")
    WAGES = "WageWithholding", _("Withholding of wages")
    DEBT = "DebtBondage", _("Debt bondage")
    CONDITIONS = "WorkLiveConditions", _("Abusive working and living conditions")
    OVERTIME = "ExcessiveOvertime", _("Excessive overtime")


class HardMatter(TextChoices):
    """
    What a text tells of that can hurt to read: said before the text. No standard list is made for
    this; the words are our own.
    """

    VIOLENCE = "violence", _("violence")
    SEXUAL_VIOLENCE = "sexual_violence", _("sexual violence")
    CHILDREN = "children", _("harm to children")
    CAPTIVITY = "captivity", _("being held captive")
    SUICIDE = "suicide", _("suicide or self-harm")


class Matter(TextChoices):
    """What a case is about; kept apart because they are different crimes with different laws."""

    TRAFFICKING = "trafficking", _("Human trafficking")
    FORCED_LABOUR = "forced_labour", _("Forced labour")
    SMUGGLING = "smuggling", _("Migrant smuggling")
