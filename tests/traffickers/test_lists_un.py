from pathlib import Path

import pytest

from traffickers.lists import un
from traffickers.lists.entry import NotAList

REAL = Path(__file__).parents[3] / "shared/data/un-sc-consolidated-2026-02-27/consolidated.xml"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the copy of the UN's list is not here")

ADA = """
<INDIVIDUAL>
  <FIRST_NAME>Ada</FIRST_NAME><SECOND_NAME>SAM\u2019PLE</SECOND_NAME><THIRD_NAME/>
  <UN_LIST_TYPE>Libya</UN_LIST_TYPE>
  <REFERENCE_NUMBER>LYi.900</REFERENCE_NUMBER><LISTED_ON>2018-06-07</LISTED_ON>
  <NAME_ORIGINAL_SCRIPT>مثال </NAME_ORIGINAL_SCRIPT>
  <COMMENTS1>One line.
  Another line.</COMMENTS1>
  <DESIGNATION><VALUE>Leader of
     nothing</VALUE></DESIGNATION>
  <NATIONALITY><VALUE>Libya</VALUE><VALUE>na</VALUE></NATIONALITY>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ada S.</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Aunt</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_DATE_OF_BIRTH>%s</INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL>"""
BORN = "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1976-04-02</DATE>"


def read(tmp_path, inside, before="", encoding="utf-8"):
    path = tmp_path / "list.xml"
    head = f'<?xml version="1.0" encoding="{encoding}"?>{before}'
    xml = f'{head}<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z">{inside}'
    path.write_bytes(xml.encode(encoding))
    return un.read(path)


def listed(tmp_path, inside, **given):
    return read(tmp_path, f"<INDIVIDUALS>{inside}</INDIVIDUALS></CONSOLIDATED_LIST>", **given)


def ada(tmp_path, born=BORN):
    return listed(tmp_path, ADA % born).entries["LYi.900"]


def test_names_as_printed_with_what_the_list_thinks_of_them(tmp_path):
    assert [(name.name, name.kind, name.language) for name in ada(tmp_path).names] == [
        ("Ada SAM\u2019PLE", "primary", ""),
        ("مثال", "original", ""),
        ("Ada S.", "alias", ""),
        ("The Aunt", "weak", ""),
    ]


def test_line_breaks_inside_words_become_spaces(tmp_path):
    entry = ada(tmp_path)

    assert entry.remarks == "One line. Another line."
    assert entry.positions == ("Leader of nothing",)


def test_what_else_the_entry_tells(tmp_path):
    entry = ada(tmp_path)

    assert (entry.type, entry.programmes, entry.listed_on) == ("person", ("Libya",), "2018-06-07")
    assert entry.nationalities == ("LY",)
    assert entry.year_of_birth == 1976


@pytest.mark.parametrize(
    "born",
    [
        "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1980</YEAR>",
        "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1980</FROM_YEAR><TO_YEAR>1984</TO_YEAR>",
        "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE>",
        "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>30-35 years old</NOTE>",
        "",
    ],
)
def test_a_birth_that_is_not_exact_gives_no_year(tmp_path, born):
    assert ada(tmp_path, born).year_of_birth is None


def test_the_list_tells_its_own_date(tmp_path):
    assert listed(tmp_path, ADA % "").dated_on == "2026-02-27"


def test_an_entry_without_number_or_name_is_reported_by_line(tmp_path):
    nameless = "<ENTITY><REFERENCE_NUMBER>LYe.1</REFERENCE_NUMBER></ENTITY>"
    numberless = "<ENTITY><FIRST_NAME>Sample</FIRST_NAME></ENTITY>"

    official = listed(tmp_path, f"\n{nameless}\n{numberless}{ADA % ''}")

    assert list(official.entries) == ["LYi.900"]
    assert [problem.line for problem in official.problems] == [2, 3]


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path):
    official = read(tmp_path, f"<INDIVIDUALS>{ADA % ''}\n<INDIVIDUAL><FIRST_NA")

    assert list(official.entries) == ["LYi.900"]
    assert "breaks off" in official.problems[0].text


