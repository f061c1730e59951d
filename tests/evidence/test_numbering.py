"""Numbered lists of sources."""

import pytest

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.evidence.numbering import citation_key, numbers_of, sources_of
from tests.factories import official
from traffickers.models import Name, RecordRegion


def row(model=Name, **told):
    return model(**official(**told))


def test_sources_are_listed_in_the_order_given():
    rows = [row(title="B"), row(title="A"), row(title="C")]

    assert [one.source_title for one in sources_of(rows)] == ["B", "A", "C"]


def test_a_source_that_several_rows_cite_is_listed_once_where_it_first_stands():
    first, again = row(title="A"), row(RecordRegion, title="A")

    found = sources_of([first, row(title="B"), again])

    assert [one.source_title for one in found] == ["A", "B"]
    assert found[0] is first
    assert citation_key(first) == citation_key(again)


@pytest.mark.parametrize("name", CITATION_FIELDS)
def test_citations_that_differ_in_any_column_are_two(name):
    one, other = row(), row()
    setattr(other, name, "another")

    assert citation_key(one) != citation_key(other)
    assert len(sources_of([one, other])) == 2


def test_what_the_row_itself_says_does_not_part_citations():
    one, other = row(), row()
    one.name, other.name = "Ada", "محمد"

    assert len(sources_of([one, other])) == 1


def test_a_row_that_does_not_say_where_it_can_be_seen_is_no_source():
    silent = row(url="", reference="")

    assert sources_of([silent]) == []
    assert sources_of([silent, row(url="", reference="Room 4")])[0].source_reference == "Room 4"


def test_numbers_begin_at_one_and_every_row_finds_its_own():
    rows = [row(title="A"), row(title="B"), row(title="A")]

    numbers = numbers_of(sources_of(rows))

    assert [numbers[citation_key(one)] for one in rows] == [1, 2, 1]
    assert numbers_of([]) == {}
