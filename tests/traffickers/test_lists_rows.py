from traffickers.lists.entry import ListedName, direction, names_of
from traffickers.lists.rows import LONGEST_LINE, rows


def read(tmp_path, content, width=2):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    problems = []
    return list(rows(path, width, problems)), problems


def test_a_quote_that_is_never_closed_costs_its_own_line_only(tmp_path):
    content = b'a,b\n"never closed,b\nc,d\n' + b"e,f\n" * 9

    found, problems = read(tmp_path, content)

    assert [line for line, _cells in found] == [1, *range(3, 13)]
    assert [problem.line for problem in problems] == [2]
    assert "quotation mark" in problems[0].text


def test_two_open_quotes_in_a_row_lose_no_line_between_them(tmp_path):
    content = b'"open\n' + b"a,b\n" * 7 + b'"open again\n' + b"c,d\n" * 7

    found, problems = read(tmp_path, content)

    assert [line for line, _cells in found] == [*range(2, 9), *range(10, 17)]
    assert [problem.line for problem in problems] == [1, 9]


def test_a_cell_may_hold_line_breaks(tmp_path):
    found, problems = read(tmp_path, b'a,"one\r\ntwo\r\n"\r\nc,d\r\n')

    assert found == [(1, ["a", "one\r\ntwo\r\n"]), (4, ["c", "d"])]
    assert problems == []


def test_each_bad_row_is_reported_by_line_and_the_rest_is_kept(tmp_path):
    bad = [b"only one\n", b"a,b,c\n", b"nul\0,b\n", b"\xff\xfe,b\n"]

    found, problems = read(tmp_path, b"a,b\n" + b"".join(bad) + b"c,d\n")

    assert [line for line, _cells in found] == [1, 6]
    assert [problem.line for problem in problems] == [2, 3, 4, 5]


def test_a_megabyte_in_one_cell_is_one_problem(tmp_path):
    giant = b'"' + b"x" * 1_000_000 + b'",b\n'
    assert len(giant) > LONGEST_LINE

    found, problems = read(tmp_path, b"a,b\n" + giant + b"c,d\n")

    assert found == [(1, ["a", "b"]), (3, ["c", "d"])]
    assert [problem.line for problem in problems] == [2]


def test_empty_lines_the_end_mark_and_empty_last_columns_are_nothing(tmp_path):
    found, problems = read(tmp_path, b"\xef\xbb\xbfa,b,\r\n\r\n\x1a")

    assert found == [(1, ["a", "b"])]
    assert problems == []


def test_names_are_clean_and_each_once():
    listed = ["A\u202ebc ", "\u200b\u200d", "Abc", "D\x00e  f", ""]

    names = names_of([ListedName(name, "alias") for name in listed])

    assert [name.name for name in names] == ["Abc", "De f"]


def test_direction_follows_the_first_letter():
    assert direction("(1) محمد") == "rtl"
    assert direction("Иван") == "ltr"
    assert direction("123") == "ltr"
