"""The volunteer's pages: what can be reported, and what became of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from freedomnow.publishing.kinds import all_kinds
from freedomnow.submissions import consents, following
from freedomnow.submissions.models import Consent, Draft, State, Submission

MOST_REPORTS = 200


@require_safe
def report_index(request: HttpRequest) -> HttpResponse:
    """What can be reported. Opens no form, so it sets no cookie."""
    return render(request, "submissions/index.html", {"kinds": all_kinds()})


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My reports, newest first, and before them what waits for me."""
    reports = Submission.objects.sent_by(request.user).order_by("-created_at", "-pk")
    shown = list(reports[: MOST_REPORTS + 1])
    context = {
        "drafts": list(Draft.objects.filter(owner_id=request.user.pk).order_by("-saved_at")),
        "asked": [one for one in shown if one.state == State.CHANGES_REQUESTED],
        "reports": shown[:MOST_REPORTS],
        "own_words": consents.pages_of(request.user),
        "papers": following.other_papers(request.user),
        "is_cut": len(shown) > MOST_REPORTS,
    }
    return render(request, "submissions/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mine_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """One of my reports: its state, what I am asked, what happened; POST `do` says what I want."""
    mine, do = Submission.objects.sent_by(request.user), request.POST.get("do", "")
    if do == "take_back" and not mine.filter(reference=reference).exists():
        return redirect("my_reports")  # pressed twice, it is gone already
    report = get_object_or_404(mine, reference=reference)
    form, step = None, following.STEPS.get(do)
    if step:
        form, notice = step(report, request.POST)
        if form is None:
            messages.success(request, notice)
            return redirect(report if following.is_there(report) else "my_reports")
        report.refresh_from_db()
    context = following.seen_by_sender(report, form)
    return render(request, "submissions/mine_detail.html", context, status=422 if form else 200)


@require_POST
@login_required
def my_words(request: HttpRequest, reference: str) -> HttpResponse:
    """
    My own words come off the site, whether or not the report they came with is still kept. Where
    there are none of mine, as after the same button was pressed twice, nothing is done.
    """
    if Consent.objects.filter(report=reference, sender=request.user).exists():
        consents.take_back(reference)
        messages.success(request, following.WORDS_ARE_GONE)
    return redirect("my_reports")
