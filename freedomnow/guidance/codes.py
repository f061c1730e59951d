"""The neutral letters that stand in addresses: docs/rules.md, rule 8."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from organizations.codes import ServiceType


class Danger(TextChoices):
    """Whether somebody is in danger now."""

    YES = "1", _("Yes, now")
    NO = "0", _("No, not now")


class Need(TextChoices):
    """What somebody needs. An address that is looked at tells a letter only."""

    TALK = "a", _("To talk to someone")
    PLACE = "b", _("A safe place to stay")
    CARE = "c", _("A doctor, or someone who listens")
    RIGHTS = "d", _("A lawyer, my papers or my pay")
    HOME = "e", _("To go home")
    WORK = "f", _("Work or training")


# What answers each need; hotlines are always shown.
SERVICES: dict[str, tuple[str, ...]] = {
    Need.TALK: (),
    Need.PLACE: (ServiceType.REFUGE,),
    Need.CARE: (ServiceType.MEDICAL, ServiceType.RECOVERY),
    Need.RIGHTS: (ServiceType.LEGAL_AID,),
    Need.HOME: (ServiceType.REPATRIATION,),
    Need.WORK: (ServiceType.JOB_TRAINING, ServiceType.EDUCATION),
}
