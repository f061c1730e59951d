"""The sheet of signs for people who do not read."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from awareness.pictures import PICTURES
from freedomnow.settings import BASE_DIR

PATH = "/awareness/signs-in-pictures/"
FOLDER = Path(BASE_DIR) / "templates" / "awareness" / "signs"
FILES = sorted(FOLDER.glob("*.svg"))
SHAPES = {"path", "circle"}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def drawn(path):
    return list(ET.fromstring(f"<svg>{path.read_text()}</svg>"))  # noqa: S314 (our own files)


def test_there_are_at_least_twelve_and_each_is_drawn():
    assert len(PICTURES) >= 12
    assert {path.stem for path in FILES} == {*PICTURES, "help"}


@each_file
def test_a_picture_is_lines_and_nothing_that_runs_or_loads(path):
    assert {shape.tag for shape in drawn(path)} <= SHAPES
    assert {name for shape in drawn(path) for name in shape.attrib} <= {"d", "cx", "cy", "r"}
    assert len(path.read_text()) < 500


@each_file
def test_a_picture_stays_in_its_frame(path):
    for shape in drawn(path):
        if shape.tag == "circle":
            x, y, r = (float(shape.get(name)) for name in ("cx", "cy", "r"))
            assert min(x, y) - r >= 0
            assert max(x, y) + r <= 64
        first = re.match(r"M(\S+) ?(\S+?)[a-zA-Z]", shape.get("d", "M0 0h"))
        assert all(0 <= float(n) <= 64 for n in NUMBER.findall(first[0]))


@pytest.mark.parametrize("picture", PICTURES.values(), ids=lambda picture: picture.code)
def test_a_picture_says_in_words_what_it_shows_and_means(client, picture):
    html = client.get(PATH).content.decode()

    assert f'role="img" aria-label="{picture.shows}"' in html
    assert f"<figcaption>{picture.meaning}</figcaption>" in html


def test_no_picture_speaks_of_chains_or_tears():
    told = " ".join(f"{one.meaning} {one.shows}" for one in PICTURES.values()).lower()

    assert not re.search(r"chain|cuff|tear|cry", told)


def test_the_sheet_asks_nothing_of_the_database_and_leads_to_help(
    client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        html = client.get(PATH).content.decode()

    assert html.count("<figure") == len(PICTURES) + 1
    assert '<a href="/help/">There is help. Call.</a>' in html


def test_the_sheet_has_a_stylesheet_of_its_own_that_other_pages_do_not_load(client):
    assert "css/learn" in client.get(PATH).content.decode()
    assert "css/learn" not in client.get("/awareness/glossary/").content.decode()


def test_pictures_of_one_size_print_four_in_a_row():
    css = (Path(BASE_DIR) / "static" / "css" / "learn.css").read_text()

    assert "repeat(4, 1fr)" in css.split("@media print")[1]
