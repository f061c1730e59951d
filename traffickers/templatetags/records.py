"""Entries of records in lists, with their status in words made by traffickers.wording."""

from collections.abc import Iterable
from typing import Any

from django import template

from freedomnow.search.models import Page
from freedomnow.web.clock import today
from freedomnow.web.partial_dates import display
from freedomnow.web.paths import in_language
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line
from traffickers import wording
from traffickers.codes import RecordType, Tier
from traffickers.models import Trafficker
from traffickers.standing import Standing

MOST_COUNTRIES = 4

register = template.Library()


@register.inclusion_tag("components/list_item.html")
def record_item(record: Trafficker) -> dict[str, Any]:
    """An entry of the list of records; no query."""
    told = record.standing_on(today())
    codes = [row["code"] for row in record.document["regions"]] or record.nationalities
    decided = [*told.authorities, display(told.since)]
    return _entry(
        record.path, record.title, told, record.type, codes, in_one_line(filter(None, decided))
    )


@register.inclusion_tag("components/list_item.html")
def record_card(page: Page, matched: str = "") -> dict[str, Any]:
    """An entry of a list of all kinds, from what search knows; no query. `matched` found it."""
    card = page.card
    told = Standing(
        tier=Tier(card["tier"]), code=card["code"], leading_matters=tuple(card["matters"])
    )
    codes = [code for code in page.codes if code.isalpha()]
    return _entry(page.path, page.title, told, card["type"], codes) | {"matched": matched}


def _entry(
    path: str, title: str, told: Standing, kind: str, codes: Iterable[str], *more: str
) -> dict[str, Any]:
    """What components/list_item.html takes."""
    chip = wording.heading_chip(told)
    places = list(dict.fromkeys(place_name(code) for code in codes))[:MOST_COUNTRIES]
    parts = (RecordType(kind).label, wording.matter_phrase(told), in_one_line(places))
    first = " · ".join(str(part) for part in parts if part)
    return {
        "url": in_language(path),
        "title": title,
        "chip": chip.label,
        "tone": chip.tone,
        "meta": [line for line in (first, *more) if line],
    }
