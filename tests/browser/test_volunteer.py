"""A volunteer in a real browser, with and without script."""

from typing import Any

import pytest

from freedomnow.submissions.models import State, Submission
from tests.browser.ways import with_script_in_drills
from tests.factories import (
    PASSWORD,
    article_document,
    decide,
    make_moderator,
    make_published,
    make_submission,
    make_user,
)

CHANGED_ROWS = "[data-rows=sources] [data-row]"


def fill_record(page: Any) -> None:
    """The five questions."""
    page.select_option("[name=type]", "company")
    page.fill("[name=names-0-name]", "Testa Browser Company")
    page.fill("[name=legal_events-0-source_url]", "https://www.example.org/list")
    page.select_option("[name=legal_events-0-source_kind]", "sanctions_list")
    page.fill("[name=legal_events-0-source_quote]", "for human trafficking")
    page.select_option("[name=legal_events-0-code]", "sanctioned")
    page.check("[name=legal_events-0-matters][value=trafficking]")
    page.fill("[name=regions-0-code]", "France")


def fill_article(page: Any) -> None:
    page.fill("[name=title]", "Reading an offer")
    page.select_option("[name=kind]", "sign")
    page.fill("[name=summary]", "How to read it.")
    page.fill("[name=body]", "Slowly.")
    page.fill("[name=sources-0-supports]", "all of it")
    page.fill("[name=sources-0-source_url]", "https://www.example.org/booklet")


def send(page: Any) -> None:
    page.click("form >> p button[value=send]")


@with_script_in_drills
def test_a_newcomer_signs_up_and_reports_a_record(open_page: Any, script: bool) -> None:
    page = open_page("/report/record/", script=script)
    page.click("main >> text=sign in")
    page.click("main >> text=make one")
    page.fill("[name=username]", "newcomer")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.click("main form button")
    fill_record(page)
    send(page)

    assert "Thank you" in page.inner_text("main")
    assert "Received" in page.inner_text("main")
    page.click("text=All my reports")
    assert "Testa Browser Company" in page.inner_text(".list")


def test_what_is_wrong_is_said_in_a_summary_and_beside_its_field(open_page: Any) -> None:
    page = open_page("/report/record/", user=make_user())
    fill_record(page)
    page.fill("[name=legal_events-0-source_url]", "javascript:alert(1)")
    page.fill("[name=names-0-name]", "Typed before")
    send(page)

    page.click(".notice.danger a")
    wrong = page.locator("[name=legal_events-0-source_url]")
    assert wrong.evaluate("field => field === document.activeElement")
    assert wrong.get_attribute("aria-invalid") == "true"
    assert page.input_value("[name=names-0-name]") == "Typed before"
    assert page.is_checked("[name=legal_events-0-matters][value=trafficking]")
    assert not Submission.objects.exists()


def test_enter_sends_and_adds_no_row(open_page: Any) -> None:
    page = open_page("/report/article/", user=make_user())
    fill_article(page)
    page.press("[name=title]", "Enter")

    page.wait_for_url("**/report/mine/*/")
    assert Submission.objects.get().headline == "Reading an offer"


@pytest.mark.parametrize("script", [True, False])
def test_a_row_is_added_and_what_was_typed_stays(open_page: Any, script: bool) -> None:
    page = open_page("/report/article/", user=make_user(), script=script)
    fill_article(page)
    page.click("button[name=add]")
    page.fill("[name=sources-1-supports]", "some of it")
    page.fill("[name=sources-1-source_url]", "https://www.example.org/other")

    assert page.locator(CHANGED_ROWS).count() == 2
    assert page.input_value("[name=body]") == "Slowly."
    send(page)
    page.wait_for_url("**/report/mine/*/")
    assert [row["supports"] for row in Submission.objects.get().document["sources"]] == [
        "all of it", "some of it",
    ]  # fmt: skip


@pytest.mark.parametrize("script", [True, False])
def test_an_added_row_begins_with_what_its_fields_begin_with(open_page: Any, script: bool) -> None:
    page = open_page("/report/organization/", user=make_user(), script=script)
    page.select_option("[name=services-0-cost]", "paid")
    page.fill("[name=services-0-name]", "The line")

    page.click("button[name=add][value=services]")
    page.click("button[name=add][value=services]")

    names = [f"[name=services-{number}-cost]" for number in (0, 1, 2)]
    assert [page.input_value(name) for name in names] == ["paid", "unknown", "unknown"]
    assert page.input_value("[name=services-1-name]") == ""
    keys = [page.input_value(f"[name=services-{number}-key]") for number in (0, 1, 2)]
    assert "" in keys or len(set(keys)) == 3
    assert "Service 3" in page.inner_text("[data-rows=services] [data-row]:nth-of-type(3) legend")


