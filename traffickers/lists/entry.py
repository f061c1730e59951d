"""What the readers of official lists give: entries as printed, and problems by line."""

import unicodedata
from dataclasses import dataclass, field

from freedomnow.web.text import cleaned, is_blank


class NotAList(ValueError):
    """The file is not what it claims to be; nothing of it can be used."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was skipped: where it begins, counted from 1, and why, in words."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class ListedName:
    """
    One name as the list prints it.

    kind: primary, alias, former, weak (the list itself calls it weak or of low quality) or
    original (in its own script). language: BCP 47, "" unless the list tells it.
    """

    name: str
    kind: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry of an official list, as far as a record may carry it (docs/rules.md rule 6).

    type: person, entity, vessel or aircraft. years_of_birth: the years told for sure;
    is_birth_vague when the list also gives a range or "circa". positions: what the list calls
    the person. linked_to: names that the list links this entry to. listed_on: ISO date or "".
    papers: numbers of passports, identity cards and registers, to be hashed and never stored.
    remarks: the list's own words, only to find the sentence to quote in; they hold numbers of
    passports and names of relatives, and must never be stored.
    """

    list_id: str
    type: str
    names: tuple[ListedName, ...]
    years_of_birth: tuple[int, ...] = ()
    is_birth_vague: bool = False
    nationalities: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    linked_to: tuple[str, ...] = ()
    listed_on: str = ""
    remarks: str = ""
    papers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        return self.names[0].name

    @property
    def year_of_birth(self) -> int | None:
        """The year, when the list tells one year and nothing that doubts it."""
        is_sure = len(self.years_of_birth) == 1 and not self.is_birth_vague
        return self.years_of_birth[0] if is_sure else None


@dataclass(slots=True)
class OfficialList:
    """
    One copy of a list: its entries by list id, and the rows that could not be read.

    seen_in names the copy; dated_on is the copy's own date, ISO or "" when it tells none.
    """

    seen_in: str
    dated_on: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def names_of(listed: list[ListedName]) -> tuple[ListedName, ...]:
    """Clean names, each once, without those that no eye could see; the first is the primary."""
    seen: dict[str, ListedName] = {}
    for one in listed:
        name = cleaned(one.name)
        if name and not is_blank(name):
            seen.setdefault(name, ListedName(name, one.kind, one.language))
    return tuple(seen.values())


def direction(name: str) -> str:
    """ "rtl" or "ltr", from the first letter that has a direction: for the page's `dir` only."""
    for character in name:
        side = unicodedata.bidirectional(character)
        if side in {"L", "R", "AL"}:
            return "ltr" if side == "L" else "rtl"
    return "ltr"
