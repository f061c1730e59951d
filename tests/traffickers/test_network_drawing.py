"""The picture of a network: nothing meets, nothing is left out, and it is the same each time."""

import re
from itertools import pairwise

import pytest

from tests.traffickers.public_records import told
from traffickers.models import Connection, Trafficker
from traffickers.network import Network, Node, Statement, node_of
from traffickers.network_drawing import BOX, FIRST, Drawing, drawing_of, rows_of
from traffickers.views import today

NAMES = {"name", "status", "matter"}


def node(name: str, step: int, code: str = "sanctioned") -> Node:
    document = {"type": "company", "year_of_birth": None, "survivor_answer": "no_source_does"}
    rows = {"names": [], "legal_events": [told(code)], "regions": [], "connections": []}
    pk = sum(ord(letter) * 31**place for place, letter in enumerate(name))
    record = Trafficker(
        pk=pk, public_id=name.replace(" ", ""), title=name, document=document | rows
    )
    record.olds = []
    return node_of(record, today(), step)


def says(by: Node, to: Node, relation: str = "leads") -> Statement:
    return Statement(by, relation, to, (Connection(relation=relation),))


def star(count: int) -> Network:
    middle = node("Testa Middle", 0)
    others = [node(f"Testa {number:02}", 1) for number in range(count)]
    return Network([middle, *others], [says(other, middle) for other in others], is_cut=False)


def draw(network: Network, *, is_rtl: bool = False) -> Drawing:
    numbers = {id(one): [n] for n, one in enumerate(network.statements, 1)}
    return drawing_of(network, numbers, is_rtl=is_rtl)


def corners(drawing: Drawing) -> list[tuple[float, float]]:
    return [(float(box.x), float(box.y)) for box in drawing.boxes]


@pytest.mark.parametrize("count", [1, 2, 7, 39])
def test_boxes_and_words_of_lines_never_meet(count):
    drawing = draw(star(count))

    columns: dict[float, list[float]] = {}
    for x, y in corners(drawing):
        columns.setdefault(x, []).append(y)
    heights = [sorted(ys) for ys in columns.values()]
    apart = [b - a for ys in heights for a, b in pairwise(ys)]
    words = sorted(float(line.label.y) for line in drawing.lines)
    assert all(gap > float(drawing.box_height) for gap in apart)
    assert all(b - a >= 17 for a, b in pairwise(words))


@pytest.mark.parametrize("is_rtl", [False, True])
def test_everything_stands_inside_the_picture(is_rtl):
    network = star(12)
    first, second = network.nodes[1:3]
    network.statements.append(says(first, second, "works_with"))
    drawing = draw(network, is_rtl=is_rtl)
    width, height = float(drawing.width), float(drawing.height)

    for x, y in corners(drawing):
        assert 0 <= x <= width - BOX
        assert 0 <= y <= height - float(drawing.box_height)
    for line in drawing.lines:
        assert 50 <= float(line.label.x) <= width - 50
        assert 0 <= float(line.label.y) <= height
        places = [float(one) for one in re.findall(r"-?[\d.]+", line.way)]
        assert 0 <= min(places) <= max(places) <= max(width, height)


def test_the_same_network_is_the_same_picture():
    network = star(20)

    assert draw(network) == draw(network)


def test_right_to_left_mirrors_the_columns():
    network = star(3)
    left, right = draw(network), draw(network, is_rtl=True)

    mirrored = [float(left.width) - BOX - x for x, _y in corners(left)]
    assert mirrored == [x for x, _y in corners(right)]
    assert [y for _x, y in corners(left)] == [y for _x, y in corners(right)]


def test_a_tall_picture_begins_with_the_record_itself():
    drawing = draw(star(39))

    assert float(drawing.height) > 3000
    assert corners(drawing)[0][1] <= FIRST


def test_lines_that_need_not_cross_do_not():
    middle, left, right = node("Testa M", 0), node("Testa A", 1), node("Testa B", 1)
    far_left, far_right = node("Testa Z", 2), node("Testa Y", 2)
    links = [(middle, left), (middle, right), (left, far_left), (right, far_right)]
    nodes = [middle, left, right, far_right, far_left]
    rows = rows_of(Network(nodes, [says(*link) for link in links], is_cut=False))

    above = rows[left.record.pk] < rows[right.record.pk]
    assert (rows[far_left.record.pk] < rows[far_right.record.pk]) == above


def test_a_cycle_and_a_link_inside_a_column_are_drawn():
    one, two, three = node("Testa A", 0), node("Testa B", 1), node("Testa C", 1)
    statements = [says(one, two), says(two, three), says(three, one)]
    drawing = draw(Network([one, two, three], statements, is_cut=False))

    assert len(drawing.lines) == 3
    assert all(line.arrow for line in drawing.lines)
    assert drawing.lines[1].way.count("M") == 2


def test_the_arrow_leads_to_the_one_of_whom_it_is_said():
    one, two = node("Testa A", 0), node("Testa B", 1)

    def tip(statement: Statement) -> float:
        [line] = draw(Network([one, two], [statement], is_cut=False)).lines
        return float(re.match(r"M(-?[\d.]+)", line.arrow)[1])

    assert tip(says(one, two)) > tip(says(two, one))


def test_what_is_mutual_has_no_arrow():
    one, two = node("Testa A", 0), node("Testa B", 1)
    [line] = draw(Network([one, two], [says(one, two, "works_with")], is_cut=False)).lines

    assert (line.arrow, line.label.words) == ("", "Works with [1]")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("charged", ["Charged, not convicted", "human trafficking"]),
        ("convicted_appealable", ["Convicted, can still appeal", "human trafficking"]),
        ("sanctioned", ["On a sanctions list", "human trafficking"]),
    ],
)
def test_a_box_says_the_standing_and_what_it_is_about(code, words):
    [box] = draw(Network([node("Testa A", 0, code)], [], is_cut=False)).boxes

    assert [text.words for text in box.texts] == ["Testa A", *words]
    assert {text.kind for text in box.texts} == NAMES


def test_a_long_name_is_shortened_and_a_box_still_holds_it():
    [box] = draw(Network([node("Testa " * 50, 0)], [], is_cut=False)).boxes

    names = [text.words for text in box.texts if text.kind == "name"]
    assert len(names) == 2
    assert names[1].endswith("…")


def test_a_link_with_many_sources_still_says_what_it_is():
    one, two = node("Testa A", 0), node("Testa B", 1)
    statement = says(one, two, "transports_for")
    numbers = {id(statement): [11, 12, 13, 14]}
    network = Network([one, two], [statement], is_cut=False)

    [line] = drawing_of(network, numbers, is_rtl=False).lines

    assert line.label.words == "Transports for [11]…"
