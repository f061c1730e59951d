"""What a service's card says in words."""

from datetime import date, timedelta

import pytest

from freedomnow.web.clock import today
from organizations.models import Service
from organizations.templatetags.services import (
    age_of,
    is_old,
    readable_number,
    seen_on,
    service_labels,
)


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
    assert age_of(Service(confirmed_on="")) == ""
    assert not is_old(Service(confirmed_on=""))


def test_a_service_confirmed_today_has_no_age():
    assert age_of(Service(confirmed_on=str(today()))) == ""


def test_a_confirmation_of_last_month_has_its_age_and_is_not_old():
    service = Service(confirmed_on=str(today() - timedelta(days=40)))

    assert age_of(service) == "1\xa0month"
    assert not is_old(service)


@pytest.mark.parametrize("told", ["2016", "2016-11", "2016-11-04"])
def test_a_confirmation_of_another_decade_is_old(told):
    service = Service(confirmed_on=told)

    assert age_of(service).endswith("years")
    assert is_old(service)


def test_a_confirmation_of_this_year_may_be_of_its_first_day():
    service = Service(confirmed_on=str(today().year))

    assert seen_on(service) == date(today().year, 1, 1)


def test_kinds_of_services_stand_in_one_line():
    assert service_labels(["hotline", "refuge", "gone"]) == "Hotline, Safe place to stay, gone"
