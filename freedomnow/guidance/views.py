"""Whom to call: three questions, numbers, and a card with them. Nothing is stored."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from freedomnow.guidance import card
from freedomnow.guidance.asked import AREAS, Help
from freedomnow.guidance.codes import SERVICES, Danger, Need
from freedomnow.web.clock import now
from organizations import whom_to_call
from regions.fields import countries
from regions.tree import below

MOST_HOTLINES = 5
MOST_OFFERS = 4


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """
    Are you in danger, where are you, what do you need; then numbers. No cookie is set, and title
    and address say nothing about the visitor. 2 queries with a country, 4 with a need.
    """
    asked = Help.of(request)
    context: dict[str, Any] = {"asked": asked, "dangers": Danger.choices, "needs": Need.choices}
    if asked.code:
        return render(
            request, "guidance/numbers.html", context | answers(asked), status=asked.status
        )
    if asked.area:
        context["countries"] = countries_in(asked.area)
        return render(request, "guidance/area.html", context, status=asked.status)
    return render(request, "guidance/help.html", context | {"areas": AREAS}, status=asked.status)


def answers(asked: Help) -> dict[str, Any]:
    moment = now()
    kinds = SERVICES.get(asked.need, ())
    offers = whom_to_call.offers(asked.code, kinds, moment, MOST_OFFERS) if kinds else []
    return {
        "emergency": whom_to_call.emergency(asked.code),
        "services": whom_to_call.hotlines(asked.code, moment, MOST_HOTLINES),
        "offers": offers,
        "need": Need(asked.need).label if kinds else "",
    }


def countries_in(area: str) -> list[tuple[str, str]]:
    """(code, name) of the countries in a part of the world, by name."""
    inside = set(below(area))
    return [option for option in countries() if option[0] in inside]


@require_safe
def help_card(request: HttpRequest) -> HttpResponse:
    """The numbers of a country, to print or send; without a country the way to choose one."""
    asked = Help.of(request)
    if not asked.code:
        return help_page(request)
    cards = [card.numbers_of(asked.code, now())]
    context = {"cards": cards, "links": card.links_to_send(card.as_text(cards)), "asked": asked}
    return render(request, "guidance/card.html", context)
