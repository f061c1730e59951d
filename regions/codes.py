"""Indicators of the figures, what each does and does not mean, and words for coded values."""

import re
from decimal import Decimal

from babel.numbers import format_decimal
from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from freedomnow.web.languages import interface_language


class Indicator(TextChoices):
    """What a figure is about; our own list, each after the series it comes from."""

    DETECTED_VICTIMS = "detected_victims", _("Victims that authorities detected")
    TRAFFICKING_OFFENCES = "trafficking_offences", _("Trafficking offences recorded")
    PERSONS_CONVICTED = "persons_convicted", _("Persons convicted of trafficking")
    TIP_TIER = "tip_tier", _("Tier in the US Trafficking in Persons Report")
    PREVALENCE_ESTIMATE = "prevalence_estimate", _("Estimated people in modern slavery")


# Shown beside the figures: docs/rules.md, rule 10.
MEANINGS = {
    Indicator.DETECTED_VICTIMS: _(
        "These are people whom the authorities found and counted in one year. Most people who are"
        " trafficked are never found, so a small number can mean that nobody looked."
    ),
    Indicator.TRAFFICKING_OFFENCES: _(
        "These are crimes that the police or the courts wrote down. They do not say how many"
        " crimes there were."
    ),
    Indicator.PERSONS_CONVICTED: _(
        "These are people whom a court found guilty in one year. Few convictions can mean few"
        " cases, or few cases that reached a court."
    ),
    Indicator.TIP_TIER: _(
        "A tier is a grade that the United States government gives to another government for its"
        " work against trafficking. It does not count people, and it is not about the people who"
        " live there."
    ),
    Indicator.PREVALENCE_ESTIMATE: _(
        "This is an estimate for a whole country, made from surveys and models. Nobody counted"
        " these people one by one."
    ),
}

# Values that are neither a number nor a grade: docs/rules.md, rule 10.
NO_DATA, FEW = "no_data", "<5"
WORDS = {
    "tier_1": _("Tier 1"),
    "tier_2": _("Tier 2"),
    "tier_2_watch_list": _("Tier 2 Watch List"),
    "tier_3": _("Tier 3"),
    "special_case": _("Special case"),
    NO_DATA: _("no data"),
    FEW: _("fewer than 5"),
}
# What a figure counts; a unit that is not here is shown as it was written.
UNITS = {
    "persons": _("people"),
    "offences": _("crimes"),
    "tier": "",
    "per_thousand": _("people in every 1,000"),
}
CODED = {
    Indicator.TIP_TIER: {
        "tier_1",
        "tier_2",
        "tier_2_watch_list",
        "tier_3",
        "special_case",
        NO_DATA,
    },
}


# Django parts the digits of no number in these languages; CLDR does.
UNGROUPED = {"ar", "hi", "ur"}
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def is_value(indicator: str, value: str) -> bool:
    """A code where the indicator has codes; else digits (perhaps with decimals), <5 or no_data."""
    if indicator in CODED:
        return value in CODED[Indicator(indicator)]
    return bool(NUMBER.fullmatch(value)) or value in {FEW, NO_DATA}


def in_digits(number: Decimal) -> str:
    """A number as the active language groups it: "2024 people" would read like a year."""
    language = interface_language()
    if language in UNGROUPED:
        return str(format_decimal(number, locale=language))
    return str(number_format(number, force_grouping=True))


def value_in_words(value: str) -> str:
    """A code in words; a number as the active language writes it; any other text as it is."""
    if value in WORDS:
        return str(WORDS[value])
    if NUMBER.fullmatch(value):
        return in_digits(Decimal(value))
    return value
