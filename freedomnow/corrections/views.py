"""Asking for a correction, following it with the receipt, and the public log."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from freedomnow.corrections import services
from freedomnow.corrections.forms import AskForm, AskWithContact
from freedomnow.corrections.models import Decision, Ground, LoggedRequest, Request
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import DIGITS_OF_A_PAGE_NUMBER, PAGE_SIZE
from freedomnow.publishing.models import Record
from freedomnow.submissions import contacts, private_data, rate_limit, receipts, spam
from freedomnow.submissions.arrivals import NO_ACCOUNT
from freedomnow.submissions.contact_form import left_in
from freedomnow.submissions.document_form_view import kind_or_404
from freedomnow.submissions.following import (
    CONTACT_IS_GONE,
    AnswerForm,
    Steps,
    conversation,
    send_words,
    take_back_with,
)
from freedomnow.submissions.form_page import new_send_key, problems_of, stored_send_key
from freedomnow.submissions.receipt_pages import receipt_page
from freedomnow.submissions.services import NotAllowed
from freedomnow.submissions.trays import Percentile

ONE_DAY = timedelta(days=1)
MOST_ASKED = 10  # within an hour, from one network
TOO_MANY = gettext_lazy(
    "Very much has come from your network within this hour. All that you wrote is here: please "
    "send it later."
)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What was asked, decided and why; and how many, how long. 4 queries, whatever their number."""
    number = request.GET.get("page") or "1"
    decided = (
        LoggedRequest.objects.corrections().exclude(decision="").order_by("-decided_on", "-pk")
    )
    if len(number) > DIGITS_OF_A_PAGE_NUMBER:
        raise Http404
    context = {
        "page_obj": Paginator(decided, PAGE_SIZE).get_page(number),
        "counts": counts(),
        "taken": days_taken(),
        "decided_within": services.DECIDED_WITHIN.days,
    }
    return render(request, "corrections/log.html", context)


def counts() -> dict[str, Any]:
    """
    For each ground on which something was decided or taken back: how many requests, and what
    became of them. `open` is told of all grounds together: with its ground, a single request
    could be told from the day on which it came. 1 query.
    """
    rows = (
        LoggedRequest.objects.corrections().values("ground", "decision").annotate(times=Count("pk"))
    )
    told = {(row["ground"], row["decision"]): row["times"] for row in rows}
    grounds = [
        {"ground": ground.value, "label": ground.label, "closed": sum(times), "by_decision": times}
        for ground in Ground
        if any(times := [told.get((ground.value, one.value), 0) for one in Decision])
    ]
    still_open = sum(times for (_ground, decision), times in told.items() if not decision)
    return {"grounds": grounds, "open": still_open}


