"""Where the lines of a picture's title end, and at which size it fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from freedomnow.sharing.cutting import ELLIPSIS, LOOSE_ENDS, can_part
from freedomnow.sharing.fonts import Font
from freedomnow.sharing.lines import Paragraph

MOST_LINES = 4


@dataclass(frozen=True)
class Block:
    """Lines at one size: each a paragraph with the part of it that the line shows."""

    size: int
    lines: list[tuple[Paragraph, int, int]]

    @property
    def leading(self) -> float:
        """From line to line, in pixels: the tallest font decides."""
        return self.size * max(font.leading for font in self.fonts)

    @property
    def height(self) -> float:
        return self.leading * (len(self.lines) - 1) + self.ascent + self.descent

    @property
    def ascent(self) -> float:
        return self.size * max(font.ascent for font in self.fonts)

    @property
    def descent(self) -> float:
        return self.size * max(font.descent for font in self.fonts)

    @property
    def fonts(self) -> set[Font]:
        return {font for paragraph, start, end in self.lines for font in paragraph.fonts[start:end]}


def fitted(text: str, language: str, sizes: Sequence[int], width: int, height: int) -> Block:
    """
    At the largest of the sizes at which it needs MOST_LINES at most; at the smallest the rest is
    left out, with an ellipsis. Raises Undrawable.
    """
    whole = Paragraph.of(text, language)
    for size in sizes:
        block = Block(size, [(whole, *line) for line in broken(whole, width / size)])
        if len(block.lines) <= MOST_LINES and block.height <= height:
            return block
    return Block(sizes[-1], cut(whole, width / sizes[-1], lines_in(whole, sizes[-1], height)))


def lines_in(whole: Paragraph, size: int, height: int) -> int:
    """How many lines there is room for: MOST_LINES, or fewer of a tall script."""
    tallest = size * max(font.leading for font in whole.fonts)
    return max(1, min(MOST_LINES, int(height / tallest)))


def broken(paragraph: Paragraph, width: float) -> list[tuple[int, int]]:
    """(start, end) of the lines; a word that is wider than a line is cut between letters."""
    lines: list[tuple[int, int]] = []
    room = 0.0
    for (start, end), wide in zip(paragraph.words, paragraph.widths, strict=True):
        if lines and wide <= room:
            lines[-1] = lines[-1][0], end
            room -= wide + paragraph.blank
            continue
        while wide > width:
            at = reach(paragraph, start, end, width)
            lines.append((start, at))
            start, wide = at, paragraph.width(at, end)
        lines.append((start, end))
        room = width - wide - paragraph.blank
    return lines


def reach(paragraph: Paragraph, start: int, end: int, width: float) -> int:
    """Up to where a word is narrow enough: behind its first letter at least."""
    places = [at for at in range(start + 1, end) if can_part(paragraph.text, at)]
    narrow = [at for at in places if paragraph.width(start, at) <= width]
    return max(narrow, default=places[0] if places else end)


def cut(whole: Paragraph, width: float, most: int) -> list[tuple[Paragraph, int, int]]:
    """The first lines, the last of them with an ellipsis if more would follow."""
    lines = broken(whole, width)
    told = [(whole, start, end) for start, end in lines[:most]]
    if len(lines) > most:
        start, end = lines[most - 1]
        told[-1] = ending(whole, start, end, width)
    return told


def ending(whole: Paragraph, start: int, end: int, width: float) -> tuple[Paragraph, int, int]:
    """A line that stops with an ellipsis: words, or else letters, are left out until it fits."""
    places = [at for at in range(end, start, -1) if can_part(whole.text, at)]
    blanks = [at for at in places if whole.text[at - 1] == " "]
    for at in (*blanks, *places):
        text = whole.text[start:at].rstrip(LOOSE_ENDS) + ELLIPSIS
        line = Paragraph.of(text, whole.language)
        if line.width(0, len(text)) <= width:
            return line, 0, len(text)
    return whole, start, end
