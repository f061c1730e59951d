"""
Entries of a list whose own text names the crime, as record documents that can be proposed.

docs/rules.md, rule 7: no programme, no code, no other entry's words. Nobody has read them: two
moderators do, and the question about survivors stays "not checked".
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from traffickers.lists import words
from traffickers.lists.designations import AUTHORITIES, Designation, Joined, designation
from traffickers.lists.entry import Entry, OfficialList
from traffickers.lists.table import TableRow

NAMED_TYPES = {"person", "entity"}


def said(name: str, official: OfficialList) -> Iterator[Designation]:
    """One for each entry that says it itself; none for a list without texts."""
    if not AUTHORITIES[name].has_texts:
        return
    for entry in official.entries.values():
        told = words.of_entry(entry, official)
        if told.quote and entry.type in NAMED_TYPES:
            row = row_of(name, entry, words.matters_in(told.quote))
            yield designation(Joined(row, official, entry, told), {}, are_texts_read=False)


def row_of(name: str, entry: Entry, matters: tuple[str, ...]) -> TableRow:
    """The entry as our designation table would hold it."""
    return TableRow(
        line=0,
        list=name,
        list_id=entry.list_id,
        name=entry.name,
        type=entry.type,
        programme=entry.programmes[0] if entry.programmes else "",
        on=entry.listed_on,
        matters=matters,
        how_told=_("words in the entry itself, which nobody has read yet; read the whole entry"),
        evidence=AUTHORITIES[name].entry_link,
        what_was_seen="list text seen",
    )
