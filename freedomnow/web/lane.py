"""Which database role serves this request: the public's, or everyone else's."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from freedomnow.web.paths import first_segment

# A link from a mail to set a new password is opened by somebody who is not signed in yet.
ABOUT_ACCOUNTS = {"accounts"}

lane: ContextVar[str] = ContextVar("lane", default="default")


class LaneMiddleware:
    """
    Anonymous reading goes through the role that can see published tables only.

    Without a session cookie nobody is asked who they are; with one the session decides, so a
    forged cookie stays with the public. Pages about accounts read accounts, for everyone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = lane.set("public" if self.is_public(request) else "default")
        try:
            return self.get_response(request)
        finally:
            lane.reset(token)

    def is_public(self, request: HttpRequest) -> bool:
        if request.method not in {"GET", "HEAD"}:
            return False
        if first_segment(request.path_info) in ABOUT_ACCOUNTS:
            return False
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return True
        return not request.user.is_authenticated


class LaneRouter:
    """Reads follow the lane; sessions and every write belong to the web role."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return "default" if model is Session else lane.get()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return "default"

    def allow_relation(self, a: Model, b: Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"
