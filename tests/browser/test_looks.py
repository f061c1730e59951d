"""What an eye would stumble over: broken numbers, small targets, marks that stand alone."""

from typing import Any

import pytest

from tests.factories import (
    article_document,
    case_document,
    make_moderator,
    make_name,
    make_published,
    make_service,
    organization_document,
    record_document,
)

FINGER = 44
# The heights of all that stand alone to be pressed, in whole pixels.
TARGETS = """() => [...document.querySelectorAll(
    'main :is(.links a, .across > a, th > a, .crumbs a, .option), .foot a'
)].map(one => [Math.round(one.getBoundingClientRect().height), one.innerText])"""
# On how many lines the element's text stands.
LINES = "one => new Set([...one.getClientRects()].map(box => Math.round(box.top))).size"
SEPARATORS = """() => [...document.querySelectorAll('.crumbs li')].map(
    one => [getComputedStyle(one, '::before').content, getComputedStyle(one, '::after').content])"""


def put_up_line() -> None:
    services = [make_service(phone="+33140000000")]
    make_published("organization", organization_document(services=services))


@pytest.mark.parametrize("prefix", ["", "/ar", "/ur", "/hi"])
def test_a_number_to_call_is_never_broken(open_page: Any, prefix: str) -> None:
    put_up_line()
    page = open_page(f"{prefix}/help/?c=FR", width=360)

    for number in page.locator(".call bdi").all():
        assert number.evaluate(LINES) == 1
        assert number.evaluate("one => one.offsetHeight") < 60, number.inner_text()


@pytest.mark.parametrize(
    "path",
    ["/", "/contribute/", "/help/", "/help/?c=FR", "/search/?q=qqqqqq", "/about/press/",
     "/awareness/footprint/?i=coffee", "/regions/western-europe/", "/corrections/"],
)  # fmt: skip
def test_what_stands_alone_is_as_high_as_a_finger(open_page: Any, path: str) -> None:
    put_up_line()
    page = open_page(path, width=360)

    assert [small for small in page.evaluate(TARGETS) if small[0] < FINGER] == []


def test_the_way_here_has_its_strokes_between_and_none_at_an_edge(open_page: Any) -> None:
    article = make_published("article")
    page = open_page(f"{article.path}feedback/", width=360)
    strokes = page.evaluate(SEPARATORS)

    assert [before for before, _after in strokes] == ["none"] * 2
    assert [after == "none" for _before, after in strokes] == [False, True]


def test_urdu_on_a_page_of_another_language_has_room_between_its_lines(open_page: Any) -> None:
    make_published("article", article_document(language="ur", title="پہلے قدم"))
    page = open_page("/awareness/", width=360)
    text = page.locator("main .list p[lang=ur]").first
    height, size = text.evaluate(
        "one => { const s = getComputedStyle(one); return [s.lineHeight, s.fontSize] }"
    )

    assert float(height[:-2]) >= 2 * float(size[:-2])


def test_a_summary_in_another_direction_keeps_its_full_stop_at_its_end(open_page: Any) -> None:
    make_published("case", case_document(summary="They were promised wages."))
    page = open_page("/ar/cases/", width=360)

    text = page.get_by_text("They were promised wages.")
    assert text.evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_choices_of_several_lines_do_not_touch(open_page: Any) -> None:
    record = make_published("record", record_document(names=[make_name("Testa Company")]))
    page = open_page(f"/corrections/ask/record/{record.public_id}/", width=360)
    first = page.locator("main fieldset label").first

    assert first.evaluate("one => parseFloat(getComputedStyle(one).paddingBlockStart)") >= 4


@pytest.mark.parametrize("prefix", ["", "/ar", "/ur"])
def test_a_poster_can_be_read_on_a_phone(open_page: Any, prefix: str) -> None:
    page = open_page(f"{prefix}/share/region/france/poster/", width=360)

    assert page.locator(".sheet-address").evaluate("one => one.offsetHeight") < 100


def test_the_arrow_of_the_menu_is_an_arrow_in_forced_colours(open_page: Any) -> None:
    page = open_page("/", width=360)
    page.emulate_media(forced_colors="active")
    ground, edge = page.locator(".menu > summary").evaluate(
        "one => [getComputedStyle(document.body).backgroundColor,"
        " getComputedStyle(one, '::after').borderLeftColor]"
    )

    assert edge == ground


@pytest.mark.parametrize("path", ["/awareness/campaigns/", "/awareness/stories/"])
def test_the_menu_says_that_campaigns_and_stories_belong_to_learning(
    open_page: Any, path: str
) -> None:
    page = open_page(path, width=1280)

    assert page.locator(".nav [aria-current]").inner_text() == "Learn"


# How far each link's words stand above the end of the term that they belong to.
OVERLAPS = """() => [...document.querySelectorAll('dd.links')].map(one => {
    const link = one.querySelector('a');
    const words = link.getBoundingClientRect().top + parseFloat(getComputedStyle(link).paddingTop);
    return one.previousElementSibling.getBoundingClientRect().bottom - words;
})"""


def test_one_link_in_a_list_of_facts_keeps_off_its_term(open_page: Any) -> None:
    page = open_page("/awareness/footprint/?i=phone", width=360)
    overlaps = page.evaluate(OVERLAPS)

    assert overlaps
    assert max(overlaps) <= 1


MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    return /[1-9]/.test(transitionDuration) || animationName != 'none' || scrollBehavior != 'auto';
}).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["/", "/help/?c=FR", "/regions/", "/report/article/", "/admin/"])
def test_nothing_moves_for_whom_motion_disturbs(open_page: Any, path: str) -> None:
    page = open_page(path, user=make_moderator())

    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert bool(page.evaluate(MOVING)) == (path == "/admin/")
