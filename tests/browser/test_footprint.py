"""From everyday things to a letter in a real browser, with and without script."""

from typing import Any

import pytest

from tests.browser.ways import with_script_in_drills


@with_script_in_drills
@pytest.mark.parametrize(("prefix", "country"), [("", "Ghana"), ("/ar", "غانا")])
def test_a_visitor_ticks_things_and_comes_to_a_letter(
    open_page: Any, script: bool, prefix: str, country: str
) -> None:
    page = open_page(f"{prefix}/awareness/footprint/", script=script, width=360)
    page.check("#i-chocolate")
    page.check("#i-phone")
    page.click("main form button")

    assert page.url.endswith("?i=chocolate&i=phone")
    assert country in page.inner_text("#chocolate")
    assert page.is_checked("#i-phone")

    page.click("#chocolate >> a.button")

    assert country in page.input_value("#letter")
    assert page.context.cookies() == []


def test_the_pages_need_no_sideways_scrolling(open_page: Any) -> None:
    page = open_page("/awareness/footprint/", width=320)

    for path in ("", "?i=phone&i=fruit", "letter/?i=phone", "method/"):
        page.goto(f"/awareness/footprint/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_country_leads_from_its_goods_and_back(open_page: Any) -> None:
    page = open_page("/awareness/footprint/?i=chocolate", script=False)
    page.click("#chocolate >> text=Ghana")

    assert page.url.endswith("/regions/ghana/#goods")

    page.click("text=What is behind the things I buy?")

    assert page.url.endswith("/awareness/footprint/")