def test_more_details_bring_along_what_was_typed(open_page: Any) -> None:
    page = open_page("/report/record/", user=make_user())
    fill_record(page)
    page.click("button[value=more]")

    assert page.input_value("[name=names-0-name]") == "Testa Browser Company"
    page.fill("[name=summary]", "A company.")
    send(page)
    page.wait_for_url("**/report/mine/*/")
    assert Submission.objects.get().document["summary"] == "A company."


def test_who_was_signed_out_signs_in_in_another_tab_and_loses_nothing(open_page: Any) -> None:
    page = open_page("/report/article/", user=make_user(username="forgetful"))
    fill_article(page)
    page.context.clear_cookies(name="session")
    send(page)

    with page.context.expect_page() as opened:
        page.click("text=Sign in (opens another tab)")
    opened.value.fill("[name=login]", "forgetful")
    opened.value.fill("[name=password]", PASSWORD)
    opened.value.click("main form button")
    opened.value.wait_for_url("**/report/mine/")
    send(page)
    assert "Nothing is lost" in page.inner_text("[role=alert]")
    send(page)
    page.wait_for_url("**/report/mine/*/")
    assert Submission.objects.get().document["body"] == "Slowly."


def test_a_change_opens_with_what_the_page_says(open_page: Any) -> None:
    article = make_published("article", article_document(title="Before"))
    page = open_page(f"/report/article/{article.public_id}/", user=make_user())
    page.fill("[name=title]", "After")
    send(page)

    page.wait_for_url("**/report/mine/*/")
    assert Submission.objects.get(state=State.RECEIVED).target == article.public_id


def test_a_figure_begins_with_its_country(open_page: Any) -> None:
    make_published("region")
    page = open_page("/report/region/", user=make_user(), script=False)
    page.select_option("[name=code]", "FR")
    page.click("text=Go on")

    assert page.url.endswith("/report/region/FR/")


def test_the_sender_reads_the_answer_and_no_moderators_name(open_page: Any) -> None:
    sender, moderator = make_user(), make_moderator(username="secret-name")
    submission = make_submission("article", by=sender)
    decide(submission, "decline", by=moderator, reason="The source says something else.")
    page = open_page(submission.get_absolute_url(), user=sender)

    assert "The source says something else." in page.inner_text("main")
    assert "secret-name" not in page.content()


@with_script_in_drills
def test_a_campaign_is_reported_with_two_steps(open_page: Any, script: bool) -> None:
    page = open_page("/report/campaign/", user=make_user(), script=script, width=360)
    page.fill("[name=title]", "Testa lanterns")
    page.fill("[name=message]", "Ask who keeps your passport.")
    page.fill("[name=hashtag]", "#AskFirst")
    page.fill("[name=about]", "Why it matters.")
    page.fill("[name=steps-0-text]", "Read what to ask.")
    page.fill("[name=steps-0-link]", "/check/")
    page.click("button[name=add][value=steps]")
    page.fill("[name=steps-1-text]", "Tell one.")
    send(page)

    page.wait_for_url("**/report/mine/*/")
    document = Submission.objects.get().document
    assert [row["text"] for row in document["steps"]] == ["Read what to ask.", "Tell one."]
    assert (document["hashtag"], document["run_by"]) == ("AskFirst", [])


def test_pages_for_volunteers_have_no_barriers(open_page: Any, violations: Any) -> None:
    sender = make_user()
    report = make_submission("record", by=sender)
    paths = [
        "/report/record/", "/report/campaign/", "/report/", "/report/mine/",
        report.get_absolute_url(), "/report/account/",
    ]  # fmt: skip
    page = open_page("/report/", user=sender, width=360)

    for path in [*paths, *(f"/ar{path}" for path in paths)]:
        page.goto(path)
        assert violations(page) == [], path
    page.goto("/report/record/")
    page.click("button[value=more]")
    assert violations(page) == []
    send(page)
    assert page.locator(".notice.danger a").count() > 0
    assert violations(page) == []


def test_pages_of_the_account_have_no_barriers(open_page: Any, violations: Any) -> None:
    page = open_page("/accounts/login/")

    links = ("confirm-email/none/", "password/reset/key/1-none/")
    for path in ("login/", "signup/", "password/reset/", "inactive/", *links):
        for prefix in ("", "/ar"):
            page.goto(f"{prefix}/accounts/{path}")
            assert violations(page) == [], prefix + path
    page.goto("/accounts/signup/")
    page.click("main form button")
    assert page.locator(".notice.danger a").count() > 0
    assert violations(page) == []
