import re

from django import forms
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.web.clock import today
from freedomnow.web.places import place_name
from regions.codes import WORDS, is_value
from regions.fields import place_choices
from regions.models import Figure, Region
from regions.tree import is_code, with_ancestors

# 1,234,567 and 1 234 567: a comma or blank before three digits, and no other.
BESIDE_NO_DIGITS = re.compile(r"(?<!\d)\s+(?=\d)|(?<=\d)\s+(?!\d)")
THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
HAS_COMMA_FOR_DECIMALS = re.compile(r",(?!\d{3}(?!\d))")


class FigureForm(RowForm):
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
            self.add_error("value", _("Write a number, <5 or no_data, or the tier or status."))
        if told.get("year") and told["year"] > today().year:
            self.add_error("year", _("This year has not come yet."))
        if not (told.get("source_url") or told.get("source_reference")):
            self.add_error("source_url", _("A figure needs a source: a link, or where to see it."))


class RegionForm(DocumentForm):
    """Figures about a place, each with its source, and a note."""

    rows = {"figures": FigureForm}
    row_titles = {"figures": (_("Figure"), _("One number for one year, with its source."))}
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
        """One indicator has one figure for a year and unit; PostgreSQL holds it too."""
        told = set()
        for form in self.formsets["figures"].kept():
            what = tuple(form.cleaned_data[name] for name in ("indicator", "year", "unit"))
            if what in told:
                form.add_error("year", _("There is a figure for this year already."))
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
