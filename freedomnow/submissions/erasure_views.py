"""Having all that a page ever said erased: for moderators, in the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from freedomnow.publishing.kinds import kind_choices
from freedomnow.submissions import erasure_orders
from freedomnow.submissions.models import Submission
from freedomnow.submissions.services import NotAllowed
from freedomnow.web.fields import CleanCharField, CleanProseField
from freedomnow.web.paths import last_part


class ErasureForm(forms.Form):
    """Which page, why, and a box that is not ticked by accident."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    page = CleanCharField(label=gettext_lazy("Address of the page, or its id"), max_length=300)
    reason = CleanProseField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy(
            "Vacated, expunged, or ordered by which court. It stays for ever: name nobody."
        ),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
    is_sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()

    def clean_page(self) -> str:
        return last_part(self.cleaned_data["page"])


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """The first yes takes the page down, the second erases."""
    if request.method != "POST":
        return page(request, ErasureForm(initial=request.GET.dict()))
    form = ErasureForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    told = form.cleaned_data
    try:
        went = erasure_orders.say_yes(
            told["kind"], told["page"], by=request.user, reason=told["reason"]
        )
    except NotAllowed as error:
        form.add_error(None, str(error))
        return page(request, form, status=409)
    messages.success(request, outcome(went))
    return redirect("admin:submission_erase")


def outcome(went: Any) -> str:
    if went is None:
        days = erasure_orders.STANDS.days
        told = ngettext(
            "The page is down. Another moderator has to say yes within %(count)d day.",
            "The page is down. Another moderator has to say yes within %(count)d days.",
            days,
        )
        return told % {"count": days}
    told = ngettext("Erased: %(count)d version.", "Erased: %(count)d versions.", went["versions"])
    return told % {"count": went["versions"]}


def page(request: HttpRequest, form: ErasureForm, *, status: int = 200) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Erase what a page ever said"),
        "form": form,
        "orders": erasure_orders.open_orders(),
        "opts": Submission._meta,
    }
    return TemplateResponse(request, "admin/submissions/erase.html", context, status=status)
