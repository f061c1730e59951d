"""Numbered lists of sources: each citation once, whatever number of rows rests on it."""

from collections.abc import Iterable

from freedomnow.evidence.models import CITATION_FIELDS, Citation

Key = tuple[str, ...]


def citation_key(row: Citation) -> Key:
    """Equal for rows that cite the same, word for word."""
    return tuple(str(getattr(row, name)) for name in CITATION_FIELDS)


def sources_of(rows: Iterable[Citation]) -> list[Citation]:
    """The first row of each citation that says where it can be seen, in the order given."""
    found: dict[Key, Citation] = {}
    for row in rows:
        if row.has_source:
            found.setdefault(citation_key(row), row)
    return list(found.values())


def numbers_of(sources: Iterable[Citation]) -> dict[Key, int]:
    """Each citation's number in the list."""
    return {citation_key(row): number for number, row in enumerate(sources, 1)}
