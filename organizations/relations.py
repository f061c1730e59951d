"""What organizations are to each other, as both their pages say it while both are public."""

from dataclasses import dataclass
from typing import Any

from freedomnow.publishing.projection import rows
from organizations.forms import OrganizationForm
from organizations.models import Organization, Relation


@dataclass(frozen=True)
class Link:
    """What one organization is to the one that the page is about, and the rows that say so."""

    label: Any
    other: Organization
    rows: tuple[Relation, ...]


def links_of(organization: Organization) -> list[Link]:
    """
    Both directions, live organizations only. At most 2 queries.

    A relation to itself is left out. What both pages tell alike is one link with two rows.
    """
    own: list[Any] = rows(OrganizationForm, "relations", organization.document)
    named = {other.public_id: other for other in _named(own)}
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


def _named(own: list[Any]) -> list[Organization]:
    return list(Organization.objects.filter(public_id__in={row.to for row in own}))
