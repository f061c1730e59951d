"""The shapes of the world map, as they are shipped."""

import re

import pytest

from regions import map_shapes, tree
from regions.data import derive_map
from regions.map_shapes import AREAS, DOTS, HEIGHT, NOT_DRAWN, OTHER_LAND, SHAPES, WIDTH


def test_each_country_is_drawn_once_or_told_not_to_be():
    drawn = [shape.code for shape in SHAPES if shape.code]

    assert len(drawn) == len(set(drawn))
    assert sorted([*drawn, *NOT_DRAWN]) == sorted(tree.codes(tree.Level.COUNTRY))
    assert len(NOT_DRAWN) <= 12


def test_large_countries_are_areas_and_small_ones_dots():
    areas, dots = ({shape.code for shape in shapes} for shapes in (AREAS, DOTS))

    assert {"KE", "RU", "BR", "FJ", "XK"} & areas == {"KE", "RU", "BR"} | ({"FJ", "XK"} & areas)
    assert {"MT", "SG", "VA", "TV", "KN"} <= dots
    assert not areas & dots


def test_the_table_has_the_size_that_its_maker_gives_it():
    assert (WIDTH, HEIGHT) == (derive_map.WIDTH, derive_map.HEIGHT)


def test_everything_lies_on_the_map():
    for shape in DOTS:
        assert 0 <= shape.x <= WIDTH, shape.code
        assert 0 <= shape.y <= HEIGHT, shape.code
    for shape in AREAS:
        starts = re.findall(r"M(-?\d+) (-?\d+)", shape.path)
        assert starts, shape.code
        assert all(0 <= int(x) <= WIDTH for x, _y in starts), shape.code


def test_no_dot_hides_another():
    apart = (2 * derive_map.RADIUS) ** 2
    pairs = [(one, two) for one in DOTS for two in DOTS if one.code < two.code]

    close = [
        (one.code, two.code)
        for one, two in pairs
        if (one.x - two.x) ** 2 + (one.y - two.y) ** 2 < apart * 0.8
    ]
    assert close == []


@pytest.mark.parametrize("code", ["RU", "US", "NZ"])
def test_no_country_is_a_band_across_the_map(code):
    [path] = [shape.path for shape in AREAS if shape.code == code]

    for part in path.split("z")[:-1]:
        steps = [int(number) for number in re.findall(r"-?\d+", part.split("l")[1])]
        assert max(abs(across) for across in steps[::2]) < WIDTH / 4


def test_paths_hold_nothing_but_whole_steps():
    for path in [shape.path for shape in AREAS] + list(OTHER_LAND):
        assert re.fullmatch(r"(M\d+ \d+l[\d -]+z)+", path)


def test_shapes_cannot_be_changed():
    with pytest.raises(AttributeError):
        map_shapes.SHAPES[0].path = ""
