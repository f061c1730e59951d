"""A document in words, as a moderator reads it: labels for names, words for codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm
from freedomnow.submissions.compare import MISSING, Change, Path, changes
from freedomnow.submissions.word_diff import Part, parts
from freedomnow.web.vocabularies import flat_choices


@dataclass(frozen=True)
class Line:
    """A value of a document, in words."""

    label: str
    value: str


@dataclass(frozen=True)
class Difference:
    """A value before and after; "" where there was or is none."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> tuple[list[Part], list[Part]]:
        """Before and after, cut where they differ."""
        return parts(self.before, self.after)


@dataclass(frozen=True)
class Group:
    """The record's own values, or those of one row."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Evidence:
    """One source of a document, with all that it is said to support."""

    supports: list[str]
    kind: str
    is_official: bool
    rows: tuple[str, ...]
    title: str
    publisher: str
    url: str
    reference: str
    quote: str
    seen_in: str
    published_on: str
    retrieved_on: str
    archive_url: str
    language: str

    @property
    def value(self) -> str:
        """For a box that is ticked: all its rows."""
        return " ".join(self.rows)


def in_words(form: type[DocumentForm], document: Document) -> list[Group]:
    """Everything that the document says, empty values and citations left out."""
    groups = [Group(str(form.own_title), list(_lines(form.base_fields, document)))]
    for name, row_form in form.rows.items():
        for number, row in enumerate(document[name], 1):
            own = {n: f for n, f in row_form.base_fields.items() if n not in CITATION_FIELDS}
            groups.append(Group(_row_title(form, name, number), list(_lines(own, row))))
    return [group for group in groups if group.lines]


def differences(form: type[DocumentForm], old: Document, new: Document) -> list[Difference]:
    """What a change changes, field by field, before and after; fields that stay empty left out."""
    order = _order(form, old, new)
    found = sorted(changes(old, new), key=lambda change: order[change.path])
    told = [_difference(form, change, old, new) for change in found]
    return [difference for difference in told if difference.before != difference.after]


def _order(form: type[DocumentForm], *documents: Document) -> dict[Path, int]:
    """Every path of these documents by its place on the form; PostgreSQL sorts otherwise."""
    paths: list[Path] = [(name, "", "") for name in form.base_fields]
    for name, row_form in form.rows.items():
        keys = dict.fromkeys(row["key"] for document in documents for row in document[name])
        paths += [(name, key, field) for key in keys for field in row_form.base_fields]
        paths.append((name, "", ""))
    return {path: place for place, path in enumerate(paths)}


def path_in_words(form: type[DocumentForm], path: Path, *documents: Document) -> str:
    """The name of a field of a document, with its row's number where it stands in one."""
    name, key, field = path
    if not key:
        return str(form.base_fields[name].label)
    keys = [row["key"] for document in documents for row in document.get(name, [])]
    number = list(dict.fromkeys(keys)).index(key) + 1
    title = _row_title(form, name, number)
    return f"{title}: {form.rows[name].base_fields[field].label}" if field else title


def evidence(form: type[DocumentForm], document: Document) -> list[Evidence]:
    """The document's sources, each once, official ones first."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for name in form.rows:
        for number, row in enumerate(document[name], 1):
            if row.get("source_url") or row.get("source_reference"):
                told = tuple(str(row[field]) for field in EVIDENCE_FIELDS)
                where = (_row_title(form, name, number), f"{name}/{row['key']}")
                found.setdefault(told, []).append(where)
    sources = [_evidence(told, rows) for told, rows in found.items()]
    return sorted(sources, key=lambda source: not source.is_official)


EVIDENCE_FIELDS = (
    "source_kind", "source_title", "source_publisher", "source_url", "source_reference",
    "source_quote", "source_seen_in", "source_published_on", "source_retrieved_on",
    "source_archive_url", "source_language",
)  # fmt: skip


def _evidence(told: tuple[str, ...], rows: list[tuple[str, str]]) -> Evidence:
    kind, *others = told
    label = str(dict(SourceKind.choices).get(kind, kind) or _("kind not told"))
    supports = [title for title, _path in rows]
    paths = tuple(path for _title, path in rows)
    return Evidence(supports, label, kind in SourceKind.OFFICIAL, paths, *others)


def _difference(
    form: type[DocumentForm], change: Change, old: Document, new: Document
) -> Difference:
    name, key, field = change.path
    fields = form.rows[name].base_fields if key else form.base_fields
    bound = fields[field or name]
    return Difference(
        path_in_words(form, change.path, old, new),
        "" if change.before is MISSING else value_in_words(bound, change.before),
        "" if change.after is MISSING else value_in_words(bound, change.after),
    )


def _lines(fields: dict[str, forms.Field], values: Document) -> Iterator[Line]:
    for name, field in fields.items():
        value = value_in_words(field, values.get(name))
        if value and not isinstance(field.widget, forms.HiddenInput):
            yield Line(str(field.label or name), value)


def value_in_words(field: forms.Field, value: Any) -> str:
    """A leaf as a person would say it; "" for nothing."""
    if value in (None, "", [], False):
        return ""
    if value is True:
        return _("yes")
    words = _choices(field)
    if isinstance(value, list):
        return ", ".join(words.get(str(code), str(code)) for code in value)
    return words.get(str(value), str(value))


def _choices(field: forms.Field) -> dict[str, str]:
    """Labels by code; {} for a field without choices."""
    return {str(code): str(label) for code, label in flat_choices(getattr(field, "choices", ()))}


def _row_title(form: type[DocumentForm], name: str, number: int) -> str:
    return _("%(title)s, number %(number)d") % {
        "title": form.row_titles[name][0],
        "number": number,
    }
