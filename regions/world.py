"""The page of the world: a map of one figure or treaty, the same as a table, every place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from freedomnow.web.places import place_name
from regions import map_shapes, tree
from regions.codes import MEANINGS, NO_DATA, UNITS
from regions.fields import countries
from regions.law_codes import PROMISE, Treaty
from regions.links import by_label, link_to, links_to
from regions.world_figures import (
    IN_WORDS,
    LOOKS,
    NEWEST,
    Choice,
    Known,
    Subject,
    Told,
    UnknownChoice,
    choice,
    figure_in_words,
    is_coded,
    known,
    looks,
    range_in_words,
    table_rows,
    told,
)
from regions.world_treaties import known_treaties, told_of

SORTS = ("name", "-name", "value", "-value")


@require_safe
def world(request: HttpRequest) -> HttpResponse:
    """
    A map of one indicator or treaty in one year, as a picture and as a table. 3 queries.

    `indicator`, `year` and `sort` choose what it shows; `country` (a code) leads to its page.
    """
    asked = request.GET.get("country", "")
    if tree.is_code(asked):
        return redirect("regions:detail", slug=tree.slug(asked))
    have = known() | known_treaties()
    status, shown = _shown(request.GET, have)
    context = {
        "countries": [("", _("Choose a country")), *countries()],
        "is_unknown": bool(asked),
        "refused": status != 200,
        "subjects": _by_kind(have),
        "shown": shown,
        "continents": sorted(map(_branch, tree.children(tree.WORLD)), key=by_label),
    }
    return render(request, "regions/world.html", context, status=404 if asked else status)


def _by_kind(have: Iterable[Subject]) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The indicators, then the treaties, of which anything is known: heading, codes and labels."""
    kinds: dict[Any, list[tuple[str, Any]]] = {}
    for one in have:
        kind = _("Treaties") if isinstance(one, Treaty) else _("Figures")
        kinds.setdefault(kind, []).append((one.value, one.label))
    return list(kinds.items())


def _shown(asked: Mapping[str, str], have: Mapping[Subject, Known]) -> tuple[int, Any]:
    """The status and what is shown; nothing of what was not understood. 1 query."""
    sort = asked.get("sort", "") or SORTS[0]
    try:
        chosen = choice(asked.get("indicator", ""), asked.get("year", ""), have)
    except UnknownChoice as unknown:
        return unknown.status, None
    if sort not in SORTS:
        return 400, None
    return 200, _view(chosen, have, sort) if chosen else None


def _view(chosen: Choice, have: Mapping[Subject, Known], sort: str) -> dict[str, Any]:
    """All that the map, its legend and its table say. 1 query."""
    one = have[chosen.subject]
    figures = _told(chosen, one)
    drawn_as = looks(figures, chosen.subject)
    return {
        "indicator": chosen.subject.value,
        "label": chosen.subject.label,
        "year": chosen.year,
        "unit": UNITS.get(one.unit, one.unit),
        **_about(chosen.subject),
        "is_coded": is_coded(chosen.subject),
        "in_other_units": one.in_other_units,
        "known_count": sum(figure.value != NO_DATA for figure in figures.values()),
        "all_count": len(tree.codes(tree.Level.COUNTRY)),
        "years": _years(chosen, one),
        "legend": legend(figures, drawn_as, chosen.subject),
        "map": _map(figures, drawn_as, chosen.subject),
        "rows": table_rows(figures, sort),
        "columns": _columns(chosen, sort),
        "without": _without(figures),
        "sources": _sources(figures.values()),
    }


def _told(chosen: Choice, one: Known) -> dict[str, Told]:
    """What is known of each country, by its code. 1 query."""
    if isinstance(chosen.subject, Treaty):
        return told_of(chosen.subject, chosen.year)
    return told(chosen, one.unit)


def _about(subject: Subject) -> dict[str, Any]:
    """What a figure or a treaty does not mean, and the heads of its columns."""
    if isinstance(subject, Treaty):
        heads = [capfirst(_("has it joined?")), capfirst(_("as it stood in"))]
        return {"is_treaty": True, "meaning": PROMISE, "heads": heads}
    heads = [_("Value"), _("Year")]
    return {"is_treaty": False, "meaning": MEANINGS[subject], "heads": heads}


def _address(chosen: Choice, **more: str) -> str:
    year = NEWEST if chosen.year is None else str(chosen.year)
    return "?" + urlencode({"indicator": chosen.subject.value, "year": year} | more)


