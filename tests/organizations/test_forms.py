"""What the form of an organization accepts, and how it reads older documents."""

import pytest
from django.core.exceptions import ValidationError

from freedomnow.publishing.services import judged
from organizations.forms import OrganizationForm
from tests.factories import make_service, organization_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("told", ["2023", "2023-06", "2023-06-05", ""])
def test_a_confirmation_is_known_as_far_as_its_page_tells(told):
    document = organization_document(services=[make_service(confirmed_on=told)])

    assert judged(OrganizationForm, document)["services"][0]["confirmed_on"] == told


@pytest.mark.parametrize("told", ["2199", "2199-01", "soon"])
def test_a_confirmation_to_come_is_refused(told):
    document = organization_document(services=[make_service(confirmed_on=told)])

    with pytest.raises(ValidationError, match="Confirmed on"):
        judged(OrganizationForm, document)


@pytest.mark.parametrize(("stored", "read"), [(None, ""), ("2023-06-05", "2023-06-05")])
def test_a_document_of_the_first_schema_is_read_as_todays(stored, read):
    old = organization_document(services=[make_service(confirmed_on=stored)])

    [service] = OrganizationForm.upgraded(old, 1)["services"]

    assert service["confirmed_on"] == read
    assert old["services"][0]["confirmed_on"] == stored
