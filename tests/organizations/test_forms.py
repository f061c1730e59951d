"""Organizations as people type them."""

import pytest
from django.core.exceptions import ValidationError

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.services import judged
from organizations.forms import OrganizationForm
from tests.factories import make_service, make_source, organization_document, publish_directly

pytestmark = pytest.mark.django_db


def form_of(*services, **fields):
    document = organization_document(**fields) | {"services": list(services)}
    return OrganizationForm.from_document(document)


def problems_of(*services, **fields):
    form = form_of(*services, **fields)
    form.is_valid()
    return {identifier.removeprefix("id_services-0-") for identifier, *_rest in form.problems()}


@pytest.mark.parametrize(
    "number", ["116006", "112", "12345678", "+33140000000", "+1234567", "+" + "1" * 15]
)
@pytest.mark.parametrize("name", ["phone", "sms", "whatsapp"])
def test_a_number_of_any_country_or_a_short_one_is_taken(name, number):
    assert problems_of(make_service(**{name: number})) == set()


@pytest.mark.parametrize(
    "number",
    ["12", "123456789", "+0140000000", "+123456", "+" + "1" * 16, "1-800-HELP", "++33140000000",
     "33+140000000", "+٣٣١٤٠٠٠٠٠٠٠", "tel:+33140000000", "+33140000000;ext=1"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["phone", "sms", "whatsapp"])
def test_what_a_telephone_cannot_dial_is_refused(name, number):
    assert problems_of(make_service(**{name: number})) == {name}


@pytest.mark.parametrize("typed", ["+33 (0)1.40-00 00\u00a000", "  +33140000000  "])
def test_what_people_type_between_digits_is_left_out(typed):
    document = judged(OrganizationForm, organization_document(services=[make_service(sms=typed)]))

    assert document["services"][0]["sms"].lstrip("+").isdigit()


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("operator", True), ("government", True), ("press", False), ("ngo", False), ("", False)],
)
@pytest.mark.parametrize("name", ["phone", "sms", "whatsapp"])
def test_a_number_counts_where_its_operator_or_a_government_shows_it(name, kind, counts):
    service = make_service(**{"phone": "", name: "116006"}, source_kind=kind)

    assert problems_of(service) == (set() if counts else {"source_kind"})


def test_a_service_without_a_number_may_be_told_by_anybody():
    assert problems_of(make_service(phone="", source_kind="press", confirmed_on="")) == set()


@pytest.mark.parametrize(
    ("confirmed_on", "retrieved_on", "dated"),
    [
        ("2026-11-01", "", True),
        (None, "2026-11", True),
        ("2026-11-01", "2026", True),
        (None, "", False),
    ],
)
def test_a_number_is_told_with_the_day_on_which_it_was_seen(confirmed_on, retrieved_on, dated):
    service = make_service(confirmed_on=confirmed_on, source_retrieved_on=retrieved_on)

    assert problems_of(service) == (set() if dated else {"confirmed_on"})


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "wrong"),
    [
        ("", "", set()),
        ("00:00", "23:59", set()),
        ("22:00", "06:00", set()),
        ("09:00", "", {"closes_at"}),
        ("", "17:00", {"closes_at"}),
        ("9:00", "17:00", {"opens_at"}),
        ("24:00", "17:00", {"opens_at"}),
        ("09:00", "17:60", {"closes_at"}),
    ],
)
def test_both_times_are_given_or_none(opens_at, closes_at, wrong):
    assert problems_of(make_service(opens_at=opens_at, closes_at=closes_at)) == wrong


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ({"source_url": ""}, {"source_url"}),
        ({"source_url": "", "source_reference": "Leaflet in the station"}, set()),
        ({"source_reference": ""}, set()),
    ],
    ids=["neither", "words", "link"],
)
def test_a_service_says_where_it_can_be_seen(source, wrong):
    assert problems_of(make_service(**source)) == wrong


@pytest.mark.parametrize("reference", ["", "Register, room 4"])
def test_a_source_is_a_link_or_words(reference):
    source = make_source(source_url="", source_reference=reference)

    assert problems_of(sources=[source]) == (set() if reference else {"id_sources-0-source_url"})


def test_an_organization_rests_on_a_source_and_needs_no_service():
    assert problems_of() == set()
    assert problems_of(sources=[]) == {""}


@pytest.mark.parametrize(
    ("visibility", "kept"),
    [("hidden", ("", "")), ("partial", ("Lyon", "")), ("full", ("Lyon", "1 rue"))],
)
def test_an_address_is_kept_as_far_as_it_may_be_seen(visibility, kept):
    document = organization_document(address_visibility=visibility, city="Lyon", street="1 rue")

    told = judged(OrganizationForm, document)

    assert (told["city"], told["street"]) == kept


@pytest.mark.parametrize("visibility", ["", "everybody"])
def test_an_address_that_may_be_seen_by_whom_is_unknown_is_refused_and_forgotten(visibility):
    form = form_of(address_visibility=visibility, city="Lyon", street="1 rue")

    assert not form.is_valid()
    assert (form.cleaned_data["city"], form.cleaned_data["street"]) == ("", "")


def test_a_new_organization_gets_an_address_of_its_name():
    assert judged(OrganizationForm, organization_document(name="بيت أزرق"))["slug"] == "بيت-أزرق"


def test_an_address_once_given_stays_through_another_name():
    document = organization_document(name="New name", slug="old-name")

    assert judged(OrganizationForm, document)["slug"] == "old-name"


def test_the_second_of_two_that_want_one_address_gets_another():
    publish_directly("organization", organization_document(name="Helpers", slug="helpers"))

    second = judged(OrganizationForm, organization_document(name="Helpers", slug="helpers"))

    assert second["slug"].startswith("helpers-")


def test_a_change_keeps_its_own_address():
    organization = publish_directly("organization", organization_document(slug="helpers"))
    data = as_typed(OrganizationForm, organization.document | {"name": "Renamed"})

    form = OrganizationForm(data, instance=organization)

    assert form.is_valid(), list(form.problems())


def test_a_refused_service_gives_back_what_was_typed():
    form = form_of(make_service(phone="call me", days=["MO"], opens_at="9"))

    form.is_valid()

    row = form.formsets["services"].forms[0]
    assert [row[name].value() for name in ("phone", "days", "opens_at")] == ["call me", ["MO"], "9"]


def test_doubles_are_looked_for_by_both_names():
    both = organization_document(name="Testa", alternate_name="تستا")

    assert OrganizationForm.names(both) == ["Testa", "تستا"]
    assert OrganizationForm.names(both | {"alternate_name": ""}) == ["Testa"]
    assert OrganizationForm.headline(both) == "Testa"


def test_a_report_is_about_the_places_of_its_services_too():
    document = organization_document(regions=[], services=[make_service(regions=["KE"])])

    assert OrganizationForm.region_codes(document) == ["001", "002", "014", "202", "KE"]


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