def _years(chosen: Choice, have: Known) -> list[dict[str, Any]]:
    """Each year with figures, the latest first, then the newest figure of each country."""
    return [
        {
            "year": year,
            "url": _address(Choice(chosen.subject, year)),
            "is_current": year == chosen.year,
        }
        for year in (*have.years, None)
    ]


def legend(
    figures: Mapping[str, Told], drawn_as: Mapping[str, str], subject: Subject
) -> list[dict[str, Any]]:
    """Each class that a country is in: how it looks, what that means, and how many it holds."""
    values: dict[str, list[str]] = {}
    for code, look in drawn_as.items():
        values.setdefault(look, []).append(figures[code].value)
    entries = [
        {"look": look, "words": _class_in_words(look, values[look]), "count": len(values[look])}
        for look in LOOKS
        if look in values and look != "none"
    ]
    missing = len(tree.codes(tree.Level.COUNTRY)) - sum(entry["count"] for entry in entries)
    nothing = _("no data") if isinstance(subject, Treaty) else _("no data, or no figure here")
    none = {"look": "none", "words": nothing, "count": missing}
    return [*entries, none] if missing else entries


def _class_in_words(look: str, values: list[str]) -> Any:
    """A code's or "<5"'s words; a class of numbers says its lowest and highest."""
    return IN_WORDS.get(values[0]) or range_in_words(values)


def _map(
    figures: Mapping[str, Told], drawn_as: Mapping[str, str], subject: Subject
) -> dict[str, Any]:
    """Areas and dots by class, each a link that says in words what its shade says."""
    places = tree.codes(tree.Level.COUNTRY)
    said = {code: sentence(code, figures.get(code), subject) for code in places}
    return {
        "width": map_shapes.WIDTH,
        "height": map_shapes.HEIGHT,
        "areas": _by_look(map_shapes.AREAS, said, drawn_as),
        "dots": _by_look(map_shapes.DOTS, said, drawn_as),
        "other_land": map_shapes.OTHER_LAND,
        "not_drawn": links_to(map_shapes.NOT_DRAWN),
    }


def _by_look(
    shapes: Iterable[map_shapes.Shape], said: Mapping[str, str], drawn_as: Mapping[str, str]
) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {look: [] for look in LOOKS}
    for shape in shapes:
        link = {
            "slug": tree.slug(shape.code),
            "words": said[shape.code],
            "shape": shape,
        }
        groups[drawn_as.get(shape.code, "none")].append(link)
    return [{"look": look, "links": links} for look, links in groups.items() if links]


def sentence(code: str, figure: Told | None, subject: Subject) -> str:
    """
    What a country's shape says to who cannot see it: "Kenya: Tier 2, 2015".

    Of a treaty only "Kenya: has joined": the years stand in the table.
    """
    if isinstance(subject, Treaty):
        value = IN_WORDS[figure.value if figure else NO_DATA]
        return _("%(place)s: %(value)s") % {"place": place_name(code), "value": value}
    if figure is None:
        return _("%(place)s: no figure here") % {"place": place_name(code)}
    said = {"place": place_name(code), "value": figure_in_words(figure), "year": figure.year}
    return _("%(place)s: %(value)s, %(year)s") % said


def _columns(chosen: Choice, sort: str) -> dict[str, dict[str, str]]:
    """For the heads of the sortable columns: which way they stand, and where pressing leads."""
    return {
        name: {
            "aria_sort": {name: "ascending", f"-{name}": "descending"}.get(sort, ""),
            "url": _address(chosen, sort=f"-{name}" if sort == name else name) + "#table",
        }
        for name in ("name", "value")
    }


def _without(figures: Mapping[str, Told]) -> list[dict[str, str]]:
    """Countries with no figure, by name."""
    return [
        {"slug": tree.slug(code), "label": name}
        for code, name in countries()
        if code not in figures
    ]


def _sources(figures: Iterable[Told]) -> list[dict[str, Any]]:
    """Publishers with what they published; of many titles only how many there are."""
    titles: dict[str, Counter[tuple[str, str]]] = {}
    for one in figures:
        title = one.title or one.reference or one.url
        titles.setdefault(one.publisher, Counter())[title, one.url] += 1
    return [
        {"publisher": publisher, "count": len(counted), "title": title, "url": url}
        for publisher, counted in titles.items()
        for title, url in [counted.most_common(1)[0][0]]
    ]


def _branch(code: str) -> dict[str, Any]:
    groups = (below for below in tree.below(code) if not below.isalpha())
    return {
        **link_to(code),
        "groups": links_to(groups),
    }
