from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from organizations import linked_data, numbers, relations
from organizations.filters import OrganizationFilter
from organizations.forms import OrganizationForm
from organizations.models import Organization
from organizations.starter import load as starter


class OrganizationList(RecordList):
    queryset = Organization.objects.order_by("name", "pk")
    filterset_class = OrganizationFilter
    template_name = "organizations/list.html"


def present(request: HttpRequest, organization: Organization) -> HttpResponse:
    """An organization's page, published or not saved. At most 3 queries."""
    document = organization.document
    services = rows(OrganizationForm, "services", document)
    for service in services:
        service.record_id = organization.pk
    sources = rows(OrganizationForm, "sources", document)
    links = relations.links_of(organization, len(sources) + 1)
    return render(
        request,
        "organizations/detail.html",
        {
            "organization": organization,
            "services": numbers.warned(services),
            "linked_data": linked_data.of_organization(organization, request.build_absolute_uri),
            "links": links,
            "sources": [*sources, *(link.row for link in links)],
        },
    )


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
)
