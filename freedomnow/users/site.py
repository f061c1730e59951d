"""The admin: for moderators, through the site's one sign-in."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from freedomnow.users.adapter import is_refused

# Packages' own tables: unused (groups, tags), or nobody's list to read (e-mail addresses).
LEFT_OUT = {"auth", "account", "taggit"}


class ModeratorsSite(AdminSite):
    site_header = _("FreedomNow: moderators")
    site_title = _("FreedomNow moderators")
    index_title = _("What waits for you")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Packages register their tables themselves; here they have no pages."""
        is_one = isinstance(model_or_iterable, ModelBase)
        models = [model_or_iterable] if is_one else model_or_iterable
        shown = [model for model in models if model._meta.app_label not in LEFT_OUT]
        super().register(shown, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return bool(user.is_authenticated and user.is_moderator and not is_refused(user))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way in, and Django's own form is not it."""
        if request.user.is_authenticated:
            reason = {"reason": _("This page is for moderators.")}
            return render(request, "refused.html", reason, status=403)
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
