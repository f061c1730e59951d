from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.evidence.forms import NeedsSource
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.search.lookup import published_names_in
from freedomnow.web.clock import today as the_day
from freedomnow.web.name_keys import keys_in
from regions.tree import with_ancestors
from traffickers.forms import cite_like
from traffickers.models import Case, CaseSource, Route


class CaseSourceForm(NeedsSource, RowForm):
    class Meta:
        model = CaseSource
        fields = ["key", "supports", *CITATION_FIELDS]


class RouteForm(RowForm):
    class Meta:
        model = Route
        fields = ["key", "origin", "destination", *CITATION_FIELDS]

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if told.get("origin") and told.get("origin") == told.get("destination"):
            self.add_error("destination", _("This is where it began."))


def with_warnings(document: Document) -> Document:
    """Schema 2: cases say before their text what in it is hard to read."""
    return document | {"warnings": []}


class CaseForm(DocumentForm):
    """What happened, without a name, and where that is written."""

    rows = {"sources": CaseSourceForm, "routes": RouteForm}
    row_titles = {
        "sources": (
            gettext_lazy("Source"),
            gettext_lazy("A court, an authority, an organization or a newspaper. At least one."),
        ),
        "routes": (
            gettext_lazy("Route"),
            gettext_lazy("From where to where people were brought, if a source says so."),
        ),
    }
    optional_rows = ("routes",)
    own_title = gettext_lazy("The case")
    upgrades = [with_warnings]
    first_page = [
        (
            gettext_lazy("1. What happened?"),
            gettext_lazy("Name nobody: neither who did it nor who was harmed."),
            [("", "title"), ("", "summary"), ("", "regions"), ("", "forms")],
        ),
        (
            gettext_lazy("2. What makes it trafficking?"),
            gettext_lazy("What was done, by which means, and what for."),
            [("", "acts"), ("", "means"), ("", "of_children"), ("", "purposes"),
             ("", "elements_note")],
        ),
        (gettext_lazy("3. How far has it come?"), "", [("", "outcome"), ("", "victims")]),
        (
            gettext_lazy("4. Where is it written?"),
            "",
            [("sources", "source_kind"), ("sources", "source_url"), ("sources", "source_title"),
             ("sources", "source_publisher"), ("sources", "source_published_on")],
        ),
    ]  # fmt: skip

    class Meta:
        model = Case
        fields = [
            "title", "language", "summary", "warnings", "court", "regions", "years_from",
            "years_to", "forms", "acts", "means", "of_children", "purposes", "elements_note",
            "outcome", "victims",
        ]  # fmt: skip

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        begin, end = told.get("years_from"), told.get("years_to")
        if begin and end and begin > end:
            self.add_error("years_to", _("This year is before the first one."))
        for name in ("years_from", "years_to"):
            if (told.get(name) or 0) > the_day().year:
                self.add_error(name, _("This year has not come yet."))
        if not told.get("regions"):
            self.add_error("regions", _("Name at least one country."))
        if not told.get("elements_note"):
            for name, sentence in missing_elements(told):
                self.add_error(name, sentence)

    def clean_document(self) -> None:
        sources = self.formsets["sources"].kept()
        if not sources:
            self.add_error(None, _("Name at least one source."))
            return
        source = {name: sources[0].cleaned_data[name] for name in CITATION_FIELDS}
        for form in self.formsets["routes"].kept():
            cite_like(form, source)

    @classmethod
    def headline(cls, document: Document) -> str:
        return str(document["title"])

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        routes = {row[end] for row in document["routes"] for end in ("origin", "destination")}
        return with_ancestors({*document["regions"], *routes})

    @classmethod
    def refusals(cls, document: Document, today: date) -> list[str]:
        """A case names nobody: not those on the public record either. 1 query."""
        keys = {key for text in texts_of(document) for key in keys_in(text)}
        return [
            _("A case names nobody, and this text holds “%(name)s”. Take the name out.")
            % {"name": name}
            for name in published_names_in(keys, kinds=("record",))
        ]


ELEMENTS = {
    "acts": gettext_lazy("Say what was done with people, or below why that is missing."),
    "means": gettext_lazy("Say by which means, or that they were children, or below why not."),
    "purposes": gettext_lazy("Say what it was for, or below why that is missing."),
}


def missing_elements(told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The elements of trafficking that are not told, each with what to do: Palermo, article 3."""
    for name, sentence in ELEMENTS.items():
        is_needed = name != "means" or not told.get("of_children")
        if is_needed and not told.get(name):
            yield name, sentence


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a document: a name in a link or in quoted words is a name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
