"""The letters of share pictures: which font has a character, in the order of a language."""

import lzma
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

DATA = Path(__file__).parent / "data"
NAMES = ("latin", "arabic", "devanagari", "nastaliq")
# Urdu is read in Nastaliq; every other language of the Arabic script in Naskh's shapes.
_FIRST = {"ur": ("nastaliq", "arabic"), "ar": ("arabic",), "fa": ("arabic",), "hi": ("devanagari",)}


@dataclass(frozen=True)
class Font:
    """
    A font in units of its em, and how its lines stand, in parts of an em: `leading` from line to
    line, `ascent` and `descent` of letters that are not rare. Those were measured by eye.
    """

    name: str
    face: Any
    upem: int
    leading: float
    ascent: float
    descent: float

    @property
    def blank(self) -> float:
        """The width of a blank."""
        return (
            float(self.face.get_glyph_h_advance(self.face.get_nominal_glyph(ord(" ")))) / self.upem
        )

    def has(self, character: str) -> bool:
        return self.face.get_nominal_glyph(ord(character)) is not None


_LINES = {
    "latin": (1.2, 0.74, 0.22),
    "arabic": (1.5, 0.85, 0.4),
    "devanagari": (1.42, 0.95, 0.35),
    "nastaliq": (2.3, 1.25, 0.6),
}


@cache
def font_named(name: str) -> Font:
    """Read when it is first needed: 2 to 20 ms, up to 0.4 MB in a worker."""
    data = lzma.decompress((DATA / f"{name}.ttf.xz").read_bytes())
    face = hb.Face(hb.Blob(data))
    return Font(name, hb.Font(face), face.upem, *_LINES[name])


def names_for(language: str) -> tuple[str, ...]:
    """All fonts, the language's own first."""
    first = _FIRST.get(language.split("-")[0], ("latin",))
    return (*first, *(name for name in NAMES if name not in first))


def font_for(character: str, language: str) -> Font | None:
    """The first of the language's fonts that has the character; None where none has."""
    fonts = map(font_named, names_for(language))
    return next((font for font in fonts if font.has(character)), None)
