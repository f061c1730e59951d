"""The pages below /about/: who runs the site, by which rules, and what its work comes to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from freedomnow.trust import policy as rules
from freedomnow.trust import published
from freedomnow.trust.guide import GUIDE
from freedomnow.trust.operator import operator
from freedomnow.trust.pages import GROUPS


def page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    """One of them, with the list of all of them beside it. No query of its own."""
    context |= {"groups": GROUPS, "operator": operator(), "release": settings.RELEASE}
    return render(request, f"trust/{name}.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "about")


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Made from the code that enforces it. No query."""
    return page(request, "policy", rules=rules.rules())


@require_safe
def moderation(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "moderation",
        states=rules.states(),
        grounds=rules.grounds(),
        kinds=rules.moderators(),
        days=rules.days(),
    )


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    return page(request, "words", guide=GUIDE)


@require_safe
def conduct(request: HttpRequest) -> HttpResponse:
    return page(request, "conduct")


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """6 queries, whatever there is."""
    return page(request, "figures", told=published.told())


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "privacy", days=rules.days())


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    return page(request, "safety")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return page(request, "contact")


@require_safe
def cite(request: HttpRequest) -> HttpResponse:
    return page(request, "cite")


@require_safe
def authorities(request: HttpRequest) -> HttpResponse:
    return page(request, "authorities", days=rules.days())


@require_safe
def press(request: HttpRequest) -> HttpResponse:
    return page(request, "press")


@require_safe
def companies(request: HttpRequest) -> HttpResponse:
    return page(request, "companies")
