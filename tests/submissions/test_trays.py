"""The moderators' first page: what waits, what is due, how the work goes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from freedomnow.corrections.models import Request
from freedomnow.submissions import trays
from freedomnow.submissions.models import Submission
from freedomnow.submissions.templatetags.inbox import in_days
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_published,
    make_request,
    make_submission,
    make_tip,
    make_unsigned,
)

pytestmark = pytest.mark.django_db


def tray(label):
    [found] = [one for one in trays.trays() if str(one["label"]) == label]
    return found


def test_each_sort_of_paper_has_a_tray():
    make_submission()
    make_tip()
    make_request()

    assert [(str(one["label"]), one["total"]) for one in trays.trays()] == [
        ("Reports", 1), ("Names of volunteers", 0), ("Requests about pages", 1),
        ("Translations to read", 0), ("Words of the site to read", 5), ("Confidential tips", 1),
    ]  # fmt: skip


def test_the_tray_of_reports_tells_what_is_half_done_and_since_when():
    decide(make_submission("record"), "approve")
    make_submission()
    decide(make_submission(), "decline")

    told = tray("Reports")
    assert (told["total"], told["second"]) == (2, 1)
    assert told["oldest"] == Submission.objects.waiting().oldest_first().first().created_at


def test_a_request_past_its_day_is_late(settings):
    make_request()
    assert tray("Requests about pages")["late"] == 0

    Request.objects.update(due_on=settings.TODAY - timedelta(days=1))
    assert tray("Requests about pages")["late"] == 1


def test_how_long_decisions_took():
    for hours in (1, 2, 3, 100):
        report = make_submission()
        decide(report, "decline")
        sent = timezone.now() - timedelta(hours=hours)
        Submission.objects.filter(pk=report.pk).update(created_at=sent, decided_at=timezone.now())
    make_submission()

    told = trays.pace()
    assert told["decided"] == 4
    assert round(told["median"] / timedelta(hours=1), 1) == 2.5
    assert 80 < told["p95"] / timedelta(hours=1) < 100


def test_where_nothing_was_decided_nothing_took_long():
    assert trays.pace() == {"decided": 0, "median": None, "p95": None}
    assert in_days(None) == "-"


@pytest.mark.parametrize(
    ("taken", "words"),
    [({"minutes": 10}, "0 hours"), ({"hours": 1}, "1 hour"), ({"hours": 47}, "47 hours"),
     ({"hours": 48}, "2 days"), ({"days": 30}, "30 days")],
)  # fmt: skip
def test_a_duration_in_words(taken, words):
    assert in_days(timedelta(**taken)) == words


def test_days_without_a_decision_are_shown_too(settings):
    decide(make_submission(), "decline")
    noon = datetime.combine(settings.TODAY, datetime.min.time(), UTC) + timedelta(hours=12)
    Submission.objects.update(decided_at=noon - timedelta(days=3))

    days = trays.per_day()
    assert len(days) == 14
    assert days[0] == (settings.TODAY, 0)
    assert days[3] == (settings.TODAY - timedelta(days=3), 1)


@pytest.mark.parametrize(
    ("days", "label"), [(0, "Today"), (3, "This week"), (20, "This month"), (40, "Longer")]
)
def test_how_long_reports_wait(days, label):
    make_submission()
    Submission.objects.update(created_at=timezone.now() - timedelta(days=days, hours=1))

    assert [(str(name), times) for name, times in trays.by_age() if times] == [(label, 1)]


def test_where_and_in_which_language():
    for regions, language in ((["FR"], "en"), (["FR", "KE"], "fr"), (["155"], "fr")):
        make_submission(document=article_document(regions=regions, language=language))

    assert trays.by_place() == [("France", 2), ("Kenya", 1)]
    assert trays.by_language() == [("French", 2), ("English", 1)]


def test_what_is_due_within_a_week(settings):
    make_published("record")
    unsigned, _receipt = make_unsigned()
    decide(unsigned, "request_changes")
    assert trays.due() == []

    settings.TODAY = datetime(2027, 10, 26).date()
    assert [one["words"] for one in trays.due()] == [
        "1 page will be hidden unless its sources are looked at again.",
        "1 question to a sender closes.",
    ]


def test_in_demo_mode_no_page_is_due_as_none_is_hidden_by_age(settings):
    make_published("record")
    settings.TODAY = datetime(2027, 10, 26).date()
    assert len(trays.due()) == 1

    settings.DEMO = True
    assert trays.due() == []


@pytest.mark.parametrize(
    ("days", "is_due"), [(-1, False), (0, True), (7, True), (8, False)]
)  # fmt: skip
def test_requests_to_decide_within_a_week_are_due(settings, days, is_due):
    make_request()
    Request.objects.update(due_on=settings.TODAY + timedelta(days=days))

    [*told] = trays.due()
    words = "1 request about a page has to be decided."
    assert told == ([{"words": words, "url": "/admin/corrections/request/"}] if is_due else [])


def test_reports_that_nobody_decided_on_are_told_by_state(client):
    make_submission()
    decide(make_submission("record"), "approve")
    asked, _receipt = make_unsigned()
    decide(asked, "request_changes")
    make_unsigned(flags={"honeypot"})
    decide(make_submission(), "decline")

    told = trays.by_state()
    assert [(str(label), times) for label, _url, times in told] == [
        ("Received", 1), ("Waiting for a second moderator", 1),
        ("Waiting for its sender", 1), ("Held back by a rule", 1),
    ]  # fmt: skip
    client.force_login(make_moderator())
    for _label, url, times in told:
        assert len(client.get(url).context["cl"].result_list) == times


def test_the_first_page_leads_to_what_is_due_and_to_each_state(client, settings):
    make_request()
    Request.objects.update(due_on=settings.TODAY)
    client.force_login(make_moderator())

    html = client.get("/admin/").content.decode()
    assert '<a href="/admin/corrections/request/">1 request about a page' in html
    assert "?state=held" in html
    assert "Held back by a rule" in html


def test_the_page_costs_the_same_however_much_waits(client, django_assert_num_queries):
    client.force_login(make_moderator())
    for _number in range(2):
        make_submission()
    with django_assert_num_queries(18):
        client.get("/admin/")
    for number in range(20):
        make_submission(document=article_document(regions=["KE", "FR"], language="fr"))
        make_tip(code="KE", send_key=str(number))
    with django_assert_num_queries(18):
        html = client.get("/admin/").content.decode()

    assert "Confidential tips" in html
    assert "Time to decide" in html
