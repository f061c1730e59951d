import pytest

from traffickers.lists.entry import NotAList, Problem
from traffickers.lists.table import COLUMNS, TableRow, read_table

LINK = "https://home.treasury.gov/news/press-releases/sm0409"


def row(**given):
    cells = {
        "list": "OFAC SDN",
        "list_id": "900",
        "name": '"EXAMPLE, Ada"',
        "type": "person",
        "programme": "TCO",
        "date": "2018-06-11",
        "category": "smuggling",
        "how_told": "told",
        "evidence": LINK,
        "what_was_seen": "release text seen",
    }
    return ",".join((cells | given).values())


def read(tmp_path, *lines):
    path = tmp_path / "designations.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    return list(read_table(path))


def test_rows_say_whether_their_official_text_was_seen(tmp_path):
    unseen = row(list_id="901", evidence="(quoted by press)", what_was_seen="release quoted")

    first, second = read(tmp_path, row(), unseen)

    assert (first.is_official_text_seen, second.is_official_text_seen) == (True, False)
    assert (first.link, second.link) == (LINK, "")


def test_a_row_has_a_key_for_ever(tmp_path):
    (only,) = read(tmp_path, row())

    assert (only.import_key, only.line) == ("OFAC SDN|900", 2)


@pytest.mark.parametrize(
    "bad",
    [
        {"list_id": " "},
        {"list_id": "\u200b"},
        {"list": "EU FSF"},
        {"list": ""},
        {"type": "robot"},
        {"category": "fraud"},
        {"category": ""},
        {"date": "11-06-2018"},
        {"date": "2018-02-30"},
        {"name": "\u200b\u200d"},
        {"name": "a\0b"},
        {"name": "x" * 301},
        {"name": "y" * 1_000_000},
        {"name": "too,many,columns"},
        {"name": '"never closed'},
        {"evidence": "javascript:alert(1)"},
        {"evidence": "(seen somewhere)"},
    ],
)
def test_a_malformed_row_is_reported_by_line_and_the_rest_is_kept(tmp_path, bad):
    good = [row(list_id=str(number)) for number in range(910, 916)]

    found = read(tmp_path, row(), row(**({"list_id": "901"} | bad)), *good)

    problems = [one for one in found if isinstance(one, Problem)]
    assert [problem.line for problem in problems] == [3]
    assert "%" not in problems[0].text
    assert sum(isinstance(one, TableRow) for one in found) == 7


def test_the_same_entry_twice_is_reported(tmp_path):
    _first, again = read(tmp_path, row(), row(name="OTHER"))

    assert again == Problem(3, "the same entry stands on line 2")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"<html></html>",
        b"name,phone\nAda,1\n",
        ",".join(COLUMNS).encode("utf-16"),
        b"\xff" * 200_000,
    ],
)
def test_a_file_that_is_not_the_table_is_refused(tmp_path, content):
    path = tmp_path / "designations.csv"
    path.write_bytes(content)

    with pytest.raises(NotAList, match="not a table of designations"):
        list(read_table(path))
