"""
The network of a record as a picture: a column for each step, boxes with names and standings, and
lines that say what a source says.

Columns, because names must be read: letters never turn and never meet. igraph orders each column so
that few lines cross (Sugiyama's way, 0.3 ms for 40 boxes); the same network is the same picture.
"""

from dataclasses import dataclass

# Every process pays 40 to 75 ms for it once, when it starts, and no request does (2 cores, warm).
from igraph import Graph

from traffickers.drawing import Canvas, lines_of, number, shape
from traffickers.network import Network, Node, Statement

BOX, GAP = 202, 142
LETTERS, SMALL_LETTERS = 22, 27  # that fit into a box, of a name and of a standing
LINE, PADDING, SHAPE, ROOM = (
    17,
    9,
    18,
    14,
)  # a line of text, inside a box, a shape, between two boxes
LABEL, LABEL_LETTERS, LABEL_LINE = 104, 19, 18  # room for what a line says
LAST_GAP = 131  # behind the last column
FIRST = 240  # at most so far down stands the record itself: a tall picture must begin with it
ARROW = 9
MARGIN = 6
PORT = 7  # between two lines that end at one box


@dataclass(frozen=True)
class Text:
    """
    One line of letters; `kind` is name, status, matter or label. x is where it begins, of a label
    its middle.
    """

    x: str
    y: str
    words: str
    kind: str


@dataclass(frozen=True)
class Box:
    node: Node
    x: str
    y: str
    texts: list[Text]
    shape: str
    shape_at: str


@dataclass(frozen=True)
class Line:
    """A statement: the way of its line, its arrow ("" for what is mutual) and its words."""

    way: str
    arrow: str
    label: Text


@dataclass(frozen=True)
class Drawing:
    width: str
    height: str
    box_width: str
    box_height: str
    boxes: list[Box]
    lines: list[Line]


@dataclass
class _Place:
    """Where a node's box stands: its upper left corner."""

    x: float
    y: float


def drawing_of(network: Network, numbers: dict[int, list[int]], *, is_rtl: bool) -> Drawing:
    """
    The picture; `numbers` are those of the sources of each statement, by its id().

    At most 40 boxes and 50 lines: some 3 ms.
    """
    pen = _Pen(network, is_rtl=is_rtl)
    slots = pen.slots()
    boxes = [pen.box(node) for node in network.nodes]
    lines = [pen.line(said, slots[id(said)], numbers[id(said)]) for said in network.statements]
    height = max([pen.bottom, *(y + LABEL_LINE for y in slots.values())])
    return Drawing(
        number(pen.canvas.width), number(height), number(BOX), number(pen.box_height), boxes, lines
    )  # fmt: skip


def rows_of(network: Network) -> dict[int, float]:
    """
    Each record's row in its column, by primary key: whole or half ones, at least 1 apart.

    Only links between two columns count; those inside one are drawn beside it.
    """
    place = {node.record.pk: index for index, node in enumerate(network.nodes)}
    edges = {
        (place[said.by.record.pk], place[said.to.record.pk])
        for said in network.statements
        if said.by.step != said.to.step
    }
    graph = Graph(n=len(network.nodes), edges=sorted({tuple(sorted(edge)) for edge in edges}))
    steps = [node.step for node in network.nodes]
    found = graph.layout_sugiyama(layers=steps, hgap=1, vgap=1)
    return {node.record.pk: found[place[node.record.pk]][0] for node in network.nodes}


