"""Whether somebody answers now: hours, days, time zones."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string

from organizations.models import Service
from organizations.opening import Opening, opening, time_there

WEEK = ["MO", "TU", "WE", "TH", "FR"]


def service(**fields):
    told = {"days": WEEK, "opens_at": "09:00", "closes_at": "17:00", "timezone": "Europe/Paris"}
    return Service(**told | fields)


def at(text):
    """A moment in UTC; 2026-11-25 is a Wednesday, and Paris is an hour ahead."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-25T07:59", Opening.CLOSED),
        ("2026-11-25T08:00", Opening.OPEN),
        ("2026-11-25T15:59", Opening.OPEN),
        ("2026-11-25T16:00", Opening.CLOSED),
        ("2026-11-28T10:00", Opening.CLOSED),
        ("2026-07-15T07:00", Opening.OPEN),  # summer time: two hours ahead
    ],
)
def test_the_clock_there_decides(moment, state):
    assert opening(service(), at(moment)) == state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-27T19:00", Opening.OPEN),  # Friday, 20:00 there
        ("2026-11-28T04:59", Opening.OPEN),  # Friday's night lasts until Saturday, 06:00
        ("2026-11-28T05:00", Opening.CLOSED),
        ("2026-11-28T19:00", Opening.CLOSED),  # Saturday evening
        ("2026-11-30T04:00", Opening.CLOSED),  # Monday morning: Sunday had no night
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(moment, state):
    assert opening(service(opens_at="20:00", closes_at="06:00"), at(moment)) == state


def test_the_same_time_twice_is_the_whole_day():
    whole = service(opens_at="00:00", closes_at="00:00", days=["WE"])

    assert opening(whole, at("2026-11-25T12:00")) == Opening.OPEN
    assert opening(whole, at("2026-11-26T12:00")) == Opening.CLOSED


def test_the_day_there_may_be_another():
    line = service(timezone="Asia/Manila", days=["TH"], opens_at="01:00", closes_at="09:00")

    assert opening(line, at("2026-11-25T18:00")) == Opening.OPEN
    assert time_there(line, at("2026-11-25T18:00")) == "02:00"


@pytest.mark.parametrize("field", ["days", "opens_at", "closes_at", "timezone"])
def test_what_is_not_told_is_unknown(field):
    told = service(**{field: [] if field == "days" else ""})

    assert opening(told, at("2026-11-25T10:00")) == Opening.UNKNOWN


def test_day_and_night_needs_no_hours():
    line = Service(always_open=True)

    assert opening(line, at("2026-11-25T03:00")) == Opening.ALWAYS
    assert time_there(line, at("2026-11-25T03:00")) == ""


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("always", "Open now, day and night"),
        ("open", "Open now"),
        ("closed", "Closed now"),
        ("unknown", "We do not know whether someone answers now."),
    ],
)
def test_it_is_said_in_words(state, words):
    assert words in render_to_string("components/opening.html", {"opening": state, "there": "9:00"})


def test_a_page_that_does_not_say_it_says_nothing():
    assert render_to_string("components/opening.html", {"opening": ""}).strip() == ""
