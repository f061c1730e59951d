"""Opening what a sender left to be reached by: inside the admin, for moderators only."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from freedomnow.sealing import key_text
from freedomnow.submissions import contacts, rate_limit
from freedomnow.submissions.models import Submission
from freedomnow.submissions.review_views import review_url
from freedomnow.submissions.services import NotAllowed
from freedomnow.web.fields import CleanProseField

WRONG_KEYS = 5  # within an hour, by one moderator


class TypedEachTime(forms.TextInput):
    """Never sends back what was typed."""

    def format_value(self, value: Any) -> None:
        return None


class OpenForm(forms.Form):
    """The key, and why."""

    private_key = forms.CharField(
        label=gettext_lazy("The private key"),
        help_text=gettext_lazy("14 groups of 4. It is used this once and kept nowhere."),
        max_length=key_text.LONGEST_TYPED,
        widget=TypedEachTime({"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = CleanProseField(
        label=gettext_lazy("Why you open it"),
        help_text=gettext_lazy(
            "The sender can read it, and it stays in the history. Name nobody in it."
        ),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean_private_key(self) -> bytes:
        try:
            return key_text.read(self.cleaned_data["private_key"])
        except key_text.NotAKey as error:
            raise ValidationError(str(error)) from None


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def of_report(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Submission, pk=pk)
    return contact_page(
        request, contacts.Paper.of(report), title=report.headline, back=review_url(report)
    )


@sensitive_variables()
def contact_page(
    request: HttpRequest, paper: contacts.Paper, *, title: str, back: str
) -> HttpResponse:
    """
    GET explains and asks; POST with the key and a reason opens, for who may decide on the paper.
    """
    context = {"title": title, "back": back}
    if not contacts.is_left(paper.reference):
        messages.info(request, _("No contact details were left, or they are gone."))
        return redirect(back)
    if why := contacts.refusal(paper, request.user):
        return page(request, context | {"refusal": why}, status=403)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(request, context | {"form": form}, status=422 if form.is_bound else 200)
    if rate_limit.count(request, "contact", times=0) >= WRONG_KEYS:
        form.add_error(None, _("Too many wrong keys. Please wait for an hour."))
        return page(request, context | {"form": form}, status=429)
    return opened(request, paper, form, context)


@sensitive_variables()
def opened(
    request: HttpRequest, paper: contacts.Paper, form: OpenForm, context: dict[str, Any]
) -> HttpResponse:
    try:
        words = contacts.open_contact(paper, by=request.user, **form.cleaned_data)
    except NotAllowed as error:
        return page(request, context | {"refusal": str(error)}, status=403)
    except contacts.WrongKey:
        rate_limit.count(request, "contact")
        form.add_error("private_key", _("This is another key: it does not open this."))
        return page(request, context | {"form": form}, status=422)
    return page(request, context | {"words": words})


def page(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """
    Kept by nobody on its way. What was opened is told with no referrer at all; the form has the
    site's own, because without one a browser names no origin and Django refuses the POST.
    """
    context |= {**admin.site.each_context(request), "opts": Submission._meta}
    response = TemplateResponse(request, "admin/submissions/contact.html", context, status=status)
    response["Cache-Control"] = "private, no-store, no-transform"
    if "words" in context:
        response["Referrer-Policy"] = "no-referrer"
    return response
