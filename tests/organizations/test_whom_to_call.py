"""Whom to call in a country."""

from datetime import UTC, datetime

import pytest

from organizations.models import NumberCheck, Service
from organizations.whom_to_call import emergency, hotlines, offers, organizations_in
from tests.factories import make_published, make_service, organization_document

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOURS = {"always_open": False, "days": ["WE"], "timezone": "UTC"}
CLOSED = HOURS | {"opens_at": "18:00", "closes_at": "20:00"}
OPEN = HOURS | {"opens_at": "09:00", "closes_at": "17:00"}


def helpers(*services, **fields):
    return make_published("organization", organization_document(services=list(services), **fields))


def names(services):
    return [service.name for service in services]


def test_emergency_numbers_come_with_their_source():
    told = emergency("FR")

    assert {"number": "112"} in told.numbers
    assert told.source
    assert told.as_of
    assert emergency("AQ").numbers == ()


def test_lines_that_are_closed_now_stand_behind_the_others():
    closed = make_service(name="Evenings", confirmed_on="2026-11-20", **CLOSED)
    helpers(closed, make_service(name="Days", confirmed_on="2026-11-01", **OPEN))

    assert names(hotlines("FR", NOON)) == ["Days", "Evenings"]
    assert [one.opening for one in hotlines("FR", NOON)] == ["open", "closed"]


def test_a_line_whose_number_is_gone_stands_last():
    page = helpers(
        make_service(name="Gone", confirmed_on="2026-11-10"),
        make_service(name="Closed", confirmed_on="2026-11-01", phone="+33140000001", **CLOSED),
    )
    gone = Service.objects.get(name="Gone")
    NumberCheck.objects.create(
        record=page, key=gone.key, number=gone.number, url=gone.source_url, state="gone",
        shown_on="2026-11-11", missing_since="2026-11-12", checked_at=NOON,
    )  # fmt: skip

    assert names(hotlines("FR", NOON)) == ["Closed", "Gone"]


def test_lines_of_a_wider_region_follow_those_of_the_country():
    helpers(make_service(name="Wide", regions=["150"], confirmed_on="2026-11-20"))
    helpers(make_service(name="Own", confirmed_on="2026-01-01"))

    assert names(hotlines("FR", NOON)) == ["Own", "Wide"]
    assert names(hotlines("DE", NOON)) == ["Wide"]
    assert hotlines("KE", NOON) == []


def test_services_of_a_kind_are_found_and_others_are_not():
    shut = make_service(name="Shut", type="refuge", status="defunct")
    helpers(make_service(name="House", type="refuge"), make_service(name="Law", type="legal_aid"))
    helpers(shut, make_service(name="Far", type="refuge", regions=["KE"]))

    assert names(offers("FR", ["refuge"], NOON, 4)) == ["House"]


def test_no_more_services_than_wanted():
    helpers(*(make_service(type="refuge") for _number in range(3)))

    assert len(offers("FR", ["refuge"], NOON, 2)) == 2


def test_an_open_line_is_shown_however_many_are_closed():
    shut = [make_service(name=f"Shut {n}", confirmed_on="2026-11-20", **CLOSED) for n in range(3)]
    helpers(*shut, make_service(name="Days", confirmed_on="2026-01-01", **OPEN))

    assert names(hotlines("FR", NOON, 2)) == ["Days", "Shut 0"]


def test_an_open_offer_is_shown_however_many_are_closed():
    shut = [make_service(name=f"Shut {n}", type="refuge", **CLOSED) for n in range(3)]
    far = make_service(name="Wide", type="refuge", regions=["150"], **OPEN)
    helpers(*shut, far, make_service(name="Own", type="refuge", **OPEN))

    assert names(offers("FR", ["refuge"], NOON, 3)) == ["Own", "Wide", "Shut 0"]


def test_hotlines_without_any_number_are_known_as_such():
    helpers(make_service(name="Bare", phone="", url="https://www.example.org/"))
    helpers(make_service(name="Chat", phone="", chat_url="https://www.example.org/chat"))
    helpers(make_service(name="Called"), make_service(name="House", type="refuge", phone=""))

    assert names(Service.objects.without_number()) == ["Bare"]


def test_some_organizations_of_the_country_by_name():
    for name in "EDCBA":
        helpers(name=f"Testa {name}")
    helpers(make_service(regions=["KE"]), name="Testa 0", regions=["KE"])

    assert [one.name[-1] for one in organizations_in("FR")] == list("ABCD")
