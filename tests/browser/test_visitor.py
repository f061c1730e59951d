"""A visitor in a real browser, with and without script."""

from typing import Any

import pytest

from freedomnow.trust.urls import urlpatterns as about_pages
from tests.browser.ways import with_script_in_drills
from tests.factories import (
    campaign_document,
    make_name,
    make_published,
    make_runner,
    make_step,
    publish_directly,
    record_document,
)
from tests.traffickers.networks import put_up_network

# One of each sort in `make test`; words with an index beside them are alike.
ABOUT = ["/about/", "/about/decisions/", "/about/words/", "/about/figures/"]
ALL_ABOUT = [f"/about/{pattern.pattern}" for pattern in about_pages]
EXIT = "text=Leave this site quickly"


@pytest.fixture
def nowhere(settings: Any, site: str) -> str:
    """Where the quick exit leads in tests: not into the net."""
    settings.QUICK_EXIT_URL = f"{site}/about/"
    return str(settings.QUICK_EXIT_URL)


@with_script_in_drills
def test_a_visitor_chooses_a_country(open_page: Any, script: bool) -> None:
    page = open_page("/", script=script)
    page.select_option("#country", "FR")
    page.click("form:has(#country) button")

    assert "France" in page.inner_text("h1")


@with_script_in_drills
def test_a_name_is_found_with_a_typo(open_page: Any, script: bool) -> None:
    make_published("record", record_document(names=[make_name("Testa Harbour Company")]))
    page = open_page("/", script=script)
    page.fill("#q", "Testa Habour Company")
    page.press("#q", "Enter")
    page.click("main .list >> text=Testa Harbour Company")

    assert "/records/" in page.url
    assert "Testa Harbour Company" in page.inner_text("h1")


@with_script_in_drills
def test_lists_lead_to_their_pages(open_page: Any, script: bool) -> None:
    made = {kind: make_published(kind) for kind in ("record", "organization", "article")}
    page = open_page("/", script=script)

    for record in made.values():
        page.goto(f"/{record.section}/")
        page.click("main .list a.title")
        page.wait_for_url(f"**{record.get_absolute_url()}")


def test_help_has_a_number_to_press_and_sets_no_cookie(open_page: Any) -> None:
    make_published("organization")
    page = open_page("/help/?a=001", script=False, width=360)
    page.select_option("#c", "FR")
    page.click("form:has(#c) button >> nth=0")
    page.wait_for_url("**c=FR**")

    assert page.locator("a[href='tel:112']").count() > 0
    assert page.locator("a[href='tel:+33140000000']").count() > 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("script", [True, False])
def test_the_exit_leaves(open_page: Any, nowhere: str, script: bool) -> None:
    page = open_page("/help/", script=script)
    page.click(EXIT)

    page.wait_for_url(nowhere)


def test_escape_three_times_leaves_and_back_does_not_return(open_page: Any, nowhere: str) -> None:
    page = open_page("/search/")
    page.goto("/help/")
    for _time in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(nowhere)
    page.go_back()

    assert page.url.endswith("/search/")


@pytest.mark.drill
def test_no_page_about_us_has_barriers(open_page: Any, violations: Any) -> None:
    page = open_page("/", width=360)

    for path in ALL_ABOUT:
        for prefix in ("", "/ar"):
            page.goto(prefix + path)
            assert violations(page) == [], prefix + path


def campaigns_of_each_stage() -> list[str]:
    """Pages, and a kit, of campaigns that come, run and are over: of others and in Arabic too."""
    told: list[dict[str, Any]] = [
        {"starts_on": "2027-03", "run_by": [make_runner(name="Testa Union")]},
        {"starts_on": "2026", "ends_on": "2026", "language": "ar", "hashtag": "اسأل_أولا"},
        {"ends_on": "2020", "steps": [make_step("Ask.", "https://www.example.org/")]},
    ]
    made = [publish_directly("campaign", campaign_document(**fields)) for fields in told]
    kit = f"/share/campaign/{made[0].slug}/"
    return [*(campaign.path for campaign in made), kit, f"{kit}card/", f"{kit}poster/"]


def test_public_pages_have_no_barriers(open_page: Any, violations: Any) -> None:
    """Those of help, of check and of a full country have tests of their own."""
    kinds = ("record", "organization", "article", "campaign", "story")
    made = [make_published(kind).path for kind in kinds]
    made += campaigns_of_each_stage()
    linked = put_up_network({"Testa A": [("leads", "Testa B")]}, {"Testa B": "charged"})["Testa A"]
    made += [linked.path, f"{linked.path}network/"]
    lists = [
        "/",
        "/records/",
        "/cases/",
        "/organizations/",
        "/regions/",
        "/awareness/",
        "/awareness/footprint/",
        "/awareness/footprint/?i=phone&i=cotton",
        "/awareness/footprint/letter/?i=phone",
        "/awareness/footprint/method/",
        "/regions/indonesia/",
        "/awareness/campaigns/",
        "/awareness/stories/",
        "/awareness/path/",
        "/awareness/glossary/",
        "/awareness/signs-in-pictures/",
        "/awareness/spot-the-signs/",
        "/awareness/spot-the-signs/farm-debt/?answer=c",
        "/search/?q=testa",
        *ABOUT,
    ]
    page = open_page("/", width=360)

    shared = ["/share/region/france/", "/share/region/france/card/"]
    shared += ["/share/region/france/poster/"]

    for path in [*lists, *shared, *made]:
        for prefix in ("", "/ar"):
            page.goto(prefix + path)
            assert violations(page) == [], prefix + path
