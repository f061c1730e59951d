from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awareness import campaign_dates
from awareness.campaign_models import Campaign, CampaignSource, CampaignStep, Runner
from awareness.names_in_texts import names_in
from freedomnow.evidence.forms import NeedsSource
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.publishing.models import Version
from freedomnow.publishing.slugs import own_slug
from freedomnow.search.models import Page
from freedomnow.web.paths import last_part
from regions.tree import with_ancestors


class StepForm(RowForm):
    class Meta:
        model = CampaignStep
        fields = ["key", "text", "link"]


class RunnerForm(RowForm):
    to = forms.CharField(
        label=gettext_lazy("organization on this site"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The address of its page on this site."),
    )

    class Meta:
        model = Runner
        fields = ["key", "to", "name"]

    def clean_to(self) -> str:
        """
        The public id of the organization, for a pasted address too. The id of a page that came
        down stays as it is, and nothing shows. At most 2 queries.
        """
        typed = str(self.cleaned_data["to"])
        named = last_part(typed)
        if not typed:
            return ""
        at = Q(path=f"/organizations/{named}/") | Q(public_id=named)
        pages = Page.objects.of_kind("organization").filter(at)
        found = pages.values_list("public_id", flat=True).first()
        if not found and not was_an_organization(named):
            raise forms.ValidationError(_("No organization on this site has that address."))
        return str(found or named)

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if "to" in told and bool(told["to"]) == bool(told.get("name")):
            self.add_error("name", _("Give the page or the name, one of the two."))


def was_an_organization(public_id: str) -> bool:
    """Whether an organization of that id was ever published. 1 query."""
    return Version.objects.filter(kind="organization", public_id=public_id).exists()


class CampaignSourceForm(NeedsSource, RowForm):
    class Meta:
        model = CampaignSource
        fields = ["key", "supports", *CITATION_FIELDS]


class CampaignForm(DocumentForm):
    """The message, when and where it is told, what to do, and whose campaign it is."""

    rows = {"steps": StepForm, "run_by": RunnerForm, "sources": CampaignSourceForm}
    row_titles = {
        "steps": (
            gettext_lazy("Something to do"),
            gettext_lazy("What everybody can do, one thing each. At least one."),
        ),
        "run_by": (
            gettext_lazy("Who runs it"),
            gettext_lazy("Leave this empty for a campaign of this site's own community."),
        ),
        "sources": (
            gettext_lazy("Source"),
            gettext_lazy("Where the campaign is told of. Needed if others run it."),
        ),
    }
    optional_rows = ("run_by", "sources")
    own_title = gettext_lazy("The campaign")

    class Meta:
        model = Campaign
        fields = [
            "title", "slug", "language", "group", "message", "hashtag", "starts_on", "ends_on",
            "about", "forms", "regions", "link",
        ]  # fmt: skip
        widgets = {
            "slug": forms.HiddenInput,
            "message": forms.Textarea({"rows": 3}),
            "about": forms.Textarea({"rows": 10}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> None:
        super().clean()
        self.clean_address()
        self.clean_dates()

    def clean_address(self) -> None:
        told = self.cleaned_data
        typed = told.get("slug", "")
        if told.get("title"):
            told["slug"] = own_slug(self.instance, typed, told["title"])
        if told.get("group", "") in {"", typed}:
            told["group"] = told.get("slug", "")  # a text of its own, not a translation
        elif self.is_told_already():
            self.add_error("language", _("There is a text of this campaign in that language."))

    def is_told_already(self) -> bool:
        """Another campaign is this one's text in that language."""
        told = self.cleaned_data
        same = Campaign.objects.filter(group=told["group"], language=told.get("language"))
        return same.exclude(pk=self.instance.pk).exists()

    def clean_dates(self) -> None:
        """By the widest reading: March is not before 10 March."""
        begin = campaign_dates.first_day(self.cleaned_data.get("starts_on", ""))
        end = campaign_dates.last_day(self.cleaned_data.get("ends_on", ""))
        if begin and end and end < begin:
            self.add_error("ends_on", _("This day is before the first one."))

    def clean_document(self) -> None:
        if not self.formsets["steps"].kept():
            self.add_error(None, _("Say at least one thing that people can do."))
        if self.formsets["run_by"].kept() and not self.formsets["sources"].kept():
            self.add_error(None, _("Name at least one source."))

    @classmethod
    def headline(cls, document: Document) -> str:
        return str(document["title"])

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        return with_ancestors(document["regions"])

    @classmethod
    def refusals(cls, document: Document, today: date) -> list[str]:
        """
        A campaign names nobody of the public record, in whatever text or link: what people pass on
        would go on after the page came down. 1 query.
        """
        return [
            _("A campaign is against nobody by name, and this text holds “%(name)s”.")
            % {"name": name}
            for name in names_in(document)
        ]
