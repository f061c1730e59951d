"""What a citation is, whichever row carries it."""

import pytest

from freedomnow.evidence.codes import SourceKind
from freedomnow.evidence.models import CITATION_FIELDS, Citation
from traffickers.models import Name

COLUMNS = [
    "source_kind",
    "source_title",
    "source_publisher",
    "source_url",
    "source_archive_url",
    "source_reference",
    "source_published_on",
    "source_retrieved_on",
    "source_language",
    "source_quote",
    "source_seen_in",
]


def test_a_citation_has_eleven_columns_in_one_order():
    assert CITATION_FIELDS == COLUMNS


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_of_a_citation_may_be_empty(name):
    field = Citation._meta.get_field(name)

    assert field.blank
    assert not field.null
    assert field.default == ""


@pytest.mark.parametrize("kind", SourceKind.values)
def test_official_is_by_kind_alone(kind):
    row = Name(source_kind=kind, source_url="")

    assert row.is_official == (kind in SourceKind.OFFICIAL)


@pytest.mark.parametrize("kind", ["", "Judgment", "OFFICIAL", "judgment "])
def test_what_is_no_kind_is_not_official(kind):
    assert not Name(source_kind=kind).is_official


@pytest.mark.parametrize(
    ("told", "can_be_seen"),
    [
        ({"source_url": "https://www.example.org/"}, True),
        ({"source_reference": "Registry, room 4"}, True),
        ({"source_archive_url": "https://archive.example.org/"}, False),
        ({"source_title": "A letter", "source_quote": "words", "source_kind": "judgment"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_a_source_can_be_seen_by_link_or_by_place(told, can_be_seen):
    assert Name(**told).has_source == can_be_seen
