"""Review, preview, correction and decision: inside the admin, for moderators only."""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from freedomnow.publishing.documents import DocumentForm, NotADocument
from freedomnow.publishing.projection import unsaved
from freedomnow.submissions import claims, contacts, services
from freedomnow.submissions.form_page import problems_of, whole_page, with_another_row
from freedomnow.submissions.models import Note, ReasonTemplate, Submission
from freedomnow.submissions.review import (
    CorrectionForm,
    DecisionForm,
    live_record,
    review,
    to_correct,
)
from freedomnow.submissions.risks import SENDERS_PAST, SENT_OTHERS


class NoteForm(forms.ModelForm):
    """For other moderators."""

    class Meta:
        model = Note
        fields = ["words"]
        widgets = {"words": forms.Textarea({"rows": 2})}


def reports() -> Any:
    """With who has taken each, its sender's past, and whether contact details were left."""
    beside = {"sent_others": SENT_OTHERS, "has_contact": contacts.left_with(), **SENDERS_PAST}
    return claims.with_holders(Submission.objects.all()).annotate(**beside)


def review_url(submission: Submission) -> str:
    return reverse("admin:submissions_submission_change", args=[submission.pk])


@csp_update({"frame-src": "'self'"})
def review_page(
    request: HttpRequest,
    submission: Submission,
    *,
    form: Any = None,
    note: Any = None,
    status: int = 200,
) -> HttpResponse:
    """Everything about one report, and the decisions that can be taken now."""
    context = {
        **admin.site.each_context(request),
        "title": submission.headline,
        "review": review(submission, request.user, seen_in(request) if form else None),
        "submission": submission,
        "form": form or DecisionForm(),
        "note": note or NoteForm(prefix="note"),
        "opts": Submission._meta,
    }
    return TemplateResponse(request, "admin/submissions/review.html", context, status=status)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as publishing would show it, by the public view's function; nothing is written."""
    submission = get_object_or_404(Submission, pk=pk)
    kind = submission.known_kind
    record = unsaved(
        kind.form,
        submission.current_document,
        public_id=submission.target
        or kind.form.public_id_for(submission.current_document)
        or "preview",
        version=submission.base_version + 1,
        updated_at=submission.created_at,
    )
    response = kind.page_of(request, record)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One step with one report; whatever went wrong is said on the review page."""
    submission = reports().filter(pk=pk).first()
    if submission is None:
        return gone(request)
    if "fill" in request.POST:
        return review_page(request, submission, form=filled_in(request.POST))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return review_page(request, submission, form=form, status=422)
    step, seen = request.POST.get("step", ""), seen_in(request)
    try:
        decided = services.decide(
            submission.reference, step, by=request.user, seen=seen, **form.cleaned_data
        )
    except (services.AlreadyDecided, services.NotAllowed) as error:
        return not_decided(request, submission, form, [str(error)], status=409)
    except services.CannotPublish as error:
        return not_decided(request, submission, form, error.messages, status=422)
    except Submission.DoesNotExist:
        return gone(request)
    if step in services.LEAVE_IT_OPEN:
        messages.success(request, _("Your answer is stored."))
        return redirect(review_url(submission))
    messages.success(request, _("Done: %(state)s.") % {"state": decided.get_state_display()})
    return redirect(reverse("admin:submissions_submission_changelist"))


def seen_in(request: HttpRequest) -> list[str]:
    """Rows whose boxes are ticked; each box stands for all rows of one source."""
    return [row for box in request.POST.getlist("seen") for row in box.split()]


def filled_in(data: Any) -> DecisionForm:
    """The form as typed, the chosen words added to the reason; it judges nothing."""
    chosen = data.get("template", "")
    known = ReasonTemplate.objects.filter(pk=chosen[:9] if chosen.isdecimal() else None)
    typed = data.get("reason", "").strip()
    reason = "\n".join([*filter(None, [typed]), *known.values_list("words", flat=True)])
    kept = {name: data.get(name, "") for name in ("revision", "ground")}
    return DecisionForm(initial={"reason": reason, **kept})


def gone(request: HttpRequest) -> HttpResponse:
    """For a page that was open while its report was purged, or its sender took it back."""
    messages.error(
        request,
        _(
            "This report is no longer here: its sender took it back, or it was decided long ago, "
            "and purged."
        ),
    )
    return redirect(reverse("admin:submissions_submission_changelist"))


def not_decided(
    request: HttpRequest, submission: Submission, form: Any, why: list[str], *, status: int
) -> HttpResponse:
    """The review page as it is now, with what went wrong and the reason that was typed."""
    for message in why:
        messages.error(request, message)
    fresh = reports().filter(pk=submission.pk).first()
    if fresh is None:
        return gone(request)
    return review_page(request, fresh, form=form, status=status)


class Correct(View):
    """The form the volunteer used, filled with the report, for the moderator to correct."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.submission = get_object_or_404(Submission, pk=kwargs["pk"])
        self.record = live_record(self.submission)
        self.form_class = self.submission.known_kind.form
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = to_correct(self.submission, self.record)
        form = self.form_class(document=document, instance=self.record)
        return self.page(form, CorrectionForm(initial=self.as_opened()))

    def as_opened(self) -> dict[str, int]:
        """What the form was drawn from, so that a later change is noticed."""
        return {
            "revision": self.submission.revision,
            "base_version": self.record.version if self.record else 0,
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "add" in request.POST:
            data = with_another_row(request.POST, request.POST["add"])
            draft = self.form_class(data, draft=True, instance=self.record)
            return self.page(draft, CorrectionForm(initial=request.POST.dict()))
        form = self.form_class(request.POST, instance=self.record)
        decision = CorrectionForm(request.POST)
        if not all([form.is_valid(), decision.is_valid()]):
            problems = [*form.problems(), *problems_of(decision)]
            return self.page(form, decision, status=422, problems=problems)
        if decision.cleaned_data["base_version"] != self.as_opened()["base_version"]:
            return self.stale(form, request.POST)
        return self.store(form, decision)

    def stale(self, form: DocumentForm, data: Any) -> HttpResponse:
        """The page moved on meanwhile: all that was typed stays, and storing is asked again."""
        told = _("The page has changed since you opened this form. Compare it, then store again.")
        decision = CorrectionForm(initial=data.dict() | self.as_opened())
        return self.page(form, decision, status=409, problems=[("", "", told)])

    def store(self, form: DocumentForm, decision: CorrectionForm) -> HttpResponse:
        try:
            services.correct(
                self.submission.reference,
                form.document,
                by=self.request.user,
                reason=decision.cleaned_data["reason"],
                revision=decision.cleaned_data["revision"],
                base_version=decision.cleaned_data["base_version"],
            )
        except (services.AlreadyDecided, services.NotAllowed) as error:
            return self.page(form, decision, status=409, problems=[("", "", str(error))])
        except (ValidationError, NotADocument) as error:
            problems = [("", "", message) for message in error.messages]
            return self.page(form, decision, status=422, problems=problems)
        stored = _("The correction is stored. Earlier approvals count no more.")
        messages.success(self.request, stored)
        return redirect(review_url(self.submission))

    def page(
        self, form: DocumentForm, decision: DecisionForm, *, status: int = 200, **context: Any
    ) -> HttpResponse:
        context |= {
            **admin.site.each_context(self.request),
            "title": self.submission.headline,
            "submission": self.submission,
            "form": form,
            "decision": decision,
            "page": whole_page(form),
            "opts": Submission._meta,
        }
        return TemplateResponse(
            self.request, "admin/submissions/correct.html", context, status=status
        )
