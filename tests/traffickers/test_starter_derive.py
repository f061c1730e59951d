"""What is shipped with the software: nothing that nobody read, and no name that must wait."""

import json

import pytest

from tests.traffickers.test_designations import lead, table, uk_row
from traffickers.lists.table import COLUMNS
from traffickers.lists.uk import COLUMNS as UK_COLUMNS
from traffickers.starter import derive

UN = """<CONSOLIDATED_LIST dateGenerated="2026-02-27"><INDIVIDUAL>
<FIRST_NAME>Nobody</FIRST_NAME><REFERENCE_NUMBER>LYi.1</REFERENCE_NUMBER>
</INDIVIDUAL></CONSOLIDATED_LIST>"""
NOTHING = ",-0- " * 7


@pytest.fixture
def derived(tmp_path):
    """Derives from these rows of the table; (exit code, what was shipped or None)."""
    (tmp_path / "sdn.csv").write_text(f'900,"EXAMPLE, Ada","individual","TCO"{NOTHING},-0- \r\n')
    for name in ("alt.csv", "sdn_comments.csv"):
        (tmp_path / name).write_text("\x1a")
    (tmp_path / "un.xml").write_text(UN)
    gang = "GIM0900,1,Sample Gang,Global Irregular Migration,Entity,UK,23-07-2025,Asset freeze"
    (tmp_path / "uk.csv").write_text("\n".join([",".join(UK_COLUMNS), gang]))

    def derive_from(*rows):
        output = tmp_path / "designations.json"
        given = [table(tmp_path, *rows), "--ofac", tmp_path, "--un", tmp_path / "un.xml",
                 "--uk", tmp_path / "uk.csv", "--output", output]  # fmt: skip
        code = derive.main([str(one) for one in given])
        return code, json.loads(output.read_text("utf-8")) if output.exists() else None

    return derive_from


def test_a_row_is_shipped_with_its_key_and_the_copy_in_which_it_was_seen(derived):
    code, [shipped] = derived(uk_row())

    [event] = shipped["document"]["legal_events"]
    assert (code, shipped["import_key"]) == (0, "UK Sanctions List|GIM0900")
    assert (event["source_seen_in"], event["source_retrieved_on"]) == derive.UK_COPY
    assert shipped["document"]["survivor_answer"] == "no_source_does"


@pytest.mark.parametrize(
    "other",
    [
        lead(),
        uk_row(list_id="GIM0901", name="Sample Other", date=""),
        uk_row(list_id="GIM0902", name="Sample Ship", type="vessel"),
    ],
    ids=["text not seen", "date not told", "vessel"],
)
def test_what_nobody_may_be_named_for_yet_is_not_shipped(derived, other):
    code, shipped = derived(uk_row(), other)

    assert code == 0
    assert [one["import_key"] for one in shipped] == ["UK Sanctions List|GIM0900"]


@pytest.mark.parametrize("name", ["Sample Gang", "SAMPLE GANG", '"Gang, Sample"'])
def test_nothing_is_written_when_the_name_of_another_row_stands_in_it(derived, capsys, name):
    code, shipped = derived(uk_row(), lead(name=name))

    assert (code, shipped) == (1, None)
    assert "These names must not be shipped:\nsample gang\n" in capsys.readouterr().err


def test_how_many_are_shipped_and_could_not_be_read_is_said(derived, capsys):
    derived(uk_row(), uk_row(list_id=" "), uk_row(list_id="GIM0903", category="fraud"))

    assert capsys.readouterr().out == "1 designations; 2 rows could not be read\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seen with Ada Sample.", {"ada sample"}),
        ("ADA SAMPLE", {"ada sample"}),
        ("Ada Samples", set()),
        ("Canada Sample", set()),
        ("Ada, Sample", set()),
        ("ada sample (ada sample)", {"ada sample"}),
    ],
)
def test_a_name_is_found_as_whole_words_whatever_their_case(text, found):
    assert derive.names_in(text, ["Ada Sample", "Bea"]) == found


@pytest.mark.parametrize("name", ["مثال", "S.A. (Sample)", "A+B"])
def test_a_name_with_signs_or_in_another_script_is_found(name):
    assert derive.names_in(f"Written by {name}, here", [name]) == {name.casefold()}


def test_every_name_of_rows_that_are_not_shipped_is_guarded(tmp_path):
    path = tmp_path / "designations.csv"
    rows = ["OFAC SDN,1,Kept,person,,,smuggling,,(press),quoted",
            "OFAC SDN,2,Ada Sample,person,,,smuggling,,(press),quoted",
            "OFAC SDN,,Malformed,person,,,smuggling,,(press),quoted"]  # fmt: skip
    path.write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")

    assert derive.other_names(path, {"OFAC SDN|1"}) == {"Ada Sample"}
