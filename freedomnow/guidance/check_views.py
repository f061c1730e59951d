"""Before a journey: a name, an agency, an offer, or none. Nothing is stored and nothing logged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from freedomnow.guidance import card, reminder
from freedomnow.guidance.asked import Check
from freedomnow.guidance.matches import matches_of
from freedomnow.guidance.sources import article_in, sources
from freedomnow.web.clock import now
from organizations import whom_to_call
from organizations.models import Organization, Service
from regions.fields import countries

MOST_HOTLINES = 2


@dataclass(frozen=True)
class Helpers:
    """Whom to ask in one country."""

    code: str
    is_home: bool
    emergency: whom_to_call.Emergency
    hotlines: list[Service]
    organizations: list[Organization]


def helpers_in(code: str, asked: Check, moment: datetime) -> Helpers:
    """3 queries."""
    return Helpers(
        code,
        code == asked.home,
        whom_to_call.emergency(code),
        whom_to_call.hotlines(code, moment, MOST_HOTLINES),
        list(whom_to_call.organizations_in(code)),
    )


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """
    What to look at before leaving. Title and address say nothing about the visitor but what was
    typed. 1 query, 3 more with a name, 3 more for each country.
    """
    asked = Check.of(request)
    moment = now()
    context: dict[str, Any] = {
        "asked": asked,
        "countries": [("", _("Not chosen")), *countries()],
        "found": matches_of(asked.name),
        "helpers": [helpers_in(code, asked, moment) for code in asked.codes],
        "items": reminder.ITEMS,
        "sources": sources(),
        "article": article_in(get_language() or "en"),
    }
    return render(request, "guidance/check.html", context, status=asked.status)


@require_safe
def check_card(request: HttpRequest) -> HttpResponse:
    """The list to leave with a friend and the numbers of both countries. 2 queries for each."""
    asked = Check.of(request)
    moment = now()
    cards = [card.numbers_of(code, moment) for code in asked.codes]
    context = {
        "asked": asked,
        "cards": cards,
        "items": reminder.ITEMS,
        "links": card.links_to_send(reminder.as_message(cards)),
    }
    return render(request, "guidance/check_card.html", context, status=asked.status)
