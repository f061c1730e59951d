"""
The form that makes a document, and is filled from one.

A DocumentForm is a ModelForm for the record's own fields and one plain formset for each
kind of row (names, legal events, ...). It is the only place where a kind's input is declared.
It judges and never writes.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import RegexValidator
from django.db import models
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.models import Record, new_key
from freedomnow.publishing.shapes import is_line, is_row_list
from freedomnow.web import partial_dates
from freedomnow.web.clock import today

MOST_ROWS = 40
Document = dict[str, Any]


class NotADocument(ValidationError):
    """Not the shape of a document of this kind: no form could have made it."""


class KeyField(forms.CharField):
    """Names a row for ever; fresh rows bring a fresh key, which is not input by itself."""

    def __init__(self) -> None:
        super().__init__(
            widget=forms.HiddenInput,
            required=False,
            initial=new_key,
            validators=[RegexValidator(r"^[a-z0-9-]{1,16}\Z")],
        )

    def clean(self, value: Any) -> str:
        return str(super().clean(value) or new_key())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class Fields(forms.ModelForm):
    """The fields of one model, read as a line of a document."""

    @property
    def line(self) -> Document:
        """My clean fields as JSON values, in the order of the form."""
        return {name: plain(self.cleaned_data[name]) for name in self.base_fields}

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """What the row says."""
        return [field for field in self.visible_fields() if field.name not in SOURCE_AND_DELETE]

    @property
    def source_fields(self) -> list[forms.BoundField]:
        """Where it says so."""
        return [field for field in self.visible_fields() if field.name in CITATION_FIELDS]

    def _get_validation_exclusions(self) -> set[str]:
        # Rows belong to a record that only projection writes; they are judged without it.
        return super()._get_validation_exclusions() | {"record"}  # type: ignore[misc]


SOURCE_AND_DELETE = {*CITATION_FIELDS, "DELETE"}


class RowForm(Fields):
    """One row. Nobody saw or published its source on a day to come."""

    key = KeyField()

    def clean(self) -> None:
        super().clean()
        for name in ("source_published_on", "source_retrieved_on"):
            told = self.cleaned_data.get(name)
            if told and partial_dates.earliest(told) > today():
                self.add_error(name, _("This day has not come yet."))


class RowFormSet(forms.BaseFormSet):
    """Rows of one kind; a row that was left blank is no row."""

    def kept(self) -> list[Any]:
        """Forms that are neither removed nor left blank."""
        gone = self.deleted_forms
        return [form for form in self.forms if form not in gone and "key" in form.cleaned_data]

    def clean(self) -> None:
        keys = [f.cleaned_data["key"] for f in self.forms if f.cleaned_data.get("key")]
        if len(keys) != len(set(keys)):
            raise ValidationError(_("Two rows share one key. Please remove one of them."))

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Remove this")


class DocumentForm(Fields):
    """
    Base of every kind's form.

    rows: formsets by name; optional_rows: those that come folded. row_titles: (title, help) by
    name. own_title: of the record's own fields. first_page: the short form's questions, each
    (title, help, fields), a field being (rows' name or "" for the record's own, field's name).
    """

    rows: ClassVar[dict[str, type[RowForm]]] = {}
    row_titles: ClassVar[dict[str, tuple[Any, Any]]] = {}
    optional_rows: ClassVar[tuple[str, ...]] = ()
    own_title: ClassVar[Any] = _("What is it about?")
    first_page: ClassVar[list[tuple[Any, Any, list[tuple[str, str]]]]] = []
    is_mergeable: ClassVar[bool] = False  # two pages can be about the same, and become one
    born_in: ClassVar[str] = ""  # the field that holds a year of birth
    # From schema 1 on: upgrades[0] makes a document of schema 2 from one of schema 1. Pure.
    upgrades: ClassVar[list[Callable[[Document], Document]]] = []

    def __init__(
        self,
        data: Any = None,
        *,
        document: Document | None = None,
        draft: bool = False,
        **kwargs: Any,
    ) -> None:
        """Typed data, or a document to edit. A draft keeps what was typed and judges nothing."""
        super().__init__(data, initial=document, **kwargs)
        self.formsets = {
            name: self._formset(name)(data, prefix=name, initial=(document or {}).get(name))
            for name in self.rows
        }
        if draft:
            self._begin_new_rows()
            self._forget_errors()

    def _formset(self, name: str) -> Any:
        return forms.formset_factory(
            self.rows[name],
            RowFormSet,
            extra=1,
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS + 1,
            validate_max=True,
            can_delete=True,
        )

    def _begin_new_rows(self) -> None:
        """A row that the server just added shows what its fields begin with, not a list's first."""
        for row in self._rows():
            row.is_bound = any(row.add_prefix(name) in self.data for name in row.fields)

    def _forget_errors(self) -> None:
        for form in [self, *self._rows()]:
            form._errors = ErrorDict()
        formsets: Any = self.formsets.values()
        for formset in formsets:
            formset._errors, formset._non_form_errors = [], ErrorList()

    # -- from a document, and back -------------------------------------------------------------

    @classmethod
    def record_model(cls) -> type[Record]:
        return cls._meta.model

    @classmethod
    def from_document(cls, document: Any, **kwargs: Any) -> "DocumentForm":
        """
        Judge a document as if it had been typed: importer, API, publish().

        Raises NotADocument when it is not of this kind's shape.
        """
        if not cls.has_shape(document):
            raise NotADocument(_("This is not a document of this kind."))
        return cls(as_typed(cls, document), **kwargs)

    @classmethod
    def has_shape(cls, document: Any) -> bool:
        """The right names, lists of rows where rows belong, and leaves elsewhere."""
        return (
            isinstance(document, dict)
            and set(document) == {*cls.base_fields, *cls.rows}
            and is_line(document, cls)
            and all(is_row_list(document[name], form) for name, form in cls.rows.items())
        )

    @property
    def document(self) -> Document:
        """What stands in a Submission and in a Version. Only after is_valid()."""
        return self.line | {
            name: [form.line for form in formset.kept()] for name, formset in self.formsets.items()
        }

    @classmethod
    def schema(cls) -> int:
        """The number that documents made today carry."""
        return len(cls.upgrades) + 1

    @classmethod
    def upgraded(cls, document: Document, schema: int) -> Document:
        """A document of an older schema, as today's code reads it."""
        for step in cls.upgrades[schema - 1 :]:
            document = step(document)
        return document

    # -- judging -------------------------------------------------------------------------------

    def is_valid(self) -> bool:
        rows = [formset.is_valid() for formset in self.formsets.values()]
        if not (super().is_valid() and all(rows)):
            return False
        removed = [row for formset in self.formsets.values() for row in formset.deleted_forms]
        self.clean_document()
        return not (self.errors or any(row.errors for row in self._rows() if row not in removed))

    def _rows(self) -> Iterator[Any]:
        """The forms of all rows."""
        return (form for formset in self.formsets.values() for form in formset.forms)

    def clean_document(self) -> None:
        """Rules across fields and rows, once each of them is valid; uses add_error() of either."""

    def problems(self) -> Iterator[tuple[str, Any, str]]:
        """Every error as (id of its field or "", its label, what is wrong), in page order."""
        yield from _problems_of(self)
        for name, formset in self.formsets.items():
            title = self.row_titles[name][0]
            for error in formset.non_form_errors():
                yield f"{name}-rows", title, str(error)
            for form in formset.forms:
                yield from _problems_of(form)

    @classmethod
    def started(cls, query: QueryDict) -> Document:
        """Values that a link to the form brings along; only those that a field declares."""
        return {
            name: query.getlist(name) if _is_list(field) else query[name][:200]
            for name, field in cls.base_fields.items()
            if name in query
        }

    # -- what the waiting room needs to know ---------------------------------------------------

    @classmethod
    def headline(cls, document: Document) -> str:
        """What a list of reports calls this document."""
        raise NotImplementedError

    @classmethod
    def public_id_for(cls, document: Document) -> str:
        """The public id that follows from the document (a region is its code), else ""."""
        return ""

    @classmethod
    def names(cls, document: Document) -> list[str]:
        """Names to look for doubles of."""
        return [cls.headline(document)]

    @classmethod
    def accused_names(cls, document: Document) -> list[str]:
        """
        Names, the main one first, that no other text may carry while they are not public:
        of a person, network or company on the public record. [] for kinds that accuse nobody.
        """
        return []

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        """Places that the document is about, with their ancestors."""
        return []

    @classmethod
    def refusals(cls, document: Document, today: date) -> list[str]:
        """What keeps a valid document from being published, in words; [] when nothing does."""
        return []

    @classmethod
    def rests_on_consent(cls, document: Document) -> bool:
        """
        Whether it holds somebody's own words, which stand only as long as they agree: nobody else
        changes them, and their sender takes the page down at any time (docs/decisions/0018).
        """
        return False

    @classmethod
    def exemptions_wanted(cls, document: Document, today: date) -> dict[str, str]:
        """
        Refusals that a senior moderator may pass over with a reason: code of the rule -> its
        words. {} when none is in the way.
        """
        return {}

    @classmethod
    def identifiers(cls, document: Document) -> list[tuple[str, str]]:
        """
        What tells, beside names, whether two documents are about the same person, network or
        company: numbers in official lists, each with the country of whose list it is ("" for a
        body of many countries).
        """
        return []

    @classmethod
    def joined(cls, kept: Document, other: Document, *, kept_id: str, other_id: str) -> Document:
        """
        The kept document with the other's rows, for moderators to read; its own fields stay as
        they are. Asked of kinds that say `is_mergeable`.
        """
        raise NotImplementedError

    @classmethod
    def look_twice(cls, document: Document, today: date) -> list[str]:
        """What makes a document one to be careful with, in words; it keeps nothing back."""
        return []

    @classmethod
    def rows_to_see(cls, document: Document) -> list[str]:
        """
        Rows, as "legal_events/ab12cd34", whose source each moderator must open and tick before
        saying yes.
        """
        return []

    @classmethod
    def approvals_needed(cls) -> int:
        """How many different moderators: 2 where a page names a person, network or company."""
        return 1


def as_typed(form: type[DocumentForm], document: Document) -> Document:
    """The document as a browser would have sent it."""
    data = {name: _typed(document[name]) for name in form.base_fields}
    for name in form.rows:
        lines = document[name]
        data |= {f"{name}-{total}": len(lines) for total in ("TOTAL_FORMS", "INITIAL_FORMS")}
        for number, line in enumerate(lines):
            data |= {f"{name}-{number}-{field}": _typed(v) for field, v in line.items()}
    return data


def plain(value: Any) -> Any:
    """A JSON value: dates and times as ISO text, decimals as text, None for an empty number."""
    if isinstance(value, models.Model):
        raise TypeError("Documents hold codes and public ids, never rows.")
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _id_of(bound: forms.BoundField) -> str:
    """The control that an error's link leads to: of a check list, its first box."""
    return bound.id_for_label or f"{bound.auto_id}_0"


def _problems_of(form: Any) -> Iterator[tuple[str, Any, str]]:
    for name, errors in form.errors.items():
        bound = None if name == NON_FIELD_ERRORS else form[name]
        for error in errors:
            yield (_id_of(bound), bound.label, error) if bound else ("", "", error)


def _is_list(field: forms.Field) -> bool:
    return isinstance(field, forms.MultipleChoiceField)


def _typed(value: Any) -> Any:
    if value is None:
        return ""
    return str(value) if type(value) in (int, bool) else value
