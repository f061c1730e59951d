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


@pytest.mark.parametrize(
    ("seen", "is_seen"),
    [
        ("release text seen", True),
        ("list text seen", True),
        ("Release text seen", False),
        ("release text seen by press", False),
        ("text seen", False),
        ("", False),
    ],
)
def test_only_two_words_of_the_last_column_say_that_a_text_was_seen(tmp_path, seen, is_seen):
    (only,) = read(tmp_path, row(what_was_seen=seen))

    assert only.is_official_text_seen == is_seen


@pytest.mark.parametrize(
    ("evidence", "link"),
    [
        ("https://www.example.org/1", "https://www.example.org/1"),
        ("http://www.example.org/1", "http://www.example.org/1"),
        ("ftp://www.example.org/1", ""),
        ("see https://www.example.org/1", ""),
        ("https://www.example.org/1 (archived)", ""),
        ("", ""),
    ],
)
def test_only_a_whole_link_is_a_link(tmp_path, evidence, link):
    (only,) = read(tmp_path, row(evidence=evidence, what_was_seen="quoted"))

    assert (only.link, only.evidence) == (link, evidence)


@pytest.mark.parametrize(
    ("category", "matters"),
    [
        ("trafficking", ("trafficking",)),
        ("smuggling+trafficking", ("trafficking", "smuggling")),
        ("forced-labour+smuggling", ("forced_labour", "smuggling")),
        ("smuggling (regime: trafficking)", ("smuggling",)),
    ],
)
def test_a_category_gives_its_own_matters_in_one_order(tmp_path, category, matters):
    (only,) = read(tmp_path, row(category=category))

    assert only.matters == matters


@pytest.mark.parametrize(
    "category", ["Trafficking", "trafficking+", "trafficking+drugs", "(trafficking)"]
)
def test_a_category_that_is_not_quite_one_is_refused(tmp_path, category):
    (problem,) = read(tmp_path, row(category=category))

    assert problem == Problem(2, f"an unknown category: {category}")


@pytest.mark.parametrize("column", ["name", "programme", "how_told", "evidence"])
@pytest.mark.parametrize("length", [300, 301])
def test_a_cell_is_kept_up_to_three_hundred_letters(tmp_path, column, length):
    (only,) = read(tmp_path, row(what_was_seen="quoted", **{column: "x" * length}))

    assert isinstance(only, Problem) == (length > 300)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"list": "EU FSF"}, "an unknown list: EU FSF"),
        ({"list": "E" * 50}, f"an unknown list: {'E' * 40}"),
        ({"type": "robot"}, "an unknown type: robot"),
        ({"date": "2018-02-30"}, "not a date: 2018-02-30"),
        ({"list_id": ""}, "the row has no list id"),
        ({"name": "\u3164"}, "the row has no name"),
        ({"evidence": "(seen)"}, "the official text is said to be seen, but its link is missing"),
    ],
    ids=str,
)
def test_a_problem_says_what_is_wrong_in_few_words(tmp_path, bad, words):
    assert read(tmp_path, row(**bad)) == [Problem(2, words)]


def test_one_number_on_two_lists_is_two_designations(tmp_path):
    un = row(list="UN SC")

    assert [one.import_key for one in read(tmp_path, row(), un)] == ["OFAC SDN|900", "UN SC|900"]


def test_a_malformed_row_does_not_take_the_place_of_a_good_one(tmp_path):
    problem, good = read(tmp_path, row(type="robot"), row())

    assert isinstance(problem, Problem)
    assert good.import_key == "OFAC SDN|900"


def test_problems_of_reading_and_of_judging_come_in_the_order_of_lines(tmp_path):
    found = read(tmp_path, row(type="robot"), "too,few", row(), "too,few,again")

    assert [one.line for one in found] == [2, 3, 4, 5]
