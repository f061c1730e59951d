import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.forms import NeedsSource
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.web import partial_dates
from freedomnow.web.clock import today
from freedomnow.web.places import place_name
from regions.codes import WORDS, is_value
from regions.fields import place_choices
from regions.law_codes import DATED, ONCE_FIGURES
from regions.models import Convention, Figure, Law, Region
from regions.tree import is_code, with_ancestors

# 1,234,567 and 1 234 567: a comma or blank before three digits, and no other.
BESIDE_NO_DIGITS = re.compile(r"(?<!\d)\s+(?=\d)|(?<=\d)\s+(?!\d)")
THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
HAS_COMMA_FOR_DECIMALS = re.compile(r",(?!\d{3}(?!\d))")


class SourcedForm(NeedsSource, RowForm):
    """A row that says nothing without a source; no year of it lies ahead."""

    year_fields: ClassVar[list[str]] = ["year"]
    source_missing = _("This needs a source: a link, or where to see it.")

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        for name in self.year_fields:
            if (told.get(name) or 0) > today().year:
                self.add_error(name, _("This year has not come yet."))


class FigureForm(SourcedForm):
    source_missing = _("A figure needs a source: a link, or where to see it.")

    class Meta:
        model = Figure
        fields = ["key", "indicator", "year", "value", "unit", *CITATION_FIELDS]

    def clean_value(self) -> str:
        """Commas and blanks between thousands are left out; a tier may be typed as words."""
        typed = str(self.cleaned_data["value"])
        codes = {str(word).casefold(): code for code, word in WORDS.items()}
        if typed.casefold() in codes:
            return codes[typed.casefold()]
        if HAS_COMMA_FOR_DECIMALS.search(typed):
            raise forms.ValidationError(_("Write decimals with a point: 4.5"))
        return THOUSANDS.sub("", BESIDE_NO_DIGITS.sub("", typed))

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if told.get("value") and not is_value(told.get("indicator", ""), told["value"]):
            self.add_error("value", _("Write a number, <5 or no_data, or the tier."))


class LawForm(SourcedForm):
    class Meta:
        model = Law
        fields = ["key", "matter", "statute", "year", "section", "penalty", *CITATION_FIELDS]


class ConventionForm(SourcedForm):
    year_fields = ["as_of"]

    class Meta:
        model = Convention
        fields = ["key", "convention", "status", "as_of", "joined_on", *CITATION_FIELDS]

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        joined_on = told.get("joined_on")
        if not joined_on:
            return
        if told.get("status") not in DATED:
            self.add_error("joined_on", _("There is a date only for who has joined or signed."))
        elif partial_dates.earliest(joined_on) > today():
            self.add_error("joined_on", _("This day has not come yet."))


def with_law(document: Document) -> Document:
    """
    Schema 2: laws and treaties are rows of their own.

    What three indicators said of treaties becomes a row of each, of the latest year: an older
    status of the same treaty said less.
    """
    figures = sorted(document["figures"], key=lambda row: int(row["year"]))
    told = {row["indicator"]: row for row in figures if row["indicator"] in ONCE_FIGURES}
    return document | {
        "figures": [row for row in document["figures"] if row["indicator"] not in ONCE_FIGURES],
        "laws": [],
        "conventions": [as_convention(row) for row in told.values()],
    }


def as_convention(figure: Document) -> Document:
    """The row that says of a treaty what a figure of schema 1 said."""
    return {
        "key": figure["key"],
        "convention": str(ONCE_FIGURES[figure["indicator"]]),
        "status": figure["value"],
        "as_of": figure["year"],
        "joined_on": "",
    } | {name: figure[name] for name in CITATION_FIELDS}


class RegionForm(DocumentForm):
    """Figures about a place, its law and its treaties, each with its source, and a note."""

    upgrades = [with_law]
    rows = {"figures": FigureForm, "laws": LawForm, "conventions": ConventionForm}
    row_titles = {
        "figures": (_("Figure"), _("One number for one year, with its source.")),
        "laws": (_("Law"), _("A law against it, and what it threatens.")),
        "conventions": (_("Treaty"), _("Whether the country has joined, and since when.")),
    }
    optional_rows = ("laws", "conventions")
    own_title = _("The country or region")

    # What the page is about is chosen, not typed: the form's address follows from it.
    code = forms.ChoiceField(
        label=_("country or region"), choices=lambda: [("", _("Choose")), *place_choices()]
    )

    class Meta:
        model = Region
        fields = ["code", "note"]

    def clean_code(self) -> str:
        """A page never becomes another country's."""
        code = str(self.cleaned_data["code"])
        if self.instance.pk and code != self.instance.code:
            self.add_error("code", _("The page of one place cannot become another's."))
        return code

    def clean_document(self) -> None:
        """One figure for an indicator, year and unit, one word a year on a treaty."""
        twice = _("There is a figure for this year already.")
        self._once("figures", ("indicator", "year", "unit"), "year", twice)
        twice = _("This treaty is told for this year already.")
        self._once("conventions", ("convention", "as_of"), "as_of", twice)

    def _once(self, rows: str, names: tuple[str, ...], blamed: str, twice: Any) -> None:
        """An error at each row that repeats what an earlier one is about."""
        told = set()
        for form in self.formsets[rows].kept():
            what = tuple(form.cleaned_data[name] for name in names)
            if what in told:
                form.add_error(blamed, twice)
            told.add(what)

    @classmethod
    def headline(cls, document: Document) -> str:
        return place_name(str(document["code"]))

    @classmethod
    def public_id_for(cls, document: Document) -> str:
        return str(document["code"])

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        code = str(document["code"])
        return with_ancestors([code]) if is_code(code) else []
