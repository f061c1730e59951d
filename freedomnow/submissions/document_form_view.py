"""A kind's form as a page that is drawn as often as it takes, and stored once."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from freedomnow.publishing.documents import DocumentForm
from freedomnow.publishing.kinds import Kind, UnknownKind, kind_named
from freedomnow.publishing.models import Record
from freedomnow.submissions import private_data, spam
from freedomnow.submissions.contact_form import ABOUT_IT, NOT_IN_A_DRAFT, ContactField
from freedomnow.submissions.form_page import (
    fits_short_page,
    has_hidden_errors,
    problems_of,
    short_page,
    whole_page,
    with_another_row,
)
from freedomnow.submissions.models import Submission
from freedomnow.web.fields import CleanProseField
from freedomnow.web.tight import tightened


class AboutForm(forms.ModelForm):
    """What a sender adds to a document: words for the moderators."""

    class Meta:
        model = Submission
        fields = ["comment"]


class AboutWithContact(AboutForm):
    """And how to be reached."""

    contact = ContactField(help_text=format_lazy("{} {}", ABOUT_IT, NOT_IN_A_DRAFT))


class TokenCheck(CsrfViewMiddleware):
    """Django's own check, which tells what is wrong instead of answering."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason

    def refuses(self, request: HttpRequest) -> bool:
        self.process_request(request)
        return bool(self.process_view(request, HttpResponse, (), {}))


def refuse_forged(request: HttpRequest) -> HttpResponse | None:
    """Django's own answer to a POST without a valid token, where there is no form to draw again."""
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, HttpResponse, (), {})


@method_decorator(sensitive_post_parameters(), name="dispatch")
class DocumentFormView(View):
    """
    Draws a kind's form as often as it takes, and stores it once.

    POST `do`: "send" judges and stores, "save" keeps it unjudged; "add" (value: the rows' name)
    and "more" draw the form again. Whatever keeps it from being sent, it is drawn again with all
    that was typed. Exempt from Django's CSRF answer only: a form without a valid token (who signs
    in in another tab gets a new one) is never stored.
    """

    http_method_names = ["get", "head", "post", "options"]
    kind: Kind
    record: Record | None = None

    @classmethod
    def as_view(cls, **initial: Any) -> Any:
        return csrf_exempt(super().as_view(**initial))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if TokenCheck(lambda _request: HttpResponse()).refuses(request):
            notice = _("This form had waited too long. Nothing is lost: please send it again.")
            return self.draft(request.POST, notice=notice, status=403)
        if "add" in request.POST:
            data = with_another_row(request.POST, request.POST["add"])
            return self.draft(data)
        if request.POST.get("do") == "more":
            return self.draft(request.POST, whole=True)
        return self.store(request.POST)

    @property
    def typed(self) -> QueryDict:
        """What the form was drawn from."""
        return self.request.POST

    def store(self, data: QueryDict) -> HttpResponse:
        """What to do with a form that somebody wants to send."""
        raise NotImplementedError

    def draft(self, data: Any, *, status: int = 200, **context: Any) -> HttpResponse:
        """Drawn again with all that was typed, judging nothing."""
        form = self.kind.form(data, draft=True, instance=self.record)
        return self.page(form, self.about(data), status=status, **context)

    def about(self, data: Any = None) -> AboutForm:
        """What a sender adds to the document."""
        return AboutForm(data)

    def judged(self, data: QueryDict) -> tuple[DocumentForm, AboutForm, list[Any]]:
        """Both forms, and what is wrong with them."""
        form, about = self.kind.form(data, instance=self.record), self.about(data)
        is_valid = all([form.is_valid(), about.is_valid()])
        return form, about, [] if is_valid else [*form.problems(), *problems_of(about)]

    def asked_about(self, form: DocumentForm, about: AboutForm) -> HttpResponse | None:
        """The form once more, where it seems to hold private data that nobody was asked about."""
        prose = [*prose_of(form), about.cleaned_data["comment"]]
        found = private_data.to_ask_about(prose, self.request.POST)
        return self.page(form, about, status=422, private=found) if found else None

    def page(
        self,
        form: DocumentForm,
        about: forms.BaseForm,
        *,
        status: int = 200,
        whole: bool = False,
        **context: Any,
    ) -> HttpResponse:
        """The form, on its short page where that can hold everything."""
        context = {
            "kind": self.kind,
            "record": self.record,
            "form": form,
            "about": about,
            "page": whole_page(form) if whole or self.needs_whole(form) else short_page(form),
            "hidden": self.hidden()
            | ({private_data.LOOKED_AT: "yes"} if context.get("private") else {}),
            "honeypot": spam.HONEYPOT,
        } | context
        drawn = render(self.request, "submissions/report.html", context, status=status)
        drawn.content = tightened(drawn.content)
        return drawn

    def hidden(self) -> dict[str, Any]:
        """What comes back with the form unseen."""
        return {}

    def needs_whole(self, form: DocumentForm) -> bool:
        """A change, what came from the whole page, and what the short one cannot show."""
        is_whole = self.record or self.typed.get("page") == "whole"
        return bool(is_whole or not fits_short_page(form) or has_hidden_errors(form))


def prose_of(form: DocumentForm) -> list[str]:
    """What was written in sentences; numbers and addresses have fields of their own."""
    parts = [form, *form._rows()]
    return [
        str(part.cleaned_data.get(name) or "")
        for part in parts
        for name, field in part.fields.items()
        if isinstance(field, CleanProseField)
    ]


def kind_or_404(name: str) -> Kind:
    try:
        return kind_named(name)
    except UnknownKind:
        raise Http404 from None


def number_in(told: str | None) -> int:
    """A small number that a form brought back; 0 for anything else."""
    typed = told or ""
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 9
    return int(typed) if is_number else 0
