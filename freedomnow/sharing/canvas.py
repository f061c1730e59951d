"""A drawing of few colours, and its PNG. Coverage is 0 to 255; rows go down from the top."""

import struct
import zlib
from collections.abc import Callable, Iterable
from math import ceil, floor
from typing import Any

import uharfbuzz as hb

from freedomnow.sharing.lines import Glyph

Colour = tuple[int, int, int]
# What stands at the left and the right of a shape at a height; None where it has nothing there.
Span = Callable[[float], tuple[float, float] | None]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SHADES = 8  # of the paint, from a tenth of it to all
ACCENTS = 15 - SHADES
SAMPLES = 4  # rows looked at for each row of pixels, at the edges of shapes


def table(first: int, steps: int) -> bytes:
    """Coverage to an index of the palette: 0 for next to nothing, else `first` and on."""
    nearest = [round(coverage * steps / 255) for coverage in range(256)]
    return bytes(first + step - 1 if step else 0 for step in nearest)


HIGH = bytes((index << 4) & 0xFF for index in range(256))
PAINT = table(1, SHADES)
ACCENT = table(1 + SHADES, ACCENTS)


class Canvas:
    """
    Words in one colour on a ground whose shapes, of that colour or another, no word touches. 16
    colours in all, 4 bits a pixel. `shapes` are indexes of the palette; the width is even.
    """

    def __init__(self, width: int, height: int, shapes: bytes) -> None:
        self.width, self.height, self.shapes = width, height, shapes
        self.words: Any = hb.RasterDraw()
        self.words.extents = hb.RasterExtents(0, 0, width, height)

    def write(self, glyphs: Iterable[Glyph], size: float, x: float, y: float) -> None:
        """A line of words whose letters stand at that height."""
        for glyph in glyphs:
            scale = size / glyph.font.upem
            across, up = x + glyph.x * size, self.height - y + glyph.y * size
            self.words.transform = (scale, 0, 0, scale, across, up)
            self.words.draw_glyph(glyph.font.face, glyph.number)

    def written(self) -> bytes:
        """The words alone. HarfBuzz has rows from the bottom to the top."""
        image = self.words.render()
        rows, stride = bytes(image.buffer), image.extents.stride
        return b"".join(
            rows[start : start + self.width]
            for start in range((self.height - 1) * stride, -1, -stride)
        )

    def png(self, ground: Colour, paint: Colour, accent: Colour) -> bytes:
        """The same drawing gives the same bytes, with the same zlib."""
        paints = [mixed(ground, paint, (step + 1) / SHADES) for step in range(SHADES)]
        accents = [mixed(ground, accent, (step + 1) / ACCENTS) for step in range(ACCENTS)]
        indexes = united(self.written().translate(PAINT), self.shapes)
        packed = united(indexes[::2].translate(HIGH), indexes[1::2])
        half = self.width // 2
        rows = b"".join(b"\0" + packed[at : at + half] for at in range(0, len(packed), half))
        head = struct.pack(">IIBBBBB", self.width, self.height, 4, 3, 0, 0, 0)
        palette = bytes(part for colour in (ground, *paints, *accents) for part in colour)
        parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9))]
        return SIGNATURE + b"".join(chunk(*part) for part in (*parts, (b"IEND", b"")))


def filled(width: int, height: int, span: Span) -> bytes:
    """How much of each pixel a shape covers that has one stretch at each height."""
    pixels = bytearray(width * height)
    for y in range(height):
        rows = [span(y + (part + 0.5) / SAMPLES) for part in range(SAMPLES)]
        told = [row for row in rows if row]
        if told:
            first, covered = coverage(told)
            start = y * width + first
            pixels[start : start + len(covered)] = covered
    return bytes(pixels)


def united(*layers: bytes) -> bytes:
    """Of layers that do not overlap: what each has. As one long number, which is quick."""
    whole = 0
    for layer in layers:
        whole |= int.from_bytes(layer, "big")
    return whole.to_bytes(len(layers[0]), "big")


def mixed(ground: Colour, colour: Colour, share: float) -> Colour:
    red, green, blue = (
        round(under + (over - under) * share) for under, over in zip(ground, colour, strict=True)
    )
    return red, green, blue


def coverage(rows: list[tuple[float, float]]) -> tuple[int, bytes]:
    """(first pixel, coverage of it and those that follow) of stretches one below the other."""
    first, last = floor(min(left for left, _ in rows)), ceil(max(right for _, right in rows))
    begin, end = ceil(max(left for left, _ in rows)), floor(min(right for _, right in rows))
    if begin >= end:
        return first, edge(rows, first, last)
    within = bytes([round(len(rows) * 255 / SAMPLES)]) * (end - begin)
    return first, edge(rows, first, begin) + within + edge(rows, end, last)


def edge(rows: list[tuple[float, float]], first: int, last: int) -> bytes:
    """Coverage of pixels that not every stretch covers wholly."""
    sums = [
        sum(max(0.0, min(right, x + 1) - max(left, x)) for left, right in rows)
        for x in range(first, last)
    ]
    return bytes(round(part * 255 / SAMPLES) for part in sums)


def chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
