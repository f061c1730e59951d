"""What the page of a record's network shows: a picture, a table, and who is in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language_bidi

from freedomnow.evidence.numbering import citation_key, numbers_of, sources_of
from traffickers import wording
from traffickers.models import Trafficker
from traffickers.network import Network, Node, Statement, center, network_of
from traffickers.network_drawing import drawing_of

__all__ = ["center", "context_of"]


@dataclass(frozen=True)
class Entry:
    """A row of the table: who is what of whom, and the numbers of the sources that say so."""

    by: Node
    label: str
    to: Node
    numbers: list[int]


def context_of(record: Trafficker, day: date) -> dict[str, Any]:
    """All that records/network.html shows, of a record from center(). 2 queries."""
    network = network_of(record, day)
    told = record.standing_on(day)
    sources = sources_of(row for said in network.statements for row in said.rows)
    entries = entries_of(network, sources)
    return {
        "record": record,
        "chip": wording.heading_chip(told),
        "page_title": wording.title(told, record.title),
        "banner": wording.banner(told, record.type),
        "network": network,
        "entries": entries,
        "drawing": _drawing(network, entries) if entries else None,
        "sources": sources,
    }


def entries_of(network: Network, sources: list[Any]) -> list[Entry]:
    """The statements in their order, with the numbers of their sources."""
    known = numbers_of(sources)
    return [
        Entry(said.by, said.label, said.to, _numbers(said, known)) for said in network.statements
    ]


def _numbers(said: Statement, known: Any) -> list[int]:
    return sorted({known[citation_key(row)] for row in said.rows})


def _drawing(network: Network, entries: list[Entry]) -> Any:
    pairs = zip(network.statements, entries, strict=True)
    numbers = {id(said): entry.numbers for said, entry in pairs}
    return drawing_of(network, numbers, is_rtl=get_language_bidi())
