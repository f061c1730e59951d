"""The calculator's pages: what I buy, what stands behind it, a letter, and how it is told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awareness import footprint, footprint_letter
from awareness.footprint import Choice
from awareness.footprint_sources import SOURCES
from regions.goods import EDITION, LISTINGS, NEWER_EDITION, SOURCE, Evidence

# The key in addresses; it says nothing about the reader.
KEY = "i"
# All of them at once still keep the page within its weight; more come from no form of ours.
MOST = len(footprint.CHOICES)


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """
    The choices, or what the list says of those in the address. Nothing is stored. No query.

    An unknown choice, or more than MOST, is 400 with the choices that are known still made.
    """
    chosen, error = asked(request)
    if error or not chosen:
        return choose(request, chosen, error)
    context = form_of(chosen) | {
        "results": footprint.results(chosen),
        "questions": footprint_letter.questions(),
        "source": SOURCE,
    }
    return render(request, "awareness/footprint_result.html", context)


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """A letter about one choice, to copy or to send; 400 for none or several. No query."""
    chosen, error = asked(request)
    if error or len(chosen) != 1:
        return choose(request, chosen, error or "one")
    context = {
        "choice": chosen[0],
        "letter": footprint_letter.letter(chosen[0]),
        "mailto": footprint_letter.mailto(chosen[0]),
    }
    return render(request, "awareness/footprint_letter.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Where it comes from, how it is read, and what it does not say. No query."""
    context = {
        "choices": footprint.CHOICES,
        "sources": SOURCES,
        "lines": len(LISTINGS),
        "edition": EDITION,
        "newer": NEWER_EDITION,
        "kinds": Evidence,
    }
    return render(request, "awareness/footprint_method.html", context)


def asked(request: HttpRequest) -> tuple[list[Choice], str]:
    """The known choices in the address, and "", "many" or "unknown": what is wrong with them."""
    keys = request.GET.getlist(KEY)
    chosen, unknown = footprint.asked(keys)
    if len(keys) > MOST:
        return chosen, "many"
    return chosen, "unknown" if unknown else ""


def choose(request: HttpRequest, chosen: list[Choice], error: str) -> HttpResponse:
    """The choices to tick, with what is wrong ("", "many", "unknown", "one")."""
    context = form_of(chosen) | {"error": error}
    status = 400 if error else 200
    return render(request, "awareness/footprint.html", context, status=status)


def form_of(chosen: list[Choice]) -> dict[str, Any]:
    """What awareness/footprint_form.html draws, with these choices made."""
    groups = [
        (group, [choice for choice in footprint.CHOICES if choice.group == group])
        for group in footprint.Group
    ]
    return {"groups": groups, "chosen": chosen, "key": KEY, "edition": EDITION}
