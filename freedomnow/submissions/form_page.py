"""A kind's form as a page: which fields stand where, on the short page and on the whole one."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from freedomnow.publishing.documents import DocumentForm, RowFormSet
from freedomnow.web.vocabularies import Vocabulary

DIGITS_OF_A_TOTAL = 4


@dataclass(frozen=True)
class Section:
    """Part of a page: a title, and fields or a formset of rows."""

    title: Any
    help: Any = ""
    fields: list[forms.BoundField] = field(default_factory=list)
    formset: RowFormSet | None = None
    name: str = ""
    # Rows that may all be missing stand behind a fold.
    is_optional: bool = False

    @property
    def is_open(self) -> bool:
        """Whether that fold is: something stands in a row, or more than one is there."""
        rows: list[Any] = self.formset.forms if self.formset else []
        return len(rows) > 1 or any(
            row.is_bound and (row.has_changed() or row.errors) for row in rows
        )

    @property
    def bound_fields(self) -> list[forms.BoundField]:
        """All inputs, those of the rows too."""
        rows = self.formset.forms if self.formset else []
        return [*self.fields, *(bound for row in rows for bound in row)]


@dataclass(frozen=True)
class FormPage:
    """What the template draws: sections in order, and what must come back unseen."""

    sections: list[Section]
    hidden: list[str]
    is_short: bool

    @property
    def vocabularies(self) -> list[Vocabulary]:
        """Lists of names that inputs of this page suggest from, each once."""
        bound = [one for section in self.sections for one in section.bound_fields]
        used = [one.field.vocabulary for one in bound if hasattr(one.field, "vocabulary")]
        return list({vocabulary.list_id: vocabulary for vocabulary in used}.values())


def whole_page(form: DocumentForm) -> FormPage:
    """Every field and every row."""
    sections = [Section(form.own_title, fields=form.own_fields)]
    for name, formset in form.formsets.items():
        title, help_text = form.row_titles[name]
        optional = name in form.optional_rows
        sections.append(Section(title, help_text, [], formset, name, optional))
    hidden = [str(bound) for bound in form.hidden_fields()]
    return FormPage(sections, hidden, is_short=False)


def short_page(form: DocumentForm) -> FormPage:
    """The kind's few questions; everything else travels along unseen and keeps its value."""
    sections = [
        Section(title, help_text, fields=[_first_form(form, row)[name] for row, name in names])
        for title, help_text, names in form.first_page
    ]
    shown = {bound.html_name for section in sections for bound in section.fields}
    hidden = [str(formset.management_form) for formset in form.formsets.values()]
    hidden += [
        bound.as_hidden()
        for part in _parts(form)
        for bound in part
        if bound.html_name not in shown and bound.name != "DELETE"
    ]
    return FormPage(sections, hidden, is_short=True)


def fits_short_page(form: DocumentForm) -> bool:
    """Whether the short page can show all that the form holds: exactly one row of each kind."""
    return bool(form.first_page) and all(
        len(formset.forms) == 1 for formset in form.formsets.values()
    )


def problems_of(form: forms.BaseForm) -> list[tuple[str, Any, str]]:
    """A plain form's errors as DocumentForm.problems() tells its own."""
    return [
        (*_place_of(form, name), str(error))
        for name, errors in form.errors.items()
        for error in errors
    ]


def _place_of(form: forms.BaseForm, name: str) -> tuple[str, Any]:
    """Id and label of the field that an error is about; of none for the whole form's."""
    return ("", "") if name == NON_FIELD_ERRORS else (form[name].id_for_label, form[name].label)


def has_hidden_errors(form: DocumentForm) -> bool:
    """Whether something has to be put right that the short page does not show."""
    shown = {(row, name) for _title, _help, names in form.first_page for row, name in names}
    wrong = {("", name) for name in form.errors}
    for row, formset in form.formsets.items():
        wrong |= {(row, name) for errors in formset.errors for name in errors}
    return bool(wrong - shown - {("", NON_FIELD_ERRORS)})


def with_another_row(data: Any, name: str) -> Any:
    """The posted data, asking for one more row of that kind."""
    more = data.copy()
    total = f"{name}-TOTAL_FORMS"
    current = more.get(total, "0")
    is_number = current.isascii() and current.isdigit() and len(current) <= DIGITS_OF_A_TOTAL
    more[total] = str(int(current) + 1) if is_number else "1"
    return more


def new_send_key() -> str:
    """One per opened form: the same form sent twenty times makes one report."""
    return secrets.token_urlsafe(24)


def stored_send_key(told: str, sender: object) -> str:
    """
    A key as it is stored: bound to its sender, whatever was posted.

    Somebody else who sends a form again from the same browser makes a report of their own.
    """
    return hashlib.sha256(f"{sender} {told}".encode()).hexdigest()[:40]


def _first_form(form: DocumentForm, row: str) -> Any:
    return form.formsets[row].forms[0] if row else form


def _parts(form: DocumentForm) -> Iterator[Any]:
    yield form
    for formset in form.formsets.values():
        yield from formset.forms
