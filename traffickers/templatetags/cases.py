"""Entries of cases in lists."""

from typing import Any

from django import template

from freedomnow.evidence.hard_to_read import tells_of
from freedomnow.search.models import Page
from freedomnow.web.paths import in_language
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line
from traffickers.case_codes import Outcome
from traffickers.case_views import years_in_words
from traffickers.models import Case

register = template.Library()


@register.inclusion_tag("components/list_item.html")
def case_item(case: Case) -> dict[str, Any]:
    """An entry of the list of cases; no query."""
    years = (case.years_from, case.years_to)
    return _entry(case.path, case.title, case.language, case.outcome, case.regions, years,
                  case.beginning, case.warnings)  # fmt: skip


@register.inclusion_tag("components/list_item.html")
def case_card(page: Page, matched: str = "") -> dict[str, Any]:
    """An entry of a list of all kinds, from what search knows; no query."""
    card = page.card
    return _entry(page.path, page.title, page.language, card["outcome"], card["regions"],
                  tuple(card["years"]), card["summary"],
                  card.get("warnings", [])) | {"matched": matched}  # fmt: skip


def _entry(
    path: str,
    title: str,
    language: str,
    outcome: str,
    regions: list[str],
    years: tuple[Any, ...],
    summary: str,
    warnings: list[str],
) -> dict[str, Any]:
    told = [in_one_line(map(place_name, regions)), years_in_words(*years), tells_of(warnings)]
    return {
        "url": in_language(path),
        "title": title,
        "language": language,
        "chip": dict(Outcome.choices).get(outcome, outcome) if outcome != Outcome.UNKNOWN else "",
        "tone": "neutral",
        "summary": summary,
        "meta": [" · ".join(filter(None, told))],
    }


@register.filter
def labels(case: Case, name: str) -> str:
    """The codes of one of a case's lists, in one line."""
    return in_one_line(case.labels(name))
