"""Addresses made of words, for kinds whose titles accuse nobody."""

from typing import Any

from django.utils.text import slugify

from freedomnow.publishing.models import new_key

LONGEST = 60


def free_slug(model: Any, title: str) -> str:
    """
    A slug that no published record has: the title's words, or with a random end.

    1 query. Two reports may get the same one; the second to be published is told by the form.
    """
    slug = slugify(title, allow_unicode=True)[:LONGEST].strip("-") or new_key()
    if model._default_manager.filter(slug=slug).exists():
        return f"{slug}-{new_key()}"
    return slug
