"""What organizations are to each other, as both their pages say it while both are public."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from freedomnow.publishing.projection import rows
from freedomnow.search.models import Page
from freedomnow.web.paths import last_part
from organizations.forms import OrganizationForm
from organizations.models import Organization, Relation


@dataclass(frozen=True)
class Link:
    """What one organization is to the one that the page is about, and the rows that say so."""

    label: Any
    other: Organization
    rows: tuple[Relation, ...]


def pages_around(organization: Organization) -> list[Page]:
    """The organizations that its relations name, and the campaigns that it runs; live. 1 query."""
    named = {row["to"] for row in organization.document["relations"]}
    is_named = Q(kind="organization", public_id__in=named)
    is_run = Q(kind="campaign", card__run_by__contains=[organization.public_id])
    pages = Page.objects.filter(is_named | is_run).newest()
    return list(pages.only("kind", "public_id", "path", "title", "language"))


def links_of(organization: Organization, around: Iterable[Page]) -> list[Link]:
    """
    Both directions, live organizations only; `around`: of `pages_around`. 1 query.

    A relation to itself is left out. What both pages tell alike is one link with two rows.
    """
    own: list[Any] = rows(OrganizationForm, "relations", organization.document)
    named = {page.public_id: _organization(page) for page in around if page.kind == "organization"}
    told = [(row.get_relation_display(), named[row.to], row) for row in own if row.to in named]
    pointing = Relation.objects.filter(to=organization.public_id).order_by("record__name", "pk")
    told += [(row.inverse_label, row.record, row) for row in pointing.select_related("record")]
    found: dict[tuple[str, str], list[tuple[Any, Organization, Relation]]] = {}
    for label, other, row in told:
        if other.public_id != organization.public_id:
            found.setdefault((str(label), other.public_id), []).append((label, other, row))
    return [
        Link(label, other, tuple(row for _label, _other, row in alike))
        for alike in found.values()
        for label, other, _row in alike[:1]
    ]


def _organization(page: Page) -> Organization:
    """As far as a link to it needs."""
    return Organization(public_id=page.public_id, name=page.title, slug=last_part(page.path))
