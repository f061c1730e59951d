"""The page of a published record of any kind; 410 where one came down."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from freedomnow.publishing.kinds import Kind, kind_named
from freedomnow.publishing.merges import grave_at
from freedomnow.web.paths import without_language


@require_safe
def record_page(request: HttpRequest, kind: str, **lookup: Any) -> HttpResponse:
    """
    `kind` is the kind's name, `lookup` finds the record. 1 query and what `present` asks. The
    address of a page that another one took over leads there.

    What is unpublished is not in the tables that are asked, so it looks like what never was.
    """
    known = kind_named(kind)
    record = known.credited(known.model._default_manager.filter(**lookup)).first()
    if record is not None:
        return known.page_of(request, record)
    return nothing_at(request, known, without_language(request.path_info))


def nothing_at(request: HttpRequest, known: Kind, path: str) -> HttpResponse:
    """
    What the address of a page without a record answers: the way to the page that took it over, or
    410 where one came down. Raises Http404 where none ever was. At most 2 queries.
    """
    grave: Any = grave_at(path)
    if grave is None:
        raise Http404
    if grave.leads_to:
        taken_over = known.model._default_manager.filter(public_id=grave.leads_to).first()
        if taken_over is not None:
            response = redirect(taken_over)  # not for ever: a merge can be undone
            response["Cache-Control"] = "no-cache"
            return response
    list_url = reverse(f"{known.model.section}:list")
    return render(request, "gone.html", {"list_url": list_url}, status=410)
