"""When campaigns run, for pages that know them from a card."""

from collections.abc import Mapping
from typing import Any

from django import template

from awareness import campaign_dates
from awareness.campaign_dates import TONES
from freedomnow.web.clock import today

register = template.Library()


@register.inclusion_tag("components/chip.html")
def stage_chip(starts_on: str, ends_on: str) -> Mapping[str, Any]:
    """Whether it runs today, with its shape."""
    stage = campaign_dates.stage_on(today(), starts_on, ends_on)
    return {"label": stage.label, "tone": TONES[stage]}


@register.simple_tag
def campaign_dates_in_words(starts_on: str, ends_on: str) -> str:
    """ "1 June 2026 to 30 July 2026", as far as it is known, said on the day of stage_chip()."""
    return campaign_dates.in_words(starts_on, ends_on, today())
