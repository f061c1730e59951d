"""Words for articles in lists."""

from typing import Any

from django import template

from awareness.models import ArticleKind

register = template.Library()


@register.filter
def article_kind(code: str) -> Any:
    """A kind of article in words; a code that has left the list stays as it is."""
    return dict(ArticleKind.choices).get(code, code)
