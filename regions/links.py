"""Places as links: what a list of them shows, by their names in the active language."""

from collections.abc import Iterable

from freedomnow.web.places import place_name
from freedomnow.web.text import folded
from regions.templatetags.regions import place_url

Link = dict[str, str]


def link_to(code: str) -> Link:
    """The place's name, and the address of its page."""
    return {"label": place_name(code), "url": place_url(code)}


def links_to(codes: Iterable[str]) -> list[Link]:
    """One for each, by name."""
    return sorted(map(link_to, codes), key=by_label)


def by_label(link: Link) -> str:
    """For sorting, whatever the case or the accents."""
    return folded(link["label"])
