"""Designations as record documents: the table, joined with the entries of the official lists."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from freedomnow.evidence.codes import Matter
from traffickers.lists import documents, words
from traffickers.lists.documents import Document, citation, row_key
from traffickers.lists.entry import Entry, ListedName, OfficialList, Problem
from traffickers.lists.table import TableRow, read_table
from traffickers.lists.words import Words

MOST_NAMES = 40  # of one record (publishing.documents.MOST_ROWS)
LONGEST_SUMMARY = 2000


@dataclass(frozen=True, slots=True)
class Authority:
    """
    Who keeps a list: its name, its region code ("" for the UN), and what the list is called.

    has_texts: the file that we read says of each entry in sentences why it is listed. OFAC's holds
    numbers and names, the UK's index the name of a regime: neither can say what somebody did.
    """

    name: str
    jurisdiction: str
    list_title: str
    entry_link: str = ""
    has_texts: bool = False


AUTHORITIES = {
    "OFAC SDN": Authority(
        "US Department of the Treasury, Office of Foreign Assets Control",
        "US",
        "Specially Designated Nationals and Blocked Persons List",
    ),
    "UN SC": Authority(
        "United Nations Security Council",
        "",
        "United Nations Security Council Consolidated List",
        "https://www.un.org/securitycouncil/content/un-sc-consolidated-list",
        has_texts=True,
    ),
    "UK Sanctions List": Authority(
        "UK Foreign, Commonwealth & Development Office",
        "GB",
        "UK Sanctions List",
        "https://www.gov.uk/government/publications/the-uk-sanctions-list",
    ),
}
COMPANY = re.compile(
    r"\b(?:co|company|corp|inc|limited|ltd|llc|hotel|hotelera|s\.a)\b", re.IGNORECASE
)
NOTHING_SEEN = "as told by our designation table"
NO_LIST = OfficialList(seen_in="")


@dataclass(frozen=True, slots=True)
class Designation:
    """
    One person, network or company of the table.

    is_evidenced: its official text was itself seen; only then can the gate let it pass, and only
    with a date. notes: what a moderator should know and no page shows. line: in the table.
    papers: as Entry has them.
    """

    import_key: str
    document: Document
    is_evidenced: bool
    notes: tuple[str, ...]
    line: int
    papers: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """A row of the table with its entry in the official list, if that list was given."""

    row: TableRow
    official: OfficialList
    entry: Entry | None
    words: Words

    @property
    def authority(self) -> Authority:
        return AUTHORITIES[self.row.list]


# How a quoted text names a matter, in English as all these lists are.
STEM_OF_MATTER: dict[str, str] = {
    Matter.TRAFFICKING: "traffick",
    Matter.FORCED_LABOUR: "forced labo",
    Matter.SMUGGLING: "smuggl",
}


def read_designations(
    path: Path,
    *,
    ofac: OfficialList = NO_LIST,
    un: OfficialList = NO_LIST,
    uk: OfficialList = NO_LIST,
    are_texts_read: bool = False,
) -> Iterator[Designation | Problem]:
    """
    A document for each person, network and company; vessels give none. Bad rows are problems.

    are_texts_read: whoever asks has read the official texts at hand and none of them says that
    the person was trafficked or coerced. Rows whose text was seen then answer the survivor
    question with "no_source_does"; all others, and everything by default, say "not_checked".
    Cost: 10 ms for 200 rows. Raises NotAList when the file is not the table.
    """
    official = {"OFAC SDN": ofac, "UN SC": un, "UK Sanctions List": uk}
    read = list(read_table(path))
    vessels = _vessels_by_owner([row for row in read if isinstance(row, TableRow)], ofac)
    for row in read:
        if isinstance(row, Problem):
            yield row
        elif row.type != "vessel":
            joined = _joined(row, official[row.list])
            yield designation(joined, vessels, are_texts_read=are_texts_read)


def _joined(row: TableRow, official: OfficialList) -> Joined:
    return Joined(row, official, official.entries.get(row.list_id), _words(row, official))


def _words(row: TableRow, official: OfficialList) -> Words:
    """The official words of a row whose text was seen; nothing for the others."""
    if not row.is_official_text_seen:
        return Words()
    if row.list == "UN SC":
        return words.of_un(row.list_id, official, row.how_told)
    if row.list == "UK Sanctions List":
        return words.of_uk(row.list_id, official, row.programme)
    release = words.RELEASES.get(row.link)
    return release.words(row.list_id) if release else Words()


def designation(
    joined: Joined, vessels: dict[str, list[TableRow]], *, are_texts_read: bool
) -> Designation:
    """The document of one row and its entry; `vessels` by the name of their owner."""
    row, entry = joined.row, joined.entry
    is_answered = are_texts_read and row.is_official_text_seen
    document = documents.record(
        type=_type(row, entry),
        year_of_birth=entry.year_of_birth if entry and row.type == "person" else None,
        nationalities=list(entry.nationalities) if entry else [],
        roles=list(joined.words.roles),
        summary=_summary(joined, vessels),
        survivor_answer="no_source_does" if is_answered else "not_checked",
        names=_names(joined),
        regions=_regions(joined),
        legal_events=[_event(joined)],
    )
    notes = tuple(_notes(joined))
    papers = entry.papers if entry else ()
    return Designation(row.import_key, document, row.is_official_text_seen, notes, row.line, papers)


def _type(row: TableRow, entry: Entry | None) -> str:
    """Lists say "entity" for both: a company when a name says so, else a network."""
    if row.type == "person":
        return "person"
    names = [row.name, *(one.name for one in entry.names)] if entry else [row.name]
    return "company" if any(COMPANY.search(name) for name in names) else "network"


# -- citations -----------------------------------------------------------------------------------


def _text_citation(joined: Joined) -> dict[str, str]:
    """The text that says trafficking or smuggling; for a row whose text was not seen, press."""
    row = joined.row
    if not row.is_official_text_seen:
        return citation(
            kind="press",
            url=row.link,
            reference="" if row.link else row.evidence,
            seen_in=NOTHING_SEEN,
        )
    release = words.RELEASES.get(row.link)
    return citation(
        kind="sanctions_list",
        title=release.title if release else joined.authority.list_title,
        publisher=joined.authority.name,
        url=row.link,
        reference=joined.words.reference or row.list_id,
        published_on=row.on if release else "",
        retrieved_on=joined.official.dated_on if joined.entry else "",
        language="en",
        quote=joined.words.quote,
        seen_in=_seen_in(joined),
    )


def _seen_in(joined: Joined) -> str:
    """The copy of the list where the entry stands, and the copy where the words were read."""
    entry = f"entry: {joined.official.seen_in}" if joined.entry else ""
    if joined.words.seen_in == joined.official.seen_in:
        return joined.official.seen_in or NOTHING_SEEN
    return "; ".join(filter(None, [entry, joined.words.seen_in])) or NOTHING_SEEN


def _list_citation(joined: Joined) -> dict[str, str]:
    """The list itself, for names; for a row seen nowhere, what told us of it."""
    if joined.entry is None and not joined.row.is_official_text_seen:
        return _text_citation(joined)
    authority = joined.authority
    return citation(
        kind="sanctions_list",
        title=authority.list_title,
        publisher=authority.name,
        url=authority.entry_link,
        reference=joined.row.list_id,
        retrieved_on=joined.official.dated_on if joined.entry else "",
        seen_in=joined.official.seen_in if joined.entry else NOTHING_SEEN,
    )


# -- rows ----------------------------------------------------------------------------------------


def _names(joined: Joined) -> list[Document]:
    row, source = joined.row, _list_citation(joined)
    listed = joined.entry.names if joined.entry else (ListedName(row.name, "primary"),)
    return [
        documents.name(
            row_key(row.list, row.list_id, "names", number),
            name=one.name,
            kind=one.kind,
            language=one.language,
            source=source,
        )
        for number, one in enumerate(listed[:MOST_NAMES])
    ]


def _regions(joined: Joined) -> list[Document]:
    row, source = joined.row, _text_citation(joined)
    told = [("active_in", joined.words.active_in), ("based_in", joined.words.based_in)]
    return [
        documents.region(
            row_key(row.list, row.list_id, "regions", number),
            code=code,
            relation=relation,
            source=source,
        )
        for number, (relation, code) in enumerate(told)
        if code
    ]


def _event(joined: Joined) -> Document:
    row = joined.row
    return documents.sanctioned(
        row_key(row.list, row.list_id, "legal_events", 0),
        on=row.on,
        matters=_matters_said(joined),
        case_id=row.list_id,
        by=(_authority_name(joined), joined.authority.jurisdiction),
        source=_text_citation(joined),
    )


def _matters_said(joined: Joined) -> list[str]:
    """
    The table's matters, but of a text that was seen only those that its quoted words name: the
    category alone accuses nobody (docs/rules.md, rule 7).
    """
    row, quote = joined.row, joined.words.quote.lower()
    if not row.is_official_text_seen:
        return list(row.matters)
    return [matter for matter in row.matters if STEM_OF_MATTER[matter] in quote]


def _authority_name(joined: Joined) -> str:
    """For the UN with the committee, which the table calls programme."""
    name, programme = joined.authority.name, joined.row.programme
    is_committee = joined.row.list == "UN SC" and programme
    return f"{name} ({programme} sanctions committee)" if is_committee else name


# -- words of our own ----------------------------------------------------------------------------


def _summary(joined: Joined, vessels: dict[str, list[TableRow]]) -> str:
    """One or two sentences that say only what the row supports; in English, like the sources."""
    row = joined.row
    noun = _type(row, joined.entry)
    entry = f"{joined.authority.list_title}, entry {row.list_id}"
    if not row.is_official_text_seen:
        return (
            f"A table of designations says that this {noun} is on a list ({entry}). The "
            f"official text has not been seen.{_vessel_line(joined, vessels)}"
        )
    when = f" on {_in_words(row.on)}" if row.on else ""
    return (
        f"{_authority_name(joined)} put this {noun} on its sanctions list{when} ({entry}). "
        f"{_what_the_text_says(row)}{_vessel_line(joined, vessels)}"
    )


def _what_the_text_says(row: TableRow) -> str:
    if row.list == "UK Sanctions List":
        return f"The regime under which it did so is called {row.programme}."
    return "What the official text says is quoted with the listing."


def _in_words(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{on.day} {on:%B} {on.year}"


def _vessel_line(joined: Joined, vessels: dict[str, list[TableRow]]) -> str:
    """The vessels of the table that the list links to this owner, or how many there are."""
    owner = joined.entry.name if joined.entry else joined.row.name
    linked = [
        vessel
        for vessel in vessels.get(owner.casefold(), [])
        # A name whose text was not seen must not ride on a page whose text was.
        if vessel.is_official_text_seen or not joined.row.is_official_text_seen
    ]
    if not linked:
        return ""
    names = ", ".join(vessel.name for vessel in linked)
    line = f" Vessels that the list links to it: {names}."
    room = LONGEST_SUMMARY - 600
    return line if len(line) <= room else f" The list links {len(linked)} vessels to it."


def _vessels_by_owner(table: list[TableRow], ofac: OfficialList) -> dict[str, list[TableRow]]:
    vessels: dict[str, list[TableRow]] = defaultdict(list)
    for row in table:
        entry = ofac.entries.get(row.list_id)
        if row.type == "vessel" and row.list == "OFAC SDN" and entry:
            for owner in entry.linked_to:
                vessels[owner.casefold()].append(row)
    return vessels


def _notes(joined: Joined) -> Iterator[str]:
    row, entry = joined.row, joined.entry
    yield _("How it was told: %(how)s (%(seen)s).") % {
        "how": row.how_told,
        "seen": row.what_was_seen,
    }
    if not row.on:
        yield _("The table gives no date of the listing.")
    if entry is None:
        yield _("The entry does not stand in the list that was given, or none was given.")
        return
    if entry.name != row.name:
        yield _("The list calls the entry %(name)s.") % {"name": entry.name}
    if entry.listed_on and row.on and entry.listed_on != row.on:
        yield _("The list gives another date: %(date)s.") % {"date": entry.listed_on}
    if entry.linked_to:
        yield _("The list links the entry to %(names)s.") % {"names": "; ".join(entry.linked_to)}
    if len(entry.names) > MOST_NAMES:
        yield _("The list has more names than a record can hold; the first were kept.")
