"""Tips in the moderators' admin: read, passed on, joined, closed; never edited, never a page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from freedomnow.publishing.models import Event
from freedomnow.submissions.models import Message
from freedomnow.submissions.moderators_admin import ForModerators, WaitingFilter
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.tips import services
from freedomnow.tips.models import State, Tip
from freedomnow.web.fields import CleanProseField
from freedomnow.web.places import place_name
from organizations.models import Organization
from regions.tree import with_ancestors

MOST_ORGANIZATIONS = 200


class StepForm(forms.Form):
    """What a moderator does with a tip, and why."""

    reason = CleanProseField(
        label=_("Your answer, or your question"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
    organization = forms.ChoiceField(label=_("Organization"), required=False)
    report = forms.CharField(label=_("Reference of the report"), max_length=12, required=False)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organization"]
        field.choices = [("", "—"), *helpers_in(code)]


def helpers_in(code: str) -> list[tuple[str, str]]:
    """Published organizations that work there, in a wider region or everywhere. 1 query."""
    there = Organization.objects.filter(codes__overlap=with_ancestors([code])).order_by("name")
    return list(there.values_list("public_id", "name")[:MOST_ORGANIZATIONS])


class StateFilter(WaitingFilter):
    states, waiting = State, (State.RECEIVED,)


@admin.register(Tip)
class TipAdmin(ForModerators):
    """Oldest first."""

    list_display = ("reference", "country", "beginning", "state", "created_at")
    list_filter = (StateFilter,)
    search_fields = ("reference",)
    ordering = ("created_at", "pk")
    sortable_by = ()

    @admin.display(description=_("country"))
    def country(self, tip: Tip) -> str:
        return place_name(tip.code)

    @admin.display(description=_("begins"))
    def beginning(self, tip: Tip) -> str:
        return tip.words[:80]

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(decide_view)
        return [path("<int:pk>/decide/", decide, name="tip_decide"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        tip = self.get_object(request, object_id)
        if tip is None:
            messages.error(request, _("There is no such tip."))
            return redirect(reverse("admin:tips_tip_changelist"))
        return tip_page(request, tip)


def tip_page(
    request: HttpRequest, tip: Tip, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """All that was told, and what can be done with it now."""
    context = {
        **admin.site.each_context(request),
        "title": _("Tip"),
        "tip": tip,
        "said": list(Message.objects.filter(reference=tip.reference)),
        "events": list(Event.objects.filter(submission=tip.reference)),
        "form": form or StepForm(code=tip.code),
        "opts": Tip._meta,
    }
    return TemplateResponse(request, "admin/tips/tip.html", context, status=status)


@require_POST
def decide_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One step; whatever went wrong is said on the page, with all that was typed."""
    tip = get_object_or_404(Tip, pk=pk)
    form = StepForm(request.POST, code=tip.code)
    step = STEPS.get(request.POST.get("do", ""))
    if step is None or not form.is_valid():
        return tip_page(request, tip, form=form, status=422)
    try:
        step(tip, request.user, form.cleaned_data)
    except (AlreadyDecided, NotAllowed, ValidationError) as error:
        messages.error(request, str(error))
        tip.refresh_from_db()
        return tip_page(request, tip, form=form, status=409)
    tip.refresh_from_db()
    messages.success(request, _("Done: %(state)s.") % {"state": tip.get_state_display()})
    return redirect(reverse("admin:tips_tip_changelist"))


STEPS: dict[str, Callable[[Tip, Any, dict[str, str]], Tip]] = {
    "ask": lambda tip, by, told: services.ask_back(tip.reference, by=by, words=told["reason"]),
    "refer": lambda tip, by, told: services.refer(
        tip.reference, by=by, reason=told["reason"], organization=told["organization"]
    ),
    "join": lambda tip, by, told: services.join(
        tip.reference, by=by, reason=told["reason"], report=told["report"]
    ),
    "close": lambda tip, by, told: services.close(tip.reference, by=by, reason=told["reason"]),
}
