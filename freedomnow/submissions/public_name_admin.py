"""Public names of volunteers in the moderators' admin: read, let show, declined."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from freedomnow.search.models import Page
from freedomnow.submissions import public_names
from freedomnow.submissions.models import Contribution, NameState, PublicName
from freedomnow.submissions.moderators_admin import ForModerators, WaitingFilter
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.web.fields import CleanProseField

CHANGELIST = "admin:submissions_publicname_changelist"
MOST_PAGES = 20
MOST_DECISIONS = 10


class DecideForm(forms.Form):
    """The mark is that of the name that the page showed."""

    mark = forms.CharField(max_length=12, widget=forms.HiddenInput)
    shows = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    reason = CleanProseField(
        label=_("Why"),
        help_text=_(
            "The volunteer reads it if you decline. It stays in the history, so name nobody."
        ),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class StateFilter(WaitingFilter):
    states, waiting = NameState, (NameState.WAITING,)


@admin.register(PublicName)
class PublicNameAdmin(ForModerators):
    """Opens with the names that nobody has read, the oldest first."""

    list_display = ("name", "expertise", "user", "state", "asked_at")
    list_filter = (StateFilter,)
    search_fields = ("name",)
    list_select_related = ("user",)
    ordering = ("asked_at", "pk")
    sortable_by = ()

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(decide_view)
        return [path("<int:pk>/decide/", view, name="public_name_decide"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        own = self.get_object(request, object_id)
        return name_page(request, own) if own else gone(request)


def gone(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Its owner has changed this name, or taken it back."))
    return redirect(reverse(CHANGELIST))


def name_page(
    request: HttpRequest, own: Any, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """The name, where it would stand, what to think about, and the question."""
    helped = Contribution.objects.filter(user=own.user)
    ids = helped.order_by("-pk").values_list("public_id", flat=True)[:MOST_PAGES]
    context = {
        **admin.site.each_context(request),
        "title": own.name,
        "own": own,
        "pages": Page.objects.filter(kind__in=helped.values("kind"), public_id__in=list(ids)),
        "look_twice": public_names.look_twice(own),
        "history": public_names.decisions_about(own.user)[:MOST_DECISIONS],
        "form": form or DecideForm(initial={"mark": own.mark}),
        "opts": PublicName._meta,
    }
    template = "admin/submissions/public_name.html"
    return TemplateResponse(request, template, context, status=status)


@require_POST
def decide_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever went wrong is said on the page, with what was typed."""
    own = PublicName.objects.select_related("user").filter(pk=pk).first()
    if own is None:
        return gone(request)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return name_page(request, own, form=form, status=422)
    told = form.cleaned_data
    try:
        public_names.decide(
            pk, mark=told["mark"], shows=told["shows"] == "yes", by=request.user,
            reason=told["reason"],
        )  # fmt: skip
    except NotAllowed as error:
        form.add_error(None, str(error))
        return name_page(request, own, form=form, status=409)
    except AlreadyDecided as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done."))
    return redirect(reverse(CHANGELIST))
