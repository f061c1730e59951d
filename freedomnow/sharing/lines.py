"""
Text as lines of glyphs: which font, which way, where a line ends.

HarfBuzz shapes one run of one font in one direction; python-bidi says which way each character
runs; the rest (runs, words, lines) stands here. Widths are in ems until a size is chosen.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import uharfbuzz as hb
from bidi import algorithm

from freedomnow.sharing.fonts import Font, font_for
from freedomnow.web.languages import is_rtl
from freedomnow.web.text import JOINERS


class Undrawable(ValueError):
    """A character that no font here has."""


@dataclass(frozen=True)
class Glyph:
    """One glyph and where its origin stands from the start of its line, in ems."""

    font: Font
    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Paragraph:
    """A text in one language; `levels` and `fonts` have one entry for each character."""

    text: str
    language: str
    levels: tuple[int, ...]
    fonts: tuple[Font, ...]

    @classmethod
    def of(cls, text: str, language: str) -> "Paragraph":
        """Raises Undrawable."""
        text = " ".join(text.split())
        fonts = tuple(fonts_of(text, language))
        return cls(text, language, levels_of(text, is_rtl(language)), fonts)

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """(start, end) of each, its blank included."""
        ends = [at + 1 for at, sign in enumerate(self.text) if sign == " "] + [len(self.text)]
        return list(zip([0, *ends], ends, strict=False))

    @cached_property
    def widths(self) -> list[float]:
        """Of the words; what a line needs is the sum of them."""
        return [self.width(start, end) for start, end in self.words]

    @cached_property
    def blank(self) -> float:
        """The width between two words."""
        return max((font.blank for font in set(self.fonts)), default=0)

    def width(self, start: int, end: int) -> float:
        """Of one line."""
        return sum(advance for _run, _glyphs, advance in self.shaped(start, end))

    def glyphs(self, start: int, end: int) -> Iterator[Glyph]:
        """Of one line, from left to right."""
        x = 0.0
        for font, placed, advance in self.shaped(start, end):
            yield from (Glyph(font, number, x + dx, dy) for number, dx, dy in placed)
            x += advance

    def shaped(self, start: int, end: int) -> list[tuple[Font, list[Any], float]]:
        """(font, glyphs, width) of the runs of a line, as they stand from left to right."""
        end = start + len(self.text[start:end].rstrip(" "))
        runs = [list(run) for _key, run in groupby(range(start, end), self.key_at)]
        return [self.shape(run) for run in reordered(runs, self.levels)]

    def key_at(self, at: int) -> tuple[int, str]:
        return self.levels[at], self.fonts[at].name

    def shape(self, run: list[int]) -> tuple[Font, list[Any], float]:
        font = self.fonts[run[0]]
        buffer = hb.Buffer()
        buffer.add_str(self.text[run[0] : run[-1] + 1])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if self.levels[run[0]] % 2 else "ltr"
        buffer.language = self.language
        hb.shape(font.face, buffer)
        return font, *placed(buffer, font.upem)


def placed(buffer: Any, upem: int) -> tuple[list[tuple[int, float, float]], float]:
    """((glyph, x, y) of each, the width of all), in ems."""
    glyphs, x = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, up = x + position.x_offset, position.y_offset
        glyphs.append((info.codepoint, left / upem, up / upem))
        x += position.x_advance
    return glyphs, x / upem


def fonts_of(text: str, language: str) -> Iterator[Font]:
    """One for each character: a joiner or an accent has that of the letter before it."""
    before: Font | None = None
    for sign in text:
        hangs_on = sign in JOINERS or unicodedata.category(sign).startswith("M")
        font = before if before and hangs_on and before.has(sign) else font_for(sign, language)
        if font is None:
            raise Undrawable(sign)
        before = font
        yield font


def levels_of(text: str, is_rtl: bool) -> tuple[int, ...]:
    """
    The embedding level of each character by Unicode's algorithm: odd runs from right to left. The
    package drops joiners on its way (rule X9); they stay with the letter before them.
    """
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(is_rtl)
    storage["base_dir"] = "LR"[is_rtl]
    algorithm.get_embedding_levels(text, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    for step in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
    ):
        step(storage, False)
    known = {character["at"]: character["level"] for character in storage["chars"]}
    levels: list[int] = []
    for at in range(len(text)):
        levels.append(known.get(at, levels[-1] if levels else int(is_rtl)))
    return tuple(levels)


def reordered(runs: list[list[int]], levels: Sequence[int]) -> list[list[int]]:
    """From the order of reading to that of the eye, left to right (rule L2)."""
    highest = max((levels[run[0]] for run in runs), default=0)
    for level in range(highest, 0, -1):
        runs = [run for stretch in stretches(runs, levels, level) for run in stretch]
    return runs


def stretches(runs: list[list[int]], levels: Sequence[int], level: int) -> Iterator[list[Any]]:
    """Runs in a row that are at that level or above, turned round; the others as they are."""
    for is_above, some in groupby(runs, lambda run: levels[run[0]] >= level):
        stretch = list(some)
        yield stretch[::-1] if is_above else stretch
