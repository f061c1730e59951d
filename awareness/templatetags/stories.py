"""Words for stories, for pages that know them from a card."""

from typing import Any

from django import template

from awareness.story_models import ToldBy
from freedomnow.evidence.hard_to_read import tells_of

register = template.Library()
register.filter("tells_of", tells_of)


@register.filter
def told_by(code: str) -> Any:
    """Who tells a story, in words; a code that has left the list stays as it is."""
    return dict(ToldBy.choices).get(code, code)
