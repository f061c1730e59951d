"""The designation table: which entries of official lists concern trafficking, and how we know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from freedomnow.web.text import cleaned, is_blank
from traffickers.lists import told
from traffickers.lists.entry import NotAList, Problem
from traffickers.lists.rows import BadRow, rows

COLUMNS = [
    "list",
    "list_id",
    "name",
    "type",
    "programme",
    "date",
    "category",
    "how_told",
    "evidence",
    "what_was_seen",
]
LISTS = {"OFAC SDN", "UN SC", "UK Sanctions List"}
TYPES = {"person", "entity", "vessel"}
MATTERS = {
    "trafficking": "trafficking",
    "forced-labour": "forced_labour",
    "smuggling": "smuggling",
}
OFFICIAL_TEXT_SEEN = {"release text seen", "list text seen"}
LONGEST_CELL = 300
LINK = re.compile(r"https?://[^\s()]+")


@dataclass(frozen=True, slots=True)
class TableRow:
    """
    One row of the table, checked.

    `on` is an ISO date or "" when the table does not tell it. `matters` are evidence.codes.Matter
    values. `link` is the evidence when that is a link, else "".
    """

    line: int
    list: str
    list_id: str
    name: str
    type: str
    programme: str
    on: str
    matters: tuple[str, ...]
    how_told: str
    evidence: str
    what_was_seen: str

    @property
    def import_key(self) -> str:
        """What names this designation for ever: the list, and the entry's id there."""
        return f"{self.list}|{self.list_id}"

    @property
    def is_official_text_seen(self) -> bool:
        """Whether the listing authority's own words were read: the table's last column."""
        return self.what_was_seen in OFFICIAL_TEXT_SEEN

    @property
    def link(self) -> str:
        return self.evidence if LINK.fullmatch(self.evidence) else ""


def read_table(path: Path) -> Iterator[TableRow | Problem]:
    """
    The rows in order; a malformed one is given as the problem it is.

    Raises NotAList, before the first row, when the file is not this table at all.
    """
    problems: list[Problem] = []
    table = rows(path, len(COLUMNS), problems)
    _line, header = next(table, (1, []))
    if header != COLUMNS or problems:
        raise NotAList(
            _("This is not a table of designations: its first line must be %(columns)s (UTF-8).")
            % {"columns": ",".join(COLUMNS)}
        )
    lines_by_key: dict[str, int] = {}
    for line, cells in table:
        yield from _drained(problems)
        yield _judged(line, cells, lines_by_key)
    yield from _drained(problems)


def _drained(problems: list[Problem]) -> Iterator[Problem]:
    while problems:
        yield problems.pop(0)


def _judged(line: int, cells: list[str], lines_by_key: dict[str, int]) -> TableRow | Problem:
    try:
        row = _row(line, [cleaned(cell) for cell in cells])
        earlier = lines_by_key.setdefault(row.import_key, line)
        if earlier != line:
            raise BadRow(_("the same entry stands on line %(line)d") % {"line": earlier})
    except BadRow as error:
        return Problem(line, str(error))
    return row


def _row(line: int, cells: list[str]) -> TableRow:
    list_name, list_id, name, kind, programme, day, category, how, evidence, seen = cells
    _require(max(len(cell) for cell in cells) <= LONGEST_CELL, _("a cell is too long"))
    _require(list_name in LISTS, _("an unknown list: %(word)s"), list_name)
    _require(list_id != "", _("the row has no list id"))
    _require(not is_blank(name), _("the row has no name"))
    _require(kind in TYPES, _("an unknown type: %(word)s"), kind)
    row = TableRow(
        line=line,
        list=list_name,
        list_id=list_id,
        name=name,
        type=kind,
        programme=programme,
        on=_date(day),
        matters=_matters(category),
        how_told=how,
        evidence=evidence,
        what_was_seen=seen,
    )
    no_link = _("the official text is said to be seen, but its link is missing")
    _require(bool(row.link) or not row.is_official_text_seen, no_link)
    return row


def _require(is_right: bool, complaint: str, word: str = "") -> None:
    if not is_right:
        raise BadRow(complaint % {"word": word[:40]})


def _date(text: str) -> str:
    try:
        return told.iso_date(text)
    except ValueError as error:
        raise BadRow(_("not a date: %(text)s") % {"text": text[:40]}) from error


def _matters(category: str) -> tuple[str, ...]:
    """
    "smuggling+trafficking" is both; what stands in parentheses is about the regime, not the entry.
    """
    words = category.partition(" (")[0].split("+")
    _require(all(word in MATTERS for word in words), _("an unknown category: %(word)s"), category)
    return tuple(matter for word, matter in MATTERS.items() if word in words)
