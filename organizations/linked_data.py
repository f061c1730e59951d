"""What search engines may be told of an organization."""

from collections.abc import Callable
from typing import Any

from freedomnow.web.places import place_name
from organizations.codes import OrganizationType
from organizations.models import Organization

# schema.org's kind for each of HTCDS's; the others are plain organizations.
TYPES: dict[str, str] = {
    OrganizationType.NGO: "NGO",
    OrganizationType.LAW_ENFORCEMENT: "GovernmentOrganization",
    OrganizationType.CENTRAL_GOVERNMENT: "GovernmentOrganization",
    OrganizationType.LOCAL_GOVERNMENT: "GovernmentOrganization",
    OrganizationType.IMMIGRATION_SERVICE: "GovernmentOrganization",
    OrganizationType.CORPORATE_BUSINESS: "Corporation",
    OrganizationType.SCHOOL_OR_COLLEGE: "EducationalOrganization",
}


def of_organization(organization: Organization, absolute: Callable[[str], str]) -> dict[str, Any]:
    """
    Name, kind, website, and where it works. `absolute` makes an address of a path. No query.

    No telephone number, which may not stand without the day on which it was seen (docs/rules.md,
    rule 10), and no address, not even a town: it may be a safe place.
    """
    return {
        "@type": TYPES.get(organization.type, "Organization"),
        "name": organization.name,
        "alternateName": organization.alternate_name,
        "description": organization.description,
        "url": organization.website,
        "areaServed": [_place(code) for code in organization.regions],
        "mainEntityOfPage": absolute(organization.path),
    }


def _place(code: str) -> dict[str, str]:
    kind = "Country" if code.isalpha() else "Place"
    return {"@type": kind, "name": place_name(code), "identifier": code}
