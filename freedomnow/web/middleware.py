"""What every request must look like, and what every response must carry."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from freedomnow.web.paths import first_segment

GetResponse = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    # Django's own middleware does not see what is refused before it.
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
    "browsing-topics=(), interest-cohort=()",
}
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
# Pages that must leave nothing behind on a shared phone; /check/ leads to the search with a name.
NO_STORE_FIRST_SEGMENTS = {"admin", "accounts", "report", "help", "check", "search"}
# Pages that tell no other page where somebody came from. They have no form that is sent by POST:
# without a referrer Chromium says `Origin: null`, which Django's CSRF check refuses.
NO_REFERRER_FIRST_SEGMENTS = {"help", "check"}
ENCODED_QUERY_LIMIT = 8_000  # bytes, as they are sent
# Python refuses to read a number of 5,000 digits; this many are too much already.
DIGITS_OF_A_LENGTH = 18


class HeadersMiddleware:
    """The headers that neither Django nor django-csp sets, on every response."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if first_segment(request.path_info) in NO_STORE_FIRST_SEGMENTS:
            patch_cache_control(response, private=True, no_store=True)
        if first_segment(request.path_info) in NO_REFERRER_FIRST_SEGMENTS:
            response["Referrer-Policy"] = "no-referrer"
        return response


class CleanRequestMiddleware:
    """Refuses what no page here can mean, before anything reads it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return refuse(request, 405, _("This site answers GET and POST only."))
        if len(str(request.META.get("QUERY_STRING", ""))) > ENCODED_QUERY_LIMIT:
            return refuse(request, 400, _("This address is too long. Write less, please."))
        if not self.is_readable(request):
            return refuse(request, 400, _("This address has characters that nobody can read."))
        if self.content_length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return refuse(request, 413, _("This is too much text to send at once."))
        return self.get_response(request)

    def is_readable(self, request: HttpRequest) -> bool:
        """
        Path and query have no NUL, and the query is UTF-8 without lone surrogates.

        What is not UTF-8 in a path Django has put back into its percent signs: no page has them.
        """
        query = str(request.META.get("QUERY_STRING", ""))
        try:
            return "\0" not in request.path_info + unquote_to_bytes(query).decode("utf-8")
        except UnicodeDecodeError:
            return False

    def content_length(self, request: HttpRequest) -> int:
        """In bytes, as the sender tells it; 0 for what is no number."""
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        is_number = length.isascii() and length.isdigit()
        return int(length[:DIGITS_OF_A_LENGTH]) if is_number else 0


def refuse(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    """A short page that says why, and shows a way back."""
    response = TemplateResponse(request, "refused.html", {"reason": reason}, status=status)
    if status == 405:
        response["Allow"] = ", ".join(sorted(METHODS))
    return response.render()
