"""Somebody without an account, in a real browser: from the form to the published page."""

from typing import Any

from freedomnow.submissions.models import Draft, State, Submission
from tests.browser.test_volunteer import fill_article, send
from tests.browser.ways import with_script_in_drills
from tests.factories import PASSWORD, article_document, decide, make_unsigned, make_user

ASK = "/report/receipt/"


def open_with(page: Any, receipt: str) -> None:
    page.goto(ASK)
    page.fill("[name=receipt]", receipt)
    page.click("text=Open")


@with_script_in_drills
def test_a_report_without_an_account_is_sent_asked_about_answered_and_published(
    open_page: Any, script: bool
) -> None:
    page = open_page("/report/article/", script=script)
    fill_article(page)
    send(page)
    receipt = page.inner_text(".digits")
    page.fill("[name=receipt]", receipt.replace(" ", "-"))
    page.click("text=I wrote it down")
    assert "You have the number" in page.inner_text("h1")

    report = Submission.objects.get()
    decide(report, "request_changes", reason="Which page is it?")
    open_with(page, receipt)
    assert "Which page is it?" in page.inner_text("main")
    page.click("text=Show everything")
    page.fill("[name=words]", "Page 4.")
    page.click("button[value=say]")
    page.click("text=Change the report")
    page.fill("[name=body]", "Slowly, and page 4.")
    send(page)
    assert "read it again" in page.inner_text("[role=status]")

    decide(report, "publish")
    open_with(page, receipt)
    page.click("text=See the published page")
    assert "Slowly, and page 4." in page.inner_text("main")


def test_a_number_that_was_not_written_down_rightly_is_shown_again(open_page: Any) -> None:
    page = open_page("/report/article/")
    fill_article(page)
    send(page)
    receipt = page.inner_text(".digits")
    page.fill("[name=receipt]", "1234")
    page.click("text=I wrote it down")

    assert "not the same digits" in page.inner_text("[role=alert]")
    assert page.inner_text(".digits") == receipt
    with page.context.expect_page() as opened:
        page.click("text=Show it large")
    assert opened.value.inner_text(".digits").split() == receipt.split()


@with_script_in_drills
def test_a_form_is_kept_and_gone_on_with_on_another_day(open_page: Any, script: bool) -> None:
    page = open_page("/report/article/", script=script)
    page.fill("[name=title]", "Half of it")
    page.click("text=Keep it for later")
    receipt = page.inner_text(".digits")

    another_day = open_page(ASK, script=script)
    open_with(another_day, receipt)
    another_day.click("text=Go on with it")
    assert another_day.input_value("[name=title]") == "Half of it"
    fill_article(another_day)
    send(another_day)
    assert another_day.inner_text(".digits") == receipt
    assert (Submission.objects.count(), Draft.objects.count()) == (1, 0)


def test_an_account_keeps_its_draft_among_its_reports(open_page: Any) -> None:
    page = open_page("/report/article/", user=make_user())
    page.fill("[name=title]", "Half of it")
    page.click("text=Keep it for later")
    assert "not sent yet" in page.inner_text("main")

    page.click("main .list a")
    fill_article(page)
    send(page)
    page.wait_for_url("**/report/mine/*/")
    assert not Draft.objects.exists()


def test_what_was_begun_signed_in_is_not_sent_unsigned_without_asking(open_page: Any) -> None:
    page = open_page("/report/article/", user=make_user(username="forgetful"))
    fill_article(page)
    page.context.clear_cookies(name="session")
    send(page)

    assert "You are signed out" in page.inner_text("[role=alert]")
    assert not Submission.objects.exists()
    page.click("text=Send without an account")
    assert page.locator(".digits").count() == 1
    assert Submission.objects.get().proposer is None


def test_back_and_sent_again_it_is_one_report_with_one_number(open_page: Any) -> None:
    page = open_page("/report/article/")
    fill_article(page)
    send(page)
    receipt = page.inner_text(".digits")

    page.reload()

    assert page.inner_text(".digits") == receipt
    assert Submission.objects.count() == 1


def test_a_network_that_drops_while_sending_loses_nothing(open_page: Any) -> None:
    page = open_page("/report/article/")
    fill_article(page)
    page.context.set_offline(True)
    send(page)
    page.wait_for_url("chrome-error://**")
    assert not Submission.objects.exists()
    page.context.set_offline(False)
    page.reload()

    assert page.locator(".digits").count() == 1
    assert Submission.objects.get().document["body"] == "Slowly."


def test_signing_in_meanwhile_is_asked_about_too(open_page: Any) -> None:
    make_user(username="latecomer")
    page = open_page("/report/article/")
    fill_article(page)
    other = page.context.new_page()
    other.goto("/accounts/login/")
    other.fill("[name=login]", "latecomer")
    other.fill("[name=password]", PASSWORD)
    other.click("main form button")
    send(page)
    send(page)

    page.wait_for_url("**/report/mine/*/")
    assert Submission.objects.get().proposer.username == "latecomer"


def test_pages_about_a_number_have_no_barriers(open_page: Any, violations: Any) -> None:
    report, receipt = make_unsigned(document=article_document())
    decide(report, "request_changes", reason="Which page is it?")
    assert report.state == State.RECEIVED
    page = open_page("/report/article/", width=360)

    for prefix in ("", "/ar"):
        page.goto(f"{prefix}/report/article/")
        page.click("button[value=save]")
        assert violations(page) == [], "receipt"
        page.goto(prefix + ASK)
        assert violations(page) == [], "asking"
        page.fill("[name=receipt]", receipt)
        page.click("main form button")
        assert violations(page) == [], "brief"
        page.click("button[value=all]")
        assert violations(page) == [], "all"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_somebody_saw_is_told_in_confidence(open_page: Any, violations: Any) -> None:
    page = open_page("/report/", width=360, script=False)
    page.click("text=I saw something")
    page.select_option("[name=c]", "FR")
    page.click("main form button")
    assert "112" in page.inner_text("main")
    page.fill("[name=words]", "Men lock a door from outside.")
    page.click("main form[method=post] button")

    assert page.locator(".digits").count() == 1
    page = open_page("/report/tip/?c=FR", width=360)
    assert violations(page) == []
    page.goto("/ar/report/tip/?c=FR")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
