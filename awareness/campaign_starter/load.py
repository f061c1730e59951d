"""The starter campaigns as documents, read from the Markdown files beside this module."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from awareness.starter.load import front_matter, require, source_rows, texts_in

FOLDER = Path(__file__).parent

TEXTS = ("title", "slug", "language", "group", "message", "hashtag", "starts_on", "ends_on", "link")
LISTS = ("forms", "regions")
ROWS = {"steps": ("text", "link"), "run_by": ("to", "name")}


def documents() -> Iterator[dict]:
    """
    Every starter campaign in the shape of a campaign's document, in order of file name.

    Raises ValueError, naming the file, as awareness.starter.load does.
    """
    yield from map(read, texts_in(FOLDER))


def read(path: Path) -> dict:
    """One campaign's file as its document; raises ValueError as `documents` does."""
    fields, body = front_matter(path)
    for name in (*ROWS, "sources"):
        fields.setdefault(name, [])
    require(path, fields, {*TEXTS, *LISTS, *ROWS, "sources"})
    return (
        {name: fields[name] for name in (*TEXTS, *LISTS)}
        | {"about": body, "sources": source_rows(path, fields)}
        | {name: keyed(path, fields, name) for name in ROWS}
    )


def keyed(path: Path, fields: dict, name: str) -> list[dict[str, str]]:
    """Rows of that name, each with a key that stays the same for its place in the list."""
    lines = []
    for position, row in enumerate(fields[name]):
        require(path, row, set(ROWS[name]))
        key = sha256(f"{fields['slug']}|{name}|{position}".encode()).hexdigest()[:8]
        lines.append({"key": key} | row)
    return lines
