"""Share kits in a real browser: on a small screen, without script, and on paper."""

import re
from typing import Any

import pytest

from tests.factories import article_document, make_published, make_service, organization_document

# As long as the form lets a title and a summary be.
LONG = {
    "en": "Before you say yes to work abroad ask who pays for what and where you will live",
    "ar": "قبل أن توافق على عمل في الخارج اسأل من يدفع وأين ستسكن ومن يحتفظ بأوراقك",
    "ur": "بیرون ملک کام کے لیے ہاں کہنے سے پہلے پوچھیں کہ خرچ کون دے گا اور کہاں رہیں گے",
    "hi": "विदेश में काम के लिए हाँ कहने से पहले पूछें कि खर्च कौन देगा और आप कहाँ रहेंगे",
}


def prefix_of(language: str) -> str:
    return "" if language == "en" else f"/{language}"


def pages_in(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in millimetres."""
    count = len(re.findall(rb"/Type\s*/Page\b", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert len(boxes) == count
    return [tuple(round(float(side) * 25.4 / 72) for side in box) for box in boxes]  # type: ignore[misc]


@pytest.mark.parametrize(("paper", "size"), [("card", (105, 148)), ("poster", (210, 297))])
@pytest.mark.parametrize("language", LONG)
def test_the_longest_words_and_many_numbers_fit_on_one_sheet(
    open_page: Any, language: str, paper: str, size: tuple[int, int]
) -> None:
    told = ((LONG[language] + " ") * 4).strip()
    fields = {"title": told[:200].strip(), "summary": told[:300].strip()}
    article = make_published("article", article_document(language=language, **fields))
    own = {"regions": ["IN"], "confirmed_on": "2020-03-04"}
    own |= {"source_publisher": "Ministry of the Interior of Testa and Office for Migration"}
    services = [make_service(name=f"Testa {n}", phone=f"+9111400000{n}0", **own) for n in range(4)]
    make_published("organization", organization_document(services=services, regions=["IN"]))

    page = open_page(f"{prefix_of(language)}/share/article/{article.slug}/{paper}/?in=IN")

    digits = page.locator(".sheet .digits")
    assert digits.count() >= 8
    assert digits.first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 21
    assert pages_in(page.pdf(prefer_css_page_size=True)) == [size]


def test_a_country_is_shared_in_three_taps_without_script(open_page: Any) -> None:
    page = open_page("/regions/france/", script=False, width=360)
    page.click("text=Share this page")

    assert page.locator("a[href^='sms:?body=France']").is_visible()
    page.click("text=A card (A6)")
    assert page.locator(".sheet svg[role=img]").is_visible()
    assert page.context.cookies() == []


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_nothing_is_wider_than_a_small_screen(open_page: Any, prefix: str) -> None:
    for path in ("", "card/", "poster/"):
        page = open_page(f"{prefix}/share/region/france/{path}", width=320)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_browser_can_read_the_picture(open_page: Any) -> None:
    page = open_page("/share/region/france/")
    picture = page.locator("img.shared")
    picture.scroll_into_view_if_needed()
    size = picture.evaluate(
        "async one => { await one.decode(); return [one.naturalWidth, one.naturalHeight] }"
    )

    assert size == [1200, 630]
