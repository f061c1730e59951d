"""What differs between two documents, and how two changes of one document go together."""

from dataclasses import dataclass
from typing import Any

from freedomnow.publishing.documents import Document

Path = tuple[str, str, str]  # field, "", "" or rows' name, row's key, field ("" for the whole row)
MISSING = object()


@dataclass(frozen=True)
class Change:
    """A value that differs; `before` or `after` is MISSING where the row was not there."""

    path: Path
    before: Any
    after: Any


def changes(old: Document, new: Document) -> list[Change]:
    """
    Field by field; rows are matched by key, so a moved row is not a changed one. A list without
    rows is none of its own where the other document has some.
    """
    before, after = flat(old), flat(new)
    paths = {**before, **after}
    with_rows = {name for name, key, _field in paths if key}
    return [
        Change(path, before.get(path, MISSING), after.get(path, MISSING))
        for path in paths
        if before.get(path, MISSING) != after.get(path, MISSING)
        and (path[1] or path[0] not in with_rows)
    ]


def clashes(base: Document, mine: Document, theirs: Document) -> list[Path]:
    """Paths that both sides changed since base, to different ends: what a person has to decide."""
    ours = {change.path: change.after for change in changes(base, mine)}
    others = {change.path: change.after for change in changes(base, theirs)}
    both = [path for path in ours if path in others and ours[path] != others[path]]
    return [*both, *_changed_in_removed_rows(ours, others)]


def merged(base: Document, mine: Document, theirs: Document) -> Document:
    """`theirs` with all that `mine` changed since base; for a person to look at, never silent."""
    told = flat(theirs)
    for change in changes(base, mine):
        if change.after is MISSING:
            told.pop(change.path, None)
        else:
            told[change.path] = change.after
    return _document(told, theirs)


def flat(document: Document) -> dict[Path, Any]:
    """Every leaf by its path, in the document's order."""
    leaves: dict[Path, Any] = {}
    for name, value in document.items():
        if _are_rows(value):
            leaves |= {
                (name, row["key"], field): leaf
                for row in value
                for field, leaf in row.items()
                if field != "key"
            }
        else:
            leaves[name, "", ""] = value
    return leaves


def _document(leaves: dict[Path, Any], like: Document) -> Document:
    document: Document = {name: [] if _are_rows(value) else value for name, value in like.items()}
    rows: dict[tuple[str, str], Document] = {}
    for (name, key, field), leaf in leaves.items():
        if not key:
            document[name] = leaf
            continue
        if (name, key) not in rows:
            rows[name, key] = {"key": key}
            document[name] = [*document.get(name, []), rows[name, key]]
        rows[name, key][field] = leaf
    return document


def _changed_in_removed_rows(ours: dict[Path, Any], others: dict[Path, Any]) -> list[Path]:
    """Rows that one side took away while the other worked on them."""
    gone = {path[:2] for side in (ours, others) for path, leaf in side.items() if leaf is MISSING}
    touched = {path[:2] for path, leaf in ours.items() if leaf is not MISSING} | {
        path[:2] for path, leaf in others.items() if leaf is not MISSING
    }
    return [(name, key, "") for name, key in sorted(gone & touched)]


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
