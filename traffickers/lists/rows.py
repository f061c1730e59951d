"""CSV files from elsewhere, row by row: a bad row costs itself and no other."""

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from traffickers.lists.entry import Problem

# Measured on the lists of 2021 to 2025: the longest line has 1,200 bytes, the longest row 3 lines.
LONGEST_LINE = 65_536
MOST_LINES_IN_A_ROW = 6
END_OF_FILE_MARK = b"\x1a"  # CP/M's, which OFAC still writes as a last line of its own

Row = tuple[int, list[str]]
Line = tuple[int, bytes]


class BadRow(ValueError):
    """Why a row cannot be read, in words."""


def rows(path: Path, width: int, problems: list[Problem]) -> Iterator[Row]:
    """
    (line, cells) of each row that has `width` cells; the others go to `problems`.

    Empty cells beyond the width are dropped. A quote that is never closed costs its own line
    only: reading resumes at the next. Memory: a few lines, whatever the size of the file.
    """
    with path.open("rb") as file:
        lines = Lines(file)
        for number, line in lines:
            try:
                yield number, _cells(_whole_row(line, lines), width)
            except BadRow as error:
                problems.append(Problem(number, str(error)))


class Lines:
    """The lines of a file that hold something, numbered from 1; lines can be given back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._number = 0
        self._given_back: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        if self._given_back:
            return self._given_back.popleft()
        while line := self._file.readline(LONGEST_LINE):
            self._number += 1
            self._skip_the_rest_of(line)
            if line.strip() not in {b"", END_OF_FILE_MARK}:
                return self._number, line
        raise StopIteration

    def give_back(self, lines: list[Line]) -> None:
        self._given_back.extendleft(reversed(lines))

    def _skip_the_rest_of(self, part: bytes) -> None:
        while len(part) == LONGEST_LINE and not part.endswith(b"\n"):
            part = self._file.readline(LONGEST_LINE)


def _whole_row(line: bytes, lines: Lines) -> bytes:
    """The line, with those that follow it inside one quoted cell."""
    if len(line) >= LONGEST_LINE:
        raise BadRow(_("the line is too long for a row of a list"))
    row, more = line, list[Line]()
    while row.count(b'"') % 2 and len(more) < MOST_LINES_IN_A_ROW - 1:
        following = next(lines, None)
        if following is None:
            break
        more.append(following)
        row += following[1]
    if row.count(b'"') % 2:
        lines.give_back(more)
        raise BadRow(_("a quotation mark is opened and never closed"))
    return row


def _cells(row: bytes, width: int) -> list[str]:
    try:
        cells = next(csv.reader([_text(row)]))
    except csv.Error as error:
        raise BadRow(_("the row is not CSV")) from error
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width:
        raise BadRow(
            _("%(found)d columns where %(expected)d belong")
            % {"found": len(cells), "expected": width}
        )
    return cells


def _text(row: bytes) -> str:
    if b"\0" in row:
        raise BadRow(_("the row holds NUL bytes"))
    try:
        return row.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRow(_("the row is not UTF-8")) from error
