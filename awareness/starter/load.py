"""The starter articles as documents, read from the Markdown files beside this module."""

import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
FENCE = "+++\n"

TEXTS = ("title", "slug", "kind", "language", "group", "summary")
LISTS = ("forms", "signs", "warnings", "regions", "tags")
CITATION = (
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
)


def documents() -> Iterator[dict]:
    """
    Every starter article in the shape of an article document: the originals in order of file
    name, then the translations, which stand in a folder for each language.

    Raises ValueError, naming the file, when its front matter is missing, is not TOML, lacks or
    adds a field, or tells another language than its folder: a half-read article is never handed
    on.
    """
    yield from originals()
    yield from translations()


def originals() -> Iterator[dict]:
    """The articles in English, as `documents` reads them."""
    yield from map(read, texts_in(FOLDER))


def texts_in(folder: Path) -> Iterator[Path]:
    """The files of a folder of starter texts, in order of name."""
    return (path for path in sorted(folder.glob("*.md")) if path.name != "README.md")


def translations() -> Iterator[dict]:
    """The articles in the folders of other languages, as `documents` reads them."""
    for path in sorted(FOLDER.glob("*/*.md")):
        document = read(path)
        if document["language"] != path.parent.name:
            raise ValueError(f"{path.parent.name}/{path.name}: its language is another")
        yield document


def read(path: Path) -> dict:
    """One article file as its document; raises ValueError as `documents` does."""
    fields, body = front_matter(path)
    fields.setdefault("signs", [])  # many articles are about none of them
    fields.setdefault("warnings", [])
    require(path, fields, {*TEXTS, *LISTS, "sources"})
    texts = {name: fields[name] for name in TEXTS}
    lists = {name: fields[name] for name in LISTS}
    return texts | {"body": body} | lists | {"sources": source_rows(path, fields)}


def front_matter(path: Path) -> tuple[dict, str]:
    """What stands as TOML between the two `+++` lines on top, and the text after them."""
    parts = path.read_text(encoding="utf-8").split(FENCE, maxsplit=2)
    if len(parts) != 3:
        raise ValueError(f"{path.name}: no front matter between two +++ lines")
    before, front, body = parts
    if before:
        raise ValueError(f"{path.name}: text before the front matter")
    try:
        return tomllib.loads(front), body.strip()
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: front matter is not TOML: {error}") from error


def source_rows(path: Path, fields: dict) -> list[dict[str, str]]:
    """The article's source rows, each with its key."""
    rows = []
    for position, source in enumerate(fields["sources"]):
        require(path, source, {"supports", *CITATION})
        named = {name: source[name] for name in ("supports", *CITATION)}
        rows.append({"key": row_key(fields["slug"], position)} | named)
    return rows


def row_key(slug: str, position: int) -> str:
    """
    Eight characters that stay the same from run to run for one place in the list.

    So a new source goes to the end of its article's list: put in the middle, it
    would take over the key of the row that stood there.
    """
    return sha256(f"{slug}|sources|{position}".encode()).hexdigest()[:8]


def require(path: Path, found: dict, names: set[str]) -> None:
    """Raise ValueError unless the table has exactly these names."""
    if wrong := names ^ set(found):
        raise ValueError(f"{path.name}: missing or unknown: {', '.join(sorted(wrong))}")
