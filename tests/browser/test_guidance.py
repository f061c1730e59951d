"""Help and check in a real browser: in three taps, without script, in Arabic."""

from typing import Any

import pytest

from tests.browser.ways import with_script_in_drills
from tests.factories import make_name, make_published, record_document

RAIL = ".rail >> text=I need help"


def taps_to_a_number(page: Any, danger: str) -> int:
    """From the first page to a number on the screen, as a thumb would go."""
    taps = (RAIL, f"a[href*='d={danger}&a=150']", "main a[href$='c=FR']")
    for one in taps:
        page.click(one)
    page.wait_for_url(f"**/help/?d={danger}&c=FR")
    return len(taps)


@with_script_in_drills
@pytest.mark.parametrize("danger", ["1", "0"])
def test_help_is_three_taps_away(open_page: Any, script: bool, danger: str) -> None:
    make_published("organization")
    page = open_page("/", script=script, width=360)

    assert taps_to_a_number(page, danger) == 3
    assert page.locator("a[href='tel:112']").count() > 0
    assert page.locator("a[href='tel:+33140000000']").count() > 0
    assert page.context.cookies() == []


def test_in_danger_a_number_can_be_pressed_without_scrolling(open_page: Any) -> None:
    page = open_page("/help/?d=1&c=FR", width=360)

    box = page.locator("a[href='tel:112']").first.bounding_box()
    assert box["y"] + box["height"] < 800 - 60  # above the rail


def test_the_third_question_is_one_tap(open_page: Any) -> None:
    page = open_page("/help/?d=0&c=FR", script=False, width=360)
    page.click("text=A safe place to stay")

    assert page.url.endswith("/help/?c=FR&d=0&n=b#need")
    assert page.locator("main [aria-current]").inner_text() == "A safe place to stay"


@with_script_in_drills
def test_an_offer_is_checked(open_page: Any, script: bool) -> None:
    make_published("record", record_document(names=[make_name("Testa Harbour Agency")]))
    make_published("organization")
    page = open_page("/", script=script, width=360)
    page.click("main >> text=Check before you go >> nth=-1")
    page.fill("#q", "Testa Habour Agency")
    page.select_option("#f", "FR")
    page.select_option("#t", "GB")
    page.click("main button")

    assert "A match is not proof" in page.inner_text("main")
    assert page.locator("main .list >> text=Testa Harbour Agency").count() == 1
    assert page.locator("a[href='tel:+33140000000']").count() == 1
    assert page.context.cookies() == []


def test_only_the_card_is_printed(open_page: Any) -> None:
    page = open_page("/help/card/?c=FR")
    page.emulate_media(media="print")

    assert page.locator(".pocket").is_visible()
    assert page.locator(".pocket").bounding_box()["width"] < 90 / 25.4 * 96
    assert not page.locator("h1").is_visible()
    assert not page.locator(".foot").is_visible()


def test_the_exit_hides_the_page_before_the_other_one_is_there(
    open_page: Any, settings: Any, site: str
) -> None:
    settings.QUICK_EXIT_URL = f"{site}/about/"
    page = open_page("/help/?d=1&c=FR")
    # An answer of "nothing new" leaves the browser where it is, as a slow network does.
    page.route("**/about/", lambda route: route.fulfill(status=204))
    page.click("text=Leave this site quickly", no_wait_after=True)
    page.locator("main").wait_for(state="hidden")

    assert "localhost" in page.title()


@pytest.mark.parametrize(
    "path",
    [
        "/help/",
        "/help/?d=1&a=142",
        "/help/?a=001",
        "/help/?d=0&c=FR&n=b",
        "/help/card/?c=FR",
        "/check/",
        "/check/?q=testa&f=FR&t=GB",
        "/check/card/?f=FR&t=GB",
    ],
)
def test_no_barriers_and_no_sideways_scrolling(open_page: Any, violations: Any, path: str) -> None:
    make_published("record", record_document(names=[make_name("Testa Harbour")]))
    make_published("organization")
    page = open_page("/about/", width=320)

    for prefix in ("", "/ar"):
        page.goto(prefix + path)
        assert violations(page) == [], prefix + path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
