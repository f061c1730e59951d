"""
The tree of regions: world > UN M49 region > sub-region (> intermediate region) > country.

data/tree.csv holds all 249 entries of ISO 3166-1 and XK (Kosovo), placed as the United
Nations' M49 standard places them, with slugs made once from the English CLDR names. M49 gives
no region to Antarctica: it stands directly under the world. It has no entry for Kosovo, placed
here under Southern Europe, and lists no Taiwan of its own, placed here under Eastern Asia.
"Country" here means country or territory. A place in this tree, its name and the
place above it are no statement on its status.

Everything is read once, when this module is imported, and cannot be changed. Functions that
take a code raise KeyError for one that is not in the tree; ask is_code() first about input.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.places import place_name
from freedomnow.web.text import folded

WORLD = "001"
TABLE = Path(__file__).parent / "data" / "tree.csv"


class Level(TextChoices):
    """How far from the world a place stands; intermediate regions count as sub-regions."""

    WORLD = "world", _("World")
    REGION = "region", _("Region")
    SUBREGION = "subregion", _("Sub-region")
    COUNTRY = "country", _("Country or territory")


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the table. The world has no parent; groups have no alpha-3 code."""

    code: str
    parent: str
    level: Level
    slug: str
    alpha3: str


def _read() -> Mapping[str, Place]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        places = map(_place, csv.DictReader(lines))
        return MappingProxyType({place.code: place for place in places})


def _place(row: Mapping[str, str]) -> Place:
    return Place(row["code"], row["parent"], Level(row["level"]), row["slug"], row["alpha3"])


def _group_by_parent(places: Iterable[Place]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for place in places:
        groups.setdefault(place.parent, []).append(place.code)
    return MappingProxyType({parent: tuple(sorted(codes)) for parent, codes in groups.items()})


_PLACES = _read()
_CHILDREN = _group_by_parent(_PLACES.values())
_BY_SLUG = MappingProxyType({place.slug: place.code for place in _PLACES.values()})
_BY_ALPHA3 = MappingProxyType({p.alpha3: p.code for p in _PLACES.values() if p.alpha3})


def codes(level: Level | None = None) -> tuple[str, ...]:
    """Every code, or those of one level, groups first, in the order of the codes."""
    return tuple(sorted(p.code for p in _PLACES.values() if level in (None, p.level)))


def is_code(code: object) -> bool:
    """Whether this is exactly a code of the tree; safe for any input."""
    return isinstance(code, str) and code in _PLACES


def level(code: str) -> Level:
    return _PLACES[code].level


def parent(code: str) -> str | None:
    """The place directly above; None above the world."""
    return _PLACES[code].parent or None


def children(code: str) -> tuple[str, ...]:
    """The places directly below, in the order of their codes."""
    return _CHILDREN.get(_PLACES[code].code, ())


def ancestors(code: str) -> tuple[str, ...]:
    """All places above, nearest first, the world last; empty for the world."""
    above = []
    while upper := parent(code):
        above.append(upper)
        code = upper
    return tuple(above)


def with_ancestors(codes: Iterable[str]) -> list[str]:
    """These codes and all places above them, each once, sorted: what an index stores."""
    return sorted({place for code in codes for place in (code, *ancestors(code))})


def below(code: str) -> tuple[str, ...]:
    """All places below, at any depth and without the place itself, sorted."""
    return tuple(sorted(other for other in _PLACES if code in ancestors(other)))


def slug(code: str) -> str:
    """The word in the place's address: ASCII, unique, and never changed once published."""
    return _PLACES[code].slug


def code_of(slug: str) -> str | None:
    """The place with that slug."""
    return _BY_SLUG.get(slug)


def alpha3(code: str) -> str:
    """
    ISO 3166-1 alpha-3, "" for groups.

    Kosovo's XKX is not ISO's: it is the user-assigned code that the World Bank's data carries.
    """
    return _PLACES[code].alpha3


def from_alpha3(alpha3: str) -> str | None:
    """The country with that alpha-3 code, in capitals."""
    return _BY_ALPHA3.get(alpha3)


def find(text: str) -> str | None:
    """
    The place meant by a code, an alpha-3 code or a name in any interface language.

    Case, accents and punctuation do not matter, nor in English whether "&" and "St." are written
    out. Only CLDR's own names are known: no former names, no guess. None when nothing fits.
    """
    capitals = text.strip().upper()
    if capitals in _PLACES:
        return capitals
    return from_alpha3(capitals) or _by_name().get(folded(text))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, str]:
    """Comparable names of all places in all interface languages: about 1,500, none ambiguous."""
    names: dict[str, str] = {}
    for code in _PLACES:
        for language in INTERFACE_LANGUAGES:
            names.setdefault(folded(place_name(code, language)), code)
        written_out = place_name(code, "en").replace("&", "and").replace("St.", "Saint")
        names.setdefault(folded(written_out), code)
    return MappingProxyType(names)
