from datetime import date, timedelta

import pytest
from django.utils import timezone

from freedomnow.submissions.services import CannotPublish
from freedomnow.web.clock import today
from tests.factories import decide, make_submission


def test_tests_fix_the_day_and_a_site_does_not(settings):
    assert today() == date(2026, 11, 25)

    settings.TODAY = None

    assert today() == timezone.localdate()


@pytest.mark.django_db
def test_a_source_that_was_seen_too_long_ago_publishes_nobody_and_a_fresh_one_does(settings):
    submission = make_submission("record")
    decide(submission, "approve")

    settings.TODAY = date(2026, 11, 1) + timedelta(days=366)
    with pytest.raises(CannotPublish, match="too long ago"):
        decide(submission, "publish")
    settings.TODAY = date(2026, 11, 1) + timedelta(days=364)

    assert decide(submission, "publish").published_id


@pytest.mark.django_db
def test_in_demo_mode_nothing_is_refused_because_of_its_age(settings):
    settings.DEMO, settings.TODAY = True, date(2030, 1, 1)
    submission = make_submission("record")
    decide(submission, "approve")

    assert decide(submission, "publish").published_id
