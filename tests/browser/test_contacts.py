"""Contact details in a real browser: left by somebody, opened by a moderator, removed again."""

from typing import Any

from django.urls import reverse

from freedomnow.sealing import key_text
from freedomnow.submissions.models import SealedContact, Submission
from tests.browser.test_volunteer import fill_article, send
from tests.browser.test_without_account import open_with
from tests.browser.ways import with_script_in_drills
from tests.factories import make_contact_key, make_moderator, make_reachable

WORDS = "Call the bakery after six"
OPEN = "button:has-text('Open them')"


@with_script_in_drills
def test_they_are_left_opened_and_removed(open_page: Any, script: bool) -> None:
    key = key_text.written(make_contact_key())
    page = open_page("/report/article/", script=script)
    fill_article(page)
    page.fill("[name=contact]", WORDS)
    send(page)
    receipt = page.inner_text(".digits")
    report = Submission.objects.get()

    review = reverse("admin:submissions_submission_change", args=[report.pk])
    desk = open_page(review, user=make_moderator(), script=script)
    desk.click("text=Open them, with the key and a reason")
    desk.fill("[name=private_key]", key)
    desk.click(OPEN)
    assert "Nothing was opened" in desk.inner_text("[role=alert]")
    desk.fill("[name=private_key]", key)
    desk.fill("[name=reason]", "To ask for the judgment.")
    desk.click(OPEN)
    assert WORDS in desk.inner_text("#content")
    desk.click("#content >> text=Back")
    assert "opened the sealed contact details" in desk.inner_text("#content")

    open_with(page, receipt)
    page.click("text=Show everything")
    assert "To ask for the judgment." in page.inner_text("main")
    page.click("text=Remove my contact details")
    assert "are gone" in page.inner_text("[role=status]")
    assert not SealedContact.objects.exists()


def test_the_pages_about_them_have_no_barriers(open_page: Any, violations: Any) -> None:
    report = make_reachable(WORDS)
    path = reverse("admin:submission_contact", args=[report.pk])

    page = open_page(path, user=make_moderator(), width=360)
    for _shown in ("form", "errors"):
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.click(OPEN)
    for prefix in ("", "/ar"):
        page = open_page(f"{prefix}/report/article/", width=360)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
