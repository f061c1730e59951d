"""What allauth asks us: names without tricks, no demo account outside the demo."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from freedomnow.users.models import User
from freedomnow.web.text import cleaned, is_blank


class AccountAdapter(DefaultAccountAdapter):
    def clean_username(self, username: str, shallow: bool = False) -> str:
        clean = cleaned(username)
        if is_blank(clean):
            raise forms.ValidationError(_("Please choose a name with letters or digits."))
        return str(super().clean_username(clean, shallow))

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """A demo account has a password that a terminal printed: it opens nothing real."""
        if is_refused(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)


def is_refused(user: User) -> bool:
    """Demo accounts exist in demo mode only."""
    return user.is_demo and not settings.DEMO
