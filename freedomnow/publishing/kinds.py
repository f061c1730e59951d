"""The kinds of records: each app registers its own in ready(), nothing below knows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from freedomnow.publishing.credits import with_credits
from freedomnow.publishing.documents import Document, DocumentForm
from freedomnow.publishing.models import Record


@dataclass(frozen=True)
class Kind:
    """
    name: as Submission, Page, Version and Event store it.
    form: the one place where the kind's input is declared.
    present: renders a record's public page, saved or not; the preview is the same function. It is
    called through page_of() alone, so that it need know no schema but today's.
    starter: (import key, document) of what comes with the software; keys never change.
    credits: whether a record's page may name who helped to write it.
    """

    name: str
    label: Any
    label_plural: Any
    form: type[DocumentForm]
    present: Callable[[HttpRequest, Any], HttpResponse]
    starter: Callable[[], Iterable[tuple[str, Document]]] = tuple
    credits: bool = False

    @property
    def model(self) -> type[Record]:
        return self.form.record_model()

    def credited(self, records: Any) -> Any:
        """Published records of mine, each with whom its page may name. No query of its own."""
        return with_credits(records, self.name) if self.credits else records

    def page_of(self, request: HttpRequest, record: Record) -> HttpResponse:
        """
        The record's public page, also where an update has come and it awaits its rebuild: the
        document is read in today's schema, and nothing is written.
        """
        record.document = self.form.upgraded(record.document, record.schema)
        record.schema = self.form.schema()
        return self.present(request, record)


_kinds: dict[str, Kind] = {}


class UnknownKind(LookupError):
    """No app has registered a kind of this name."""


def register(kind: Kind) -> None:
    """Called once per kind. A second kind of the same name is a mistake in the code."""
    if kind.name in _kinds:
        raise ValueError(f"The kind {kind.name} is registered twice.")
    _kinds[kind.name] = kind


def unregister(name: str) -> None:
    """For kinds that come and go with a test."""
    del _kinds[name]


def kind_named(name: str) -> Kind:
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def all_kinds() -> list[Kind]:
    return list(_kinds.values())


def naming_kinds() -> tuple[str, ...]:
    """Kinds whose pages name a person, network or company: those that take two moderators."""
    return tuple(kind.name for kind in all_kinds() if kind.form.approvals_needed() > 1)


def kind_choices() -> list[tuple[str, Any]]:
    return [(kind.name, kind.label) for kind in _kinds.values()]
