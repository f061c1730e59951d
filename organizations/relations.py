"""What organizations are to each other, as both their pages say it while both are public."""

from dataclasses import dataclass
from typing import Any

from freedomnow.publishing.projection import rows
from organizations.forms import OrganizationForm
from organizations.models import Organization, Relation


@dataclass(frozen=True)
class Link:
    """A relation as one page says it, the other organization, and the number of its source."""

    label: Any
    other: Organization
    row: Relation
    source: int


def links_of(organization: Organization, first: int) -> list[Link]:
    """
    Both directions, live organizations only; sources are numbered from `first`. At most 2 queries.

    A relation to itself, or one that both pages tell alike, is told once or not at all.
    """
    own: list[Any] = rows(OrganizationForm, "relations", organization.document)
    named = {other.public_id: other for other in _named(own)}
    told = [(row.get_relation_display(), named[row.to], row) for row in own if row.to in named]
    pointing = Relation.objects.filter(to=organization.public_id).order_by("record__name", "pk")
    told += [(row.inverse_label, row.record, row) for row in pointing.select_related("record")]
    found: dict[tuple[str, str], tuple[Any, Organization, Relation]] = {}
    for label, other, row in told:
        if other.public_id != organization.public_id:
            found.setdefault((str(label), other.public_id), (label, other, row))
    return [Link(*link, number) for number, link in enumerate(found.values(), first)]


def _named(own: list[Any]) -> list[Organization]:
    return list(Organization.objects.filter(public_id__in={row.to for row in own}))
