"""The form for a new document of a kind, or for a change to a published one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from freedomnow.publishing.documents import DocumentForm
from freedomnow.publishing.models import Record
from freedomnow.submissions import arrivals, contacts, rate_limit, spam
from freedomnow.submissions.contact_form import left_in
from freedomnow.submissions.document_form_view import (
    AboutForm,
    AboutWithContact,
    DocumentFormView,
    kind_or_404,
    number_in,
)
from freedomnow.submissions.form_page import new_send_key
from freedomnow.submissions.models import Draft
from freedomnow.submissions.receipt_pages import receipt_page

OTHER_SENDER = {
    "nobody": gettext_lazy(
        "You are signed out. All that you wrote is here: sign in and send it, or send it without "
        "an account."
    ),
    "account": gettext_lazy("You have signed in meanwhile: sent now, it goes with your account."),
}
TOO_MANY = gettext_lazy(
    "Very much has come from your network within this hour. All that you wrote is here: please "
    "send it later."
)
PAGE_IS_GONE = gettext_lazy(
    "The page that you wanted to change has been taken down. Sent now, it is a report of its own."
)


class Report(DocumentFormView):
    """For a new document, or for a change to a published one; with an account or without."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.kind = kind_or_404(kwargs["kind"])
        self.record = self.record_or_404(kwargs.get("public_id", ""))
        if self.record and self.kind.form.rests_on_consent(self.record.document):
            context = {"kind": self.kind, "record": self.record}
            return render(request, "submissions/own_words.html", context, status=403)
        self.by = request.user if request.user.is_authenticated else None
        return super().dispatch(request, *args, **kwargs)

    def record_or_404(self, public_id: str) -> Record | None:
        if not public_id:
            return None
        return get_object_or_404(self.kind.model, public_id=public_id)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.record is None and self.has_own_address():
            return self.about_a_place(request)
        document = self.record.document if self.record else self.kind.form.started(request.GET)
        return self.page(self.kind.form(document=document, instance=self.record), self.about())

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
        return self.page(self.kind.form(document=document), self.about())

    def store(self, data: QueryDict) -> HttpResponse:
        if data.get("sender", self.sender) != self.sender:
            return self.draft(data, notice=OTHER_SENDER[self.sender], status=403)
        if data.get("do") == "save":
            return self.too_many(data) or self.save(data)
        form, about, problems = self.judged(data)
        if problems:
            return self.page(form, about, status=422, problems=problems)
        return self.asked_about(form, about) or self.too_many(data) or self.send(data, form, about)

    def about(self, data: Any = None) -> AboutForm:
        """With a field for contact details while they can be sealed. 1 query."""
        return AboutWithContact(data) if contacts.are_taken() else AboutForm(data)

    @property
    def sender(self) -> str:
        """Who sends it: a form is stored for nobody but whom it was drawn for."""
        return "account" if self.by else "nobody"

    def too_many(self, data: QueryDict) -> HttpResponse | None:
        """An answer to a sender whose network has sent too much within this hour."""
        most = rate_limit.SENDS_OF_ACCOUNT if self.by else rate_limit.SENDS
        if rate_limit.count(self.request, "send") <= most:
            return None
        response = self.draft(data, notice=TOO_MANY, status=429)
        response["Retry-After"] = str(rate_limit.seconds_left())
        return response

    def save(self, data: QueryDict) -> HttpResponse:
        target = self.record.public_id if self.record else ""
        envelope = arrivals.Envelope.of(data, self.by)
        _draft, receipt = arrivals.keep_draft(self.kind.name, data, envelope, target=target)
        if receipt:
            return receipt_page(self.request, receipt, is_draft=True)
        messages.success(self.request, _("It is kept for you, and not sent yet."))
        return redirect("my_reports")

    def send(self, data: QueryDict, form: DocumentForm, about: AboutForm) -> HttpResponse:
        try:
            submission, receipt = arrivals.send(
                self.kind.name,
                form.document,
                arrivals.Envelope.of(data, self.by),
                flags=spam.noticed(data, form.document),
                contact=left_in(about, data),
                target=self.record.public_id if self.record else "",
                base_version=self.base_version(data),
                comment=about.cleaned_data["comment"],
            )
        except contacts.NoKey:
            return self.draft(data, notice=contacts.NOT_TAKEN, status=409)
        if receipt:
            is_own_words = submission.is_in_own_words
            return receipt_page(self.request, receipt, is_own_words=is_own_words)
        messages.success(self.request, _("Thank you. Your report has arrived."))
        return redirect(submission)

    def base_version(self, data: Any) -> int:
        """The version that the sender saw, which may not be today's."""
        if self.record is None:
            return 0
        return min(number_in(data.get("base_version")) or self.record.version, self.record.version)

    def hidden(self) -> dict[str, Any]:
        typed = self.typed
        return {
            "send_key": typed.get("send_key") or new_send_key(),
            "base_version": self.base_version(typed),
            "opened": typed.get("opened") or spam.opened_now(),
            "sender": self.sender,
        } | {name: typed[name] for name in ("draft", "receipt") if typed.get(name)}

    def page(self, *args: Any, **context: Any) -> HttpResponse:
        return super().page(*args, **{"is_signed_out": self.by is None} | context)


class GoOn(Report):
    """A draft, drawn as it was typed; from here on it is sent as any form is."""

    kept: Any = None
    receipt = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.by = request.user if request.user.is_authenticated and not self.receipt else None
        self.kind = kind_or_404(self.kept.kind)
        target = self.kept.target
        pages = self.kind.model._default_manager
        self.record = pages.filter(public_id=target).first() if target else None
        gone = PAGE_IS_GONE if target and not self.record else ""
        return self.draft(self.typed, notice=gone, action=self.address())

    @cached_property
    def typed(self) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, values in self.kept.data.items():
            data.setlist(name, values)
        if self.receipt:
            data["receipt"] = self.receipt
        else:
            data["draft"] = self.kept.reference
        return data

    def address(self) -> str:
        """Where the form goes."""
        if self.record:
            return reverse("report_change", args=[self.kind.name, self.record.public_id])
        return reverse("report_kind", args=[self.kind.name])


@require_safe
@login_required
def go_on(request: HttpRequest, reference: str) -> HttpResponse:
    """A draft of my own."""
    kept = get_object_or_404(Draft.objects.filter(owner_id=request.user.pk), reference=reference)
    return GoOn.as_view(kept=kept)(request)


@require_POST
@login_required
def forget(request: HttpRequest, reference: str) -> HttpResponse:
    """Throw a draft of my own away."""
    get_object_or_404(Draft.objects.filter(owner_id=request.user.pk), reference=reference).delete()
    messages.success(request, _("The draft is gone."))
    return redirect("my_reports")
