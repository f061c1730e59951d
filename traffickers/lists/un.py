"""
The Consolidated List of the United Nations Security Council, as XML.

Read element by element; a document type declaration is refused before anything in it is read,
so there is no entity to expand and nothing to fetch.
"""

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from django.utils.translation import gettext as _

from freedomnow.web.text import cleaned
from traffickers.lists import told
from traffickers.lists.entry import Entry, ListedName, NotAList, OfficialList, Problem, names_of

ROOT = "CONSOLIDATED_LIST"
TYPES = {"INDIVIDUAL": "person", "ENTITY": "entity"}
NAME_PARTS = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
KINDS = {"Low": "weak", "f.k.a.": "former"}  # Good and a.k.a. are plain aliases
CHUNK = 65_536


def read(path: Path, *, seen_in: str = "", dated_on: str = "") -> OfficialList:
    """
    Persons and entities. The list carries the date when it was made; `dated_on` overrides it.

    A file that breaks off keeps what came before. Cost: 0.4 s for 1,000 entries. Raises NotAList
    for another kind of file, and for one with a document type declaration.
    """
    official = OfficialList(seen_in or path.name, dated_on)
    reader = Reader(official)
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                reader.parser.Parse(chunk)
            reader.parser.Parse(b"", True)
        except expat.ExpatError as error:
            official.problems.append(
                Problem(error.lineno, _("the XML breaks off here; what follows was not read"))
            )
    if not reader.has_begun:
        raise NotAList(_("This is not the UN Security Council's consolidated list."))
    return official


class Reader:
    """Turns each INDIVIDUAL and ENTITY into an entry as soon as it ends, then forgets it."""

    def __init__(self, official: OfficialList) -> None:
        self.has_begun = False
        self._official = official
        self._record: TreeBuilder | None = None
        self._line = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.EndElementHandler = self._end

    def _refuse(self, *_declaration: object) -> None:
        raise NotAList(_("The XML declares a document type, which the UN's list does not."))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.has_begun:
            self._begin(tag, attributes)
        if tag in TYPES and self._record is None:
            self._record = TreeBuilder()
            self._line = self.parser.CurrentLineNumber
        if self._record is not None:
            self._record.start(tag, attributes)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != ROOT:
            raise NotAList(_("This is not the UN Security Council's consolidated list."))
        self.has_begun = True
        made_on = attributes.get("dateGenerated", "")[:10]
        self._official.dated_on = self._official.dated_on or _date(made_on)

    def _text(self, text: str) -> None:
        if self._record is not None:
            self._record.data(text)

    def _end(self, tag: str) -> None:
        if self._record is None:
            return
        self._record.end(tag)
        if tag in TYPES:
            self._keep(self._record.close())
            self._record = None

    def _keep(self, record: Element) -> None:
        entry = _entry(record)
        if entry.list_id and entry.names and entry.names[0].kind == "primary":
            self._official.entries[entry.list_id] = entry
        else:
            self._official.problems.append(
                Problem(self._line, _("the entry has no reference number or no name"))
            )


def _entry(record: Element) -> Entry:
    years, is_vague = told.years(_births(record))
    return Entry(
        list_id=_word(record, "REFERENCE_NUMBER"),
        type=TYPES[record.tag],
        names=names_of(_names(record)),
        years_of_birth=years,
        is_birth_vague=is_vague,
        nationalities=told.countries(_words(record.iterfind("NATIONALITY/VALUE"))),
        programmes=tuple(_words(record.iterfind("UN_LIST_TYPE"))),
        positions=tuple(_words(record.iterfind("DESIGNATION/VALUE"))),
        listed_on=_date(_word(record, "LISTED_ON")),
        remarks=_word(record, "COMMENTS1"),
        papers=told.papers(_words(record.iterfind("INDIVIDUAL_DOCUMENT/NUMBER"))),
    )


def _names(record: Element) -> list[ListedName]:
    parts = [_word(record, part) for part in NAME_PARTS]
    aliases = [
        ListedName(_word(alias, "ALIAS_NAME"), KINDS.get(_word(alias, "QUALITY"), "alias"))
        for alias in record.iterfind(f"{record.tag}_ALIAS")
    ]
    original = [
        ListedName(name, "original") for name in _words(record.iterfind("NAME_ORIGINAL_SCRIPT"))
    ]
    return [ListedName(" ".join(filter(None, parts)), "primary"), *original, *aliases]


def _births(record: Element) -> list[str]:
    """Dates of birth in words that `told.year` understands; empty ones tell nothing."""
    dates = []
    for birth in record.iterfind("INDIVIDUAL_DATE_OF_BIRTH"):
        about = "" if _word(birth, "TYPE_OF_DATE") == "EXACT" else "circa"
        day = _word(birth, "DATE") or _word(birth, "YEAR")
        span = [_word(birth, "FROM_YEAR"), _word(birth, "TO_YEAR")]
        if day:
            dates.append(f"{about} {day}")
        elif any(span):
            dates.append("{} to {}".format(*span))
    return dates


def _word(element: Element, tag: str) -> str:
    return cleaned(element.findtext(tag) or "")


def _words(elements: Iterable[Element]) -> list[str]:
    words = (cleaned(element.text or "") for element in elements)
    return [word for word in words if word]


def _date(text: str) -> str:
    """A date that is not one is none: the designation table has its own."""
    try:
        return told.iso_date(text)
    except ValueError:
        return ""