def days_taken() -> dict[str, Any]:
    """
    How many days decisions took: the median, the longest, and how many of 100 came within 14 days.
    Without what was taken back, which nobody decided; {} where nothing was. 1 query.
    """
    by_us = LoggedRequest.objects.decided_by_us()
    taken = F("decided_on") - F("asked_on")
    told = by_us.aggregate(
        decided=Count("pk"),
        median=Percentile(taken, 0.5),
        longest=Max(taken),
        in_time=Count("pk", filter=Q(decided_on__lte=F("asked_on") + services.DECIDED_WITHIN)),
    )
    if not told["decided"]:
        return {}
    return told | {
        "median": told["median"] / ONE_DAY,
        "longest": told["longest"].days,
        "share": 100 * told["in_time"] // told["decided"],
    }


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class Ask(View):
    """
    The form about one page, for everybody; answered with a receipt.

    The page may come down meanwhile, by this very form: sent again it is answered as before.
    """

    http_method_names = ["get", "head", "post", "options"]
    act = "ask"  # what rate_limit counts it under
    template = "corrections/ask.html"

    @cached_property
    def kind(self) -> Kind:
        return kind_or_404(self.kwargs["kind"])

    @cached_property
    def record(self) -> Record | None:
        return self.kind.model._default_manager.filter(public_id=self.kwargs["public_id"]).first()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.record is None:
            raise Http404
        return self.page(self.form())

    def form(self, data: Any = None) -> Form | AskForm:
        """With a field for contact details while they can be sealed. 1 query."""
        form = AskWithContact if contacts.are_taken() else AskForm
        return form(data, on_consent=self.is_on_consent)

    @property
    def is_on_consent(self) -> bool:
        """Whether the page holds somebody's own words; of one that is down nobody knows."""
        return self.record is None or self.kind.form.rests_on_consent(self.record.document)

    def told(self, form: Any) -> dict[str, Any]:
        """What a valid form says, as `services.ask` takes it."""
        return {name: form.cleaned_data[name] for name in AskForm.base_fields}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form, status=422, problems=problems_of(form))
        told = self.told(form)
        texts = [told.get(name, "") for name in ("words", "reply")]
        if found := private_data.to_ask_about(texts, request.POST):
            return self.page(form, status=422, private=found)
        if rate_limit.count(request, self.act) > MOST_ASKED:
            response = self.page(form, status=429, notice=TOO_MANY)
            response["Retry-After"] = str(rate_limit.seconds_left())
            return response
        return self.send(form, told)

    def send(self, form: Any, told: dict[str, Any]) -> HttpResponse:
        key = self.request.POST.get("send_key") or new_send_key()
        receipt = receipts.receipt_for(key)
        if self.request.POST.get(spam.HONEYPOT):  # a program: it is thanked, and nothing is stored
            return receipt_page(self.request, receipt)
        try:
            asked = self.ask(told, key, left_in(form, self.request.POST))
        except NotAllowed as error:
            return self.page(form, status=409, notice=str(error))
        except contacts.NoKey:
            form = self.form(self.request.POST)
            return self.page(form, status=409, notice=contacts.NOT_TAKEN)
        receipts.keep(asked.reference, receipt)
        return receipt_page(self.request, receipt)

    def ask(self, told: dict[str, Any], key: str, contact: str) -> Request:
        """Raises NotAllowed, NoKey. A page that is down has no name, but what it was asked has."""
        public_id = self.record.public_id if self.record else ""
        by = self.request.user if self.request.user.is_authenticated else None
        stored = stored_send_key(key, by.pk if by else None)
        return services.ask(
            self.kind.name, public_id, told, by=by, send_key=stored, contact=contact
        )

    def page(self, form: Any, *, status: int = 200, **context: Any) -> HttpResponse:
        context |= {
            "form": form,
            "record": self.record,
            "is_on_consent": self.is_on_consent,
            "send_key": self.request.POST.get("send_key") or new_send_key(),
            "honeypot": spam.HONEYPOT,
            "decided_within": services.DECIDED_WITHIN.days,
        }
        return render(self.request, self.template, context, status=status)


def open_with_receipt(request: HttpRequest, reference: str, receipt: str) -> HttpResponse | None:
    """What became of a request, for whoever has its receipt; None where it is not one."""
    asked = Request.objects.filter(reference=reference).first()
    if asked is None:
        return None
    context = conversation(request, asked, STEPS, receipt)
    context |= {"asked": asked, "has_contact": contacts.is_left(reference)}
    return render(request, "corrections/followed.html", context, status=context["status"])


def say(asked: Request, data: Any) -> tuple[AnswerForm | None, str]:
    return send_words(partial(services.answer, asked.reference), data)


def take_back(asked: Request, data: Any) -> tuple[None, str]:
    return take_back_with(
        partial(services.take_back, asked.reference),
        _("You took it back. Nobody will decide on it."),
    )


def remove_contact(asked: Request, data: Any) -> tuple[None, str]:
    by = asked.asked_by.username if asked.asked_by else NO_ACCOUNT
    contacts.remove(services.paper_of(asked), by=by)
    return None, str(CONTACT_IS_GONE)


STEPS: Steps = {"say": say, "take_back": take_back, "remove_contact": remove_contact}
