"""Two documents about one person, network or company as one: for moderators to read."""

from collections.abc import Callable, Hashable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import new_key
from freedomnow.web.text import folded
from traffickers.codes import LISTINGS, NameKind, SurvivorAnswer

Row = dict[str, Any]

SAME: dict[str, Callable[[Row], Hashable]] = {
    "names": lambda row: folded(row["name"]),
    "legal_events": lambda row: (
        row["code"], row["on"], folded(row["authority"]), folded(row["case_id"])
    ),
    "regions": lambda row: (row["code"], row["relation"]),
    "connections": lambda row: (row["to"], row["relation"]),
}  # fmt: skip


# Own fields of the other page that are not lost where the kept one says nothing.
TAKEN_OVER = ("year_of_birth",)
BOTH_SAY = "\n"  # between what two pages say of others who have the name
GRAVER_FIRST = [SurvivorAnswer.YES, SurvivorAnswer.NOT_CHECKED, SurvivorAnswer.NO_SOURCE_DOES]


def joined(kept: Document, other: Document, *, kept_id: str, other_id: str) -> Document:
    """
    `kept` with the rows of `other` that it does not have. Its own fields stay, but nothing that
    protects is lost: of two answers about survivors the graver counts, and what only the other
    tells is taken over. The other's main name becomes one more name, and links between the two go.
    Raises ValidationError for two years of birth, as one person has one, and for two replies: which
    of them stands is for the one who is named to say.
    """
    refuse_two(kept, other)
    document = kept | {name: other[name] for name in TAKEN_OVER if not kept[name] and other[name]}
    document["survivor_answer"] = min(
        kept["survivor_answer"], other["survivor_answer"], key=GRAVER_FIRST.index
    )
    document |= reply_of(kept, other) | {"not_meant": not_meant_of(kept, other)}
    document["cases"] = list(dict.fromkeys([*kept["cases"], *other["cases"]]))
    for name, same in SAME.items():
        mine = [row for row in kept[name] if row.get("to") != other_id]
        there = {same(row) for row in mine}
        taken = {row["key"] for row in mine}
        theirs = [row for row in other[name] if row.get("to") != kept_id]
        document[name] = mine + [_moved(row, taken) for row in theirs if same(row) not in there]
    return document


def refuse_two(kept: Document, other: Document) -> None:
    """Raises ValidationError where the two tell what one person has only once."""
    born = {kept["year_of_birth"], other["year_of_birth"]} - {None}
    if len(born) > 1:
        raise ValidationError(_("The two pages tell two years of birth. One of them is wrong."))
    if len({kept["reply"], other["reply"]} - {""}) > 1:
        raise ValidationError(
            _("Each of the two pages has a reply. Ask which one stands, and take off the other.")
        )


def reply_of(kept: Document, other: Document) -> Document:
    """The reply with its own date: of the same words the one that tells a date."""
    replied = [page for page in (kept, other) if page["reply"]]
    told = next((page for page in replied if page["reply_on"]), (replied or [kept])[0])
    return {name: told[name] for name in ("reply", "reply_on")}


def not_meant_of(kept: Document, other: Document) -> str:
    """Both pages' words about others of that name, so that none of these is taken for the one."""
    return BOTH_SAY.join(dict.fromkeys(filter(None, (kept["not_meant"], other["not_meant"]))))


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
