"""Somebody who learns, in a real browser: without script, on a small screen."""

from typing import Any

import pytest

from freedomnow.corrections.models import Request
from tests.browser.ways import with_script_in_drills
from tests.factories import article_document, publish_directly

PARTS = "## One\n\nDebt bondage.\n\n## Two\n\nb\n\n## Three\n\nc"
PAGES = [
    "/awareness/",
    "/awareness/stories/",
    "/awareness/stories/?form=OrganRemoval",
    "/awareness/path/",
    "/awareness/glossary/",
    "/awareness/signs-in-pictures/",
    "/awareness/spot-the-signs/",
    "/awareness/spot-the-signs/computer-work/",
    "/awareness/spot-the-signs/computer-work/?answer=b",
]


@pytest.fixture
def article() -> Any:
    return publish_directly("article", article_document(title="Testa offer", body=PARTS))


@pytest.mark.parametrize("prefix", ["", "/ar"])
@with_script_in_drills
def test_the_quiz_is_walked_from_the_list_to_the_next_story(
    open_page: Any, prefix: str, script: bool
) -> None:
    page = open_page(f"{prefix}/awareness/", script=script, width=360)
    page.click(f'main a[href="{prefix}/awareness/spot-the-signs/"]')
    page.click("main > ol a >> nth=0")
    page.click(".choices a >> nth=1")

    assert page.url.endswith(f"{prefix}/awareness/spot-the-signs/hotel-job/?answer=b#said")
    assert page.locator("#said h2").count() == 1

    page.click("main a.button:not(.quiet) >> nth=-1")
    assert page.url.endswith("/spot-the-signs/farm-debt/")
    assert page.context.cookies() == []


@with_script_in_drills
def test_the_table_of_contents_leads_to_a_part_and_a_word_to_the_glossary(
    open_page: Any, article: Any, script: bool
) -> None:
    page = open_page(article.path, script=script, width=360)
    page.click("text=On this page")
    page.click("details a >> text=Three")

    assert page.url.endswith("#part-3")

    page.click("article p a >> text=Debt bondage")
    assert page.url.endswith("/awareness/glossary/#debt-bondage")
    assert page.locator(":target dt").inner_text() == "Debt bondage"


@with_script_in_drills
def test_somebody_says_what_is_wrong(open_page: Any, article: Any, script: bool) -> None:
    page = open_page(article.path, script=script, width=360)
    page.click("text=Did this page help you?")
    page.click("text=Partly")
    page.click("text=It is hard to understand")
    page.fill("textarea", "The third part is long.")
    page.click("main form button")

    assert Request.objects.get().words.endswith("The third part is long.")
    assert page.locator(r"text=/\d{4} \d{4} \d{4} \d{4} \d{4}/").count() > 0


@pytest.mark.drill
def test_learning_pages_have_no_barriers(open_page: Any, violations: Any, article: Any) -> None:
    page = open_page("/", width=360)

    for path in [*PAGES, article.path, f"{article.path}feedback/"]:
        for prefix in ("", "/ar"):
            page.goto(prefix + path)
            assert violations(page) == [], prefix + path


@pytest.mark.parametrize("prefix", ["", "/ur"])
def test_no_learning_page_scrolls_sideways_at_320_px(
    open_page: Any, article: Any, prefix: str
) -> None:
    page = open_page("/", width=320)

    for path in [*PAGES, article.path, f"{article.path}feedback/"]:
        page.goto(prefix + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_the_sheet_of_pictures_prints_on_one_page(open_page: Any) -> None:
    page = open_page("/awareness/signs-in-pictures/")

    printed = page.pdf(format="A4")

    assert printed.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize(("width", "in_a_row"), [(360, 2), (768, 4), (1280, 4)])
@pytest.mark.parametrize("prefix", ["", "/ar", "/hi"])
def test_the_ways_to_learn_fill_their_rows(
    open_page: Any, prefix: str, width: int, in_a_row: int
) -> None:
    page = open_page(f"{prefix}/awareness/", width=width)

    boxes = [one.bounding_box() for one in page.locator(".ways a").all()]

    first = [box for box in boxes if box["y"] == boxes[0]["y"]]
    assert len(boxes) == 7
    assert len(first) == in_a_row
    assert len({round(box["width"]) for box in first}) == 1
    assert min(box["height"] for box in boxes) >= 44


def test_the_ways_to_learn_stand_one_below_the_other_with_letters_at_200_percent(
    open_page: Any,
) -> None:
    page = open_page("/awareness/", width=360)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    lines = [one.bounding_box()["y"] for one in page.locator(".ways a").all()]

    assert len(set(lines)) == len(lines)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
