"""What an error report may say: where the code broke, never what a person had typed."""

import logging
import traceback
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter


class SilentFilter(SafeExceptionReporterFilter):
    """Django's own filter keeps POSTed text, cookies and local variables in the mail; none here."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        kept = ("REQUEST_METHOD", "PATH_INFO", "CONTENT_TYPE", "CONTENT_LENGTH")
        return {name: request.META.get(name, "") for name in kept}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> Any:
        return []


class SilentReporter(ExceptionReporter):
    """
    The mail to ADMINS: method, path, and where the code broke.

    Django's own also tells the query (a search for a name), who was signed in, and the
    exception's words, in which PostgreSQL quotes the whole row that it refused.
    """

    def get_traceback_text(self) -> Any:
        where = f"{self.request.method} {self.request.path_info}\n\n" if self.request else ""
        return where + told(self.exc_value)

    def get_traceback_html(self) -> Any:
        return ""


class SilentFormatter(logging.Formatter):
    """Log lines whose tracebacks leave out what the exceptions say."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return told(ei[1])


def told(error: BaseException | None) -> str:
    """Type and place of an exception and of those that led to it, without their words."""
    if error is None:
        return ""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{told(before)}{frames}{type(error).__module__}.{type(error).__qualname__}\n"
