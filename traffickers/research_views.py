"""The research desk, for trusted volunteers; for everybody else there is no such page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.lists import DIGITS_OF_A_PAGE_NUMBER
from freedomnow.submissions.report_views import Report
from freedomnow.web.languages import language_name
from freedomnow.web.places import place_name
from traffickers import research
from traffickers.research import NOWHERE, Lead, Wanted

View = Callable[..., HttpResponse]


def for_trusted(view: View) -> View:
    """404 to everybody below the role "trusted"."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not getattr(request.user, "is_trusted", False):
            raise Http404
        return view(request, **kwargs)

    return guarded


@require_safe
@for_trusted
def desk(request: HttpRequest) -> HttpResponse:
    """How many leads there are, by country, language and list; it shows none of them."""
    by: Any = request.user
    found = research.counts()
    if found.total:
        research.look_at_counts(by=by)
    context = {
        "total": found.total,
        "places": in_words(found.places, place_in_words),
        "languages": in_words(found.languages, language_name),
        "lists": in_words(found.lists, str),
        "left": max(research.left_today(by), 0),
    }
    return render(request, "records/research.html", context)


def in_words(counted: Any, name: Callable[[str], str]) -> list[tuple[str, str, int]]:
    """(code, name, how many), the most first."""
    told = [(code, name(code), times) for code, times in counted.items()]
    return sorted(told, key=lambda row: (-row[2], row[1]))


def place_in_words(code: str) -> str:
    return _("No country told") if code == NOWHERE else place_name(code)


@require_safe
@for_trusted
def leads(request: HttpRequest) -> HttpResponse:
    """One page of leads, of a country, a language or a list."""
    by: Any = request.user
    wanted = Wanted(**{name: request.GET.get(name, "") for name in ("place", "language", "list")})
    if not wanted.is_known:
        raise Http404
    number = (request.GET.get("page") or "1")[: DIGITS_OF_A_PAGE_NUMBER + 1]
    try:
        page = Paginator(research.wanted_leads(wanted), research.PAGE_SIZE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    shown = [Lead.of(report) for report in page]
    try:
        research.look(shown, wanted, page.number, by=by)
    except research.Enough:
        return enough(request)
    chosen = {name: value for name, value in research.vars_of(wanted) if value}
    context = {
        "leads": [(lead, [place_name(code) for code in lead.countries]) for lead in shown],
        "page_obj": page,
        "query": f"{urlencode(chosen)}&" if chosen else "",
        "chosen": chosen_in_words(wanted),
        "left": research.left_today(by),
    }
    return render(request, "records/research_leads.html", context)


def chosen_in_words(wanted: Wanted) -> list[str]:
    told = [
        wanted.place and place_in_words(wanted.place),
        wanted.language and language_name(wanted.language),
        wanted.list,
    ]
    return [word for word in told if word]


def enough(request: HttpRequest) -> HttpResponse:
    context = {"most": research.MOST_A_DAY}
    return render(request, "records/research_enough.html", context, status=429)


@require_safe
@for_trusted
def begin(request: HttpRequest, reference: str) -> HttpResponse:
    """The form of a record, filled with what the lead tells; sending makes a report of its own."""
    by: Any = request.user
    lead = get_object_or_404(research.leads(), reference=reference)
    try:
        research.open_lead(lead, by=by)
    except research.Enough:
        return enough(request)
    return BeginFromLead.as_view(lead=lead)(request)


class BeginFromLead(Report):
    """Draws the form only; it is sent to where every new report about a record goes."""

    lead: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        by: Any = request.user
        self.kind, self.record, self.by = kind_named(research.KIND), None, by
        told = _("For the lead %(reference)s of the research desk.")
        about = self.about()
        about.initial["comment"] = told % {"reference": self.lead.reference}
        form = self.kind.form(document=research.begun_from(self.lead))
        action = reverse("report_kind", args=[self.kind.name])
        return self.page(form, about, action=action, is_of_lead=True)
