"""What search engines are told of an organization, and what never."""

import json

import pytest
from django.test import Client

from organizations.codes import OrganizationType
from tests.factories import organization_document, publish_directly

pytestmark = pytest.mark.django_db

# What schema.org calls each type of HTCDS, and the one of ours.
KINDS = {
    "NGO": "NGO",
    "LawEnforcement": "GovernmentOrganization",
    "HealthServiceOrganisation": "Organization",
    "CentralGovernmentOrganisation": "GovernmentOrganization",
    "LocalGovernmentOrganisation": "GovernmentOrganization",
    "ImmigrationService": "GovernmentOrganization",
    "LegalService": "Organization",
    "CorporateBusiness": "Corporation",
    "SchoolOrCollege": "EducationalOrganization",
    "IntergovernmentalOrganisation": "Organization",
}


def facts_of(prefix="", **fields):
    organization = publish_directly("organization", organization_document(**fields))
    html = Client().get(prefix + organization.path).content.decode()
    return json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])


def test_an_organization_tells_name_website_and_where_it_works():
    facts = facts_of(name="Testa Helpers", alternate_name="TH", regions=["FR", "002"])

    assert (facts["@type"], facts["name"], facts["alternateName"]) == ("NGO", "Testa Helpers", "TH")
    assert facts["url"] == "https://www.example.org/"
    assert facts["areaServed"] == [
        {"@type": "Country", "name": "France", "identifier": "FR"},
        {"@type": "Place", "name": "Africa", "identifier": "002"},
    ]


def test_places_are_named_in_the_reader_s_language():
    assert facts_of("/es", regions=["DE"])["areaServed"][0]["name"] == "Alemania"


def test_no_number_and_no_address_is_told():
    facts = json.dumps(
        facts_of(address_visibility="full", city="Testa Town", street="Harbour Road 5")
    )

    for private in ("+33140000000", "telephone", "address", "Testa Town", "Harbour Road"):
        assert private not in facts


def test_an_unknown_website_is_left_out():
    assert "url" not in facts_of(website="")


@pytest.mark.parametrize(("code", "kind"), KINDS.items())
def test_every_type_of_organization_has_a_kind_of_schema_org(code, kind):
    assert facts_of(type=code)["@type"] == kind


def test_no_type_is_left_out():
    assert set(KINDS) == set(OrganizationType.values)
