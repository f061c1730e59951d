"""A key on paper: read back in any shape, and a slip is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freedomnow.sealing import box, key_text

KEY = bytes(range(32))
WRITTEN = key_text.written(KEY)


@given(st.binary(min_size=32, max_size=32))
def test_what_was_written_is_read(key):
    assert key_text.read(key_text.written(key)) == key


def test_it_is_fourteen_groups_of_four():
    assert [len(group) for group in WRITTEN.split(" ")] == [4] * 14


@pytest.mark.parametrize(
    "typed",
    [
        WRITTEN.lower(),
        WRITTEN.replace(" ", ""),
        WRITTEN.replace(" ", "-"),
        WRITTEN.replace(" ", "\n"),
        f"  {WRITTEN}\t.\n",
        WRITTEN.replace("O", "0").replace("I", "1").replace("B", "8"),
    ],
)
def test_grouping_case_and_letters_that_look_alike_do_not_matter(typed):
    assert key_text.read(typed) == KEY


@pytest.mark.parametrize("at", range(0, 69, 5))
def test_one_wrong_letter_is_told(at):
    other = "A" if WRITTEN[at] != "A" else "C"

    with pytest.raises(key_text.NotAKey, match="group by group"):
        key_text.read(WRITTEN[:at] + other + WRITTEN[at + 1 :])


def test_two_groups_that_changed_places_are_told():
    first, second, *rest = WRITTEN.split()

    with pytest.raises(key_text.NotAKey, match="group by group"):
        key_text.read(" ".join([second, first, *rest]))


@pytest.mark.parametrize("typed", ["", "ABCD", WRITTEN[:-1], WRITTEN + " A", "é" * 9_000])
def test_too_few_and_too_many_letters_are_told(typed):
    with pytest.raises(key_text.NotAKey, match="needs 56"):
        key_text.read(typed)


def test_what_was_typed_is_not_repeated():
    with pytest.raises(key_text.NotAKey) as told:
        key_text.read("SECRET99")

    assert "SECRET" not in str(told.value)


def test_a_fingerprint_tells_keys_apart():
    one, other = (box.public_key_of(box.new_private_key()) for _time in range(2))

    assert key_text.fingerprint(one) == key_text.fingerprint(one) != key_text.fingerprint(other)
    assert len(key_text.fingerprint(one)) == 19
