"""What a volunteer wants to be called: no address, no account's name, nobody else's name."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.submissions.models import PublicName
from freedomnow.submissions.private_data import found_in
from freedomnow.submissions.public_names import is_on_record
from freedomnow.users.models import User
from freedomnow.web.text import folded

# A link, or what becomes one where it is typed; "Dr. Ana" has a blank.
ADDRESS = re.compile(r"[@/\\]|www\.|\b[\w-]{2,}\.[a-z]{2,}\b", re.IGNORECASE)
MOST_DIGITS = 4  # a year, and no telephone number


class PublicNameForm(forms.ModelForm):
    """A name and one line; without consent nothing is stored."""

    consent = forms.BooleanField(
        label=gettext_lazy("Show my name on pages that I helped to write"),
        error_messages={"required": gettext_lazy("Tick this if you want it. Else leave it all.")},
    )

    class Meta:
        model = PublicName
        fields = ["name", "expertise"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name in ("name", "expertise"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        name = harmless(self.cleaned_data["name"])
        if not any(map(str.isalpha, name)):
            raise forms.ValidationError(_("A name has letters."))
        if folded(name) == folded(self.user.username):
            raise forms.ValidationError(
                _("This is the name of your account, with which you sign in. Choose another.")
            )
        return name

    def clean_expertise(self) -> str:
        return harmless(self.cleaned_data["expertise"])


def harmless(text: str) -> str:
    """The text; raises ValidationError for what would lead to somebody, or accuse."""
    digits = sum(map(str.isdigit, text))
    if ADDRESS.search(text) or digits > MOST_DIGITS or found_in([text]):
        raise forms.ValidationError(
            _("Leave out addresses, links, telephone numbers and ages: anybody could use them.")
        )
    if is_on_record(text):
        raise forms.ValidationError(
            _("Somebody on the public record has this name. Write another one, so that nobody "
              "takes you for them.")
        )  # fmt: skip
    return text