class _Pen:
    """One drawing in the making. Places are as read from the left; `canvas` mirrors them."""

    def __init__(self, network: Network, *, is_rtl: bool) -> None:
        self.statements = network.statements
        self.words = {node.record.pk: words_of(node) for node in network.nodes}
        self.box_height = 2 * PADDING + LINE * max(map(len, self.words.values()))
        rows = rows_of(network)
        first, step = min(rows.values()), self.box_height + ROOM
        self.places = {
            node.record.pk: _Place(
                MARGIN + node.step * (BOX + GAP), MARGIN + (rows[node.record.pk] - first) * step
            )
            for node in network.nodes
        }
        start = self.places[network.nodes[0].record.pk]
        start.y = min(start.y, FIRST)
        self.bottom = max(p.y for p in self.places.values()) + self.box_height + MARGIN
        columns = max([node.step for node in network.nodes] + [gap_of(s) for s in self.statements])
        has_last = any(gap_of(said) == columns for said in self.statements)
        width = 2 * MARGIN + columns * (BOX + GAP) + BOX + (LAST_GAP if has_last else 0)
        self.canvas = Canvas(width, is_rtl=is_rtl)
        self.ports = self._ports()

    def middle(self, node: Node) -> float:
        return self.places[node.record.pk].y + self.box_height / 2

    def wished(self, said: Statement) -> float:
        """The height at which its words stand best: at the box further out, or between the two."""
        if said.by.step == said.to.step:
            return (self.middle(said.by) + self.middle(said.to)) / 2
        return self.middle(outer_of(said))

    def slots(self) -> dict[int, float]:
        """The height of each statement's words: near the wished one, one below the other."""
        found: dict[int, float] = {}
        last: dict[int, float] = {}
        for said in sorted(self.statements, key=self.wished):
            gap = gap_of(said)
            least = last.get(gap, 0.0) + LABEL_LINE
            found[id(said)] = last[gap] = max(self.wished(said), least)
        return found

    def _ports(self) -> dict[tuple[int, int], float]:
        """Where each line meets its box, so that those of one side stand apart."""
        sides: dict[tuple[int, bool], list[Statement]] = {}
        for said in sorted(self.statements, key=self.wished):
            for node in (said.by, said.to):
                sides.setdefault((node.record.pk, is_before(node, said)), []).append(said)
        found: dict[tuple[int, int], float] = {}
        for (pk, _side), many in sides.items():
            apart = min(PORT, (self.box_height - 2 * PADDING) / len(many))
            for index, said in enumerate(many):
                offset = (index - (len(many) - 1) / 2) * apart
                found[pk, id(said)] = self.places[pk].y + self.box_height / 2 + offset
        return found

    def box(self, node: Node) -> Box:
        place, words = self.places[node.record.pk], self.words[node.record.pk]
        top = place.y + (self.box_height - LINE * len(words)) / 2
        texts = [
            Text(
                number(self.canvas.x(place.x + PADDING + (SHAPE if kind == "status" else 0))),
                number(top + LINE * (index + 0.75)),
                text,
                kind,
            )
            for index, (kind, text) in enumerate(words)
        ]
        row = [kind for kind, _text in words].index("status")
        shape_at = self.canvas.at(place.x + PADDING + 6, top + LINE * (row + 0.5))
        x = number(self.canvas.x(place.x, BOX))
        return Box(node, x, number(place.y), texts, shape(node.chip.tone), shape_at)

    def line(self, said: Statement, y: float, numbers: list[int]) -> Line:
        inner, outer = (said.by, said.to) if said.is_outward else (said.to, said.by)
        is_level = inner.step == outer.step
        right = MARGIN + (gap_of(said) + 1) * (BOX + GAP)  # where the next column begins
        start = right - ARROW - 4 - LABEL
        ends = [self._end(inner, said)]
        way = self._curve(*ends[0], start, y)
        if is_level:
            ends.append(self._end(outer, said))
            way += self._curve(*ends[1], start, y) + f"H{number(self.canvas.x(start + LABEL / 2))}"
        else:
            ends.append((right, self.ports[outer.record.pk, id(said)]))
            way += f"H{number(self.canvas.x(start + LABEL))}" + self._on(start + LABEL, y, *ends[1])
        words = _label(said, numbers)
        label = Text(number(self.canvas.x(start + LABEL / 2)), number(y + 4), words, "label")
        if said.is_mutual:
            return Line(way, "", label)
        target = ends[0] if said.to is inner else ends[1]
        return Line(way, self._arrow(*target, is_leftward=is_level or said.to is inner), label)

    def _end(self, node: Node, said: Statement) -> tuple[float, float]:
        """Where the line leaves the right side of a box."""
        return self.places[node.record.pk].x + BOX, self.ports[node.record.pk, id(said)]

    def _curve(self, x: float, y: float, to_x: float, to_y: float) -> str:
        return f"M{self.canvas.at(x, y)}" + self._on(x, y, to_x, to_y)

    def _on(self, x: float, y: float, to_x: float, to_y: float) -> str:
        half = self.canvas.x((x + to_x) / 2)
        return f"C{number(half)} {number(y)} {number(half)} {number(to_y)} " + self.canvas.at(
            to_x, to_y
        )

    def _arrow(self, x: float, y: float, *, is_leftward: bool) -> str:
        back = x + ARROW if is_leftward else x - ARROW
        corners = (self.canvas.at(back, y - 4.5), self.canvas.at(back, y + 4.5))
        return f"M{self.canvas.at(x, y)}L{corners[0]}L{corners[1]}z"


def words_of(node: Node) -> list[tuple[str, str]]:
    """What stands in a node's box: (kind, one line)."""
    parts = (
        ("name", lines_of(node.name, LETTERS)),
        ("status", lines_of(node.chip.label, SMALL_LETTERS)),
        ("matter", lines_of(node.matter, SMALL_LETTERS)),
    )
    return [(kind, line) for kind, lines in parts for line in lines]


def _label(said: Statement, numbers: list[int]) -> str:
    """What is said and its first source; the table has them all."""
    mark = f"[{numbers[0]}]" + ("…" if len(numbers) > 1 else "")
    [words] = lines_of(said.label, LABEL_LETTERS - len(mark), most=1)
    return f"{words} {mark}"


def outer_of(said: Statement) -> Node:
    return said.to if said.is_outward else said.by


def gap_of(said: Statement) -> int:
    """Behind which column its words stand: between two, or behind the one that it is inside."""
    return min(said.by.step, said.to.step)


def is_before(node: Node, said: Statement) -> bool:
    """Whether the line leaves the box on the side that is read last, as inside one column."""
    return node.step == gap_of(said)
