from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from freedomnow.evidence.codes import Matter
from freedomnow.evidence.numbering import citation_key, numbers_of, sources_of
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.projection import rows
from regions import goods, tree
from regions.emergency import emergency
from regions.figures import figure_tables, in_order
from regions.forms import RegionForm
from regions.gathering import gathered, routes_of
from regions.law_codes import Treaty
from regions.links import link_to, links_to
from regions.members import members
from regions.models import Region
from regions.neighbours import neighbours
from regions.starter import load as starter


@require_safe
def region_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A place's page, also where nothing is known yet. 4 queries, 5 for a group."""
    code = tree.code_of(slug)
    if code is None:
        raise Http404
    region = REGION.credited(Region.objects.at(code)).first()
    empty: Document = {name: [] for name in RegionForm.rows}
    if region is None:
        region = Region(code=code, schema=RegionForm.schema(), document=empty)
    return REGION.page_of(request, region)


def present(request: HttpRequest, region: Region) -> HttpResponse:
    """The place with all that is known about it. 3 queries, 4 for a group."""
    code = region.code
    context = {
        "region": region,
        "code": code,
        "crumbs": [link_to(upper) for upper in reversed(tree.ancestors(code))],
        "children": links_to(tree.children(code)),
        "neighbours": links_to(neighbours(code)),
        "is_country": tree.level(code) == tree.Level.COUNTRY,
        "emergency": emergency(code),
        "members": members(code, request.GET.get("indicator", "")),
        "gathered": gathered(code),
        "goods": goods.shelf(code),
        "routes": routes_of(code),
        "change_url": change_url(region),
        **told_of(region),
    }
    return render(request, "regions/detail.html", context)


def change_url(region: Region) -> str:
    """Where figures and law of the place are added or changed."""
    if region.public_id:
        return reverse("report_change", args=["region", region.public_id])
    return reverse("report_kind", args=["region"]) + f"?code={region.code}"


def told_of(region: Region) -> dict[str, Any]:
    """What the place's own document tells, each with the number of its source. No query."""
    document = region.document
    figures = in_order(rows(RegionForm, "figures", document))
    laws = by_choice(rows(RegionForm, "laws", document), "matter", Matter)
    joined = sorted(rows(RegionForm, "conventions", document), key=lambda row: -row.as_of)
    conventions = by_choice(joined, "convention", Treaty)
    sources = sources_of([*figures, *laws, *conventions])
    numbers = numbers_of(sources)
    return {
        "tables": figure_tables(figures, numbers),
        "laws": [(law, numbers.get(citation_key(law))) for law in laws],
        "conventions": [(one, numbers.get(citation_key(one))) for one in conventions],
        "has_law": bool(laws or conventions or tree.level(region.code) == tree.Level.COUNTRY),
        "sources": sources,
    }


def by_choice(rows: list[Any], name: str, choices: Any) -> list[Any]:
    """In the order of the choices; stable within one."""
    order = list(choices)
    return sorted(rows, key=lambda row: order.index(choices(getattr(row, name))))


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
    credits=True,
)
