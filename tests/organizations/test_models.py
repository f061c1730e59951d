"""Organizations and their services, as the tables hold them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from freedomnow.search.lookup import find
from freedomnow.search.models import Page
from organizations.models import Organization, Service, Source, validate_time_zone
from tests.factories import make_service, make_source, organization_document, publish_directly

pytestmark = pytest.mark.django_db


def publish(*services, **fields):
    document = organization_document(**fields) | {"services": list(services)}
    return publish_directly("organization", document)


# -- addresses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        {"address_visibility": "hidden", "city": "Lyon"},
        {"address_visibility": "hidden", "street": "1 rue"},
        {"address_visibility": "partial", "street": "1 rue"},
        {"address_visibility": "partial", "street": "1 rue", "city": "Lyon"},
        {"address_visibility": "secret"},
    ],
    ids=str,
)
def test_no_row_tells_more_of_an_address_than_may_be_seen(told):
    publish()

    with (
        pytest.raises(IntegrityError, match="organization_hides_its_address"),
        transaction.atomic(),
    ):
        Organization.objects.update(**told)


@pytest.mark.parametrize(
    "told",
    [
        {"address_visibility": "hidden"},
        {"address_visibility": "partial", "city": "Lyon"},
        {"address_visibility": "full", "city": "Lyon", "street": "1 rue"},
    ],
    ids=str,
)
def test_a_row_tells_what_may_be_seen(told):
    publish()

    assert Organization.objects.update(**told) == 1


def test_two_organizations_cannot_share_an_address_on_the_site():
    publish(name="Testa One")
    publish(name="Testa Two")

    with pytest.raises(IntegrityError, match="slug"), transaction.atomic():
        Organization.objects.update(slug="same")


# -- what lists filter by --------------------------------------------------------------------------


def test_an_organization_is_about_its_own_places_and_those_of_its_services():
    organization = publish(make_service(regions=["KE"]), regions=["FR"])

    assert organization.codes == ["001", "002", "014", "150", "155", "202", "FR", "KE"]


def test_its_languages_are_its_own_and_those_of_its_services():
    organization = publish(make_service(languages=["ar"]), languages=["fr"])

    assert organization.spoken == ["ar", "fr"]
    assert organization.languages == ["fr"]


def test_what_it_offers_and_to_whom_is_gathered_once():
    services = [
        make_service(type="refuge", serves=["women", "children"]),
        make_service(type="hotline", serves=["women"]),
        make_service(type="hotline", serves=[]),
    ]

    organization = publish(*services)

    assert organization.service_types == ["hotline", "refuge"]
    assert organization.serves == ["children", "women"]


def test_without_services_nothing_is_gathered():
    organization = publish(regions=[], languages=[])

    assert (organization.codes, organization.spoken, organization.serves) == ([], [], [])


@pytest.mark.parametrize(
    ("serves", "asked", "found"),
    [
        (["women"], "women", True),
        (["everyone"], "women", True),
        (["men"], "women", False),
        ([], "women", False),
        (["women"], "everyone", False),
    ],
    ids=str,
)
def test_who_serves_everyone_serves_each_group(serves, asked, found):
    publish(make_service(serves=serves))

    assert Organization.objects.serving(asked).exists() is found


def test_offers_and_languages_are_asked_for_whole():
    publish(make_service(type="legal_aid", languages=["ar"]), languages=[])

    assert Organization.objects.offering("legal_aid").exists()
    assert not Organization.objects.offering("legal").exists()
    assert Organization.objects.speaking("ar").exists()
    assert not Organization.objects.speaking("a").exists()


# -- what search knows -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["Blue Door", "باب أزرق", "باب ازرق", "counselling", "Night line"]
)
def test_it_is_found_by_either_name_by_what_it_does_and_by_its_services(query):
    publish(
        make_service(name="Night line"),
        name="Blue Door",
        alternate_name="باب أزرق",
        description="Counselling for workers.",
    )

    assert len(find(query, language="en")) == 1


def test_a_hidden_town_is_not_searched_for():
    publish(city="Quillonville", street="1 Quillon street")

    assert find("Quillonville", language="en") == []


def test_a_card_holds_the_beginning_of_what_it_does():
    publish(make_service(type="refuge"), description="x" * 300)

    card = Page.objects.get().card
    assert (card["services"], card["summary"]) == (["refuge"], "x" * 200)


@pytest.mark.parametrize(
    ("services", "told"),
    [
        ([{"confirmed_on": "2026-03"}, {"confirmed_on": "2026-11-01"}], "2026-11-01"),
        ([{"confirmed_on": ""}], ""),
        ([{"confirmed_on": "2026-11-01", "status": "defunct"}], ""),
        ([], ""),
    ],
    ids=["the newest", "never", "of one that closed", "without a service"],
)
def test_a_card_says_when_a_contact_was_last_confirmed(services, told):
    publish(*(make_service(**service) for service in services))

    assert Page.objects.get().card["confirmed_on"] == told


# -- hotlines for a country ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "reachable"),
    [
        ({}, True),
        ({"phone": "", "sms": "+33600000000"}, True),
        ({"phone": "", "whatsapp": "+33600000000"}, True),
        ({"phone": "", "chat_url": "https://chat.example.org/"}, True),
        ({"phone": ""}, False),
        ({"phone": "", "url": "https://www.example.org/line", "email": "a@example.org"}, False),
        ({"type": "refuge"}, False),
        ({"status": "inactive"}, False),
        ({"status": "defunct"}, False),
        ({"status": "temporarily closed"}, False),
        ({"regions": ["DE"]}, False),
        ({"regions": ["150"]}, True),
        ({"regions": ["001"]}, True),
        ({"regions": ["002"]}, False),
        ({"regions": ["DE", "FR"]}, True),
    ],
    ids=str,
)
def test_a_hotline_is_one_that_answers_there_now(fields, reachable):
    publish(make_service(**fields))

    assert Service.objects.reachable_from("FR").exists() is reachable


def test_a_line_of_the_country_comes_before_one_of_its_region():
    publish(
        make_service(name="Europe", regions=["150"], confirmed_on="2026-11-01"),
        make_service(name="France", regions=["FR"], confirmed_on="2019"),
    )

    assert [row.name for row in Service.objects.reachable_from("FR")] == ["France", "Europe"]


def test_the_number_that_was_confirmed_last_comes_first_and_an_unknown_day_last():
    days = {"old": "2024-01-01", "never": "", "new": "2026-11-01"}
    for name, day in days.items():
        publish(make_service(name=name, confirmed_on=day), name=f"Testa {name}")

    assert [row.name for row in Service.objects.reachable_from("FR")] == ["new", "old", "never"]


def test_of_one_day_the_organizations_stand_by_name_and_their_lines_in_their_order():
    publish(make_service(name="3"), name="Testa B")
    publish(make_service(name="2"), make_service(name="1"), name="Testa A")

    assert [row.name for row in Service.objects.reachable_from("FR")] == ["2", "1", "3"]


def test_hotlines_come_with_their_organizations_in_one_query(django_assert_num_queries):
    for number in range(3):
        publish(make_service(), name=f"Testa {number}")

    with django_assert_num_queries(1):
        assert len([row.record.name for row in Service.objects.reachable_from("FR")]) == 3


# -- hours and names -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"always_open": True, "days": ["MO"], "opens_at": "09:00"}, "Day and night"),
        ({"days": ["MO", "TU"]}, "Monday, Tuesday"),
        ({"opens_at": "09:00", "closes_at": "17:00"}, "from 09:00 to 17:00"),
        ({"opens_at": "09:00"}, ""),
        ({"closes_at": "17:00"}, ""),
        ({"timezone": "Europe/Paris"}, ""),
        ({"days": ["SU"], "timezone": "Europe/Paris"}, "Sunday (time of Europe/Paris)"),
        (
            {"days": ["MO"], "opens_at": "22:00", "closes_at": "06:00", "timezone": "Asia/Amman"},
            "Monday from 22:00 to 06:00 (time of Asia/Amman)",
        ),
    ],
    ids=str,
)
def test_hours_are_told_as_far_as_they_are_known(fields, words):
    assert Service(**fields).hours == words


@pytest.mark.parametrize("name", ["phone", "sms", "whatsapp"])
def test_a_number_is_one_to_call_or_to_text(name):
    assert Service(**{name: "+33140000000"}).has_number
    assert not Service(chat_url="https://chat.example.org/").has_number


def test_a_service_without_a_name_is_called_by_its_kind():
    assert str(Service(type="legal_aid")) == "Legal help"
    assert str(Service(type="legal_aid", name="مكتب")) == "مكتب"


def test_an_organization_and_its_source_are_called_by_name():
    organization = publish(name="Testa", sources=[make_source(source_title="Register")])

    assert (str(organization), str(Source.objects.get())) == ("Testa", "Register")


@pytest.mark.parametrize("name", ["Europe/Paris", "Asia/Kolkata", "UTC"])
def test_a_time_zone_is_one_that_the_world_uses(name):
    validate_time_zone(name)


@pytest.mark.parametrize("name", ["Paris", "europe/paris", "+01:00", "../etc/passwd", ""])
def test_another_name_is_no_time_zone(name):
    with pytest.raises(ValidationError, match="Europe/Paris"):
        validate_time_zone(name)
