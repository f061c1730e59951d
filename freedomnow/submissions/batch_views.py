"""Many reports of one import on one page: in the admin, for moderators only."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from freedomnow.submissions import batches
from freedomnow.submissions.models import Submission
from freedomnow.submissions.review import DecisionForm

LARGEST_NUMBER = 2**31 - 1  # of a revision
DIGITS_OF_A_KEY = 18


class BatchForm(DecisionForm):
    """One reason for all of them; each row brings its own revision."""

    revision: Any = None
    ground = None
    field_order = ["reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = gettext_lazy(
            "It stays in the history of each report. Name nobody in it."
        )


@admin.action(description=gettext_lazy("Read as a batch"), permissions=["view"])
def read_as_batch(inbox: Any, request: HttpRequest, reports: QuerySet[Submission]) -> HttpResponse:
    """From the inbox: the ticked reports on one page, one more than are allowed at most."""
    chosen = reports.order_by("created_at", "pk").values_list("pk", flat=True)
    query = QueryDict(mutable=True)
    query.setlist("report", [str(pk) for pk in chosen[: batches.MOST + 1]])
    return redirect(f"{reverse('admin:submission_batch')}?{query.urlencode()}")


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: Any) -> HttpResponse:
    """The chosen reports, and one yes to all that are ticked. `report`: their numbers."""
    told = request.POST if request.method == "POST" else request.GET
    chosen = numbers_in(told.getlist("report"))
    if not 0 < len(chosen) <= batches.MOST:
        words = _("Choose at least one report, and at most %(most)d.") % {"most": batches.MOST}
        messages.error(request, words)
        return redirect("admin:submissions_submission_changelist")
    found = batches.read(chosen, request.user)
    if request.method != "POST":
        return batch_page(request, found, BatchForm())
    return say_yes(request, found)


def say_yes(request: Any, found: batches.Batch) -> HttpResponse:
    """To every row that is ticked; then what came of each."""
    form, seen = BatchForm(request.POST), ticks_in(request.POST, found)
    if found.rows and not any(seen.values()):
        form.add_error(None, _("Tick at least one source: what is not ticked is left out."))
    if not form.is_valid():
        return batch_page(request, found, form, seen=seen, status=422)
    outcomes = batches.decide(
        found,
        by=request.user,
        reason=form.cleaned_data["reason"],
        seen=seen,
        revisions=revisions_in(request.POST, found),
    )
    context = {"outcomes": sorted(outcomes, key=lambda one: one.is_done)}
    return page(request, "admin/submissions/batch_done.html", context)


def batch_page(
    request: HttpRequest,
    found: batches.Batch,
    form: BatchForm,
    *,
    seen: dict[int, set[str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """`seen`: the boxes as just ticked; else as they were before."""
    rows = [
        {"row": row, "seen": row.seen if seen is None else seen[row.submission.pk]}
        for row in found.rows
    ]
    context = {"rows": rows, "left_out": found.left_out, "form": form}
    return page(request, "admin/submissions/batch.html", context, status=status)


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    frame = {
        **admin.site.each_context(request),
        "title": _("A batch of reports"),
        "opts": Submission._meta,
    }
    return TemplateResponse(request, template, frame | context, status=status)


def numbers_in(texts: list[str]) -> list[int]:
    """Each once; what is no number of a report is left out."""
    return [
        int(text)
        for text in dict.fromkeys(texts)
        if text.isascii() and text.isdecimal() and len(text) < DIGITS_OF_A_KEY
    ]


def ticks_in(data: QueryDict, found: batches.Batch) -> dict[int, set[str]]:
    """By report; each box stands for all rows of one source."""
    return {
        pk: {row for box in data.getlist(f"seen-{pk}") for row in box.split()}
        for pk in [row.submission.pk for row in found.rows]
    }


def revisions_in(data: QueryDict, found: batches.Batch) -> dict[int, int]:
    """Which revision of each was read; 0, which none has, where that is not told."""
    told = {
        row.submission.pk: numbers_in([data.get(f"revision-{row.submission.pk}", "")])
        for row in found.rows
    }
    return {pk: min(one[0], LARGEST_NUMBER) for pk, one in told.items() if one}
