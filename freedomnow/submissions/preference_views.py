"""A moderator's own desk: saved filters, and places and languages to read first. In the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from freedomnow.submissions import saved_filters, subscriptions
from freedomnow.submissions.batch_views import numbers_in
from freedomnow.submissions.form_page import problems_of
from freedomnow.submissions.models import SavedFilter, Submission
from freedomnow.submissions.services import NotAllowed
from freedomnow.web.fields import LANGUAGES
from freedomnow.web.vocabularies import NameListField


class SubscriptionForm(forms.Form):
    """Nothing chosen ends it."""

    languages = NameListField(
        LANGUAGES,
        label=gettext_lazy("Languages"),
        required=False,
        help_text=gettext_lazy("Reports written in one of them."),
    )
    field_order = ["places", "languages"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"] = NameListField(
            subscriptions.places(),
            label=_("Places"),
            required=False,
            help_text=_("A larger region stands for all that lies in it: Western Africa, say."),
        )
        self.order_fields(self.field_order)

    @property
    def vocabularies(self) -> list[Any]:
        return [subscriptions.places(), LANGUAGES]


def beside_inbox(request: Any) -> dict[str, Any]:
    """What stands above the list: 1 query."""
    own = SavedFilter.objects.filter(moderator=request.user)
    chosen = saved_filters.chosen_in(request.GET)
    shown = [
        {"saved": one, "link": saved_filters.query_of(one.query), "is_chosen": one.query == chosen}
        for one in own
    ]
    is_saved = any(one["is_chosen"] for one in shown)
    return {"chosen": chosen, "saved_filters": shown, "is_saved": is_saved}


@require_POST
def keep_filter(request: Any) -> HttpResponse:
    """POST `delete`: its number; else a name, and the filters as the inbox has them."""
    inbox = reverse("admin:submissions_submission_changelist")
    if "delete" in request.POST:
        for pk in numbers_in([request.POST["delete"]]):
            saved_filters.delete(pk, by=request.user)
        return redirect(inbox)
    try:
        saved = saved_filters.save(request.POST.get("name", ""), request.POST, by=request.user)
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect(f"{inbox}?{saved_filters.query_of(request.POST)}")
    messages.success(request, _("Saved: it stands above the inbox now."))
    return redirect(f"{inbox}?{saved_filters.query_of(saved.query)}")


@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: Any) -> HttpResponse:
    """Which places and languages this moderator reads first."""
    if request.method != "POST":
        there = subscriptions.of(request.user)
        own = {"places": there.codes, "languages": there.languages} if there else {}
        return page(request, SubscriptionForm(initial=own))
    form = SubscriptionForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    told = form.cleaned_data
    subscriptions.subscribe(told["places"], told["languages"], by=request.user)
    messages.success(request, _("Stored. “Next report” begins with these."))
    return redirect("admin:index")


def page(request: HttpRequest, form: SubscriptionForm, *, status: int = 200) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Your places and languages"),
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "opts": Submission._meta,
    }
    template = "admin/submissions/subscription.html"
    return TemplateResponse(request, template, context, status=status)
