from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.numbering import Key, citation_key, numbers_of, sources_of
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from organizations import linked_data, numbers, relations
from organizations.filters import OrganizationFilter
from organizations.forms import OrganizationForm
from organizations.models import Organization
from organizations.starter import load as starter

MOST_CAMPAIGNS = 6


class OrganizationList(RecordList):
    queryset = Organization.objects.order_by("name", "pk")
    filterset_class = OrganizationFilter
    template_name = "organizations/list.html"


def present(request: HttpRequest, organization: Organization) -> HttpResponse:
    """An organization's page, published or not saved. At most 4 queries."""
    document = organization.document
    services = rows(OrganizationForm, "services", document)
    for service in services:
        service.record_id = organization.pk
    around = relations.pages_around(organization)
    links = relations.links_of(organization, around)
    sources = with_links(rows(OrganizationForm, "sources", document), links)
    numbers_by_key = numbers_of(sources)
    return render(
        request,
        "organizations/detail.html",
        {
            "organization": organization,
            "services": numbers.warned(services),
            "linked_data": linked_data.of_organization(organization, request.build_absolute_uri),
            "links": [(link, numbered(link, numbers_by_key)) for link in links],
            "sources": sources,
            "campaigns": [page for page in around if page.kind == "campaign"][:MOST_CAMPAIGNS],
        },
    )


def with_links(sources: list[Any], links: list[relations.Link]) -> list[Any]:
    """The page's own sources, each with what it supports, then those of the links, each once."""
    own = {citation_key(source) for source in sources}
    others = sources_of(row for link in links for row in link.rows)
    return [*sources, *(row for row in others if citation_key(row) not in own)]


def numbered(link: relations.Link, known: Mapping[Key, int]) -> list[int]:
    """The numbers of its sources, each once."""
    keys = dict.fromkeys(map(citation_key, link.rows))
    return [known[key] for key in keys if key in known]


def starter_documents() -> Iterator[tuple[str, Document]]:
    """The organizations that come with the software."""
    for document in starter.documents():
        yield f"starter organization {document['slug']}", document


ORGANIZATION = Kind(
    name="organization",
    label=_("Organization"),
    label_plural=_("Organizations"),
    form=OrganizationForm,
    present=present,
    starter=starter_documents,
    credits=True,
)
