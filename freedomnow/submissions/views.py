"""The volunteer's pages: what to report, the form, and what became of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from freedomnow.publishing.documents import DocumentForm
from freedomnow.publishing.kinds import Kind, UnknownKind, all_kinds, kind_named
from freedomnow.publishing.models import Event, Record
from freedomnow.submissions import history, reading
from freedomnow.submissions.form_page import (
    fits_short_page,
    has_hidden_errors,
    new_send_key,
    problems_of,
    short_page,
    stored_send_key,
    whole_page,
    with_another_row,
)
from freedomnow.submissions.models import Submission
from freedomnow.submissions.services import submit

MOST_REPORTS = 200


class AboutForm(forms.ModelForm):
    """What a sender adds to a document: words for the moderators."""

    class Meta:
        model = Submission
        fields = ["comment"]


@require_safe
def report_index(request: HttpRequest) -> HttpResponse:
    """What can be reported. Opens no form, so it sets no cookie."""
    return render(request, "submissions/index.html", {"kinds": all_kinds()})


class TokenCheck(CsrfViewMiddleware):
    """Django's own check, which tells what is wrong instead of answering."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason

    def refuses(self, request: HttpRequest) -> bool:
        self.process_request(request)
        return bool(self.process_view(request, None, (), {}))


@method_decorator(csrf_exempt, name="dispatch")
class Report(View):
    """
    One form for a new document of a kind, or for a change to a published one.

    POST `do`: "send" judges and stores; "add" (value: the rows' name) and "more" draw the form
    again with all that was typed and judge nothing. Exempt from Django's CSRF answer only: a form
    without a valid token (who signs in in another tab gets a new one) is never stored, but drawn
    again with all that was typed.
    """

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.kind = kind_or_404(kwargs["kind"])
        self.record = self.record_or_404(kwargs.get("public_id", ""))
        return super().dispatch(request, *args, **kwargs)

    def record_or_404(self, public_id: str) -> Record | None:
        if not public_id:
            return None
        return get_object_or_404(self.kind.model, public_id=public_id)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self.record is None and self.has_own_address():
            return self.about_a_place(request)
        document = self.record.document if self.record else self.kind.form.started(request.GET)
        return self.page(self.kind.form(document=document, instance=self.record), AboutForm())

    def has_own_address(self) -> bool:
        """Whether this kind's public ids follow from its documents: a country's code."""
        return "public_id_for" in vars(self.kind.form)

    def about_a_place(self, request: HttpRequest) -> HttpResponse:
        """Asks what it is about; leads to the form that changes its page where there is one."""
        first = next(iter(self.kind.form.base_fields))
        document = self.kind.form.started(request.GET)
        if not document.get(first):
            context = {"kind": self.kind, "field": self.kind.form()[first]}
            return render(request, "submissions/choose.html", context)
        public_id = self.kind.form.public_id_for(document)
        if self.kind.model._default_manager.filter(public_id=public_id).exists():
            return redirect("report_change", self.kind.name, public_id)
        return self.page(self.kind.form(document=document), AboutForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if TokenCheck(lambda _request: HttpResponse()).refuses(request):
            notice = _("This form had waited too long. Nothing is lost: please send it again.")
            return self.draft(request.POST, notice=notice, status=403)
        if "add" in request.POST:
            data = with_another_row(request.POST, request.POST["add"])
            return self.draft(data)
        if request.POST.get("do") == "more":
            return self.draft(request.POST, whole=True)
        if not request.user.is_authenticated:
            notice = _("You are signed out. All that you wrote is here: sign in, then send it.")
            return self.draft(request.POST, notice=notice, signed_out=True, status=403)
        return self.send(request.POST)

    def draft(self, data: Any, *, status: int = 200, **context: Any) -> HttpResponse:
        form = self.kind.form(data, draft=True, instance=self.record)
        context |= {"status": status, "send_key": data.get("send_key")}
        return self.page(form, AboutForm(data), **context)

    def send(self, data: Any) -> HttpResponse:
        form = self.kind.form(data, instance=self.record)
        about = AboutForm(data)
        if not all([form.is_valid(), about.is_valid()]):
            return self.page(
                form,
                about,
                status=422,
                send_key=data.get("send_key"),
                problems=[*form.problems(), *problems_of(about)],
            )
        submission, _new = submit(
            self.kind.name,
            form.document,
            by=self.request.user,
            target=self.record.public_id if self.record else "",
            base_version=self.base_version(data),
            comment=about.cleaned_data["comment"],
            send_key=stored_send_key(data.get("send_key") or new_send_key(), self.request.user.pk),
        )
        messages.success(self.request, _("Thank you. Your report has arrived."))
        return redirect(submission)

    def base_version(self, data: Any) -> int:
        """The version that the sender saw, which may not be today's."""
        if self.record is None:
            return 0
        seen = data.get("base_version", "")
        is_number = seen.isascii() and seen.isdigit() and len(seen) < 9
        return min(int(seen), self.record.version) if is_number else self.record.version

    def page(
        self,
        form: DocumentForm,
        about: forms.Form,
        *,
        status: int = 200,
        send_key: str | None = None,
        whole: bool = False,
        **context: Any,
    ) -> HttpResponse:
        """The form, on its short page where that can hold everything."""
        context |= {
            "kind": self.kind,
            "record": self.record,
            "form": form,
            "about": about,
            "page": whole_page(form) if whole or self.needs_whole(form) else short_page(form),
            "send_key": send_key or new_send_key(),
            "base_version": self.base_version(self.request.POST),
        }
        return render(self.request, "submissions/report.html", context, status=status)

    def needs_whole(self, form: DocumentForm) -> bool:
        """A change, what came from the whole page, and what the short one cannot show."""
        is_whole = self.record or self.request.POST.get("page") == "whole"
        return bool(is_whole or not fits_short_page(form) or has_hidden_errors(form))


def kind_or_404(name: str) -> Kind:
    try:
        return kind_named(name)
    except UnknownKind:
        raise Http404 from None


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My reports, newest first."""
    reports = Submission.objects.sent_by(request.user).order_by("-created_at", "-pk")
    shown = list(reports[: MOST_REPORTS + 1])
    context = {"reports": shown[:MOST_REPORTS], "is_cut": len(shown) > MOST_REPORTS}
    return render(request, "submissions/mine.html", context)


@require_safe
@login_required
def mine_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """One of my reports: its state, the reason, and what happened when."""
    report = get_object_or_404(Submission.objects.sent_by(request.user), reference=reference)
    record = None
    if report.published_id:
        model = report.known_kind.model
        record = model._default_manager.filter(public_id=report.published_id).first()
    return render(
        request,
        "submissions/mine_detail.html",
        {
            "report": report,
            "record": record,
            "history": history.told(Event.objects.filter(submission=report.reference)),
            "groups": reading.in_words(report.known_kind.form, report.current_document),
            "back": reverse("my_reports"),
        },
    )
