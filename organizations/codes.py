"""The codes of an organization and its services: HSDS 3 and HTCDS 2.0 where they have one."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganizationType(TextChoices):
    """IOM HTCDS 2.0, org_Type, and one of ours for the UN and its like."""

    NGO = "NGO", _("Non-governmental organization")
    LAW_ENFORCEMENT = "LawEnforcement", _("Law enforcement")
    HEALTH_SERVICE = "HealthServiceOrganisation", _("Health service")
    CENTRAL_GOVERNMENT = "CentralGovernmentOrganisation", _("Central government")
    LOCAL_GOVERNMENT = "LocalGovernmentOrganisation", _("Local government")
    IMMIGRATION_SERVICE = "ImmigrationService", _("Immigration service")
    LEGAL_SERVICE = "LegalService", _("Legal service")
    CORPORATE_BUSINESS = "CorporateBusiness", _("Business")
    SCHOOL_OR_COLLEGE = "SchoolOrCollege", _("School or college")
    INTERGOVERNMENTAL = "IntergovernmentalOrganisation", _("Intergovernmental organization")


class RelationCode(TextChoices):
    """What this organization is to another one; INVERSE_RELATIONS say it from the other side."""

    MEMBER_OF = "member_of", _("Member of")
    FUNDED_BY = "funded_by", _("Funded by")
    PARTNER_OF = "partner_of", _("Partner of")


INVERSE_RELATIONS: Mapping[str, object] = MappingProxyType(
    {
        RelationCode.MEMBER_OF: _("Has as member"),
        RelationCode.FUNDED_BY: _("Funds"),
        RelationCode.PARTNER_OF: _("Partner of"),
    }
)


class ServiceType(TextChoices):
    """What somebody can get. Our own list; standards.HTCDS_SUPPORT maps it."""

    HOTLINE = "hotline", _("Hotline")
    REFUGE = "refuge", _("Safe place to stay")
    RECOVERY = "recovery", _("Recovery and counselling")
    LEGAL_AID = "legal_aid", _("Legal help")
    JOB_TRAINING = "job_training", _("Job training")
    MEDICAL = "medical", _("Medical care")
    EDUCATION = "education", _("Education")
    REPATRIATION = "repatriation", _("Help to return home")
    ADVOCACY = "advocacy", _("Campaigns and advocacy")


class Serves(TextChoices):
    """Whom a service is for: HSDS eligibility, as codes."""

    EVERYONE = "everyone", _("Everyone")
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    CHILDREN = "children", _("Children")
    LGBT = "lgbt", _("LGBT+ people")
    MIGRANTS = "migrants", _("Migrants")
    WORKERS = "workers", _("Workers")
    SURVIVORS = "survivors", _("Survivors")
    FAMILIES = "families", _("Families")


class Cost(TextChoices):
    """HSDS cost_option, as far as callers ask."""

    FREE = "free", _("Free")
    LOW_COST = "low_cost", _("Low cost")
    PAID = "paid", _("Paid")
    UNKNOWN = "unknown", _("Not known")


class Status(TextChoices):
    """HSDS service status."""

    ACTIVE = "active", _("Active")
    INACTIVE = "inactive", _("Not active now")
    DEFUNCT = "defunct", _("Closed for good")
    TEMPORARILY_CLOSED = "temporarily closed", _("Closed for some time")


class Day(TextChoices):
    """HSDS byday."""

    MO = "MO", _("Monday")
    TU = "TU", _("Tuesday")
    WE = "WE", _("Wednesday")
    TH = "TH", _("Thursday")
    FR = "FR", _("Friday")
    SA = "SA", _("Saturday")
    SU = "SU", _("Sunday")


class AddressVisibility(TextChoices):
    """InReach's three levels. What is hidden is stored nowhere."""

    HIDDEN = "hidden", _("Hidden: no address is stored")
    PARTIAL = "partial", _("The town only")
    FULL = "full", _("Street and town")


class NumberState(TextChoices):
    """Whether an operator's page shows a number. UNCLEAR: a machine cannot tell."""

    SHOWN = "shown", _("stands there")
    MISSING = "missing", _("was missing once")
    GONE = "gone", _("was missing twice, at least a week apart")
    UNCLEAR = "unclear", _("cannot be told")
