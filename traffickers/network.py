"""
Who is linked to whom on the public record, two steps from one record.

Only records that are public take part, and only what a shown source says links them: an unknown
id, a record that came down and a link without a source look the same, as nothing at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from freedomnow.evidence.models import HAS_SOURCE
from freedomnow.publishing.models import Merge
from traffickers import wording
from traffickers.codes import ConnectionRelation
from traffickers.models import Connection, Trafficker
from traffickers.pages import shown_rows
from traffickers.standing import Standing

STEPS = 2
MOST_NODES = 40  # with the record itself
MOST_STATEMENTS = 50  # more lines than nodes cannot be told apart; the page stays light
# Of the links to a set of records, so many are looked at: 40 records are chosen among them.
MOST_LINKS = 1000
# Records that are read beyond those that there is room for: some turn out not to be tied, or not to
# be named on that day.
SURPLUS = 60


@dataclass(frozen=True, eq=False)
class Node:
    """
    A record as the network shows it: what may be said of it, how many steps away it stands, and
    what shown sources tie it to (not all of which need be public).
    """

    record: Trafficker
    told: Standing
    step: int
    links: tuple[Connection, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Under which documents name it: its own and those of pages that it took over."""
        return (self.record.public_id, *self.record.olds)  # type: ignore[attr-defined]

    @property
    def name(self) -> str:
        return self.record.title

    @property
    def chip(self) -> wording.Chip:
        return wording.heading_chip(self.told)

    @property
    def matter(self) -> str:
        return wording.matter_phrase(self.told)


@dataclass(frozen=True, eq=False)
class Statement:
    """
    `by` is `relation` of `to`, as `rows` say, each with its own source.

    What both documents say alike (two who work with each other) is one statement.
    """

    by: Node
    relation: str
    to: Node
    rows: tuple[Connection, ...]

    @property
    def label(self) -> str:
        return str(ConnectionRelation(self.relation).label)

    @property
    def is_mutual(self) -> bool:
        return self.relation == ConnectionRelation.WORKS_WITH

    @property
    def is_outward(self) -> bool:
        """Whether it is said of the one who stands further away."""
        return self.to.step > self.by.step


@dataclass(frozen=True)
class Network:
    """
    `nodes` begins with the record itself; then by steps and names. `is_cut`: that there is more
    on the public record than this.
    """

    nodes: list[Node]
    statements: list[Statement]
    is_cut: bool

    @property
    def is_indexable(self) -> bool:
        """Rule 2: whom no court has judged must not be found through this page either."""
        return bool(self.statements) and all(node.told.is_indexable for node in self.nodes)


def center(public_id: str) -> Trafficker | None:
    """The live record of that id with the ids of pages it took over as `olds`. 1 query."""
    return with_old_ids().filter(public_id=public_id).first()


def with_old_ids() -> Any:
    """Live records, each with the ids of pages that it took over as `olds`."""
    taken_over = Merge.objects.filter(kind="record", at_last=OuterRef("public_id"))
    return Trafficker.objects.annotate(olds=ArraySubquery(taken_over.values("old")))


def network_of(record: Trafficker, day: date) -> Network:
    """
    The network around a record from center(), as it may be shown on that day.

    2 queries, whatever the number of records and links. A record of which nothing may be said on
    that day has none.
    """
    found = _Found(day)
    found.add(found.usable([record]))
    is_cut = False
    for step in range(1, STEPS + 1):
        room = MOST_NODES - len(found.nodes)
        near = [node for node in found.nodes.values() if node.step == step - 1]
        most = room + SURPLUS
        candidates = list(_next_to(near, found.nodes)[: most + 1]) if near else []
        usable = found.usable(candidates, step)
        is_cut = is_cut or len(usable) > room or len(candidates) > most
        found.add(usable[:room])
    nodes = sorted(found.nodes.values(), key=_place)
    statements = _statements(nodes, found.means)
    kept = _most_telling(nodes, statements)
    return Network(nodes, kept, is_cut or len(kept) < len(statements))


def _place(node: Node) -> tuple[int, str, str]:
    return node.step, node.name, node.record.public_id


def _next_to(near: list[Node], but: Iterable[int]) -> Any:
    """
    Live records that `near` name or that name one of them, without those of the primary keys in
    `but`; by name. The union lets PostgreSQL use an index for each of its parts.
    """
    named = {row.to for node in near for row in node.links}
    ids = {name for node in near for name in node.ids}
    ends = Merge.objects.filter(kind="record", old__in=named).values("at_last")
    pointing = Connection.objects.filter(HAS_SOURCE, to__in=ids).order_by("to", "record_id")
    pks = Trafficker.objects.filter(public_id__in=named).order_by().values("pk")
    wanted = pks.union(
        Trafficker.objects.filter(public_id__in=ends).order_by().values("pk"),
        pointing.values("record_id")[:MOST_LINKS],
    )
    return with_old_ids().filter(pk__in=wanted).exclude(pk__in=but).order_by("title", "pk")


class _Found:
    """What was read so far: nodes by primary key, and whom each id means."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.nodes: dict[int, Node] = {}
        self.means: dict[str, Node] = {}

    def usable(self, records: Iterable[Trafficker], step: int = 0) -> list[Node]:
        """Those of which something may be said, and which a source ties to the step before."""
        before = [node for node in self.nodes.values() if node.step == step - 1]
        named = {row.to for node in before for row in node.links}
        ids = {name for node in before for name in node.ids}
        return [
            node
            for node in (node_of(record, self.day, step) for record in records)
            if node.told.is_named
            and (
                not step
                or not named.isdisjoint(node.ids)
                or any(row.to in ids for row in node.links)
            )
        ]

    def add(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self.nodes[node.record.pk] = node
            self.means |= dict.fromkeys(node.ids, node)


def node_of(record: Trafficker, day: date, step: int) -> Node:
    """The record as it stands on that day. No query."""
    told = record.standing_on(day)
    wanted = {row["to"] for row in record.document["connections"]}
    links = shown_rows(record, told, wanted)["connections"]
    return Node(record, told, step, tuple(row for row in links if row.has_source))


def _statements(nodes: list[Node], means: dict[str, Node]) -> list[Statement]:
    """What the documents of the nodes say of each other, the nearest first."""
    said: dict[tuple[Any, ...], list[tuple[Node, Connection]]] = {}
    place = {node.record.pk: number for number, node in enumerate(nodes)}
    for node in nodes:
        for row in node.links:
            other = means.get(row.to, node)
            if other is not node:
                ends = (place[node.record.pk], place[other.record.pk])
                near, far = sorted(ends)
                is_turned = row.relation != ConnectionRelation.WORKS_WITH and ends != (near, far)
                said.setdefault((near, far, is_turned, row.relation), []).append((node, row))
    return [
        Statement(node, row.relation, means[row.to], tuple(row for _node, row in alike))
        for _key, alike in sorted(said.items(), key=lambda item: item[0])
        for node, row in alike[:1]
    ]


def _most_telling(nodes: list[Node], statements: list[Statement]) -> list[Statement]:
    """At most so many that every node keeps the first one that ties it to the step before."""
    tying: dict[int, Statement] = {}
    for said in statements:
        if said.by.step != said.to.step:
            outer = said.to if said.is_outward else said.by
            tying.setdefault(outer.record.pk, said)
    needed = list(tying.values())
    others = [said for said in statements if said not in needed]
    kept = {id(said) for said in [*needed, *others][:MOST_STATEMENTS]}
    return [said for said in statements if id(said) in kept]
