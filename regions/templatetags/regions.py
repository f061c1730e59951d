"""Links to places."""

from django import template
from django.urls import reverse

from regions import tree

register = template.Library()


@register.filter
def place_url(code: str) -> str:
    """The page of a country or larger region."""
    return (
        reverse("regions:world")
        if code == tree.WORLD
        else reverse("regions:detail", args=[tree.slug(code)])
    )
