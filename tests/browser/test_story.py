"""Somebody tells their own story and takes it back, in a real browser, without an account."""

from typing import Any

import pytest

from awareness.story_models import Agreement, Story
from freedomnow.submissions.models import Submission
from tests.browser.test_volunteer import send
from tests.browser.test_without_account import open_with
from tests.browser.ways import with_script_in_drills
from tests.factories import decide, make_submission, make_user, own_story


def fill_story(page: Any) -> None:
    page.check("[name=told_by][value=self]")
    page.fill("[name=title]", "A letter home")
    page.fill("[name=summary]", "I found a way to write.")
    page.fill("[name=body]", "One day I wrote.")
    page.check("[name=warnings][value=captivity]")


def told_with_number(page: Any) -> str:
    """Sent without one of the agreements first, then with all; its number."""
    fill_story(page)
    send(page)
    assert "Without all of these" in page.inner_text("[role=alert]")
    assert page.input_value("[name=body]") == "One day I wrote."
    for code in Agreement.values:
        page.check(f"[name=agreed][value={code}]")
    send(page)
    return str(page.inner_text(".digits"))


@with_script_in_drills
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_story_is_told_published_and_taken_back(
    open_page: Any, script: bool, prefix: str
) -> None:
    page = open_page("/report/story/", script=script)
    receipt = told_with_number(page)
    decide(Submission.objects.get(), "publish")
    path = prefix + Story.objects.get().path
    page.goto(path)
    assert "One day I wrote." in page.inner_text("article")

    open_with(page, receipt)
    page.click("text=Take my words off this site")
    page.click("text=Yes, take them off now")
    assert "Your words are gone from this site" in page.inner_text("[role=status]")

    assert page.goto(path).status == 410
    open_with(page, receipt)
    assert "nothing with this number" in page.inner_text("main")


def test_with_an_account_it_is_taken_back_among_my_reports(open_page: Any) -> None:
    sender = make_user()
    decide(make_submission("story", document=own_story(), by=sender), "publish")
    page = open_page("/report/mine/", user=sender)

    page.click("text=Take my words off this site")
    page.click("text=Yes, take them off now")

    assert "Your words are gone from this site" in page.inner_text("main")
    assert not Story.objects.exists()


def test_the_skip_link_leads_past_a_hard_text(open_page: Any) -> None:
    decide(make_submission("story", document=own_story()), "publish")
    page = open_page(Story.objects.get().path, script=False)

    page.click("text=Skip the text")

    assert page.url.endswith("#after-the-text")
