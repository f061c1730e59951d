"""What other kinds' pages say about a place, as search.Page tells it: shelves, counts, routes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.db.models import Count, F, Q
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Matter
from freedomnow.search.models import Page, PageQuerySet
from regions import tree

MOST_OF_A_KIND = 6
# Routes are read from the newest cases; a page about the world must not read all of them.
MOST_CASES = 200
MOST_ROUTES = 12
LISTS = ("here", "away", "through_from", "through_to")
# Smuggling is a list of its own: docs/rules.md, rule 3.
NOT_SMUGGLING = [Matter.TRAFFICKING, Matter.FORCED_LABOUR]
# What a list of pages shows; not the texts that search reads.
SHOWN = ("kind", "public_id", "path", "title", "language", "codes", "card", "updated_at")

RECORDS = Q(kind="record", card__matters__has_any_keys=NOT_SMUGGLING)
SHELVES = {
    "organization": Q(kind="organization"),
    "record": RECORDS,
    "smuggling": Q(kind="record", card__matters__has_key=Matter.SMUGGLING),
    "case": Q(kind="case"),
    "article": Q(kind="article"),
    "campaign": Q(kind="campaign"),
    "story": Q(kind="story"),
}
# Counted within a shelf, with a link to the list. The code is that of a kind of service.
CAMPAIGNS = Q(kind="organization", card__services__contains=["advocacy"])
# What the law says of a record, by the code of the event that leads it: docs/rules.md, rule 2.
# Who can still appeal is not guilty yet.
STANDINGS = {
    "convicted": (_("Found guilty, and the judgment is final"), ["convicted_final"]),
    "appealable": (_("Found guilty, but can still appeal"), ["convicted_appealable"]),
    "listed": (
        _("On the list of an authority"),
        ["sanctioned", "administratively_listed"],
    ),
    "accused": (
        _("Accused by an authority; no court has found them guilty"),
        ["wanted", "charged", "on_trial"],
    ),
}


def gathered(code: str) -> dict[str, dict[str, Any]]:
    """
    For each shelf the newest pages about the place, and how many there are; helpers whose
    contact was confirmed last come first. 2 queries.

    Those that search engines may not name are counted, and named by the lists alone. Smuggling
    is counted alone.
    """
    about = Page.objects.about_region(code)
    by_standing = {
        name: RECORDS & Q(card__code__in=codes) for name, (_words, codes) in STANDINGS.items()
    }
    counted = SHELVES | by_standing | {"campaigns": CAMPAIGNS}
    counts = about.aggregate(**{name: Count("pk", filter=which) for name, which in counted.items()})
    pages = newest_of_each(about)
    shelves: dict[str, dict[str, Any]] = {
        name: {"count": counts[name], "pages": pages.get(name, [])} for name in SHELVES
    }
    shelves["organization"]["campaigns"] = counts["campaigns"]
    shelves["record"]["standings"] = [
        (words, counts[name]) for name, (words, _codes) in STANDINGS.items() if counts[name]
    ]
    return shelves


def newest_of_each(about: PageQuerySet) -> dict[str, list[Page]]:
    """The pages of each shelf but smuggling, by kind. 1 query."""
    shown = about.indexable().only(*SHOWN)
    first, *others = (
        shown.filter(which).order_by(*_order(name))[:MOST_OF_A_KIND]
        for name, which in SHELVES.items()
        if name != "smuggling"
    )
    found: dict[str, list[Page]] = {}
    for page in first.union(*others, all=True):
        found.setdefault(page.kind, []).append(page)
    return {kind: sorted(pages, key=_rank, reverse=True) for kind, pages in found.items()}


def _order(name: str) -> list[Any]:
    confirmed = [OrderBy(F("card__confirmed_on"), descending=True, nulls_last=True)]
    return [*(confirmed if name == "organization" else []), "-updated_at", "-pk"]


def _rank(page: Page) -> tuple[Any, ...]:
    """As _order does: PostgreSQL promises no order of what a union joins."""
    return (page.card.get("confirmed_on", ""), page.updated_at, page.pk)


Places = list[tuple[str, int]]


@dataclass(frozen=True)
class Routes:
    """
    How people were brought, as cases tell it: lists of (place, number of cases), the commonest
    first. Of cases in which the place lies on the way, `through_from` and `through_to` hold where
    people came from and where people went on to: no case says who of the first went where.

    newest_only: how many cases were read where there are more, else 0. is_shortened: whether a list
    leaves out places that fewer cases name.
    """

    here: Places
    away: Places
    through_from: Places
    through_to: Places
    inside: int
    newest_only: int = 0
    is_shortened: bool = False
    most: ClassVar[int] = MOST_ROUTES

    def __bool__(self) -> bool:
        return bool(self.here or self.away or self.through_from or self.inside)


def routes_of(code: str) -> Routes:
    """The routes to, from and through a place that its newest cases tell. 1 query."""
    cases = Page.objects.about_region(code).of_kind("case").exclude(card__routes=[])
    told = cases.filter(card__has_key="routes").newest().values_list("card__routes", flat=True)
    cases_read = list(told[: MOST_CASES + 1])
    routes = sorted_routes(cases_read[:MOST_CASES], code)
    return replace(routes, newest_only=MOST_CASES) if len(cases_read) > MOST_CASES else routes


def sorted_routes(cases: Iterable[Any], code: str) -> Routes:
    """
    Routes of each case by where the place stands in them; a case counts once for each.

    Where one case brings people to the place and from it to another, it lies on the way: these
    legs stand under `through` alone. The case does not say whether the same people went on.
    """
    found: dict[str, Counter[str]] = {name: Counter() for name in (*LISTS, "inside")}
    for routes in cases:
        for name, place in set(_legs(routes, code)):
            found[name][place] += 1
    commonest: dict[str, Any] = {name: _commonest(found[name]) for name in LISTS}
    return Routes(
        **commonest,
        inside=found["inside"].total(),
        is_shortened=any(len(found[name]) > MOST_ROUTES for name in LISTS),
    )


def _legs(routes: list[list[str]], code: str) -> Iterator[tuple[str, str]]:
    """(which list, the other place) for the routes of one case."""
    legs = [(origin, _is_in(origin, code), end, _is_in(end, code)) for origin, end in routes]
    here = {origin for origin, from_here, _end, to_here in legs if to_here and not from_here}
    away = {end for _origin, from_here, end, to_here in legs if from_here and not to_here}
    if any(from_here and to_here for _o, from_here, _e, to_here in legs):
        yield "inside", code
    to, onward = ("through_from", "through_to") if here and away else ("here", "away")
    yield from ((to, place) for place in here)
    yield from ((onward, place) for place in away)


def _is_in(place: str, code: str) -> bool:
    return place == code or (tree.is_code(place) and code in tree.ancestors(place))


def _commonest(counter: Counter[str]) -> Places:
    return sorted(counter.items(), key=lambda one: (-one[1], one[0]))[:MOST_ROUTES]
