"""For admins: the history of all decisions, and who may do what."""

import csv
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.models import Event
from freedomnow.submissions import roles
from freedomnow.submissions.models import RoleRequest
from freedomnow.submissions.moderators_admin import ForModerators
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.users.models import Role, User
from freedomnow.web.fields import CleanProseField

# A spreadsheet runs what begins so; the last is a wide "=".
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
COLUMNS = ("at", "by", "action", "kind", "public_id", "number", "submission", "reason")


def posted(request: HttpRequest) -> Any:
    """What was sent, nothing too; None where the page is only read."""
    return request.POST if request.method == "POST" else None


class ForAdmins(ForModerators):
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and bool(request.user.is_superuser)


class Echo:
    """What csv writes to: gives back each line."""

    def write(self, line: str) -> str:
        return line


def harmless(value: Any) -> str:
    """As a spreadsheet shows it, and never runs it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(RUNS_AS_FORMULA) else text


def as_csv(events: QuerySet[Event]) -> Iterator[str]:
    """One line for each; some rows in memory at a time, however many there are."""
    writer = csv.writer(Echo())
    yield writer.writerow(COLUMNS)
    for row in events.values_list(*COLUMNS).iterator(chunk_size=1_000):
        yield writer.writerow([harmless(value) for value in row])


@admin.register(Event)
class History(ForAdmins):
    """Who decided what, when and why: read, filtered, taken along; never changed."""

    list_display = ("at", "by", "action", "kind", "public_id", "submission", "reason")
    list_filter = ("action", "kind", "at")
    search_fields = ("by", "public_id", "submission")
    ordering = ("-pk",)
    list_per_page = 100
    list_display_links = None
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export)
        return [path("export/", view, name="publishing_event_export"), *super().get_urls()]

    def export(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """What the filters show, as CSV."""
        if not self.has_view_permission(request):
            return redirect("admin:index")
        shown = self.get_changelist_instance(request).get_queryset(request)
        response = StreamingHttpResponse(as_csv(shown), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="history.csv"'
        return response


class GiveForm(forms.Form):
    """A role, and why."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    reason = CleanProseField(label=_("Why"), max_length=500, widget=forms.Textarea({"rows": 3}))


class AnswerForm(forms.Form):
    reason = CleanProseField(
        label=_("Your answer"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


@admin.register(RoleRequest)
class RoleRequests(ForAdmins):
    """Those that wait first."""

    list_display = ("user", "role", "asked_at", "is_granted", "decided_by")
    ordering = ("is_granted", "asked_at")
    list_select_related = ("user",)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.give)
        return [path("give/<int:user>/", view, name="role_give"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What was asked, and the answer."""
        asked = self.get_object(request, object_id)
        if asked is None or not self.has_view_permission(request):
            return redirect("admin:index")
        form = AnswerForm(posted(request))
        if request.method == "POST" and form.is_valid():
            grants, reason = request.POST.get("do") == "grant", form.cleaned_data["reason"]
            try:
                roles.answer(asked.pk, by=request.user, reason=reason, grants=grants)
            except (AlreadyDecided, NotAllowed) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Done."))
                return redirect("admin:submissions_rolerequest_changelist")
        return self.page(request, form, asked=asked, account=asked.user)

    def give(self, request: HttpRequest, user: int) -> HttpResponse:
        """A role for any account, or its end."""
        if not self.has_view_permission(request):
            return redirect("admin:index")
        account = get_object_or_404(User, pk=user)
        form = GiveForm(posted(request), initial={"role": account.role})
        if request.method == "POST" and form.is_valid():
            try:
                told = form.cleaned_data
                roles.give(account, told["role"], by=request.user, reason=told["reason"])
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Done."))
                return redirect(reverse("admin:users_user_change", args=[account.pk]))
        return self.page(request, form, asked=None, account=account)

    def page(self, request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
        name = roles.name_of(context["account"])
        context |= {
            **admin.site.each_context(request),
            "title": _("Role"),
            "form": form,
            "history": Event.objects.filter(kind=roles.KIND, public_id=name).order_by("-pk")[:20],
            "opts": RoleRequest._meta,
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/submissions/role.html", context, status=status)
