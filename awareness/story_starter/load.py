"""The starter stories as documents, read from the Markdown files beside this module."""

from collections.abc import Iterator
from pathlib import Path

from awareness.starter.load import front_matter, require, source_rows, texts_in

FOLDER = Path(__file__).parent

TEXTS = ("title", "language", "summary")
LISTS = ("warnings", "forms", "regions")
# All of them are retold: nobody agreed to these words, and nobody in them has a name.
RETOLD = {"told_by": "retold", "called": "", "link": "", "agreed": []}


def documents() -> Iterator[tuple[str, dict]]:
    """
    (name of its file, the document) of every starter story, in order of file name. A story's
    document has no slug, so the file's name is what tells it from others.

    Raises ValueError, naming the file, as awareness.starter.load does.
    """
    for path in texts_in(FOLDER):
        yield path.stem, read(path)


def read(path: Path) -> dict:
    """One story's file as its document; raises ValueError as `documents` does."""
    fields, body = front_matter(path)
    require(path, fields, {*TEXTS, *LISTS, "sources"})
    told = {name: fields[name] for name in (*TEXTS, *LISTS)}
    rows = source_rows(path, fields | {"slug": path.stem})
    return RETOLD | told | {"body": body, "sources": rows}
