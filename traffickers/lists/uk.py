"""
The UK Sanctions List, as the index table of the Foreign, Commonwealth & Development Office.

One name for each entry, printed surname first and kept so; dates are dd-mm-yyyy; ids that are
missing are padded with line breaks and blanks inside quotes.
"""

from pathlib import Path

from django.utils.translation import gettext as _

from traffickers.lists import told
from traffickers.lists.entry import Entry, ListedName, NotAList, OfficialList, Problem, names_of
from traffickers.lists.rows import BadRow, rows

COLUMNS = [
    "Unique ID",
    "OFSI Group ID",
    "Name",
    "Regime Name",
    "Type",
    "Designation source",
    "Date Designated",
    "Sanctions Imposed",
]
TYPES = {"Individual": "person", "Entity": "entity", "Ship": "vessel"}


def read(path: Path, *, seen_in: str = "", dated_on: str = "") -> OfficialList:
    """
    The entries of the index. The file carries no date: say which copy it is.

    Raises NotAList when the header is not the index's.
    """
    official = OfficialList(seen_in or path.name, dated_on)
    table = rows(path, len(COLUMNS), official.problems)
    _line, header = next(table, (1, []))
    if [cell.strip() for cell in header] != COLUMNS:
        raise NotAList(_("This is not the index of the UK Sanctions List."))
    for line, cells in table:
        try:
            entry = _entry([cell.strip() for cell in cells])
        except BadRow as error:
            official.problems.append(Problem(line, str(error)))
        else:
            official.entries[entry.list_id] = entry
    return official


def _entry(cells: list[str]) -> Entry:
    list_id, _group, name, regime, kind, _source, day, _measures = cells
    names = names_of([ListedName(name, "primary")])
    if not list_id:
        raise BadRow(_("the row has no list id"))
    if not names:
        raise BadRow(_("the row has no name"))
    if kind not in TYPES:
        raise BadRow(_("an unknown type: %(type)s") % {"type": kind[:40]})
    return Entry(
        list_id=list_id,
        type=TYPES[kind],
        names=names,
        programmes=(regime,) if regime else (),
        listed_on=_date(day),
    )


def _date(text: str) -> str:
    try:
        return told.uk_date(text)
    except ValueError as error:
        raise BadRow(_("not a date: %(text)s") % {"text": text[:40]}) from error
