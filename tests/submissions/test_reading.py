"""A report in words: what a change adds and takes away."""

import pytest
from django.test import Client
from django.urls import reverse

from freedomnow.publishing.kinds import kind_named
from freedomnow.submissions import reading
from tests.factories import (
    case_document,
    decide,
    make_moderator,
    make_published,
    make_route,
    make_submission,
)

WITHOUT = case_document(routes=[])
WITH = WITHOUT | {"routes": [make_route(origin="RO", destination="FR")]}


def told(before, after):
    found = reading.differences(kind_named("case").form, before, after)
    return [(one.before, one.after) for one in found]


def test_the_first_row_of_a_list_is_told_as_one_that_came():
    assert ("", "Romania") in told(WITHOUT, WITH)


def test_the_last_row_of_a_list_is_told_as_one_that_went():
    assert ("Romania", "") in told(WITH, WITHOUT)


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "after"), [(WITHOUT, WITH), (WITH, WITHOUT)])
def test_moderator_and_sender_read_such_a_change(before, after):
    page = make_published("case", before)
    about = {"target": page.public_id, "base_version": 1}
    change = make_submission("case", document=after, **about)
    moderator, sender = Client(), Client()
    moderator.force_login(make_moderator())
    sender.force_login(change.proposer)

    read = moderator.get(reverse("admin:submissions_submission_change", args=[change.pk]))
    decide(change, "publish")

    assert read.status_code == 200
    assert "Romania" in sender.get(change.get_absolute_url()).text
