"""
What the pictures of records share: shapes for standings, words that fit, and left for right.

Lengths are units of the picture, a pixel each where it is shown at its own size.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# The shapes of components/chip.html, 12 units wide around 0 0; filled by the even-odd rule.
SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "listed": "M-6-5.5h12v4h-12zM-6 1.5h12v4h-12z",
        "accused": "M0-6a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM0-4.4a4.4 4.4 0 0 1 0 8.8z",
        "convicted": "M-5.5-5.5h11v11h-11z",
        "ended": "M0-6a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM0-4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
        "neutral": "M0-4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
    }
)
ELLIPSIS = "…"


def shape(tone: str) -> str:
    """The path of a chip's shape; a dot for a tone without one."""
    return SHAPES.get(tone, SHAPES["neutral"])


def width_of(text: str) -> int:
    """How many letters' room it takes: a wide one that of two, a mark on another none."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def lines_of(text: str, width: int, most: int = 2) -> list[str]:
    """The text in at most so many lines of so many letters; what does not fit ends in "…"."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, width) for line in lines]


def _cut(line: str, width: int) -> str:
    taken, end = 0, len(line)
    for place, letter in enumerate(line):
        taken += _width(letter)
        if taken >= width:  # the mark for what is left out needs room, too
            end = min(end, place)
        if taken > width:
            return line[:end].rstrip() + ELLIPSIS
    return line


def number(value: float) -> str:
    """As short as SVG takes it: to a tenth, without a trailing ".0"."""
    return f"{round(value, 1):g}"


class Canvas:
    """Turns places into the picture's own: mirrored for a page that is read from right to left."""

    def __init__(self, width: float, *, is_rtl: bool) -> None:
        self.width, self.is_rtl = width, is_rtl

    def x(self, x: float, width: float = 0) -> float:
        """Where something of that width begins that begins at x when read from the left."""
        return self.width - x - width if self.is_rtl else x

    def at(self, x: float, y: float) -> str:
        """A point, as paths write it."""
        return f"{number(self.x(x))} {number(y)}"
