"""Every type of page that a visitor can open, from the access matrix, and what it may weigh."""

import re

from tests.safety.test_access_matrix import MATRIX

PAGE, MAP, HELP, RECEIPT = 12_000, 24_000, 10_000, 17_000
BARS = {
    "/regions/": MAP,
    "/regions/<slug:slug>/": MAP,
    "/report/<slug:kind>/<slug:public_id>/": MAP,  # a country with all its rows (test_weights)
    "/help/": HELP,
    "/help/card/": HELP,
}
# Answers that are no pages: for machines, or the picture of a page.
NO_PAGE = re.compile(r"^/(healthz|readyz|robots\.txt|sitemap\.xml)$|/feed/$|\.(png|svg|xml)$")


def bar(route: str) -> int:
    """Bytes (gzip 6) of its HTML, product.md's."""
    return BARS.get(route, PAGE)


def page_types() -> dict[str, str]:
    """route -> a path of it with World's names in it: all that answer a visitor's GET with 200."""
    return {
        route: template or route
        for route, (template, (reading, _sending)) in MATRIX.items()
        if reading.startswith("200") and not NO_PAGE.search(route)
    }
