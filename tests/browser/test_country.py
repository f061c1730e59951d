"""The page of a place about which much is known, in a real browser."""

from typing import Any

import pytest

from tests.factories import (
    case_document,
    make_convention,
    make_figure,
    make_law,
    make_published,
    make_route,
    region_document,
)

COUNTS = {2015: "12", 2016: "<5", 2017: "0", 2021: "30", 2022: "18"}
TIERS = {2010: "tier_2", 2011: "tier_2_watch_list", 2012: "tier_1", 2022: "tier_3"}


@pytest.fixture
def france() -> str:
    figures = [make_figure(year=year, value=value) for year, value in COUNTS.items()]
    figures += [
        make_figure(indicator="tip_tier", unit="tier", year=year, value=value)
        for year, value in TIERS.items()
    ]
    laws = [make_law(), make_law(matter="smuggling", statute="Testa " + "Very" * 20)]
    treaties = [make_convention(), make_convention(convention="c182", status="no_data",
                                                   joined_on="")]  # fmt: skip
    make_published("organization")
    make_published("article")
    make_published("record")
    routes = [make_route(), make_route(origin="FR", destination="GB")]
    make_published("case", case_document(routes=routes))
    document = region_document("FR", figures=figures, laws=laws, conventions=treaties)
    return str(make_published("region", document).path)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_full_page_has_no_barriers(
    open_page: Any, violations: Any, france: str, prefix: str
) -> None:
    page = open_page("/", width=360)

    page.goto(prefix + france)

    assert page.locator("svg[role=img]").count() == 2
    assert violations(page) == []


@pytest.mark.parametrize("prefix", ["", "/ar", "/ur"])
def test_a_small_screen_needs_no_scrolling_to_the_side(
    open_page: Any, france: str, prefix: str
) -> None:
    page = open_page(prefix + france, width=320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_contents_lead_to_their_parts_without_script(open_page: Any, france: str) -> None:
    page = open_page(france, script=False, width=360)

    page.click("text='Law' >> nth=0")

    assert page.url.endswith("#law")
    assert page.locator("h2#law").is_visible()


def test_earlier_years_open_without_script(open_page: Any, france: str) -> None:
    page = open_page(france, script=False)
    table = page.locator("details table").first
    assert not table.is_visible()

    page.click("summary:has-text('Earlier years') >> nth=0")

    assert table.is_visible()
    assert "fewer than 5" in table.inner_text()


def test_on_paper_the_charts_stay_and_the_contents_go(open_page: Any, france: str) -> None:
    page = open_page(france)

    page.emulate_media(media="print")

    assert page.locator("svg[role=img]").first.is_visible()
    assert not page.locator(".toc").is_visible()
