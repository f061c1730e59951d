"""Pages that a receipt opens, all of one size, so that who listens learns nothing from it."""

import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Every answer to a receipt has this many bytes, or a multiple of it: the page that says "no such
# number" and the one that shows a report. Filled up with what cannot be compressed.
PAGE_BYTES = 16_384
OPEN, CLOSE = b"<!-- ", b" -->"


def receipt_page(
    request: HttpRequest, receipt: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The number, once: to write down and to type back. `is_draft`: it is kept, not sent."""
    context |= {"receipt": receipt}
    return render(request, "submissions/receipt.html", context, status=status)


def alike(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    Answers to POST are of one size and take one time, whatever the view found: as long as the
    setting RECEIPT_SECONDS says, into which a slow hash, some queries and a page must fit.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        begun = time.monotonic()
        response = filled_up(view(request, *args, **kwargs))
        time.sleep(max(0.0, begun + settings.RECEIPT_SECONDS - time.monotonic()))
        return response

    return answered


def filled_up(response: HttpResponse) -> HttpResponse:
    """To the next multiple of PAGE_BYTES; a proxy that compresses must leave it alone."""
    frame = len(OPEN) + len(CLOSE)
    missing = -(len(response.content) + frame) % PAGE_BYTES
    filling = secrets.token_hex(missing // 2 + 1)[:missing].encode()
    response.content = response.content + OPEN + filling + CLOSE
    response["Cache-Control"] = "private, no-store, no-transform"
    return response
