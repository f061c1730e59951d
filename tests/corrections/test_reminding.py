"""A decision is owed within 14 days: moderators hear a week before, seniors once it is late."""

from datetime import timedelta

import pytest
from django.core import mail

from freedomnow.corrections import services
from freedomnow.publishing.models import Action, Event
from freedomnow.submissions import housekeeping
from freedomnow.web.clock import today
from tests.factories import (
    decide,
    make_moderator,
    make_request,
    make_senior,
    make_submission,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


def run(day, capture):
    with capture(execute=True):
        return [one.chore for one in housekeeping.run(day)]


@pytest.fixture
def team():
    """Two who published the page, one who may decide, a senior, and one who wants no letters."""
    return {
        "first": make_moderator(email="first@example.org"),
        "second": make_senior(email="second@example.org"),
        "other": make_moderator(email="other@example.org"),
        "quiet": make_moderator(email="quiet@example.org", wants_notices=False),
    }


@pytest.fixture
def request_(team):
    report = make_submission("record")
    decide(report, "approve", by=team["first"])
    page = decide(report, "publish", by=team["second"]).published_id
    return make_request(Trafficker.objects.get(public_id=page))


def told():
    return sorted(address for letter in mail.outbox for address in letter.to)


@pytest.mark.parametrize(("days", "who"), [(6, []), (7, ["other@example.org"])])
def test_who_may_decide_hears_a_week_before(
    request_, days, who, django_capture_on_commit_callbacks
):
    run(today() + timedelta(days=days), django_capture_on_commit_callbacks)

    assert told() == who


def test_seniors_hear_once_it_is_late(request_, django_capture_on_commit_callbacks):
    run(today() + timedelta(days=15), django_capture_on_commit_callbacks)

    assert told() == ["second@example.org"]
    assert "late" in mail.outbox[0].subject
    assert Event.objects.get(action=Action.REMINDED).submission == request_.reference


@pytest.mark.parametrize("days", [7, 15])
def test_a_letter_says_how_to_get_no_more(request_, days, django_capture_on_commit_callbacks):
    run(today() + timedelta(days=days), django_capture_on_commit_callbacks)

    assert mail.outbox[0].body.endswith("No more such letters? “My account” has a switch.")


def test_nobody_hears_twice(request_, django_capture_on_commit_callbacks):
    for days in (7, 8, 15, 16):
        run(today() + timedelta(days=days), django_capture_on_commit_callbacks)

    assert told() == ["other@example.org", "second@example.org"]


def test_a_letter_says_nothing_of_the_page_or_the_request(
    request_, django_capture_on_commit_callbacks
):
    run(today() + timedelta(days=15), django_capture_on_commit_callbacks)

    sent = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert not any(word in sent for word in (request_.headline, request_.words, request_.target))


def test_nobody_hears_of_what_is_decided(request_, django_capture_on_commit_callbacks):
    services.decide(
        request_.reference, "declined", by=make_moderator(), reason="We looked.", words="It is so."
    )

    run(today() + timedelta(days=15), django_capture_on_commit_callbacks)

    assert told() == []
