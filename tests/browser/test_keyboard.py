"""The five ways through the site by keyboard alone and without script, in English and Arabic."""

from collections.abc import Callable
from typing import Any

import pytest

from freedomnow.submissions.models import Submission
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import make_name, make_published, record_document

MOST_STEPS = 80
DRILLED = {"es", "fr", "ur", "hi"}

in_languages = pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("" if code == "en" else f"/{code}", id=code,
                     marks=[pytest.mark.drill] if code in DRILLED else [])
        for code in INTERFACE_LANGUAGES
    ],
)  # fmt: skip


@pytest.fixture
def opened(open_page: Any, prefix: str) -> Callable[[str], Any]:
    return lambda path: open_page(prefix + path, script=False)


def press_until(page: Any, wanted: str) -> None:
    """Go on until the focus is on what the selector names, and is seen to be there."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({wanted!r})"):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", wanted
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def press(page: Any, wanted: str, url: str) -> None:
    press_until(page, wanted)
    page.keyboard.press("Enter")
    page.wait_for_url(url)


def down_to(page: Any, value: str) -> None:
    """In a list of choices."""
    while page.evaluate("document.activeElement.value") != value:
        page.keyboard.press("ArrowDown")


def type_into(page: Any, wanted: str, text: str) -> None:
    press_until(page, wanted)
    page.keyboard.type(text)


@in_languages
def test_help(opened: Any) -> None:
    page = opened("/help/")
    press(page, '[href="?d=1&a=150"]', "**/help/?d=1&a=150")
    press(page, '[href="?d=1&c=FR"]', "**/help/?d=1&c=FR")
    press_until(page, '[href="tel:112"]')


@in_languages
def test_help_from_the_list_of_countries(opened: Any) -> None:
    page = opened("/help/?a=001")
    press_until(page, "#c")
    down_to(page, "FR")
    press(page, '[name=d][value="1"]', "**/help/?c=FR&d=1")


@in_languages
def test_check(opened: Any) -> None:
    page = opened("/check/")
    type_into(page, "#q", "Nobody Knows")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/?q=Nobody**")
    press_until(page, "details:nth-of-type(2) > summary")
    page.keyboard.press("Enter")

    assert page.locator("details:nth-of-type(2)").get_attribute("open") is not None
    assert page.locator("details:nth-of-type(2) p").first.is_visible()


@in_languages
def test_search(opened: Any) -> None:
    record = make_published("record", record_document(names=[make_name("Testa Harbour Company")]))
    page = opened("/")
    type_into(page, "#q", "Testa Habour Company")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?**")
    press(page, f'main [href$="{record.path}"]', f"**{record.path}")

    assert "Testa Harbour Company" in page.inner_text("h1")


@in_languages
def test_report(opened: Any) -> None:
    page = opened("/report/article/")
    type_into(page, "[name=title]", "Reading an offer")
    press_until(page, "[name=kind]")
    down_to(page, "sign")
    type_into(page, "[name=summary]", "How to read it.")
    type_into(page, "[name=body]", "Slowly.")
    type_into(page, "[name=sources-0-supports]", "all of it")
    type_into(page, "[name=sources-0-source_url]", "https://www.example.org/booklet")
    press_until(page, "form > p button[value=send]")
    page.keyboard.press("Enter")
    receipt = page.inner_text(".digits")
    type_into(page, "[name=receipt]", receipt)
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/receipt/written/")

    assert Submission.objects.get().headline == "Reading an offer"


@in_languages
def test_quiz(opened: Any, prefix: str) -> None:
    page = opened("/awareness/spot-the-signs/farm-debt/")
    press(page, '.choices a[href*="answer=c"]', "**?answer=c#said")
    assert page.locator('.choices [aria-current="true"]').count() == 1

    press_until(page, f'main a.button[href^="{prefix}/awareness/spot-the-signs/"]')
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "farm-debt" not in url)
    assert page.locator(".choices a").count() == 3