BOMB = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "inside", [f'<!ENTITY a "ha">{BOMB}', '<!ENTITY i SYSTEM "file:///etc/passwd">']
)
def test_a_document_type_is_refused_before_any_entity_is_read(tmp_path, inside, encoding):
    doctype = f"<!DOCTYPE CONSOLIDATED_LIST [{inside}]>"

    with pytest.raises(NotAList, match="document type"):
        listed(tmp_path, ADA.replace("One", "&i;") % "", before=doctype, encoding=encoding)


@pytest.mark.parametrize("content", [b"", b"list,list_id\n", b"<html></html>", b"\x00\x01\xff"])
def test_another_kind_of_file_is_refused(tmp_path, content):
    path = tmp_path / "list.xml"
    path.write_bytes(content)

    with pytest.raises(NotAList):
        un.read(path)


@needs_real
def test_the_real_list_is_read_whole():
    official = un.read(REAL)

    types = [entry.type for entry in official.entries.values()]
    kinds = [name.kind for entry in official.entries.values() for name in entry.names]
    assert (types.count("person"), types.count("entity")) == (730, 273)
    assert official.problems == []
    assert official.dated_on == "2026-02-27"
    # 378 have one; one of them is the name that is already the primary.
    assert kinds.count("original") == 377


GANG = """
<ENTITY>
  <FIRST_NAME>Sample</FIRST_NAME><SECOND_NAME>Gang</SECOND_NAME>
  <REFERENCE_NUMBER>LYe.9</REFERENCE_NUMBER><LISTED_ON>soon</LISTED_ON>
  <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Gang</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>The Gang</ALIAS_NAME></ENTITY_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Wrong</ALIAS_NAME></INDIVIDUAL_ALIAS>
</ENTITY>"""


def test_an_entity_is_read_like_a_person(tmp_path):
    entry = listed(tmp_path, GANG).entries["LYe.9"]

    assert entry.type == "entity"
    assert [(name.name, name.kind) for name in entry.names] == [
        ("Sample Gang", "primary"),
        ("Old Gang", "former"),
        ("The Gang", "alias"),
    ]


def test_a_day_that_is_none_is_left_out_and_nothing_else(tmp_path):
    entry = listed(tmp_path, GANG).entries["LYe.9"]

    assert (entry.listed_on, entry.list_id) == ("", "LYe.9")


def test_a_name_of_four_parts_is_whole(tmp_path):
    parts = "<THIRD_NAME>Abd</THIRD_NAME><FOURTH_NAME>al-Testa</FOURTH_NAME>"

    entry = listed(tmp_path, (ADA % "").replace("<THIRD_NAME/>", parts)).entries["LYi.900"]

    assert entry.name == "Ada SAM\u2019PLE Abd al-Testa"


def test_two_births_in_one_year_tell_it_and_in_two_years_do_not(tmp_path):
    again = (
        "</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE>"
    )

    assert ada(tmp_path, f"{BORN}{again}<YEAR>1976</YEAR>").year_of_birth == 1976
    assert ada(tmp_path, f"{BORN}{again}<YEAR>1977</YEAR>").years_of_birth == (1976, 1977)


def test_the_copys_name_and_date_can_be_told(tmp_path):
    listed(tmp_path, ADA % "")

    told = un.read(tmp_path / "list.xml", seen_in="a copy", dated_on="2026-03-01")

    assert (told.seen_in, told.dated_on) == ("a copy", "2026-03-01")
    assert un.read(tmp_path / "list.xml").seen_in == "list.xml"


@pytest.mark.parametrize("made_on", ["", "soon", "27-02-2026"])
def test_a_list_that_does_not_say_when_it_was_made_has_no_date(tmp_path, made_on):
    path = tmp_path / "list.xml"
    path.write_text(f'<CONSOLIDATED_LIST dateGenerated="{made_on}">{ADA % ""}</CONSOLIDATED_LIST>')

    assert un.read(path).dated_on == ""
