"""
How long a share picture takes, and what it weighs.

`make drill` writes the figures to docs/measured.md.
"""

from statistics import median
from time import perf_counter

import pytest

from freedomnow.sharing.fonts import font_named
from freedomnow.sharing.picture import drawn, picture, shapes
from tests.drill.measured import write_section
from tests.sharing.test_picture import HOST, TITLES

pytestmark = pytest.mark.drill

MOST_MILLISECONDS, MOST_BYTES = 200, 30_000
TIMES = 20


def milliseconds(work):
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def first(title, language):
    """In a worker that has drawn nothing: fonts and mark are read and drawn too."""
    for kept in (drawn, font_named, shapes):
        kept.cache_clear()
    return milliseconds(lambda: picture(title, language, HOST))


def test_every_picture_is_drawn_in_time_and_kept():
    rows, slowest, heaviest = [], 0.0, 0
    for language, words in TITLES.items():
        title = f"{words} " * 3
        cold = first(title, language)
        warm = median(
            milliseconds(lambda: drawn.__wrapped__(title, language, HOST))  # noqa: B023
            for _time in range(TIMES)
        )
        again = milliseconds(lambda: picture(title, language, HOST))  # noqa: B023
        size = len(picture(title, language, HOST))
        slowest, heaviest = max(slowest, cold), max(heaviest, size)
        rows.append(
            f"| {language} | {cold:.0f} | {warm:.0f} | {MOST_MILLISECONDS} | {again:.2f} "
            f"| {size:,} | {MOST_BYTES:,} |"
        )

    write_section(
        "Share pictures with the longest titles",
        "| language | ms, the first of a worker | ms, drawn | bar | ms, kept | bytes | bar |",
        rows,
    )
    assert slowest <= MOST_MILLISECONDS
    assert heaviest <= MOST_BYTES
