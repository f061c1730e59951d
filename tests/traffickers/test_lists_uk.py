from pathlib import Path

import pytest

from traffickers.lists import uk
from traffickers.lists.entry import NotAList

REAL = Path(__file__).parents[3] / "shared/data/uk-sanctions-list-2025-08-11/uk_sanctions_index.csv"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the copy of the UK list is not here")


def read(tmp_path, *lines):
    path = tmp_path / "index.csv"
    path.write_text("\r\n".join([",".join(uk.COLUMNS) + ",", *lines]), encoding="utf-8")
    return uk.read(path)


def row(list_id="GIM0900", name="SAMPLE Ada", kind="Individual", on="23-07-2025"):
    return f'{list_id},17000,{name},Global Irregular Migration,{kind},UK,{on},"Asset freeze",'


def test_an_entry_of_the_index(tmp_path):
    entry = read(tmp_path, row()).entries["GIM0900"]

    assert entry.name == "SAMPLE Ada"
    assert (entry.type, entry.listed_on) == ("person", "2025-07-23")
    assert entry.programmes == ("Global Irregular Migration",)


def test_a_ship_is_a_vessel(tmp_path):
    assert read(tmp_path, row(kind="Ship")).entries["GIM0900"].type == "vessel"


def test_padding_inside_quotes_is_no_text(tmp_path):
    padded = row(name='"\n            "')

    official = read(tmp_path, padded, row("GIM0901"))

    assert list(official.entries) == ["GIM0901"]
    assert [(one.line, one.text) for one in official.problems] == [(2, "the row has no name")]


@pytest.mark.parametrize(
    "bad", [{"list_id": " "}, {"name": "\u200b"}, {"kind": "Robot"}, {"on": "2025-07-23"}]
)
def test_a_bad_row_is_reported_and_skipped(tmp_path, bad):
    official = read(tmp_path, row(**bad), row("GIM0901"))

    assert list(official.entries) == ["GIM0901"]
    assert [problem.line for problem in official.problems] == [2]


def test_another_table_is_refused(tmp_path):
    path = tmp_path / "index.csv"
    path.write_text("name,phone\nAda,1\n", encoding="utf-8")

    with pytest.raises(NotAList):
        uk.read(path)


@needs_real
def test_the_real_index_is_read_whole():
    official = uk.read(REAL)

    regimes = [entry.programmes[0] for entry in official.entries.values()]
    # Of 5,302 rows two have only line breaks where the name belongs.
    assert len(official.entries) == 5_300
    assert [problem.text for problem in official.problems] == ["the row has no name"] * 2
    assert regimes.count("Global Irregular Migration") == 25


@pytest.mark.parametrize(
    ("kind", "type_"), [("Individual", "person"), ("Entity", "entity"), ("Ship", "vessel")]
)
def test_an_entry_is_of_the_type_that_the_index_prints(tmp_path, kind, type_):
    assert read(tmp_path, row(kind=kind)).entries["GIM0900"].type == type_


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"list_id": " "}, "the row has no list id"),
        ({"kind": "Robot"}, "an unknown type: Robot"),
        ({"on": "2025-07-23"}, "not a date: 2025-07-23"),
        ({"on": "31-02-2025"}, "not a date: 31-02-2025"),
    ],
    ids=str,
)
def test_a_bad_row_says_what_is_wrong_with_it(tmp_path, bad, words):
    [problem] = read(tmp_path, row(**bad), row("GIM0901")).problems

    assert str(problem) == f"2: {words}"


def test_an_entry_without_a_regime_or_a_day_has_none(tmp_path):
    line = 'GIM0900,17000,SAMPLE Ada,,Individual,UK,,"Asset freeze",'

    entry = read(tmp_path, line).entries["GIM0900"]

    assert (entry.programmes, entry.listed_on) == ((), "")


def test_the_index_is_called_by_its_file_unless_told(tmp_path):
    assert read(tmp_path, row()).seen_in == "index.csv"

    told = uk.read(tmp_path / "index.csv", seen_in="a copy", dated_on="2025-08-11")
    assert (told.seen_in, told.dated_on) == ("a copy", "2025-08-11")
