from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from freedomnow.evidence.codes import Matter
from freedomnow.evidence.numbering import citation_key, numbers_of, sources_of
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.projection import rows
from freedomnow.search.models import Page, PageQuerySet
from freedomnow.web.places import place_name
from freedomnow.web.text import folded
from regions import goods, tree
from regions.codes import CODED, MEANINGS, UNITS, WORDS, Indicator
from regions.emergency import SOURCE as EMERGENCY_SOURCE
from regions.emergency import SOURCE_AS_OF, emergency_numbers
from regions.forms import RegionForm
from regions.members import members
from regions.models import Figure, Region
from regions.starter import load as starter
from regions.templatetags.regions import place_url

MOST_OF_A_KIND = 6
# Smuggling is a list of its own: docs/rules.md, rule 3.
NOT_SMUGGLING = [Matter.TRAFFICKING, Matter.FORCED_LABOUR]


@require_safe
def region_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A place's page, also where nothing is known yet. 7 queries, 8 for a group."""
    code = tree.code_of(slug)
    if code is None:
        raise Http404
    region = Region.objects.at(code).first()
    return present(request, region or Region(code=code, document={"figures": []}))


def present(request: HttpRequest, region: Region) -> HttpResponse:
    """The place with all that is known about it. 6 queries, 7 for a group."""
    code = region.code
    figures = in_order(rows(RegionForm, "figures", region.document))
    context = {
        "region": region,
        "code": code,
        "crumbs": [_crumb(upper) for upper in reversed(tree.ancestors(code))],
        "children": _sorted(tree.children(code)),
        "is_country": tree.level(code) == tree.Level.COUNTRY,
        "numbers": [{"number": number} for number in emergency_numbers(code)],
        "members": members(code, request.GET.get("indicator", "")),
        "numbers_source": EMERGENCY_SOURCE,
        "numbers_version": SOURCE_AS_OF,
        "tables": figure_tables(figures),
        "sources": sources_of(figures),
        "gathered": gathered(code),
        "goods": goods.shelf(code),
    }
    return render(request, "regions/detail.html", context)


def gathered(code: str) -> dict[str, dict[str, Any]]:
    """
    For each shelf the newest pages about the place, and how many there are. 6 queries.

    Those that search engines may not name are counted, and named by the lists alone.
    """
    shelves = {
        "organization": Q(kind="organization"),
        "record": Q(kind="record", card__matters__has_any_keys=NOT_SMUGGLING),
        "smuggling": Q(kind="record", card__matters__has_key=Matter.SMUGGLING),
        "case": Q(kind="case"),
        "article": Q(kind="article"),
    }
    about = Page.objects.about_region(code)
    counts = about.aggregate(**{name: Count("pk", filter=q) for name, q in shelves.items()})
    return {
        name: {"count": counts[name], "pages": _newest(about.filter(q))}
        for name, q in shelves.items()
    }


def _newest(pages: PageQuerySet) -> list[Page]:
    return list(pages.indexable().newest()[:MOST_OF_A_KIND])


def in_order(figures: list[Any]) -> list[Any]:
    """Figures by indicator, the newest of each first."""
    order = list(Indicator)
    return sorted(figures, key=lambda f: (order.index(Indicator(f.indicator)), -f.year))


def figure_tables(figures: list[Any]) -> list[dict[str, Any]]:
    """Ordered figures by indicator, with words for codes and what they do not mean."""
    numbers = numbers_of(sources_of(figures))
    shown = [_shown(figure, numbers.get(citation_key(figure))) for figure in figures]
    return [
        _table(Indicator(indicator), list(group))
        for indicator, group in groupby(shown, key=lambda one: one["indicator"])
    ]


def _table(indicator: Indicator, shown: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "caption": indicator.label,
        "meaning": MEANINGS[indicator],
        "newest": shown[0],
        "earlier": shown[1:],
    }


def _shown(figure: Figure, number: int | None) -> dict[str, Any]:
    """A figure in words, as components/figure_table.html takes it. `number`: of its source."""
    return {
        "indicator": figure.indicator,
        "label": figure.get_indicator_display(),
        "value": WORDS.get(figure.value) or with_separators(figure.value),
        "unit": "" if figure.value == "no_data" else UNITS.get(figure.unit, figure.unit),
        "year": figure.year,
        "is_status": figure.indicator in CODED,
        "source": figure.source_title or figure.source_reference or figure.source_url,
        "source_url": figure.source_url,
        "number": number,
    }


def with_separators(value: str) -> str:
    """A number as the active language groups its digits; other text as it is."""
    return number_format(int(value), force_grouping=True) if value.isdecimal() else value


def _crumb(code: str) -> dict[str, str]:
    return {"label": place_name(code), "url": place_url(code)}


def _sorted(codes: Any) -> list[dict[str, str]]:
    return sorted((_crumb(code) for code in codes), key=_by_label)


def _by_label(crumb: dict[str, Any]) -> str:
    return folded(crumb["label"])


def starter_documents() -> Iterator[tuple[str, Document]]:
    """Every place of the tree, with the figures that come with the software."""
    for document in starter.documents():
        yield f"starter region {document['code']}", document


REGION = Kind(
    name="region",
    label=_("Country or region"),
    label_plural=_("Countries and regions"),
    form=RegionForm,
    present=present,
    starter=starter_documents,
)
