"""The roof: pages that gather all kinds, health for machines, and kind words for errors."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as Paging
from django.db import DatabaseError, connections
from django.db.models import F, Func, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awareness.models import Article
from freedomnow.evidence.codes import Matter
from freedomnow.links.checking import host_of
from freedomnow.links.models import LinkCheck
from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.lists import DIGITS_OF_A_PAGE_NUMBER, PAGE_SIZE
from freedomnow.search.lookup import MOST_PAGES, QUERY_LIMIT, Hit, find
from freedomnow.search.models import Page, PageQuerySet
from freedomnow.web.clock import today
from freedomnow.web.cluster_checks import problems_of
from freedomnow.web.places import place_name
from organizations.models import Service
from regions.fields import countries

NEWEST = 6
NEW_KINDS = ("article", "campaign", "case", "organization", "record", "story")
# Of what is new: a wave of campaigns or stories shall not push all else off the home page.
IN_WAVES = ("campaign", "story")
MOST_OF_A_WAVE = 2
MOST_TASKS = 10
MOST_DEAD_LINKS = 200


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Choose a country, search, four doors, what is new. 1 query."""
    context = {
        "countries": [("", _("Choose a country")), *countries()],
        "pages": newest_pages(get_language())[:NEWEST],
    }
    return render(request, "home.html", context)


def newest_pages(language: str) -> PageQuerySet:
    """
    What search engines may name, the newest first; so no story that may be taken back. Texts are
    in the reader's language or in English.
    """
    there = Page.objects.indexable().filter(language__in=("", language, "en"))
    # Smuggling is a list of its own: docs/rules.md, rule 3.
    new = there.of_kind(*NEW_KINDS).exclude(kind="record", card__matters=[Matter.SMUGGLING])
    for kind in IN_WAVES:
        first = there.of_kind(kind).newest().values("pk")[:MOST_OF_A_WAVE]
        new = new.exclude(Q(kind=kind) & ~Q(pk__in=first))
    return new.newest()


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All kinds by words and by name; which name matched is shown. 3 queries at most."""
    query = request.GET.get("q", "")[: QUERY_LIMIT + 1]
    known = {kind.name: kind for kind in all_kinds()}
    chosen = request.GET.get("kind", "")
    is_unknown = bool(chosen) and chosen not in known
    kinds = (chosen,) if chosen else ()
    hits = [] if is_unknown else find(query, language=get_language() or "en", kinds=kinds)
    page = page_of(hits, request.GET.get("page") or "1")
    context = {
        "query": query[:QUERY_LIMIT],
        "is_cut": len(query) > QUERY_LIMIT,
        "is_unknown": is_unknown,
        "results": results_on(page),
        "page_obj": page,
        "total": len(hits),
        "is_capped": len(hits) >= MOST_PAGES,
        "kinds": known.values(),
        "chosen": chosen,
    }
    return render(request, "search.html", context, status=400 if is_unknown else 200)


def page_of(hits: list[Hit], number: str) -> Paging[Hit]:
    """One page of what was found; Http404 for one that is not there."""
    try:
        return Paginator(hits, PAGE_SIZE).page(number[: DIGITS_OF_A_PAGE_NUMBER + 1])
    except InvalidPage as error:
        raise Http404 from error


def results_on(page: Paging[Hit]) -> list[tuple[Page, str]]:
    """The pages found, each with the name that found it where the title does not say so."""
    there = Page.objects.in_bulk([hit.page_id for hit in page])
    found = [(there[hit.page_id], hit.matched) for hit in page if hit.page_id in there]
    return [(one, "" if name in {one.title, shown_title(one)} else name) for one, name in found]


def shown_title(page: Page) -> str:
    """What the page's entry is called: places have a name in each language."""
    return place_name(page.card["code"]) if page.kind == "region" else page.title


@require_safe
def contribute(request: HttpRequest) -> HttpResponse:
    """Tasks of ten minutes, made from what is published; others every day. 6 queries."""
    day = today()
    helped = codes_of("organization")
    told = codes_of("case")
    context = {
        "has_desk": has_desk(request),
        "dead_links": of_the_day(pages_with_dead_links(), day),
        "numbers": list(Service.objects.to_check(day)[:MOST_TASKS]),
        "without_number": list(Service.objects.without_number()[:MOST_TASKS]),
        "without_helpers": of_the_day([one for one in countries() if one[0] not in helped], day),
        "without_cases": of_the_day([one for one in countries() if one[0] not in told], day),
        "translations": of_the_day(missing_translations(), day),
    }
    return render(request, "contribute.html", context)


def has_desk(request: HttpRequest) -> bool:
    """Whether to show the way to the research desk; who has no session is not asked for one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return bool(getattr(request.user, "is_trusted", False))


def pages_with_dead_links() -> list[tuple[Page, str]]:
    """
    (the page, the host of one of its dead links). Not those that search engines may not name: who
    is only accused is not put forward. 1 query.
    """
    dead = LinkCheck.objects.dead().filter(page__is_indexable=True).select_related("page")
    first = dead.order_by("page", "first_failed_on", "pk").distinct("page")[:MOST_DEAD_LINKS]
    return [(link.page, host_of(link.url)) for link in first]


def codes_of(kind: str) -> set[str]:
    """Every place that a published page of that kind is about. 1 query."""
    each = Page.objects.of_kind(kind).annotate(code=Func(F("codes"), function="unnest"))
    return set(each.order_by().values_list("code", flat=True).distinct())


def of_the_day(tasks: list[Any], day: date) -> list[Any]:
    """Some of them, others each day, so that not everybody begins with the same country."""
    start = day.toordinal() * MOST_TASKS % max(len(tasks), 1)
    return [*tasks[start:], *tasks[:start]][:MOST_TASKS]


def missing_translations() -> list[tuple[Article, list[str]]]:
    """(the article, the interface languages that it lacks). 1 query."""
    texts: dict[str, dict[str, Article]] = {}
    for article in Article.objects.order_by("pk").only("group", "language", "title", "slug"):
        texts.setdefault(article.group, {})[article.language] = article
    wanted = [code for code, _name in settings.LANGUAGES]
    lacking = (
        (next(iter(there.values())), [code for code in wanted if code not in there])
        for there in texts.values()
    )
    return [(article, languages) for article, languages in lacking if languages]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """
    What search engines leave alone. Not the help page: it says noindex itself, and only who may
    read it learns that; an address that is merely forbidden is listed when others link to it.
    """
    paths = ("/admin/", "/accounts/", "/report/", "/search/", "/corrections/ask/")
    prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES)]
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}{path}" for prefix in prefixes for path in paths),
    ]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; no database is asked."""
    return JsonResponse({"status": "ok", "release": settings.RELEASE})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers with the encoding, locale and extensions that search needs."""
    try:
        problems = problems_of(connections["default"])
    except DatabaseError:
        problems = ["the database does not answer"]
    status = 503 if problems else 200
    return JsonResponse({"status": "no" if problems else "ok", "problems": problems}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = _("Something in this request could not be read.")
    return render(request, "refused.html", {"reason": reason}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "refused.html", {"reason": _("This page is not for you.")}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs no database and no context."""
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was not ours, or too old: said kindly, with what was typed to copy."""
    typed: list[tuple[str, Any]] = [
        (name, value)
        for name in request.POST
        for value in request.POST.getlist(name)
        if value and not name.startswith("csrf") and "password" not in name
    ]
    return render(request, "csrf_failure.html", {"typed": typed}, status=403)
