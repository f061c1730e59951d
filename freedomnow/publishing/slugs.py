"""Addresses made of words, for kinds whose titles accuse nobody."""

from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.text import slugify
from django.utils.translation import override

from freedomnow.publishing.models import Tombstone, new_key, path_digest

LONGEST = 60


def free_slug(model: Any, title: str) -> str:
    """
    A slug that no page has or had: the title's words, or with a random end.

    At most 2 queries. An address where a page came down stays that page's: what stood there may
    be in danger, and its readers must not meet somebody else.
    """
    slug = slugify(title, allow_unicode=True)[:LONGEST].strip("-") or new_key()
    path = model(slug=slug).path
    is_taken = is_fixed(path) or model._default_manager.filter(slug=slug).exists()
    if is_taken or Tombstone.objects.filter(path_digest=path_digest(path)).exists():
        return f"{slug}-{new_key()}"
    return slug


def own_slug(record: Any, typed: str, title: str) -> str:
    """
    The slug of a page: its own for ever; of a new one what was asked for, while that is free.

    Two reports may wait with the same slug, and a moderator cannot see it: the second gets one
    of its own. At most 3 queries.
    """
    model = type(record)
    if record.pk:
        return typed or str(record.slug)
    if not typed or is_fixed(model(slug=typed).path):
        return free_slug(model, title)
    is_taken = model._default_manager.filter(slug=typed).exists()
    return free_slug(model, title) if is_taken else typed


def is_fixed(path: str) -> bool:
    """Whether a page of the site's own stands there, which would hide a record's. No query."""
    with override(settings.LANGUAGE_CODE):
        try:
            return resolve(path).url_name != "detail"
        except Resolver404:
            return False
