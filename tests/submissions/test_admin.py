"""The inbox: who sees it, in which order, by which filters."""

import pytest
from django.test import Client
from django.urls import reverse

from freedomnow.submissions import admin
from freedomnow.web.integrity import integrity_of
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_name,
    make_published,
    make_source,
    make_submission,
    make_user,
    record_document,
    region_document,
)

pytestmark = pytest.mark.django_db

INBOX = "/admin/submissions/submission/"


@pytest.fixture
def moderator():
    client = Client()
    client.force_login(make_moderator())
    return client


def about(*codes, language="en", title="A report"):
    document = article_document(title=title, regions=list(codes), language=language)
    return make_submission("article", document=document)


def choices_of(html, title):
    """What a filter of the inbox offers, in its order."""
    block = html.split(f'data-filter-title="{title}"')[1].split("</details>")[0]
    if "<select" in block:
        return [line.split("<")[0].split(">")[-1] for line in block.split("<option")[1:]]
    return [line.split("</a>")[0].split(">")[-1] for line in block.split("<li")[1:]]


def test_a_visitor_is_asked_to_sign_in(client):
    answer = client.get(INBOX, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")


def test_a_volunteer_gets_a_page_with_a_way_out(client):
    client.force_login(make_user())

    answer = client.get(INBOX, follow=True)

    assert answer.status_code == 403
    assert "This page is for moderators." in answer.text
    assert "data-exit" in answer.text
    assert 'href="/help/"' in answer.text


def test_the_oldest_waiting_report_comes_first(moderator):
    first, second = about("FR", title="First"), about("FR", title="Second")
    decide(about("FR", title="Decided"), "decline")

    html = moderator.get(INBOX).text

    assert html.index(first.headline) < html.index(second.headline)
    assert "Decided" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Waiting FR", "Waiting KE"}),
        ("region=FR", {"Waiting FR"}),
        ("region=002", {"Waiting KE"}),
        ("language=ar", {"Waiting KE"}),
        ("state=lead", {"Lead BR"}),
        ("state=lead&region=BR", {"Lead BR"}),
        ("state=all&region=BR", {"Lead BR"}),
        ("kind=region", set()),
        ("q=%22Waiting+KE%22", {"Waiting KE"}),
    ],
)
def test_filters_find_what_they_say(moderator, query, found):
    about("FR", title="Waiting FR")
    about("KE", title="Waiting KE", language="ar")
    decide(about("BR", title="Lead BR"), "keep_as_lead")

    html = moderator.get(f"{INBOX}?{query}").text

    titles = {"Waiting FR", "Waiting KE", "Lead BR"}
    assert {title for title in titles if f">{title}</a>" in html} == found


@pytest.mark.parametrize(
    ("query", "places", "languages"),
    [
        ("", {"France"}, {"English"}),
        ("state=lead", {"Brazil"}, {"Portuguese"}),
        ("state=all", {"France", "Brazil"}, {"English", "Portuguese"}),
    ],
)
def test_filters_offer_what_occurs_in_the_chosen_state(moderator, query, places, languages):
    about("FR")
    decide(about("BR", language="pt"), "keep_as_lead")

    html = moderator.get(f"{INBOX}?{query}").text

    assert {"France", "Brazil"} & set(choices_of(html, "region")) == places
    assert {"English", "Portuguese"} & set(choices_of(html, "language")) == languages


def test_the_inbox_costs_the_same_however_many_wait(moderator, django_assert_num_queries):
    about("FR")
    with django_assert_num_queries(6):
        moderator.get(INBOX)
    for code in ("KE", "BR", "FR", "DE"):
        about(code)

    with django_assert_num_queries(6):
        moderator.get(INBOX)


def test_nobody_adds_changes_or_deletes_a_report_as_a_row(moderator):
    report = about("FR")

    assert moderator.get(f"{INBOX}add/").status_code == 403
    assert moderator.get(f"{INBOX}{report.pk}/delete/").status_code == 403
    assert 'name="_save"' not in moderator.get(f"{INBOX}{report.pk}/change/").text


def test_a_change_says_that_it_is_one(moderator):
    region = make_published("region", region_document())
    make_submission(
        "region", document=region.document | {"note": "More."}, target="FR", base_version=1
    )

    assert "a change" in moderator.get(INBOX).text


def test_the_review_tells_all_dates_of_a_source(moderator):
    source = make_source() | {
        "source_published_on": "2018-06", "source_retrieved_on": "2026-11-01",
        "source_language": "es", "source_archive_url": "https://archive.example.org/1",
    }  # fmt: skip
    report = make_submission("article", document=article_document(sources=[source]))

    html = moderator.get(reverse("admin:submissions_submission_change", args=[report.pk])).text

    for told in ("June 2018", "November 1, 2026", "Spanish", "https://archive.example.org/1"):
        assert told in html


@pytest.mark.parametrize(
    ("reason", "told"), [("", "This field is required"), ("x" * 1001, "at most 1000 characters")]
)
def test_a_decision_says_what_is_wrong_with_its_reason(moderator, reason, told):
    report = about("FR")

    answer = moderator.post(
        reverse("admin:submission_decide", args=[report.pk]),
        {"step": "decline", "reason": reason, "revision": 1},
    )

    assert answer.status_code == 422
    assert told in answer.text.split("errornote")[1].split("</p>")[0]


def test_doubles_wait_side_by_side_whatever_the_order_of_their_words(moderator):
    one, two = (
        make_submission("record", document=record_document(names=[make_name(name)]))
        for name in ("SALEH, Ahmed Omar", "Ahmed Omar Saleh")
    )

    html = moderator.get(reverse("admin:submissions_submission_change", args=[one.pk])).text

    assert reverse("admin:submissions_submission_change", args=[two.pk]) in html


def test_every_page_of_the_admin_carries_the_digest_of_its_script(moderator):
    assert f'integrity="{integrity_of("js/exit.js")}"' in moderator.get("/admin/").text


def test_a_place_is_chosen_and_the_other_filters_stay(moderator):
    about("FR")
    html = moderator.get(f"{INBOX}?state=all&region=FR&kind=article").text
    form = html.split('class="pick"')[1].split("</form>")[0]

    assert '<option value="FR" selected>France</option>' in form
    assert '<input type="hidden" name="state" value="all">' in form
    assert '<input type="hidden" name="kind" value="article">' in form
    assert form.count('name="region"') == 1


def test_where_more_wait_than_are_looked_at_every_country_is_offered(moderator, monkeypatch):
    monkeypatch.setattr(admin, "MOST_LOOKED_AT", 1)
    about("FR")
    assert "Kenya" not in choices_of(moderator.get(INBOX).text, "region")
    about("FR")
    html = moderator.get(INBOX).text

    assert {"France", "Kenya"} <= set(choices_of(html, "region"))
    assert "2 reports" in html
