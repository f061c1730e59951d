"""
OFAC's list of Specially Designated Nationals, as its three CSV files.

No header, CRLF, a last line with 0x1A alone, "-0- " for nothing. Format:
https://ofac.treasury.gov/system/files/126/dat_spec.txt ; that aliases inside the remarks are the
weak ones: https://ofac.treasury.gov/faqs/123
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from traffickers.lists import told
from traffickers.lists.entry import Entry, ListedName, NotAList, OfficialList, Problem, names_of
from traffickers.lists.rows import rows

NOTHING = "-0-"
TYPES = {"individual": "person", "": "entity", "vessel": "vessel", "aircraft": "aircraft"}
KINDS = {"aka": "alias", "nka": "alias", "fka": "former"}
KINDS_IN_REMARKS = {"a": "weak", "n": "weak", "f": "former"}

NAME_IN_REMARKS = re.compile(r"([afn])\.k\.a\. '(.+)'")
BIRTH = re.compile(r"(?:alt\. )?DOB (.+)")
COUNTRY = re.compile(r"(?:alt\. )?(?:nationality|citizen) (.+)")
PAPER = re.compile(
    r"(?:alt\. )?(?:(?:Diplomatic )?Passport|Travel Document Number|National ID No\.|Cedula No\.|"
    r"Identification Number|Personal ID Card|Tax ID No\.|NIT #|RUC #|Registration (?:Number|ID)|"
    r"Company Number|Commercial Registry Number|C\.R\. No\.|D-U-N-S Number) (.+)"
)
LINK = re.compile(r"Linked To: (.+)")

Names = dict[str, list[ListedName]]


def read(directory: Path, *, seen_in: str = "", dated_on: str = "") -> OfficialList:
    """
    Entries of sdn.csv with their aliases (alt.csv) and the rest of long remarks (sdn_comments.csv).

    OFAC's files carry no date: say which copy it is. Cost: 1 s and 40 MB for the 9,000 entries
    of 2021. Raises NotAList when a file is missing or holds no such row.
    """
    official = OfficialList(seen_in or "sdn.csv, alt.csv, sdn_comments.csv", dated_on)
    aliases = _aliases(_file(directory, "alt.csv"), official.problems)
    overflow = _overflow(_file(directory, "sdn_comments.csv"), official.problems)
    for line, cells in _rows(_file(directory, "sdn.csv"), 12, official.problems):
        entry = _entry(cells, aliases, overflow)
        if entry is None:
            official.problems.append(Problem(line, _("sdn.csv: the row has no name or no type")))
        else:
            official.entries[entry.list_id] = entry
    if not official.entries:
        raise NotAList(_("sdn.csv holds no entry of OFAC's list."))
    return official


def _file(directory: Path, name: str) -> Path:
    path = directory / name
    if not path.is_file():
        raise NotAList(_("%(name)s is not in the folder given.") % {"name": name})
    return path


def _rows(path: Path, width: int, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Rows that begin with an entry's number; cells that say nothing are ""."""
    own: list[Problem] = []
    for line, cells in rows(path, width, own):
        if cells[0].strip().isascii() and cells[0].strip().isdigit():
            yield line, ["" if cell.strip() == NOTHING else cell for cell in cells]
        else:
            own.append(Problem(line, _("the row has no list id")))
    problems.extend(Problem(one.line, f"{path.name}: {one.text}") for one in own)


def _aliases(path: Path, problems: list[Problem]) -> Names:
    aliases: Names = defaultdict(list)
    for line, (number, _alias_number, kind, name, _remarks) in _rows(path, 5, problems):
        if kind in KINDS:
            aliases[number].append(ListedName(name, KINDS[kind]))
        else:
            problems.append(Problem(line, _("alt.csv: an unknown kind of alias")))
    return aliases


def _overflow(path: Path, problems: list[Problem]) -> dict[str, str]:
    """What follows the 1,000th character of the remarks, by entry."""
    overflow: dict[str, str] = defaultdict(str)
    for _line, (number, text) in _rows(path, 2, problems):
        overflow[number] += text
    return overflow


def _entry(cells: list[str], aliases: Names, overflow: dict[str, str]) -> Entry | None:
    number, name, kind, programmes, _title, *_vessel, owner, remarks = cells
    remarks += overflow.get(number, "")
    items = [item.strip() for item in remarks.rstrip(". ").split(";")]
    names = names_of([ListedName(name, "primary"), *aliases.get(number, []), *_weak(items)])
    if kind not in TYPES or not names or names[0].kind != "primary":
        return None
    years, is_vague = told.years(_found(BIRTH, items))
    return Entry(
        list_id=number.strip(),
        type=TYPES[kind],
        names=names,
        years_of_birth=years,
        is_birth_vague=is_vague,
        nationalities=told.countries(_found(COUNTRY, items)),
        programmes=tuple(programmes.split("] [")) if programmes else (),
        linked_to=tuple(filter(None, [owner.strip(), *_found(LINK, items)])),
        remarks=remarks,
        papers=told.papers(_found(PAPER, items)),
    )


def _found(pattern: re.Pattern[str], items: list[str]) -> list[str]:
    return [found[1] for item in items if (found := pattern.fullmatch(item))]


def _weak(items: list[str]) -> Iterator[ListedName]:
    """Aliases inside the remarks; some are quoted twice."""
    for item in items:
        if found := NAME_IN_REMARKS.fullmatch(item):
            letter, name = found.groups()
            is_quoted_twice = len(name) > 2 and name[0] == name[-1] == "'"
            yield ListedName(name[1:-1] if is_quoted_twice else name, KINDS_IN_REMARKS[letter])
