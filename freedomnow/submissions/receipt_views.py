"""Following a report without an account: everything by POST, the number never in an address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from freedomnow.publishing.kinds import kind_named
from freedomnow.submissions import consents, following, purging, rate_limit, receipts
from freedomnow.submissions.document_form_view import refuse_forged
from freedomnow.submissions.models import Consent, Draft, Submission
from freedomnow.submissions.purging import DRAFTS_STAY
from freedomnow.submissions.receipt_pages import alike, receipt_page
from freedomnow.submissions.report_views import GoOn
from freedomnow.submissions.revise_views import Revise

WRONG = gettext_lazy(
    "We have nothing with this number. Look at each digit again. After ten wrong numbers you have "
    "to wait for an hour."
)
FLOODED = gettext_lazy(
    "Very many numbers have come from your network within this hour. Please come back later."
)
# The same for every number: whoever presses a button twice has sent it twice.
WRONG_OR_GONE = gettext_lazy(
    "We have nothing with this number. If you have just taken something back, it is gone."
)
LONGEST_SHOWN = 60
# Whoever keeps something that a receipt opens: (request, reference, receipt) -> page, or None.
Opener = Callable[[HttpRequest, str, str], HttpResponse | None]
_openers: list[Opener] = []


def register(opener: Opener) -> None:
    """For packages of higher floors; called once each."""
    _openers.append(opener)


def unless_flooded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    Each answer costs a slow hash and a pause on purpose; who asks for hundreds an hour is sent
    away before both. Right and wrong numbers count alike.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and rate_limit.count(request, "open") > rate_limit.OPENINGS:
            response = asking(request, wrong=FLOODED, status=429)
            response["Retry-After"] = str(rate_limit.seconds_left())
            return response
        return view(request, *args, **kwargs)

    return answered


@require_http_methods(["GET", "HEAD", "POST"])
@unless_flooded
@alike
def follow(request: HttpRequest) -> HttpResponse:
    """
    Asks for a receipt; with it, shows what was sent, and does what its sender asks for (`do`).

    A wrong number, a malformed one and one too many tries are answered alike.
    """
    if request.method != "POST":
        return asking(request)
    receipt = request.POST.get("receipt", "")
    reference = reference_of(request, receipt)
    draft = Draft.objects.filter(reference=reference, owner=None).first()
    if draft:
        return with_draft(request, draft, receipt)
    if report := report_of(reference):
        return with_report(request, report, receipt)
    if consent := consents.opened(reference):
        return with_consent(request, consent, receipt)
    pages = (opener(request, reference, receipt) for opener in _openers)
    return next(filter(None, pages), None) or asking(request, wrong=nothing_with_it(request))


def nothing_with_it(request: HttpRequest) -> Any:
    return WRONG_OR_GONE if request.POST.get("do") == "take_back" else WRONG


def reference_of(request: HttpRequest, receipt: str) -> str:
    """What it opens; "" for nothing, and once a network has tried too many wrong ones."""
    found = receipts.reference_of(receipt) or ""
    wrong = rate_limit.count(request, "receipt", times=0 if found else 1)
    return found if wrong <= rate_limit.WRONG_RECEIPTS else ""


def asking(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    context["typed"] = request.POST.get("receipt", "")[:LONGEST_SHOWN]
    return render(request, "submissions/follow.html", context, status=status)


def with_draft(request: HttpRequest, draft: Draft, receipt: str) -> HttpResponse:
    """Not sent yet: go on with it, or throw it away."""
    do = request.POST.get("do")
    if do == "go_on":
        return GoOn.as_view(kept=draft, receipt=receipt)(request)
    if do == "forget":
        purging.throw_away_now(draft)
        return render(request, "submissions/followed.html", {"notice": _("The draft is gone.")})
    context = {"draft": draft, "receipt": receipts.grouped(receipt), "kept_days": DRAFTS_STAY.days}
    return render(request, "submissions/followed.html", context)


def report_of(reference: str) -> Submission | None:
    """Sent without an account; 1 query, for nothing too."""
    return Submission.objects.filter(reference=reference, proposer=None).first()


def with_report(request: HttpRequest, report: Submission, receipt: str) -> HttpResponse:
    """
    What became of it. Only the page that is asked for with "all" may be longer than any other.
    """
    do, form, notice = request.POST.get("do", ""), None, ""
    if do in following.STEPS:
        form, notice = following.STEPS[do](report, request.POST)
        if not following.is_there(report):
            return render(request, "submissions/followed.html", {"notice": notice})
        report.refresh_from_db()
    return shown(request, report, receipt, form=form, notice=notice, is_brief=do == "")


def with_consent(request: HttpRequest, consent: Consent, receipt: str) -> HttpResponse:
    """Published in its sender's own words; the report that they came with is deleted by now."""
    if request.POST.get("do") == "take_back":
        consents.take_back(consent.report)
        gone = {"notice": following.WORDS_ARE_GONE}
        return render(request, "submissions/followed.html", gone)
    pages = kind_named(consent.kind).model._default_manager
    context = {
        "consent": consent,
        "record": pages.filter(public_id=consent.public_id).first(),
        "receipt": receipts.grouped(receipt),
    }
    return render(request, "submissions/followed.html", context)


def shown(
    request: HttpRequest, report: Submission, receipt: str, *, form: Any = None, **context: Any
) -> HttpResponse:
    context |= following.seen_by_sender(report, form) | {"receipt": receipts.grouped(receipt)}
    return render(request, "submissions/followed.html", context, status=422 if form else 200)


@require_POST
def written_down(request: HttpRequest) -> HttpResponse:
    """Typed back before leaving: a number that nobody wrote down is lost."""
    shown, typed = request.POST.get("shown", ""), request.POST.get("receipt", "")
    is_draft = request.POST.get("is_draft", "") == "yes"
    if not receipts.is_whole(shown):
        return asking(request)
    if receipts.is_same(typed, shown):
        context = {"is_draft": is_draft, "kept_days": DRAFTS_STAY.days}
        return render(request, "submissions/written_down.html", context)
    problem = _("These are not the same digits. Compare them one by one, and type them again.")
    page = {"is_draft": is_draft, "typed": typed[:LONGEST_SHOWN], "problem": problem}
    return receipt_page(request, receipts.grouped(shown), status=422, **page)


@require_POST
def large_print(request: HttpRequest) -> HttpResponse:
    """The number as large as a page holds, to print or to copy."""
    shown = request.POST.get("shown", "")
    if not receipts.is_whole(shown):
        return asking(request)
    context = {"groups": receipts.grouped(shown).split()}
    return render(request, "submissions/large_print.html", context)


class ReviseByReceipt(Revise):
    """By whoever has its receipt: opened and sent by POST."""

    http_method_names = ["post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method != "POST":
            return self.http_method_not_allowed(request)
        self.receipt = request.POST.get("receipt", "")
        found = report_of(reference_of(request, self.receipt))
        if found is None:
            return refuse_forged(request) or asking(request, wrong=WRONG)
        self.submission = found
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.opened() if request.POST.get("do") == "edit" else super().post(request)

    def hidden(self) -> dict[str, Any]:
        return super().hidden() | {"receipt": self.receipt}

    def page(self, *args: Any, **context: Any) -> HttpResponse:
        return super().page(*args, **{"action": reverse("receipt_revise")} | context)

    def done(self, told: str) -> HttpResponse:
        self.submission.refresh_from_db()
        return shown(self.request, self.submission, self.receipt, notice=told)
