"""Taking a report, giving it back, keeping out of it, notes, and the next one: in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from freedomnow.submissions import apart, claims
from freedomnow.submissions.models import Recusal, Submission
from freedomnow.submissions.review import review
from freedomnow.submissions.review_views import NoteForm, gone, reports, review_page, review_url


@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """The next report that this moderator may decide on, taken for an hour."""
    found = claims.take_next(by=request.user)
    if found:
        return redirect(review_url(found))
    messages.info(request, _("There is no other report for you now."))
    return redirect(reverse("admin:submissions_submission_changelist"))


@require_POST
def work_on(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `do`: take it, give it back, note something, keep out of it."""
    submission = reports().filter(pk=pk).first()
    if submission is None:
        return gone(request)
    step = STEPS.get(request.POST.get("do", ""))
    answer = step(request, submission) if step else None
    return answer or redirect(review_url(submission))


def take(request: HttpRequest, submission: Submission) -> None:
    try:
        claims.take(submission.reference, by=request.user)
    except claims.Taken as taken:
        messages.error(request, str(taken))


def release(request: HttpRequest, submission: Submission) -> None:
    claims.release(submission.reference, by=request.user)


def note(request: HttpRequest, submission: Submission) -> HttpResponse | None:
    """Another moderator reads it; its sender never does."""
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return review_page(request, submission, note=form, status=422)
    form.instance.reference = submission.reference
    form.instance.author = request.user.get_username()
    form.save()
    return None


def keep_out(request: HttpRequest, submission: Submission) -> HttpResponse | None:
    """For somebody who knows those whom it is about: with a reason, and for good."""
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return review_page(request, submission, note=form, status=422)
    Recusal.objects.get_or_create(
        reference=submission.reference,
        moderator=request.user,
        defaults={"reason": form.cleaned_data["words"]},
    )
    claims.release(submission.reference, by=request.user)
    messages.success(request, _("You keep out of this report."))
    return redirect(reverse("admin:submissions_submission_changelist"))


def tell_apart(request: HttpRequest, submission: Submission) -> None:
    """Two of one name, who are not the same."""
    if not review(submission, request.user).steps:
        messages.error(request, _("Only who may decide on this report can say that."))
        return
    try:
        apart.tell(submission, request.POST.get("other", "")[:40], by=request.user)
    except apart.NobodyThere:
        messages.error(request, _("The other report or page is not there any more."))
    else:
        messages.success(request, _("Kept: they are not the same, and nobody is asked again."))


STEPS: dict[str, Any] = {
    "apart": tell_apart,
    "take": take,
    "release": release,
    "note": note,
    "keep_out": keep_out,
}
