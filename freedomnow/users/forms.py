"""
allauth's forms in the words of this site: it has no Urdu or Hindi for them, and "Email (optional)"
stood beside our own "(optional)".
"""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext as _


def say(form: forms.Form, **labels: str) -> None:
    """Labels instead of allauth's, and no placeholders, which would say the same again."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    for name, label in labels.items():
        form.fields[name].label = label


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self,
            login=_("Name or e-mail address"),
            password=_("Your password"),
            remember=_("Remember me"),
        )


class ChoosesPassword(forms.Form):
    """A form with a new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password1=_("New password"), password2=_("The new password again"))
        self.fields["password1"].help_text = _(
            "At least 10 characters. Not your name, and no word that many people use."
        )


class NewAccountForm(ChoosesPassword, allauth_forms.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, username=_("Name"), email=_("E-mail"))


class ChangePasswordForm(ChoosesPassword, allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, oldpassword=_("Your password"))


class ReplacePasswordForm(ChoosesPassword, allauth_forms.ResetPasswordKeyForm):
    """By the link of a mail."""


class AskAgainForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password=_("Your password"))


class ForgottenPasswordForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, email=_("E-mail"))


class AddressForm(allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, email=_("E-mail"))
