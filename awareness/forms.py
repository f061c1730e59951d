from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from awareness.models import Article, Source
from freedomnow.evidence.forms import NeedsSource
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.publishing.slugs import own_slug
from freedomnow.web.text import cleaned, is_blank
from regions.tree import with_ancestors

MOST_TAGS = 10
LONGEST_TAG = 40


class TagField(forms.CharField):
    """Words separated by commas, as a list of small-letter tags, each once."""

    def to_python(self, value: Any) -> Any:
        parts = value if isinstance(value, list) else str(value or "").split(",")
        tags = dict.fromkeys(cleaned(part).lower() for part in parts)
        kept = [
            tag for tag in tags if tag and not is_blank(tag) and slugify(tag, allow_unicode=True)
        ]
        if len(kept) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in kept):
            raise forms.ValidationError(_("At most 10 tags, each of at most 40 letters."))
        return kept

    def run_validators(self, value: Any) -> None:
        """Done in to_python: the validators of CharField expect text."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class SourceForm(NeedsSource, RowForm):
    class Meta:
        model = Source
        fields = ["key", "supports", *CITATION_FIELDS]


def with_signs(document: Document) -> Document:
    """Schema 2: articles say which signs they are about."""
    return document | {"signs": []}


def with_warnings(document: Document) -> Document:
    """Schema 3: articles say before their text what in it is hard to read."""
    return document | {"warnings": []}


class ArticleForm(DocumentForm):
    """Title, text and what the text rests on."""

    tags = TagField(
        label=_("tags"), required=False, help_text=_("A few words, separated by commas.")
    )
    rows = {"sources": SourceForm}
    row_titles = {"sources": (_("Source"), _("What the article rests on. At least one."))}
    own_title = _("The article")
    upgrades = [with_signs, with_warnings]

    class Meta:
        model = Article
        fields = [
            "title", "slug", "kind", "language", "group", "summary", "body", "forms", "signs",
            "warnings", "regions", "tags",
        ]  # fmt: skip
        widgets = {
            "slug": forms.HiddenInput,
            "summary": forms.Textarea({"rows": 3}),
            "body": forms.Textarea({"rows": 18}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        typed = told.get("slug", "")
        if told.get("title"):
            told["slug"] = own_slug(self.instance, typed, told["title"])
        if told.get("group", "") in {"", typed}:
            told["group"] = told.get("slug", "")  # a text of its own, not a translation
        elif self.is_told_already():
            self.add_error("language", _("There is a text of this article in that language."))

    def is_told_already(self) -> bool:
        """Another article is this one's text in that language."""
        told = self.cleaned_data
        same = Article.objects.filter(group=told["group"], language=told.get("language"))
        return same.exclude(pk=self.instance.pk).exists()

    def clean_document(self) -> None:
        if not self.formsets["sources"].kept():
            self.add_error(None, _("Name at least one source."))

    @classmethod
    def headline(cls, document: Document) -> str:
        return str(document["title"])

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        return with_ancestors(document["regions"])
