"""The map of the world in a real browser, without script."""

from typing import Any

import pytest

from tests.factories import make_figure, publish_directly, region_document

PATHS = ("/regions/", "/regions/?year=newest&sort=-value")


@pytest.fixture
def figures(site: str) -> None:
    """A number, a zero, "<5", no data and a dot."""
    values = {"KE": "12", "FR": "0", "BR": "<5", "IN": "no_data", "MT": "7", "DE": "300"}
    for code, value in values.items():
        figure = make_figure(value=value)
        publish_directly("region", region_document(code, figures=[figure]))


@pytest.mark.usefixtures("figures")
def test_a_country_on_the_map_leads_to_its_page(open_page: Any) -> None:
    page = open_page("/regions/", script=False, width=1280)

    page.click("role=link[name='Kenya: 12 people, 2023']")

    assert "Kenya" in page.inner_text("h1")


@pytest.mark.usefixtures("figures")
def test_the_keyboard_skips_the_map_with_one_link(open_page: Any) -> None:
    page = open_page("/regions/", script=False, width=1280)

    page.locator(".to-table a").press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("#table")
    assert page.locator(":focus").inner_text() == "Country or territory"


@pytest.mark.usefixtures("figures")
def test_the_head_of_the_table_turns_its_order(open_page: Any) -> None:
    page = open_page("/regions/", script=False, width=360)

    for first in ("France", "Germany"):
        page.click("role=link[name='Value']")
        assert page.locator(".figures tbody th").first.inner_text() == first


@pytest.mark.usefixtures("figures")
def test_another_year_is_one_press_away(open_page: Any) -> None:
    page = open_page("/regions/", script=False, width=360)

    page.click("role=link[name='Newest of each']")

    assert "newest figures" in page.inner_text("#map")


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize("path", [*PATHS, "/regions/western-europe/"])
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_no_page_scrolls_sideways_on_the_narrowest_screen(
    open_page: Any, path: str, prefix: str
) -> None:
    page = open_page(prefix + path, width=320)

    for spacing in ("0", ".06em"):  # letters of another face may be wider
        page.evaluate(f"document.body.style.letterSpacing = '{spacing}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, spacing


@pytest.mark.drill
@pytest.mark.usefixtures("figures")
def test_the_map_has_no_barriers(open_page: Any, violations: Any) -> None:
    page = open_page("/regions/", width=360)

    for path in [*PATHS, "/regions/western-europe/"]:
        for prefix in ("", "/ar"):
            page.goto(prefix + path)
            assert violations(page) == [], prefix + path
