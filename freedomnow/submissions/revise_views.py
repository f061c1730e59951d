"""A report once more: its sender writes it anew."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.submissions import sender
from freedomnow.submissions.document_form_view import (
    AboutForm,
    DocumentFormView,
    kind_or_404,
    number_in,
    refuse_forged,
)
from freedomnow.submissions.models import Submission
from freedomnow.submissions.review import live_record
from freedomnow.submissions.services import AlreadyDecided

SIGNED_OUT = gettext_lazy(
    "You are signed out. All that you wrote is here: sign in, then send it once more."
)


class Revise(DocumentFormView):
    """A report to be written anew by its sender, until a moderator has said yes to it."""

    submission: Submission

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.kind, self.record = self.submission.known_kind, live_record(self.submission)
        return super().dispatch(request, *args, **kwargs)

    def opened(self) -> HttpResponse:
        """The form as the report stands."""
        if not self.submission.is_revisable:
            return self.done(_("It can no longer be changed. You can still write to us."))
        document = self.submission.current_document
        return self.page(self.kind.form(document=document, instance=self.record), AboutForm())

    def store(self, data: QueryDict) -> HttpResponse:
        form, about, problems = self.judged(data)
        if problems:
            return self.page(form, about, status=422, problems=problems)
        if asked := self.asked_about(form, about):
            return asked
        try:
            sender.revise(
                self.submission.reference,
                form.document,
                revision=number_in(data.get("revision")),
                words=about.cleaned_data["comment"],
            )
        except AlreadyDecided as error:
            self.submission.refresh_from_db()
            return self.draft(data, notice=str(error), status=409)
        except ValidationError as error:
            problems = [("", "", message) for message in error.messages]
            return self.page(form, about, status=422, problems=problems)
        return self.done(_("Thank you. A moderator will read it again."))

    def done(self, told: str) -> HttpResponse:
        """Where its sender goes on."""
        raise NotImplementedError

    def page(self, *args: Any, **context: Any) -> HttpResponse:
        return super().page(*args, **{"is_revised": True, "whole": True} | context)

    def hidden(self) -> dict[str, Any]:
        return {"revision": self.submission.revision, "report_kind": self.kind.name}


class ReviseMine(Revise):
    """By the account that sent it. Who is signed out meanwhile gets back what they typed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return self.signed_out(request)
        mine = Submission.objects.sent_by(request.user)
        found = mine.filter(reference=kwargs["reference"]).first()
        if found is None:
            return refuse_forged(request) or not_found()
        self.submission = found
        return super().dispatch(request, *args, **kwargs)

    def signed_out(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or "report_kind" not in request.POST:
            return refuse_forged(request) or redirect_to_login(request.get_full_path())
        self.kind = kind_or_404(request.POST["report_kind"])
        self.submission = Submission(revision=number_in(request.POST.get("revision")))
        return self.draft(request.POST, notice=SIGNED_OUT, is_signed_out=True, status=403)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.opened()

    def done(self, told: str) -> HttpResponse:
        messages.success(self.request, told)
        return redirect(self.submission)


def not_found() -> HttpResponse:
    raise Http404
