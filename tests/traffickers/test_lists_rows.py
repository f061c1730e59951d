import pytest

from traffickers.lists.entry import Entry, ListedName, direction, names_of
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


@pytest.mark.parametrize(("lines", "read_as_rows"), [(6, [1, 7]), (7, [8])])
def test_a_row_has_at_most_six_lines(tmp_path, lines, read_as_rows):
    content = b'a,"' + b"x\n" * (lines - 1) + b'"\nc,d\n'

    found, _problems = read(tmp_path, content)

    assert [line for line, _cells in found] == read_as_rows


@pytest.mark.parametrize("extra", [0, 1])
def test_a_line_is_read_up_to_its_longest(tmp_path, extra):
    line = b"a," + b"x" * (LONGEST_LINE - 4 + extra) + b"\n"

    found, problems = read(tmp_path, line + b"c,d\n")

    assert [number for number, _cells in found] == ([2] if extra else [1, 2])
    assert len(problems) == extra


def test_a_quote_that_is_open_at_the_end_costs_its_line_only(tmp_path):
    found, problems = read(tmp_path, b'a,b\n"open,b\nc,d')

    assert [line for line, _cells in found] == [1, 3]
    assert [problem.line for problem in problems] == [2]


def test_a_row_that_is_not_csv_is_one_problem(tmp_path):
    found, problems = read(tmp_path, b"a,b\nc\rd,e\nf,g\n")

    assert [line for line, _cells in found] == [1, 3]
    assert [str(problem) for problem in problems] == ["2: the row is not CSV"]


@pytest.mark.parametrize(
    ("row", "cells"),
    [(b"a,b,,\n", ["a", "b"]), (b"a,,,\n", ["a", ""]), (b"a,b, ,\t\n", ["a", "b"])],
)
def test_only_empty_cells_beyond_the_width_are_dropped(tmp_path, row, cells):
    assert read(tmp_path, row)[0] == [(1, cells)]


def test_a_row_that_is_too_wide_says_how_many_columns_belong(tmp_path):
    _found, [problem] = read(tmp_path, b"a,b,c,\n")

    assert problem.text == "3 columns where 2 belong"


# --- entries -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "is_vague", "year"),
    [((1985,), False, 1985), ((1985,), True, None), ((1985, 1986), False, None), ((), False, None)],
)
def test_a_year_of_birth_is_told_for_sure_or_not_at_all(years, is_vague, year):
    told = Entry("1", "person", (ListedName("Ada", "primary"),), years, is_vague)

    assert (told.name, told.year_of_birth) == ("Ada", year)


def test_of_two_equal_names_the_first_says_what_it_is():
    listed = [ListedName("مثال", "primary", "ar"), ListedName(" مثال ", "weak")]

    assert names_of(listed) == (ListedName("مثال", "primary", "ar"),)


@pytest.mark.parametrize(
    ("name", "side"),
    [("שלום", "rtl"), ("ابن A", "rtl"), ("A ابن", "ltr"), ("", "ltr"), ("१ राम", "ltr")],
)
def test_the_first_letter_with_a_side_decides(name, side):
    assert direction(name) == side
