"""
Documents to rows and back, by the model's own fields. No rules here: those of today are the
form's, and an old Version must be writable after they have changed.

Cost: a fixed number of statements, whatever the number of records.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from freedomnow.publishing.documents import Document, DocumentForm, plain
from freedomnow.publishing.models import Record, Row, Version

KEPT = {"id", "public_id", "kind"}


def unsaved(form: type[DocumentForm], document: Document, **columns: Any) -> Record:
    """The record that a document of today's schema tells, not saved: for previews too."""
    model = form.record_model()
    fields = [model._meta.get_field(name) for name in form.base_fields if _is_column(model, name)]
    columns |= {"schema": form.schema(), "document": document}
    record = model(**columns, **_values(fields, document))
    record.derive()
    return record


def fresh(form: type[DocumentForm], version: Version, document: Document) -> Record:
    """The record as a version tells it, not saved."""
    return unsaved(
        form,
        document,
        public_id=version.public_id,
        version=version.number,
        came_with=version.came_with,
        updated_at=version.at,
    )


def columns_of(model: type[models.Model]) -> list[str]:
    """Columns that are written from a version: all but the ids and what PostgreSQL computes."""
    return [f.name for f in model._meta.concrete_fields if f.name not in KEPT and not f.generated]


def project(form: type[DocumentForm], versions: Iterable[tuple[Version, Document]]) -> list[Record]:
    """Write the rows of many versions of one kind anew; returns the records, saved."""
    records = [fresh(form, version, document) for version, document in versions]
    model = form.record_model()
    model._default_manager.bulk_create(
        records,
        update_conflicts=True,
        unique_fields=["public_id"],
        update_fields=columns_of(model),
    )
    for name in form.rows:
        _write_rows(form, name, records)
    model.write_links(records)
    return records


def rows(form: type[DocumentForm], name: str, document: Document) -> list[Row]:
    """The rows of one kind that a document tells, not saved."""
    model = form.rows[name]._meta.model
    fields = [model._meta.get_field(field) for field in form.rows[name].base_fields]
    return [
        model(position=position, **_values(fields, line))
        for position, line in enumerate(document[name])
    ]


def read(form: type[DocumentForm], records: Iterable[Record]) -> dict[str, Document]:
    """
    The documents that the tables tell, by public_id: columns and rows, not the stored document.

    1 query per kind of row.
    """
    records = list(records)
    told = {record.pk: _line(form, record) for record in records}
    for name, row_form in form.rows.items():
        for document in told.values():
            document[name] = []
        for row in row_form._meta.model._default_manager.filter(record__in=records):
            told[row.record_id][name].append(_line(row_form, row))
    return {record.public_id: told[record.pk] for record in records}


def _is_column(model: type[models.Model], name: str) -> bool:
    return bool(model._meta.get_field(name).concrete)


def _line(form: Any, instance: models.Model) -> Document:
    return {name: plain(getattr(instance, name)) for name in form.base_fields}


def _values(fields: Iterable[Any], line: Document) -> dict[str, Any]:
    """What an older document does not tell yet is empty: a page is read before it is rebuilt."""
    return {
        field.attname: _value(field, line.get(field.name, field.get_default())) for field in fields
    }


def _value(field: Any, value: Any) -> Any:
    """Lists are stored as they are (ArrayField reads text as JSON), all else as its column's."""
    return value if isinstance(value, list) else field.to_python(value)


def _write_rows(form: type[DocumentForm], name: str, records: list[Record]) -> None:
    model = form.rows[name]._meta.model
    model._default_manager.filter(record__in=records).delete()
    fresh = []
    for record in records:
        for row in rows(form, name, record.document):
            row.record = record  # type: ignore[attr-defined]
            fresh.append(row)
    model._default_manager.bulk_create(fresh)
