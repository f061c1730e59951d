from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from awareness.names_in_texts import names_in
from awareness.story_models import Agreement, Story, StorySource, ToldBy
from freedomnow.evidence.forms import NeedsSource
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import Document, DocumentForm, RowForm
from freedomnow.submissions.consents import NEW_PAGE
from freedomnow.submissions.private_data import LINK, found_in
from freedomnow.web.text import shortened
from regions.tree import with_ancestors

TEXTS = ("title", "called", "summary", "body")
LONGEST_SHOWN = 60


class StorySourceForm(NeedsSource, RowForm):
    class Meta:
        model = StorySource
        fields = ["key", "supports", *CITATION_FIELDS]


class StoryForm(DocumentForm):
    """Who tells it, what happened, and what whoever lived it agrees to."""

    rows = {"sources": StorySourceForm}
    row_titles = {
        "sources": (
            gettext_lazy("Source of a story that is retold"),
            gettext_lazy("Needed for a story that is retold: where it can be read."),
        ),
    }
    own_title = gettext_lazy("The story")
    optional_rows = ("sources",)

    class Meta:
        model = Story
        fields = [
            "told_by", "title", "language", "called", "summary", "body", "warnings", "forms",
            "regions", "link", "agreed",
        ]  # fmt: skip
        widgets = {
            "told_by": forms.RadioSelect,
            "summary": forms.Textarea({"rows": 3}),
            "body": forms.Textarea({"rows": 16}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told_by: Any = self.fields["told_by"]
        told_by.choices = ToldBy.choices  # no blank button
        if "language" not in (kwargs.get("document") or {}):
            # No moderator may put it right in somebody's own words.
            self.initial["language"] = get_language() or "en"
        agreed: Any = self.fields["agreed"]
        agreed.depends = True  # on who tells it: the form does not call it optional

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if told.get("told_by") in ToldBy.OWN_WORDS:
            self.clean_own_words()
        elif told.get("agreed"):
            self.add_error(
                "agreed", _("Nobody agrees for others. Leave these empty for a story retold.")
            )

    def clean_own_words(self) -> None:
        """A page that is there already is retold: its words are not somebody's own."""
        told = self.cleaned_data
        if self.instance.pk:
            self.add_error("told_by", NEW_PAGE)
        if set(told.get("agreed", ())) != set(Agreement.values):
            self.add_error("agreed", _("Without all of these it cannot appear."))
        for name in TEXTS:
            if link := LINK.search(told.get(name, "")):
                words = _("Leave “%(words)s” out: a link can show who it is.")
                self.add_error(name, words % {"words": shortened(link[0], LONGEST_SHOWN)})

    def clean_document(self) -> None:
        is_retold = self.cleaned_data["told_by"] == ToldBy.RETOLD
        if is_retold and not self.formsets["sources"].kept():
            self.add_error(None, _("Name at least one source."))

    @classmethod
    def headline(cls, document: Document) -> str:
        return str(document["title"])

    @classmethod
    def region_codes(cls, document: Document) -> list[str]:
        return with_ancestors(document["regions"])

    @classmethod
    def rests_on_consent(cls, document: Document) -> bool:
        return document["told_by"] in ToldBy.OWN_WORDS

    @classmethod
    def refusals(cls, document: Document, today: date) -> list[str]:
        """
        A story accuses nobody by name, in whatever text or link, and holds nothing by which
        somebody in it is found: here that is no question to its sender as in other texts. 1 query.
        """
        texts = [document[name] for name in TEXTS]
        named = [
            _("A story accuses nobody by name, and this text holds “%(name)s”.") % {"name": name}
            for name in names_in(document)
        ]
        found = [
            _("This looks like %(what)s: “%(words)s”. Leave it out.")
            % {"what": what.label, "words": words}
            for what, words in found_in(texts)
        ]
        return named + found

    @classmethod
    def look_twice(cls, document: Document, today: date) -> list[str]:
        if not cls.rests_on_consent(document):
            return []
        return [
            _(
                "These are the words of the one who lived it. Read them as those who harmed them "
                "would: could anybody tell who it is? If so, ask the sender to change it."
            )
        ]
