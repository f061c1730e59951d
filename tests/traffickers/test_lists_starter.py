from itertools import chain
from pathlib import Path

import pytest

from traffickers.lists import ofac, uk, un
from traffickers.lists.designations import Designation, read_designations
from traffickers.lists.table import COLUMNS, read_table
from traffickers.starter import derive
from traffickers.starter.load import SHIPPED, documents

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/data"
TABLE = DATA / "trafficking-designations/designations.csv"
needs_real = pytest.mark.skipif(not TABLE.exists(), reason="the designation table is not here")


@pytest.fixture(scope="module")
def real_lists():
    return {
        "ofac": ofac.read(DATA / "ofac-sdn-2021-07"),
        "un": un.read(DATA / "un-sc-consolidated-2026-02-27/consolidated.xml"),
        "uk": uk.read(DATA / "uk-sanctions-list-2025-08-11/uk_sanctions_index.csv"),
    }


@needs_real
def test_the_real_table_counts(real_lists):
    rows = list(read_table(TABLE))
    found = list(read_designations(TABLE, **real_lists))

    assert (len(rows), sum(row.type == "vessel" for row in rows)) == (185, 110)
    assert all(isinstance(one, Designation) for one in found)
    assert (len(found), sum(one.is_evidenced for one in found)) == (75, 45)
    assert sum(derive.is_shippable(one) for one in found) == 43
    assert len({one.import_key for one in found}) == 75


@needs_real
def test_reading_the_real_table_twice_gives_equal_documents(real_lists):
    first, again = (list(read_designations(TABLE, **real_lists)) for _ in range(2))

    assert first == again


@needs_real
def test_uk_entries_are_smuggling_only(real_lists):
    found = read_designations(TABLE, **real_lists)

    matters = [
        one.document["legal_events"][0]["matters"]
        for one in found
        if one.import_key.startswith("UK")
    ]
    assert matters == [["smuggling"]] * 25


@needs_real
def test_every_word_quoted_from_the_un_list_stands_in_it(real_lists):
    said = chain.from_iterable(
        (*entry.positions, entry.remarks) for entry in real_lists["un"].entries.values()
    )
    everything = "\n".join(said)

    for one in read_designations(TABLE, **real_lists):
        if one.import_key.startswith("UN SC"):
            quote = one.document["legal_events"][0]["source_quote"]
            assert len(quote) > 20
            assert quote in everything


@needs_real
def test_what_is_shipped_is_what_the_real_data_gives(tmp_path):
    output = tmp_path / "designations.json"
    lists = [
        "--ofac", DATA / "ofac-sdn-2021-07",
        "--un", DATA / "un-sc-consolidated-2026-02-27/consolidated.xml",
        "--uk", DATA / "uk-sanctions-list-2025-08-11/uk_sanctions_index.csv",
    ]  # fmt: skip

    assert derive.main([str(TABLE), *map(str, lists), "--output", str(output)]) == 0

    assert output.read_text("utf-8") == SHIPPED.read_text("utf-8")


def test_each_shipped_document_can_pass_the_gate():
    shipped = dict(documents())

    assert len(shipped) == 43
    for made in shipped.values():
        (event,) = made["legal_events"]
        assert event["source_kind"] == "sanctions_list"
        assert all(event[key] for key in ("on", "matters", "authority", "case_id", "source_url"))
        assert all(event[f"source_{key}"] for key in ("quote", "seen_in", "retrieved_on"))
        assert made["survivor_answer"] == "no_source_does"


def test_shipped_texts_fit_their_columns():
    for _key, made in documents():
        assert len(made["summary"]) <= 2000
        for line in chain(made["names"], made["regions"], made["legal_events"]):
            assert len(line["source_quote"]) <= 1000
            assert max(len(line[f"source_{key}"]) for key in ("reference", "seen_in")) <= 300


def text_files():
    aside = {".git", ".venv", "var", "node_modules", "__pycache__"}
    for path in ROOT.rglob("*"):
        if path.is_file() and not aside & set(path.relative_to(ROOT).parts):
            yield path, path.read_bytes().decode("utf-8", errors="replace")


@needs_real
def test_no_name_whose_text_was_not_seen_stands_in_any_file():
    names = derive.other_names(TABLE, {key for key, _document in documents()})

    found = {
        str(path.relative_to(ROOT)): derive.names_in(text, names) for path, text in text_files()
    }

    assert len(names) > 140
    assert {path: words for path, words in found.items() if words} == {}


def test_the_name_of_another_row_is_found_in_both_orders(tmp_path):
    path = tmp_path / "designations.csv"
    rows = ["OFAC SDN,900,Kept,person,,,smuggling,,(press),quoted"]
    rows += ['OFAC SDN,901,"SAMPLE, Bea",person,,,smuggling,,(press),quoted']
    path.write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")

    others = derive.other_names(path, {"OFAC SDN|900"})

    assert others == {"SAMPLE, Bea", "Bea SAMPLE"}
    assert derive.names_in("seen with bea sample, and Samples", others) == {"bea sample"}
