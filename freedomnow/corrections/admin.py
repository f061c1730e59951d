"""Requests in the moderators' admin: most urgent first, decided by services, never edited."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from freedomnow.corrections import services
from freedomnow.corrections.forms import AskBackForm, DecideForm
from freedomnow.corrections.models import Request, State
from freedomnow.publishing.models import Event
from freedomnow.submissions import contacts
from freedomnow.submissions.contact_views import contact_page
from freedomnow.submissions.models import Message
from freedomnow.submissions.moderators_admin import ForModerators, WaitingFilter
from freedomnow.submissions.services import AlreadyDecided, NotAllowed


class StateFilter(WaitingFilter):
    states, waiting = State, (State.RECEIVED,)


@admin.register(Request)
class RequestAdmin(ForModerators):
    """Most urgent first, then by the day by which each must be decided."""

    list_display = ("headline", "ground", "state", "due_on", "is_hidden")
    list_filter = (StateFilter,)
    search_fields = ("headline", "reference")
    sortable_by = ()

    @admin.display(description=_("page hidden"), boolean=True)
    def is_hidden(self, asked: Request) -> bool:
        return asked.hidden_at is not None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Request]:
        return Request.objects.most_urgent_first()

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["is_urgent", "due_on", "pk"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/decide/", view(decide_view), name="request_decide"),
            path("<int:pk>/contact/", view(contact_view), name="request_contact"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        asked = self.get_object(request, object_id)
        if asked is None:
            messages.error(request, _("There is no such request."))
            return redirect(reverse("admin:corrections_request_changelist"))
        return request_page(request, asked)


def request_page(
    request: HttpRequest, asked: Request, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """All that is known about one request, and the decisions that can be taken now."""
    context = {
        **admin.site.each_context(request),
        "title": str(asked),
        "asked": asked,
        "live": services.live_page(asked),
        "said": list(Message.objects.filter(reference=asked.reference)),
        "others": others_about(asked),
        "events": list(Event.objects.filter(submission=asked.reference)),
        "has_contact": contacts.is_left(asked.reference),
        "is_publisher": request.user.username in services.publishers_of(asked),
        "form": form or DecideForm(),
        "opts": Request._meta,
    }
    return TemplateResponse(request, "admin/corrections/request.html", context, status=status)


def others_about(asked: Request) -> list[Request]:
    """Other requests about the same page, newest first; at most 20."""
    same_page = Request.objects.about(asked.kind, asked.target)
    return list(same_page.exclude(pk=asked.pk).order_by("-pk")[:20])


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def contact_view(request: HttpRequest, pk: int) -> HttpResponse:
    """How the one who asked can be reached."""
    asked = get_object_or_404(Request, pk=pk)
    back = reverse("admin:corrections_request_change", args=[pk])
    return contact_page(request, services.paper_of(asked), title=str(asked), back=back)


@require_POST
def decide_view(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision or a question; what went wrong is said on the page, with all that was typed."""
    asked = get_object_or_404(Request, pk=pk)
    try:
        answer = STEPS.get(request.POST.get("do", ""), decided)(request, asked)
    except (AlreadyDecided, NotAllowed, ValidationError) as error:
        told = error.messages if isinstance(error, ValidationError) else [str(error)]
        for message in told:
            messages.error(request, message)
        asked.refresh_from_db()
        return request_page(request, asked, form=DecideForm(request.POST), status=409)
    return answer or request_page(request, asked, form=DecideForm(request.POST), status=422)


def decided(request: HttpRequest, asked: Request) -> HttpResponse | None:
    """None where the form is not whole."""
    form = DecideForm(request.POST)
    if not form.is_valid():
        return None
    services.decide(asked.reference, by=request.user, **form.cleaned_data)
    return done(request, asked)


def asked_back(request: HttpRequest, asked: Request) -> HttpResponse | None:
    form = AskBackForm(request.POST)
    if not form.is_valid():
        return None
    services.ask_back(asked.reference, by=request.user, words=form.cleaned_data["reason"])
    return done(request, asked)


def done(request: HttpRequest, asked: Request) -> HttpResponse:
    asked.refresh_from_db()
    messages.success(request, _("Done: %(state)s.") % {"state": asked.get_state_display()})
    return redirect(reverse("admin:corrections_request_changelist"))


def change_opened(request: HttpRequest, asked: Request) -> HttpResponse:
    report = services.open_change(asked.reference, by=request.user)
    return redirect(reverse("admin:submission_correct", args=[report.pk]))


STEPS: dict[str, Callable[[HttpRequest, Request], HttpResponse | None]] = {
    "decide": decided,
    "ask": asked_back,
    "change": change_opened,
}
