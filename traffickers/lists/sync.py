"""
What a newer release of an official list means for the records that rest on it.

An entry that is gone ends its matter: the record comes down at once unless it still stands on
another one. An entry that is still there renews the day on which the listing was last seen. What
a list adds is no accusation by itself (docs/rules.md, rule 7): `additions` says which entries name
the crime themselves.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from freedomnow.publishing.documents import Document
from freedomnow.web.text import folded
from traffickers.codes import NAMED_TIERS, NameKind
from traffickers.lists.documents import name, row_key, sanctioned
from traffickers.lists.entry import Entry, OfficialList
from traffickers.models import Trafficker
from traffickers.standing import standing

ENDED = {"delisted", "listing_ended"}
# Of one release no more may vanish than that share, or that many: a cut file would hide them all.
MOST_GONE_SHARE = 0.1
MOST_GONE = 3


@dataclass(frozen=True)
class Listing:
    """One legal event of a published record: an entry of that list."""

    record: Trafficker
    row: dict[str, Any]

    @property
    def list_id(self) -> str:
        return str(self.row["case_id"])


@dataclass
class Plan:
    """What is to be done, worked out without changing anything."""

    gone: list[Listing] = field(default_factory=list)
    renewed: list[Listing] = field(default_factory=list)
    renamed: list[tuple[Listing, Entry]] = field(default_factory=list)
    entries: int = 0

    @property
    def is_suspicious(self) -> bool:
        """More has vanished than lists lose between two releases: more likely the file is cut."""
        total = len(self.gone) + len(self.renewed)
        return len(self.gone) > max(MOST_GONE, MOST_GONE_SHARE * total)


def plan(official: OfficialList, authority: str) -> Plan:
    """Compare a release with all that is published on the word of that authority. 1 query."""
    made = Plan(entries=len(official.entries))
    for listing in listings_of(authority):
        entry = official.entries.get(listing.list_id)
        if entry is None:
            made.gone.append(listing)
        else:
            made.renewed.append(listing)
            if new_names(listing, entry):
                made.renamed.append((listing, entry))
    return made


def listings_of(authority: str) -> Iterator[Listing]:
    """Listings of published records that no later event of theirs has ended."""
    wanted = [{"code": "sanctioned", "source_kind": "sanctions_list"}]
    records = Trafficker.objects.filter(document__legal_events__contains=wanted).order_by("pk")
    for record in records.iterator(chunk_size=500):
        events = record.document["legal_events"]
        ended = {row["case_id"] for row in events if row["code"] in ENDED}
        for row in events:
            is_listing = row["code"] == "sanctioned" and is_by(row, authority)
            if is_listing and row["case_id"] and row["case_id"] not in ended:
                yield Listing(record, row)


def is_by(row: dict[str, Any], authority: str) -> bool:
    """The authority's name, perhaps with its committee or programme in brackets."""
    told = str(row["authority"])
    return told == authority or told.startswith((f"{authority} (", f"{authority}, "))


def new_names(listing: Listing, entry: Entry) -> list[str]:
    """Names that the entry has and the record has not; weak ones are no news."""
    known = {folded(row["name"]) for row in listing.record.document["names"]}
    strong = (one for one in entry.names if one.kind != NameKind.WEAK)
    return [one.name for one in strong if folded(one.name) not in known]


def fingerprint(names: list[str]) -> str:
    """Short, and the same for the same names."""
    return hashlib.sha256("|".join(sorted(names)).encode()).hexdigest()[:16]


def delisted(listing: Listing, official: OfficialList, day: str) -> Document:
    """The document with the event that ends the listing: the entry is not in that release."""
    row, document = listing.row, listing.record.document
    key = row_key("delisted", listing.list_id, "legal_events", 0)
    source = {column: value for column, value in row.items() if column.startswith("source_")}
    source |= {
        "source_quote": "",
        "source_published_on": "",
        "source_retrieved_on": day,
        "source_seen_in": official.seen_in,
    }
    event = sanctioned(
        key,
        on=day,
        matters=row["matters"],
        case_id=listing.list_id,
        by=(row["authority"], row["jurisdiction"]),
        source=source,
    ) | {"code": "delisted", "court": row["court"], "charges": row["charges"]}
    others = [one for one in document["legal_events"] if one["key"] != key]
    return document | {"legal_events": [*others, event]}


def still_stands(document: Document, day: date) -> bool:
    """Whether the record may be named on another matter."""
    return standing(document, day).tier in NAMED_TIERS


def renewed(listing: Listing, official: OfficialList, day: str) -> Document:
    """The document with the day on which the listing was last seen, and the copy; else the same."""
    seen = {"source_retrieved_on": day, "source_seen_in": official.seen_in}
    events = [
        row | seen if row["key"] == listing.row["key"] else row
        for row in listing.record.document["legal_events"]
    ]
    return listing.record.document | {"legal_events": events}


def with_names(listing: Listing, entry: Entry, official: OfficialList, day: str) -> Document:
    """The document with the names that the entry has come to have."""
    source = {col: value for col, value in listing.row.items() if col.startswith("source_")}
    source |= {"source_quote": "", "source_retrieved_on": day, "source_seen_in": official.seen_in}
    wanted = set(new_names(listing, entry))
    added = [
        name(
            row_key("renamed", listing.list_id, one.name, 0),
            name=one.name,
            kind=one.kind if one.kind != NameKind.PRIMARY else NameKind.ALIAS.value,
            language=one.language,
            source=source,
        )
        for one in entry.names
        if one.name in wanted
    ]
    return listing.record.document | {"names": [*listing.record.document["names"], *added]}
