"""Treaties that a country can join, and how far it has come with each."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# What neither a law nor a treaty means: docs/rules.md, rule 10.
PROMISE = _(
    "A law or a treaty says what a country has promised. It does not say how well it keeps it."
)


class Treaty(TextChoices):
    """
    The treaties against trafficking, forced labour and child labour; the codes are ours, after
    the number that the International Labour Organization (ILO) gives to its own.
    """

    PALERMO = "palermo", _("Palermo Protocol against trafficking")
    C029 = "c029", _("ILO Convention 29: forced labour")
    P029 = "p029", _("ILO Protocol of 2014 to Convention 29: forced labour")
    C105 = "c105", _("ILO Convention 105: end of forced labour")
    C138 = "c138", _("ILO Convention 138: minimum age for work")
    C182 = "c182", _("ILO Convention 182: worst forms of child labour")
    COE = "coe", _("Council of Europe Convention against trafficking")


class Joining(TextChoices):
    """What a source says about a country and a treaty."""

    RATIFIED = "ratified", _("has joined")
    SIGNED = "signed", _("has signed, but not joined")
    NOT_RATIFIED = "not_ratified", _("has not joined")
    NO_DATA = "no_data", _("no data")


# With these a date can be told.
DATED = {Joining.RATIFIED, Joining.SIGNED}
# The indicators under which figures of schema 1 told three of these: forms.with_law.
ONCE_FIGURES = {
    "palermo_status": Treaty.PALERMO,
    "ilo_c182_status": Treaty.C182,
    "ilo_c138_status": Treaty.C138,
}
