"""Two documents about one person, network or company as one: for moderators to read."""

from collections.abc import Callable, Hashable
from typing import Any

from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import new_key
from freedomnow.web.text import folded
from traffickers.codes import LISTINGS, NameKind

Row = dict[str, Any]

SAME: dict[str, Callable[[Row], Hashable]] = {
    "names": lambda row: folded(row["name"]),
    "legal_events": lambda row: (
        row["code"], row["on"], folded(row["authority"]), folded(row["case_id"])
    ),
    "regions": lambda row: (row["code"], row["relation"]),
    "connections": lambda row: (row["to"], row["relation"]),
}  # fmt: skip


def joined(kept: Document, other: Document, *, kept_id: str, other_id: str) -> Document:
    """
    `kept` with the rows of `other` that it does not have; its own fields stay. The other's main
    name becomes one more name, and links between the two go.
    """
    document = dict(kept)
    for name, same in SAME.items():
        mine = [row for row in kept[name] if row.get("to") != other_id]
        there = {same(row) for row in mine}
        taken = {row["key"] for row in mine}
        theirs = [row for row in other[name] if row.get("to") != kept_id]
        document[name] = mine + [_moved(row, taken) for row in theirs if same(row) not in there]
    return document


def _moved(row: Row, taken: set[str]) -> Row:
    """Its key stays, so that the merge can be undone; a key that is taken is drawn anew."""
    moved = row | {"key": new_key()} if row["key"] in taken else dict(row)
    if moved.get("kind") == NameKind.PRIMARY:
        moved["kind"] = NameKind.ALIAS.value
    return moved


def list_numbers(document: Document) -> list[tuple[str, str]]:
    """Numbers of listings, each with the list's country; a court's number is many people's."""
    return [
        (row["case_id"], row["jurisdiction"])
        for row in document["legal_events"]
        if row["code"] in LISTINGS and row["case_id"]
    ]
