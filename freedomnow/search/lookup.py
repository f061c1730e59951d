"""
The one search function: words by language, names by alias and by typo.

A name is compared as it is folded (no accents, case, punctuation), then by trigrams. There is no
trigram index on purpose (docs/architecture.md): it would also be chosen for equality.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Greatest, Replace

from freedomnow.search.models import Name, Page
from freedomnow.web.languages import search_config
from freedomnow.web.name_keys import name_key
from freedomnow.web.skeletons import telling_skeletons
from freedomnow.web.text import cleaned, folded

QUERY_LIMIT = 200
MOST_NAMES = 60
MOST_PAGES = 500
MOST_COMPARED = 10
# Below this, trigrams of short names agree by accident.
LIKENESS = 0.45


@dataclass(frozen=True)
class Hit:
    """A page that was found; `matched` is the name that did it, "" when its words did."""

    page_id: int
    matched: str = ""
    is_exact: bool = False


def find(query: str, *, language: str, kinds: tuple[str, ...] = (), code: str = "") -> list[Hit]:
    """
    Pages for a query, best first: its exact name, names like it, then its words. 2 queries.

    Never more than MOST_NAMES + MOST_PAGES. The query is cut at QUERY_LIMIT characters: a
    long one costs PostgreSQL minutes.
    """
    query = cleaned(query)[:QUERY_LIMIT]
    if not folded(query):
        return []
    pages = Page.objects.all()
    if kinds:
        pages = pages.of_kind(*kinds)
    if code:
        pages = pages.about_region(code)
    hits = {hit.page_id: hit for hit in by_name(query, pages)}
    for page_id in by_words(query, language, pages):
        hits.setdefault(page_id, Hit(page_id))
    return list(hits.values())


def by_name(query: str, pages: QuerySet[Page]) -> list[Hit]:
    """Pages with a name that is, begins with, or is spelt nearly as the query; each once."""
    wanted = folded(query)
    names = (
        Name.objects.filter(page__in=pages)
        .annotate(likeness=TrigramSimilarity("folded", wanted))
        .filter(Q(folded=wanted) | Q(likeness__gte=LIKENESS) | starting_with(wanted))
        .order_by("-likeness", "page_id", "pk")
        .values_list("page_id", "text", "folded")
    )
    hits: dict[int, Hit] = {}
    for page_id, text, told in names[:MOST_NAMES]:
        hits.setdefault(page_id, Hit(page_id, text, told == wanted))
    return sorted(hits.values(), key=lambda hit: not hit.is_exact)


def starting_with(wanted: str) -> Q:
    """The query as the first or a later whole word of a name: from three letters on."""
    if len(wanted) < 3:
        return Q(pk=None)
    return Q(folded__startswith=f"{wanted} ") | Q(folded__contains=f" {wanted}")


def by_words(query: str, language: str, pages: QuerySet[Page]) -> list[int]:
    """Pages whose text has the words, by the interface language's rules or letter by letter."""
    asked = SearchQuery(query, config=search_config(language), search_type="websearch")
    asked |= SearchQuery(query, config="simple", search_type="websearch")
    found = (
        pages.filter(vector=asked)
        .annotate(rank=SearchRank(F("vector"), asked))
        .order_by("-rank", "-updated_at", "-pk")
    )
    return list(found.values_list("pk", flat=True)[:MOST_PAGES])


def look_alikes(
    names: list[str],
    *,
    kinds: tuple[str, ...] = (),
    but: str = "",
    apart: Any = (),
    same: Any = (),
    told: Mapping[str, Any] | None = None,
) -> list[Name]:
    """
    Published names that equal or nearly equal one of these, in any script, for a moderator's eye.

    At most 20 pages, each once, most alike first; `but` is the public id of a record that is not
    its own double, `apart` those (ids, or a query for them) that are known to be others, and `same`
    those that something else than a name tells of; `is_same` says which, and they come first.
    `told` are more columns, by name, that the one query shall fetch.
    """
    wanted = [folded(name) for name in names if folded(name)]
    if not wanted:
        return []
    is_same = Q(page__public_id__in=same)
    sounds_same = Q(skeleton__in=telling_skeletons(names[:MOST_COMPARED]))
    alike = is_same | sounds_same
    for name in wanted[:MOST_COMPARED]:
        alike |= Q(folded__trigram_similar=name)
    candidates = Name.objects.select_related("page").filter(alike).exclude(page__public_id=but)
    candidates = candidates.exclude(page__public_id__in=apart)
    if kinds:
        candidates = candidates.filter(page__kind__in=kinds)
    found = candidates.annotate(
        likeness=_likeness(wanted[0], sounds_same),
        is_same=ExpressionWrapper(is_same, output_field=BooleanField()),
        **(told or {}),
    )
    found = found.order_by("-is_same", "-likeness", "pk")[:MOST_NAMES]
    likest: dict[int, Name] = {}
    for alike_name in found:
        likest.setdefault(alike_name.page_id, alike_name)
    return list(likest.values())[:20]


def _likeness(wanted: str, sounds_same: Q) -> Greatest:
    """By letters; a name of another script, which shares none, is as like as one with a typo."""
    by_sound = Case(When(sounds_same, then=LIKENESS), default=0.0, output_field=FloatField())
    return Greatest(TrigramSimilarity("folded", wanted), by_sound)


def published_names_in(
    keys: set[str], *, kinds: tuple[str, ...], joined: AbstractSet[str] = frozenset()
) -> list[str]:
    """
    Names of published pages of these kinds that a text holds, its words in any order; `keys` are
    the text's (web/name_keys.py), `joined` those of its folded words that may be several run
    together. A name of one word counts only if it is the page's title.

    1 query, which reads every name of those kinds: some 60 ms for 100,000.
    """
    words = sorted(key for key in keys if " " not in key)
    parts = Func(
        F("folded"), Value(" "), function="string_to_array", output_field=ArrayField(TextField())
    )
    candidates = (
        Name.objects.filter(page__kind__in=kinds)
        .annotate(parts=parts, run_together=Replace("folded", Value(" ")))
        .filter(Q(parts__contained_by=words) | Q(run_together__in=joined))
        .values_list("text", "folded", "run_together", "page__title")
    )
    found = {
        text
        for text, told, run_together, title in candidates
        if (name_key(text) in keys or run_together in joined) and (" " in told or text == title)
    }
    return sorted(found)
