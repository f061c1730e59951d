"""
"Did this page help you?": an answer with words becomes a request about the page, which waits for
moderators like any other (docs/rules.md, rule 11). A yes without words is thanked, and kept by
nobody.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from awareness.models import Article
from freedomnow.corrections.models import Asker, Ground
from freedomnow.corrections.views import Ask
from freedomnow.publishing.kinds import Kind, kind_named
from freedomnow.web.fields import CleanProseField


class Helped(TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Wrong(TextChoices):
    FACT = "fact", _("A fact is wrong or missing")
    HARD = "hard", _("It is hard to understand")
    HURTS = "hurts", _("It hurts somebody, or is not respectful")
    TRANSLATION = "translation", _("The translation is wrong or old")
    OTHER = "other", _("Something else")


class FeedbackForm(forms.Form):
    """Whether a page helped, and what is wrong with it."""

    helped = forms.ChoiceField(
        label=_("Did this page help you?"), choices=Helped.choices, widget=forms.RadioSelect
    )
    wrong = forms.ChoiceField(
        label=_("What is wrong?"), choices=Wrong.choices, widget=forms.RadioSelect, required=False
    )
    words = CleanProseField(
        label=_("Tell us in your own words"),
        help_text=_("Only moderators read it. Nothing about victims or about yourself, please."),
        max_length=2500,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )

    def clean(self) -> None:
        told = self.cleaned_data
        if told.get("helped") not in {None, Helped.YES} and not told.get("words"):
            self.add_error("words", _("Say in a few words what is wrong or missing."))

    def as_request(self) -> dict[str, Any]:
        """
        What `corrections.services.ask` takes: the answers stand before the text, in the language
        that moderators read.
        """
        told = self.cleaned_data
        with override(settings.LANGUAGE_CODE):
            answers = [str(Helped(told["helped"]).label)]
            answers += [str(Wrong(told["wrong"]).label)] if told["wrong"] else []
        return {
            "ground": Ground.FACT if told["wrong"] == Wrong.FACT else Ground.FEEDBACK,
            "asker": Asker.OTHER,
            "words": f"{' · '.join(answers)}\n\n{told['words']}",
        }


class Feedback(Ask):
    """The form about one article, for everybody; words are answered with a receipt."""

    act = "feedback"
    template = "awareness/feedback.html"

    @cached_property
    def kind(self) -> Kind:
        return kind_named("article")

    @cached_property
    def record(self) -> Article | None:
        return Article.objects.filter(slug=self.kwargs["slug"]).first()

    def form(self, data: Any = None) -> FeedbackForm:
        return FeedbackForm(data)

    def told(self, form: FeedbackForm) -> dict[str, Any]:
        return form.as_request()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid() and not form.cleaned_data["words"]:
            return render(request, "awareness/thanked.html", {"article": self.record})
        return super().post(request, **kwargs)
