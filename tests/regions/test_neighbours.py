"""Borders on land, made from the shapes of the map."""

import csv
import json
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from regions import tree
from regions.data import derive_neighbours
from regions.neighbours import TABLE, neighbours

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
MAP = DATA / "map" / "countries-110m.json"
COUNTRIES = DATA / "regions" / "country-codes.csv"
needs_shared_data = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
CODES = {"001": "AA", "002": "BB"}


def topology(*shapes, arcs=((0, 0), (5, 5))):
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[list(arcs[0]), list(arcs[1])]] * 10,
        "objects": {"countries": {"geometries": shapes}},
    }


def shape(number, *rings, **fields):
    return {"type": "Polygon", "id": number, "arcs": list(rings)} | fields


def test_the_table_holds_each_pair_once_in_order():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["one"], row["other"]) for row in csv.DictReader(lines)]

    assert pairs == sorted(set(pairs))
    assert all(one < other for one, other in pairs)
    assert all(tree.level(code) == tree.Level.COUNTRY for pair in pairs for code in pair)


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("KE", ("ET", "SO", "SS", "TZ", "UG")),
        ("PT", ("ES",)),
        ("XK", ("AL", "ME", "MK", "RS")),
        ("DJ", ("ER", "ET", "SO")),
        ("GF", ("BR", "SR")),
        ("CY", ()),
        ("AU", ()),
        ("150", ()),
        ("nowhere", ()),
    ],
)
def test_neighbours_share_a_border_on_land(code, others):
    assert neighbours(code) == others


def test_to_be_neighbours_is_mutual():
    for code in tree.codes(tree.Level.COUNTRY):
        assert all(code in neighbours(other) for other in neighbours(code))


def test_france_does_not_border_on_what_french_guiana_does():
    assert not {"BR", "SR"} & set(neighbours("FR"))


def test_shapes_that_share_an_arc_are_neighbours_run_either_way():
    told = topology(shape("001", [0, 1]), shape("002", [~1, 2]))

    assert derive_neighbours.pairs(told, CODES) == [("AA", "BB")]


def test_shapes_that_share_none_are_not():
    told = topology(shape("001", [0, 1]), shape("002", [2, 3]))

    assert derive_neighbours.pairs(told, CODES) == []


def test_every_polygon_of_a_shape_counts():
    islands = {"type": "MultiPolygon", "id": "001", "arcs": [[[0]], [[1]]]}

    assert derive_neighbours.pairs(topology(islands, shape("002", [1])), CODES) == [("AA", "BB")]


def test_a_shape_without_a_number_is_known_by_its_name():
    kosovo = {"type": "Polygon", "properties": {"name": "Kosovo"}, "arcs": [[0]]}
    unknown = kosovo | {"properties": {"name": "Atlantis"}}

    assert derive_neighbours.pairs(topology(kosovo, shape("001", [0])), CODES) == [("AA", "XK")]
    with pytest.raises(KeyError, match="Atlantis"):
        derive_neighbours.pairs(topology(unknown), CODES)


def test_the_west_of_an_arc_is_reckoned_from_its_steps():
    told = topology(arcs=((-50, 0), (-5, 5)))

    assert derive_neighbours.longitude(told, 0) == -55.0


def test_numbers_get_their_zeros_back():
    rows = [
        {"ISO3166-1-numeric": "4", "ISO3166-1-Alpha-2": "AF"},
        {"ISO3166-1-numeric": " ", "ISO3166-1-Alpha-2": "XX"},
    ]

    assert derive_neighbours.codes_by_number(rows) == {"004": "AF"}


@needs_shared_data
def test_the_table_is_what_the_map_gives(tmp_path, monkeypatch):
    out = tmp_path / "neighbours.csv"
    arguments = ["derive", str(MAP), str(COUNTRIES), "--out", str(out)]
    monkeypatch.setattr("sys.argv", arguments)

    derive_neighbours.main()

    assert out.read_bytes() == TABLE.read_bytes()


@needs_shared_data
def test_only_three_shapes_of_the_map_have_no_number():
    shapes = json.loads(MAP.read_text(encoding="utf-8"))["objects"]["countries"]["geometries"]

    nameless = {one["properties"]["name"] for one in shapes if "id" not in one}
    assert nameless == set(derive_neighbours.BY_NAME)


@pytest.mark.django_db
def test_a_country_leads_to_its_neighbours_and_to_what_it_is_part_of():
    html = Client().get("/es/regions/portugal/").content.decode().split("<aside")[1]

    assert '<li><a href="/es/regions/spain/">España</a></li>' in html
    assert '<li><a href="/es/regions/southern-europe/">' in html
    with override("es"):
        no_claim = gettext(
            "Places that share a border on land, as a coarse map of the world shows it "
            "(Natural Earth). The smallest places are not on that map. This says nothing about "
            "who owns what."
        )
    assert no_claim in html


@pytest.mark.django_db
def test_an_island_has_no_list_of_neighbours():
    assert 'id="neighbours"' not in Client().get("/regions/australia/").content.decode()


@pytest.mark.django_db
def test_a_place_of_no_part_of_the_world_and_a_larger_region_are_part_of_nothing():
    for slug in ("antarctica", "europe", "world"):
        assert "<h2>Part of</h2>" not in Client().get(f"/regions/{slug}/").content.decode()
    assert "<h2>Part of</h2>" in Client().get("/regions/france/").content.decode()
