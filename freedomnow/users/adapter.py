"""What allauth asks us: names without tricks, no demo account outside the demo, plain words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.users.models import User
from freedomnow.web.text import cleaned, is_blank

NOT_RIGHT = gettext_lazy("The name or the password is not right.")
NOT_YOURS = gettext_lazy("This is not your password.")
TOO_MANY = gettext_lazy("Too many tries. Please wait some minutes, then try again.")
IN_USE = gettext_lazy("This address is in use. Use another one first, then remove it.")
# Those of allauth that its forms here can show: by their names, in our words.
ERRORS = {
    "account_inactive": gettext_lazy("This account is switched off."),
    "cannot_remove_primary_email": IN_USE,
    "duplicate_email": gettext_lazy("Your account has this address already."),
    "email_password_mismatch": NOT_RIGHT,
    "email_taken": gettext_lazy("Another account has this address."),
    "enter_current_password": NOT_YOURS,
    "incorrect_password": NOT_YOURS,
    "invalid_login": NOT_RIGHT,
    "max_email_addresses": gettext_lazy("More than %d addresses are too many for one account."),
    "rate_limited": TOO_MANY,
    "same_as_current": gettext_lazy("This is what you have now. Please choose another one."),
    "select_only_one": gettext_lazy("Please choose only one."),
    "too_many_login_attempts": TOO_MANY,
    "unverified_primary_email": gettext_lazy("Confirm this address first."),
    "username_blacklisted": gettext_lazy("Nobody can have this name. Please choose another one."),
    "username_password_mismatch": NOT_RIGHT,
    "username_taken": gettext_lazy("Somebody has this name. Please choose another one."),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | ERRORS

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
