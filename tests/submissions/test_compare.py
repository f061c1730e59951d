import pytest

from freedomnow.submissions.compare import MISSING, changes, clashes, merged

BASE = {
    "title": "A",
    "tags": ["x"],
    "rows": [{"key": "a", "n": 1, "m": 1}, {"key": "b", "n": 2, "m": 2}],
}


def edited(**fields):
    return BASE | fields


def rows(*values):
    return [{"key": key, "n": n, "m": m} for key, n, m in values]


def test_no_change_is_none():
    assert changes(BASE, BASE) == []


def test_a_moved_row_is_not_a_changed_one():
    assert changes(BASE, edited(rows=BASE["rows"][::-1])) == []


def test_changes_are_told_field_by_field():
    [title, number] = changes(BASE, edited(title="B", rows=rows(("a", 9, 1), ("b", 2, 2))))

    assert (title.path, title.before, title.after) == (("title", "", ""), "A", "B")
    assert (number.path, number.before, number.after) == (("rows", "a", "n"), 1, 9)


def test_a_new_and_a_removed_row_are_told_as_missing_on_one_side():
    found = changes(BASE, edited(rows=rows(("b", 2, 2), ("c", 3, 3))))

    assert {(c.path[1], c.before is MISSING, c.after is MISSING) for c in found} == {
        ("a", False, True), ("c", True, False)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (edited(title="B"), edited(tags=["y"]), []),
        (edited(title="B"), edited(title="B"), []),
        (edited(title="B"), edited(title="C"), [("title", "", "")]),
        (
            edited(rows=rows(("a", 9, 1), ("b", 2, 2))),
            edited(rows=rows(("a", 1, 9), ("b", 2, 2))),
            [],
        ),
        (
            edited(rows=rows(("a", 9, 1), ("b", 2, 2))),
            edited(rows=rows(("b", 2, 2))),
            [("rows", "a", "n"), ("rows", "a", "")],
        ),
    ],
)
def test_only_what_both_changed_differently_is_for_a_person(mine, theirs, expected):
    assert clashes(BASE, mine, theirs) == expected


def test_merging_keeps_both_sides_where_they_do_not_meet():
    mine = edited(title="B", rows=rows(("a", 9, 1), ("b", 2, 2), ("c", 3, 3)))
    theirs = edited(tags=["y"], rows=rows(("a", 1, 8), ("b", 2, 2)))

    assert merged(BASE, mine, theirs) == {
        "title": "B", "tags": ["y"], "rows": rows(("a", 9, 8), ("b", 2, 2), ("c", 3, 3))
    }  # fmt: skip


def test_a_row_that_mine_removed_is_gone():
    assert merged(BASE, edited(rows=rows(("b", 2, 2))), BASE)["rows"] == rows(("b", 2, 2))


def test_a_first_row_can_be_merged_into_an_empty_list():
    base = edited(rows=[])

    assert merged(base, edited(rows=rows(("c", 3, 3))), base)["rows"] == rows(("c", 3, 3))


def test_the_last_row_can_be_merged_away():
    assert merged(BASE, edited(rows=[]), BASE)["rows"] == []


@pytest.mark.parametrize("there", [BASE["rows"], BASE["rows"][:1]])
def test_the_first_and_the_last_row_of_a_list_are_changes_of_rows_alone(there):
    empty, full = edited(rows=[]), edited(rows=there)

    for found in (changes(empty, full), changes(full, empty)):
        assert {change.path[0] for change in found} == {"rows"}
        assert all(change.path[1] for change in found)


def test_a_list_that_stays_empty_and_one_of_codes_are_as_before():
    assert changes(edited(rows=[]), edited(rows=[])) == []
    [emptied] = changes(BASE, edited(tags=[]))
    assert (emptied.path, emptied.before, emptied.after) == (("tags", "", ""), ["x"], [])
