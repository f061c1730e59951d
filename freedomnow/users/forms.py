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
        say(self, login=_("Name or e-mail address"), remember=_("Remember me"))


class NewAccountForm(allauth_forms.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, username=_("Name"), email=_("E-mail"))
        self.fields["password1"].help_text = _(
            "At least 10 characters. Not your name, and no word that many people use."
        )


class ForgottenPasswordForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, email=_("E-mail"))
