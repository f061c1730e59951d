"""Telling what one saw: numbers to call first, then a short form, answered with a receipt."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from freedomnow.submissions import private_data, rate_limit, receipts, spam
from freedomnow.submissions.following import (
    AnswerForm,
    Steps,
    conversation,
    send_words,
    take_back_with,
)
from freedomnow.submissions.form_page import new_send_key, problems_of, stored_send_key
from freedomnow.submissions.receipt_pages import receipt_page
from freedomnow.submissions.report_views import TOO_MANY
from freedomnow.tips import services
from freedomnow.tips.models import Tip
from freedomnow.web.clock import now
from organizations import whom_to_call
from regions.fields import countries
from regions.tree import is_code

MOST_HOTLINES = 3


class TipForm(forms.ModelForm):
    """What, where, when; nobody is asked who they are."""

    class Meta:
        model = Tip
        fields = ["words", "place", "seen_when"]


class TellWhatYouSaw(View):
    """
    GET without a country asks for it; with one (`c`) it shows whom to call, then the form. Never a
    page, never a name, no files.
    """

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        told = request.POST.get("c") or request.GET.get("c", "")
        code = told.upper()[:2]
        self.code = code if is_code(code) and code.isalpha() else ""
        self.is_unknown = bool(told) and not self.code
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(TipForm(), status=404 if self.is_unknown else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TipForm(request.POST)
        if not form.is_valid() or not self.code:
            return self.page(form, status=422, problems=problems_of(form))
        told = [form.cleaned_data[name] for name in TipForm.Meta.fields]
        if found := private_data.to_ask_about(told, request.POST):
            return self.page(form, status=422, private=found)
        if rate_limit.count(request, "send") > rate_limit.SENDS:
            response = self.page(form, status=429, notice=TOO_MANY)
            response["Retry-After"] = str(rate_limit.seconds_left())
            return response
        return self.send(form, request.POST)

    def send(self, form: TipForm, data: Any) -> HttpResponse:
        key = data.get("send_key") or new_send_key()
        receipt = receipts.receipt_for(key)
        if not data.get(spam.HONEYPOT):  # a program: it is thanked, and nothing is stored
            tip = services.tell(
                form.cleaned_data,
                code=self.code,
                language=get_language() or "en",
                send_key=stored_send_key(key, None),
            )
            receipts.keep(tip.reference, receipt)
        return receipt_page(self.request, receipt)

    def page(self, form: TipForm, *, status: int = 200, **context: Any) -> HttpResponse:
        context |= {
            "form": form,
            "code": self.code,
            "is_unknown": self.is_unknown,
            "countries": () if self.code else [("", _("Choose a country")), *countries()],
            "send_key": self.request.POST.get("send_key") or new_send_key(),
            "honeypot": spam.HONEYPOT,
            "looked_at": bool(context.get("private")),
        } | calls(self.code)
        return render(self.request, "tips/tell.html", context, status=status)


def calls(code: str) -> dict[str, Any]:
    """Emergency numbers and hotlines of a country, or nothing. 2 queries."""
    if not code:
        return {}
    emergency = whom_to_call.emergency(code)
    return {
        "numbers": emergency.numbers,
        "numbers_source": emergency.source,
        "numbers_version": emergency.as_of,
        "services": whom_to_call.hotlines(code, now(), MOST_HOTLINES),
    }


def open_with_receipt(request: HttpRequest, reference: str, receipt: str) -> HttpResponse | None:
    """What became of a tip, for whoever has its receipt; None where it is not one."""
    tip = Tip.objects.filter(reference=reference).first()
    if tip is None:
        return None
    context = conversation(request, tip, STEPS, receipt) | {"tip": tip}
    return render(request, "tips/followed.html", context, status=context["status"])


def say(tip: Tip, data: Any) -> tuple[AnswerForm | None, str]:
    return send_words(partial(services.answer, tip.reference), data)


def take_back(tip: Tip, data: Any) -> tuple[None, str]:
    return take_back_with(partial(services.take_back, tip.reference), _("You took it back."))


STEPS: Steps = {"say": say, "take_back": take_back}
