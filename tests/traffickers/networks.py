"""Networks of records on the site, all of them invented."""

from typing import Any

from freedomnow.publishing.services import judge_now
from tests.factories import make_connection, make_name, official, publish_directly, record_document
from tests.traffickers.public_records import accepted, told
from traffickers.models import Trafficker

LINKS = "https://www.example.org/links"
Links = dict[str, list[tuple[str, str]]]


def put_up_network(links: Links, codes: dict[str, str] | None = None) -> dict[str, Trafficker]:
    """
    Records by name, each linked by (relation, name of the other), each link with a source of its
    own; an unknown name stands for itself as an id. `codes`: what happened to whom, a listing
    unless told.
    """
    others = [other for many in links.values() for _relation, other in many if " " in other]
    names = dict.fromkeys([*links, *others])
    documents = {name: bare(name, (codes or {}).get(name, "sanctioned")) for name in names}
    made = {name: publish_directly("record", accepted(one)) for name, one in documents.items()}
    for name, many in links.items():
        if many:
            made[name] = linked(made[name], documents[name], [
                (relation, made[other].public_id if other in made else other)
                for relation, other in many
            ])  # fmt: skip
    judge_now()
    return made


def bare(name: str, code: str) -> dict[str, Any]:
    """A document of that name without links."""
    return record_document(names=[make_name(name)], legal_events=[told(code)])


def linked(record: Trafficker, document: dict[str, Any], links: list[tuple[str, str]]) -> Any:
    """The record, published again with links to the records of those ids."""
    rows = [
        make_connection(to, relation) | official(title=f"Source of {record.title} {n}", url=LINKS)
        for n, (relation, to) in enumerate(links, 1)
    ]
    told_now = accepted(document | {"connections": rows})
    return publish_directly("record", told_now, target=record.public_id, base_version=1)


def star(middle: str, count: int, *, relation: str = "agent_of") -> Links:
    """So many records that name one."""
    return {f"{middle} {number:03}": [(relation, middle)] for number in range(count)}
