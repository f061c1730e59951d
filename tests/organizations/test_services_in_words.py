"""What a service's card says in words."""

from datetime import date, timedelta

import pytest

from freedomnow.web.clock import today
from organizations.models import Service
from organizations.templatetags.services import age_of, is_old, readable_number, service_labels


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+448000121700", "+44 800 012 1700"),
        ("+33140000000", "+33 1 40 00 00 00"),
        ("116006", "116006"),
        ("+", "+"),
    ],
)
def test_numbers_are_shown_in_groups(stored, shown):
    assert readable_number(stored) == shown


def test_a_service_that_nobody_confirmed_has_no_age():
    assert age_of(Service(confirmed_on=None)) == ""
    assert not is_old(Service(confirmed_on=None))


def test_a_service_confirmed_today_has_no_age():
    assert age_of(Service(confirmed_on=today())) == ""


def test_a_confirmation_of_last_month_has_its_age_and_is_not_old():
    service = Service(confirmed_on=today() - timedelta(days=40))

    assert age_of(service) == "1\xa0month"
    assert not is_old(service)


def test_a_confirmation_of_another_decade_is_old():
    service = Service(confirmed_on=date(2016, 11, 4))

    assert age_of(service).endswith("years")
    assert is_old(service)


def test_kinds_of_services_stand_in_one_line():
    assert service_labels(["hotline", "refuge", "gone"]) == "Hotline, Safe place to stay, gone"
