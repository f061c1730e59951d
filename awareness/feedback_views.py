"""
"Did this page help you?": an answer with words becomes a request about the page, which waits for
moderators like any other (docs/rules.md, rule 11). A yes without words is thanked, and kept by
nobody.
"""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters

from awareness.models import Article
from freedomnow.corrections import services
from freedomnow.corrections.models import Asker, Ground
from freedomnow.corrections.views import MOST_ASKED, TOO_MANY
from freedomnow.submissions import private_data, rate_limit, receipts, spam
from freedomnow.submissions.form_page import new_send_key, problems_of, stored_send_key
from freedomnow.submissions.receipt_pages import receipt_page
from freedomnow.submissions.services import NotAllowed
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
        """What `corrections.services.ask` takes: the answers in words stand before the text."""
        told = self.cleaned_data
        answers = [Helped(told["helped"]).label]
        answers += [Wrong(told["wrong"]).label] if told["wrong"] else []
        return {
            "ground": Ground.FACT if told["wrong"] == Wrong.FACT else Ground.OTHER,
            "asker": Asker.OTHER,
            "words": f"{' · '.join(map(str, answers))}\n\n{told['words']}",
        }


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class Feedback(View):
    """The form about one article, for everybody; words are answered with a receipt."""

    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def article(self) -> Article:
        article = Article.objects.filter(slug=self.kwargs["slug"]).first()
        if article is None:
            raise Http404
        return article

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page(FeedbackForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = FeedbackForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422, problems=problems_of(form))
        if not form.cleaned_data["words"]:
            return self.thanked()
        if found := private_data.to_ask_about([form.cleaned_data["words"]], request.POST):
            return self.page(form, status=422, private=found)
        if rate_limit.count(request, "ask") > MOST_ASKED:
            response = self.page(form, status=429, notice=TOO_MANY)
            response["Retry-After"] = str(rate_limit.seconds_left())
            return response
        return self.send(form)

    def send(self, form: FeedbackForm) -> HttpResponse:
        key = self.request.POST.get("send_key") or new_send_key()
        by = self.request.user if self.request.user.is_authenticated else None
        receipt = receipts.receipt_for(key)
        if self.request.POST.get(spam.HONEYPOT):  # a program: it is thanked, and nothing is stored
            return receipt_page(self.request, receipt)
        try:
            asked = services.ask(
                "article",
                self.article.public_id,
                form.as_request(),
                by=by,
                send_key=stored_send_key(key, by.pk if by else None),
            )
        except NotAllowed as error:  # taken down between the two queries
            return self.page(form, status=409, notice=str(error))
        receipts.keep(asked.reference, receipt)
        return receipt_page(self.request, receipt)

    def thanked(self) -> HttpResponse:
        return render(self.request, "awareness/thanked.html", {"article": self.article})

    def page(self, form: FeedbackForm, *, status: int = 200, **context: Any) -> HttpResponse:
        context |= {
            "form": form,
            "article": self.article,
            "send_key": self.request.POST.get("send_key") or new_send_key(),
            "honeypot": spam.HONEYPOT,
        }
        return render(self.request, "awareness/feedback.html", context, status=status)
