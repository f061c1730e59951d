"""Share kits: texts, a picture, a card and a poster of a page that is public now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awareness.models import Article
from freedomnow.publishing.kinds import UnknownKind, kind_named
from freedomnow.publishing.views import nothing_at
from freedomnow.sharing.cutting import shortened
from freedomnow.sharing.kits import kit_of, links_of
from freedomnow.sharing.picture import neutral, picture
from freedomnow.sharing.qr import code_of
from freedomnow.sharing.shared import ADDRESSES, Shared, shared, shared_by_id
from freedomnow.web.clock import now
from organizations.card_numbers import Numbers, numbers_of
from regions.asked import country_in
from regions.fields import countries

View = Callable[[HttpRequest, Shared], HttpResponse]
# A page that comes down stays in messengers' and browsers' own stores this long at most.
PICTURE_SECONDS = 300


@dataclass(frozen=True)
class Paper:
    """
    A sheet to print: how many letters of a title, and of title and words together, go on it, and
    how many lines to call. tests/browser/test_sharing.py prints the longest.
    """

    name: str
    most_title: int
    most_letters: int
    most_lines: int


A6 = Paper("card", 80, 165, 2)
A4 = Paper("poster", 120, 340, 3)


def of_public_page(view: View) -> Callable[..., HttpResponse]:
    """Asks first, each time, whether the page is public: 410 where it came down, else 404."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        found = shared(kind, slug)
        return view(request, found) if found else not_there(request, kind, slug)

    return answer


def not_there(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """As the page itself answers. 2 queries at most."""
    if kind not in ADDRESSES or kind == "region":
        raise Http404
    try:
        known = kind_named(kind)
    except UnknownKind:
        raise Http404 from None
    return nothing_at(request, known, ADDRESSES[kind].format(slug))


@of_public_page
def kit(request, page):
    """Texts, links, the picture, card and poster. 2 queries for an article, none for a place."""
    told = kit_of(page, request.build_absolute_uri("/").rstrip("/"))
    context = {
        "page": page,
        "kit": told,
        "links": links_of(page, told),
        "translations": translations_of(page),
    }
    return render(request, "sharing/kit.html", context)


def translations_of(page: Shared) -> list[Shared]:
    """The same article in other languages, for their kits."""
    if page.kind != "article":
        return []
    group = Article.objects.filter(slug=page.slug).values("group")
    others = Article.objects.filter(group__in=group).exclude(slug=page.slug).order_by("language")
    return [
        Shared("article", one.slug, one.public_id, one.title, "", one.language)
        for one in others.only("slug", "public_id", "title", "language")
    ]


@of_public_page
def page_picture(request, page):
    """1200 by 630. 1 query, none for a place."""
    return as_picture(request, picture(page.on_picture, page.language, host_of(request)))


@require_safe
def site_picture(request):
    """For pages that have none of their own: name and mark. No query."""
    return as_picture(request, neutral(host_of(request)))


def as_picture(request: HttpRequest, png: bytes) -> HttpResponse:
    """Not sent again to who has the same: but only after the page was found to be public."""
    etag = f'"{sha256(png).hexdigest()[:32]}"'
    response = HttpResponse(png, content_type="image/png", headers={"ETag": etag})
    response["Cache-Control"] = f"public, max-age={PICTURE_SECONDS}"
    return get_conditional_response(request, etag=etag, response=response) or response


def host_of(request: HttpRequest) -> str:
    """The site's name as people type it, without a port."""
    return urlsplit(f"//{request.get_host()}").hostname or ""


@of_public_page
def card(request, page):
    """A6, with the numbers of one country. 1 query, 2 more with a country."""
    return on_paper(request, page, A6)


@of_public_page
def poster(request, page):
    """A4, likewise."""
    return on_paper(request, page, A4)


def on_paper(request: HttpRequest, page: Shared, paper: Paper) -> HttpResponse:
    code, is_unknown = country_in(request.GET, "in")
    code = code or page.code
    address = request.build_absolute_uri(page.short_path)
    title = shortened(page.title, paper.most_title)
    context: dict[str, Any] = {
        "page": page,
        "title": title,
        "words": shortened(page.words, paper.most_letters - len(title)),
        "paper": paper.name,
        "numbers": few(numbers_of(code, now()), paper) if code else None,
        "code": code,
        "is_unknown": is_unknown,
        "countries": [("", _("Choose a country")), *countries()],
        "short_address": address,
        "qr": code_of(address),
    }
    return render(request, "sharing/paper.html", context, status=404 if is_unknown else 200)


def few(numbers: Numbers, paper: Paper) -> Numbers:
    return Numbers(numbers.code, numbers.emergency, numbers.lines[: paper.most_lines])


@require_safe
def short(request, public_id):
    """The way to the page of a short address. 1 query, none for a place."""
    page = shared_by_id(public_id)
    if page is None:
        raise Http404
    response = redirect(page.path)
    response["Cache-Control"] = "no-cache"  # an address can change
    return response
