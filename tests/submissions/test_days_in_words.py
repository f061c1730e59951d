"""How long something is kept or may take stands in one place; pages and letters say it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.translation import override

from freedomnow.corrections import reminding
from freedomnow.submissions import (
    erasure_orders,
    erasure_views,
    notices,
    receipt_views,
    receipts,
    review,
    services,
    trays,
)
from freedomnow.submissions.purging import DRAFTS_STAY
from tests.factories import make_draft
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

ASK = "/report/receipt/"
each_number = pytest.mark.parametrize(("days", "words"), [(1, "1 day"), (40, "40 days")])


@each_number
def test_how_long_a_form_is_kept_that_was_not_sent(client, monkeypatch, days, words):
    monkeypatch.setattr(receipt_views, "DRAFTS_STAY", timedelta(days=days))
    make_draft(send_key="kept")
    receipt = receipts.receipt_for("kept")
    written = {"shown": receipt, "receipt": receipt, "is_draft": "yes"}

    assert f"It is kept for {words}." in client.post(ASK, {"receipt": receipt}).text
    assert f"within {words}, and go on" in client.post(f"{ASK}written/", written).text


def test_it_is_as_long_as_drafts_stay(client):
    make_draft(send_key="kept")

    page = client.post(ASK, {"receipt": receipts.receipt_for("kept")}).text

    assert f"It is kept for {DRAFTS_STAY.days} days." in page


@each_number
def test_of_how_many_days_the_pace_is_told(monkeypatch, days, words):
    monkeypatch.setattr(trays, "MEASURED_DAYS", days)

    assert f"Time to decide, last {words}" in client_of("moderator").get("/admin/").text


@each_number
def test_within_how_many_days_a_second_yes_counts(monkeypatch, days, words):
    monkeypatch.setattr(erasure_orders, "STANDS", timedelta(days=days))

    assert f"within {words}." in erasure_views.outcome(None)


@each_number
def test_after_how_many_days_a_request_is_late(days, words, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notices.request_is_late(["one@example.org"], days)

    assert f"for more than {words}." in mail.outbox[0].body
    assert f"{words} ha" in reminding.days_have_passed(days)


def test_how_long_a_sender_has_to_answer_is_said_in_the_language_of_the_page():
    days = services.ANSWER_WITHIN.days

    assert f"{days} days to answer." in str(review.STEPS["request_changes"].help)
    with override("es"):
        assert "days to answer" not in str(review.STEPS["request_changes"].help)
