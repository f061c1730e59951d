from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.evidence.forms import NeedsSource
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.publishing.models import Version
from freedomnow.publishing.slugs import own_slug
from freedomnow.web import partial_dates
from freedomnow.web.clock import today
from freedomnow.web.paths import last_part
from organizations.codes import AddressVisibility
from organizations.models import Organization, Relation, Service, Source
from regions.tree import with_ancestors

# Whose page may tell a phone number: docs/rules.md, rule 10.
TELLS_NUMBERS = {SourceKind.OPERATOR, SourceKind.GOVERNMENT}


class ServiceForm(NeedsSource, RowForm):
    source_missing = _("Say where this can be seen: a link, or words.")

    class Meta:
        model = Service
        fields = [
            "key", "type", "name", "regions", "languages", "serves", "cost", "phone", "sms",
            "whatsapp", "chat_url", "url", "email", "always_open", "days", "opens_at", "closes_at",
            "timezone", "hours_note", "status", "confirmed_on", *CITATION_FIELDS,
        ]  # fmt: skip
        widgets = {
            "opens_at": forms.TimeInput({"type": "time"}),
            "closes_at": forms.TimeInput({"type": "time"}),
        }

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if bool(told.get("opens_at")) != bool(told.get("closes_at")):
            self.add_error("closes_at", _("Give both times, or none."))
        if any(told.get(name) for name in ("phone", "sms", "whatsapp")):
            self.clean_number()

    def clean_number(self) -> None:
        """A number is told with where and when it was seen: docs/rules.md, rule 10."""
        told = self.cleaned_data
        if told.get("source_kind") not in TELLS_NUMBERS:
            self.add_error(
                "source_kind",
                _("A number counts when its operator's or a government's own page shows it."),
            )
        if not (told.get("confirmed_on") or told.get("source_retrieved_on")):
            self.add_error("confirmed_on", _("On which day did you see the number?"))

    def clean_confirmed_on(self) -> str:
        told = str(self.cleaned_data["confirmed_on"])
        if told and partial_dates.earliest(told) > today():
            raise forms.ValidationError(_("This day has not come yet."))
        return told


class SourceForm(NeedsSource, RowForm):
    class Meta:
        model = Source
        fields = ["key", "supports", *CITATION_FIELDS]


class RelationForm(NeedsSource, RowForm):
    to = forms.CharField(
        label=_("the other organization"),
        max_length=300,
        help_text=_("The address of its page on this site."),
    )

    class Meta:
        model = Relation
        fields = ["key", "relation", "to", *CITATION_FIELDS]

    def clean_to(self) -> str:
        """
        Its public id, for a pasted address too. The id of a page that came down stays as it is, and
        nothing shows. At most 2 queries.
        """
        named = last_part(str(self.cleaned_data["to"]))
        there = Organization.objects.filter(Q(slug=named) | Q(public_id=named))
        found = there.values_list("public_id", flat=True).first()
        if not found and not was_there(named):
            raise forms.ValidationError(_("No organization on this site has that address."))
        return str(found or named)


def was_there(public_id: str) -> bool:
    """Whether an organization of that id was ever published. 1 query."""
    return Version.objects.filter(kind="organization", public_id=public_id).exists()


def with_partial_confirmations(document: Document) -> Document:
    """Schema 2: a confirmation may be known to the month or the year only; "" for none."""
    services = [row | {"confirmed_on": row["confirmed_on"] or ""} for row in document["services"]]
    return document | {"services": services}


def with_relations(document: Document) -> Document:
    """Schema 3: what organizations are to each other."""
    return document | {"relations": []}


class OrganizationForm(DocumentForm):
    """Who they are, what one can get from them, and where that is written."""

    rows = {"services": ServiceForm, "sources": SourceForm, "relations": RelationForm}
    row_titles = {
        "services": (
            _("Service"),
            _("Each thing that one can get: a hotline, a safe place, advice."),
        ),
        "sources": (_("Source"), _("Where you read about the organization. At least one.")),
        "relations": (
            _("Link to another organization"),
            _("Only where a source says so: member of, funded by, partner of."),
        ),
    }
    optional_rows = ("relations",)
    own_title = _("The organization")
    upgrades = [with_partial_confirmations, with_relations]

    class Meta:
        model = Organization
        fields = [
            "name", "alternate_name", "slug", "website", "type", "description", "regions",
            "languages", "address_visibility", "city", "street",
        ]  # fmt: skip
        widgets = {"slug": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if told.get("name"):
            told["slug"] = own_slug(self.instance, told.get("slug", ""), told["name"])
        self.hide_address()

    def hide_address(self) -> None:
        """What is hidden does not even enter the waiting room."""
        visibility = self.cleaned_data.get("address_visibility")
        if visibility != AddressVisibility.FULL:
            self.cleaned_data["street"] = ""
        if visibility not in {AddressVisibility.FULL, AddressVisibility.PARTIAL}:
            self.cleaned_data["city"] = ""

    def clean_document(self) -> None:
        if not self.formsets["sources"].kept():
            self.add_error(None, _("Name at least one source."))
        for form in self.formsets["relations"].kept():
            if self.instance.pk and form.cleaned_data["to"] == self.instance.public_id:
                form.add_error("to", _("This is the address of this organization itself."))

    @classmethod
    def headline(cls, document: Document) -> str:
        return str(document["name"])

    @classmethod
    def names(cls, document: Document) -> list[str]:
        return [name for name in (document["name"], document["alternate_name"]) if name]

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        places = {code for service in document["services"] for code in service["regions"]}
        return with_ancestors({*document["regions"], *places})
