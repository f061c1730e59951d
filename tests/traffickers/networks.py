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
    made: dict[str, Trafficker] = {}

    def told_of(name: str) -> dict[str, Any]:
        many = [(how, made[to].public_id if to in made else to) for how, to in links.get(name, [])]
        return with_links(documents[name], name, many)

    later = []
    for name in sorted(names, key=lambda name: bool(links.get(name))):
        waits = any(to in names and to not in made for _how, to in links.get(name, []))
        later += [name] if waits else []
        document = documents[name] if waits else told_of(name)
        made[name] = publish_directly("record", accepted(document))
    for name in later:
        target = made[name].public_id
        document = accepted(told_of(name))
        made[name] = publish_directly("record", document, target=target, base_version=1)
    judge_now()
    return made


def bare(name: str, code: str) -> dict[str, Any]:
    """A document of that name without links."""
    return record_document(names=[make_name(name)], legal_events=[told(code)])


def with_links(document: dict[str, Any], name: str, links: list[tuple[str, str]]) -> Any:
    """The document with links to the records of those ids, each with a source of its own."""
    rows = [
        make_connection(to, relation) | official(title=f"Source of {name} {n}", url=LINKS)
        for n, (relation, to) in enumerate(links, 1)
    ]
    return document | {"connections": rows} if rows else document


def star(middle: str, count: int, *, relation: str = "agent_of") -> Links:
    """So many records that name one."""
    return {f"{middle} {number:03}": [(relation, middle)] for number in range(count)}
