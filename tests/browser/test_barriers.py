"""
Every type of page in every language, by light, in the dark and in forced colours: axe (WCAG 2.2,
A and AA) finds nothing, and nothing runs out of the screen at 320 px or at twice the size.
"""

from typing import Any

import pytest

from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.drill.page_types import page_types
from tests.safety.surfaces import World

pytestmark = pytest.mark.drill

# CSS pixels: the narrowest phone (WCAG 1.4.10), and 1280 at 200 % (WCAG 1.4.4).
WIDTHS = (320, 640)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
in_each_language = pytest.mark.parametrize("language", INTERFACE_LANGUAGES)


def pages(language: str) -> list[str]:
    prefix, world = "" if language == "en" else f"/{language}", World()
    return [f"{prefix}{world.path(template)}" for template in page_types().values()]


@in_each_language
def test_no_page_has_barriers(open_page: Any, violations: Any, language: str) -> None:
    page, found = open_page("/", width=360), {}

    for path in pages(language):
        page.goto(path)
        for forced in ("none", "active"):
            page.emulate_media(forced_colors=forced)
            if seen := violations(page):
                found[path, forced] = seen

    assert found == {}


@in_each_language
def test_nothing_runs_out_of_a_narrow_screen(open_page: Any, language: str) -> None:
    wider = {}
    for width in WIDTHS:
        page = open_page("/", width=width)
        for path in pages(language):
            page.goto(path)
            if over := page.evaluate(WIDER):
                wider[path, width] = over

    assert wider == {}
