"""Words for stories, for pages that know them from a card."""

from collections.abc import Iterable
from typing import Any

from django import template

from awareness.story_models import ToldBy
from freedomnow.evidence.codes import HardMatter

register = template.Library()


@register.filter
def told_by(code: str) -> Any:
    """Who tells a story, in words; a code that has left the list stays as it is."""
    return dict(ToldBy.choices).get(code, code)


@register.filter
def hard_matters(codes: Iterable[str]) -> list[Any]:
    """What a text tells of that can hurt to read, in words."""
    labels: dict[str, Any] = dict(HardMatter.choices)
    return [labels.get(code, code) for code in codes]
