"""How the shipped tables become documents, whatever they say."""

import csv

import pytest

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.kinds import kind_named
from regions import tree
from regions.starter import load
from regions.views import starter_documents

FIGURE = {
    "code": "FR", "indicator": "detected_victims", "year": "2023", "value": "<5",
    "unit": "persons", "source_id": "book",
}  # fmt: skip
TREATY = {
    "code": "FR", "convention": "c182", "status": "ratified", "as_of": "2022",
    "joined_on": "2004-05", "source_id": "book",
}  # fmt: skip
SOURCE = {"id": "book"} | dict.fromkeys(CITATION_FIELDS, "") | {"source_title": "كتاب"}


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "FOLDER", tmp_path)

    def tables(figures, sources=(SOURCE,), conventions=(TREATY,)):
        named = {"figures.csv": figures, "sources.csv": sources, "conventions.csv": conventions}
        for name, rows in named.items():
            with (tmp_path / name).open("w", encoding="utf-8", newline="") as lines:
                table = csv.DictWriter(lines, rows[0])
                table.writeheader()
                table.writerows(rows)

    return tables


def shipped():
    return {document["code"]: document for document in load.documents()}


def test_a_figure_stands_in_its_place_with_its_source(write):
    write([FIGURE])

    [figure] = shipped()["FR"]["figures"]

    assert (figure["value"], figure["year"], figure["source_title"]) == ("<5", 2023, "كتاب")
    assert kind_named("region").form.has_shape(shipped()["FR"])
    assert not {"code", "id", "source_id"} & set(figure)


def test_places_without_figures_have_documents_too(write):
    write([FIGURE])

    told = shipped()

    assert sorted(told) == sorted(tree.codes())
    empty = {"figures": [], "laws": [], "conventions": []}
    assert told["DE"] == {"code": "DE", "note": ""} | empty


def test_a_treaty_stands_in_its_place_with_its_source_and_its_date(write):
    write([FIGURE])

    [treaty] = shipped()["FR"]["conventions"]

    assert (treaty["convention"], treaty["status"], treaty["as_of"]) == ("c182", "ratified", 2022)
    assert (treaty["joined_on"], treaty["source_title"]) == ("2004-05", "كتاب")


def test_a_treaty_without_its_source_is_not_half_read(write):
    write([FIGURE], conventions=[TREATY | {"source_id": "lost"}])

    with pytest.raises(KeyError, match="lost"):
        shipped()


def test_figures_of_one_place_keep_the_order_of_the_table(write):
    write([FIGURE | {"year": year} for year in ("2020", "2023", "2021")])

    assert [figure["year"] for figure in shipped()["FR"]["figures"]] == [2020, 2023, 2021]


def test_a_figure_without_its_source_is_not_half_read(write):
    write([FIGURE | {"source_id": "lost"}])

    with pytest.raises(KeyError, match="lost"):
        shipped()


def test_a_figure_has_one_key_for_its_place_indicator_and_year():
    one = load.figure_key("FR", "detected_victims", "2023")

    assert one == load.figure_key("FR", "detected_victims", "2023")
    assert len(one) == 8
    others = [("DE", "detected_victims", "2023"), ("FR", "tip_tier", "2023"),
              ("FR", "detected_victims", "2022")]  # fmt: skip
    assert one not in {load.figure_key(*other) for other in others}


def test_a_shipped_place_is_known_by_its_code(write):
    write([FIGURE])

    keys = [key for key, _document in starter_documents()]

    assert "starter region FR" in keys
    assert len(keys) == len(set(keys)) == len(tree.codes())
