"""Whether a name is on the public record: each match with its standing, and what it is not."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from freedomnow.search.lookup import Hit, find
from freedomnow.search.models import Page
from traffickers.codes import Tier
from traffickers.standing import Standing
from traffickers.templatetags.records import record_card
from traffickers.wording import caution

MOST_SHOWN = 8


@dataclass(frozen=True)
class Matches:
    """`entries` as components/list_item.html takes them; `more`: how many others were found."""

    entries: list[dict[str, Any]]
    more: int


def matches_of(name: str) -> Matches:
    """The public record's entries for a name, the best first. 3 queries; none for no name."""
    hits = find(name, language=get_language() or "en", kinds=("record",)) if name else []
    shown = hits[:MOST_SHOWN]
    pages = Page.objects.in_bulk([hit.page_id for hit in shown])
    entries = [entry_of(pages[hit.page_id], hit) for hit in shown if hit.page_id in pages]
    return Matches(entries, max(len(hits) - MOST_SHOWN, 0))


def entry_of(page: Page, hit: Hit) -> dict[str, Any]:
    """As in every list, and what a match means. Who is only accused is presumed innocent."""
    card = page.card
    told = Standing(
        tier=Tier(card["tier"]), code=card["code"], leading_matters=tuple(card["matters"])
    )
    entry = record_card(page, hit.matched if hit.matched != page.title else "")
    return entry | {"meta": [*entry["meta"], caution(told), how_alike(hit)]}


def how_alike(hit: Hit) -> str:
    if not hit.matched:
        return _("Not found by name: the words that you typed stand on this page.")
    if hit.is_exact:
        return _("The same name. A match is not proof: another person may have this name.")
    return _("A name that is alike. A match is not proof: another person may have this name.")
