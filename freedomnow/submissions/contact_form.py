"""The field in which a sender may leave how to be reached. It stands in a form while a key does."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from freedomnow.submissions import contacts
from freedomnow.web.fields import CleanCharField

NAME = "contact"
MOST_LETTERS = 200  # 800 bytes of UTF-8 at most, which a box holds
ABOUT_IT = _(
    "Only if you want to: without it you read our answer here all the same. What you write is "
    "sealed at once. Only moderators can open it, and must say why. It is deleted together with "
    "what you send, or when you say so."
)
NOT_IN_A_DRAFT = _("It is not kept with a form that you keep for later.")


class ContactField(CleanCharField):
    """One line: an address, a number, a name somewhere."""

    def __init__(self, **kwargs: Any) -> None:
        given: dict[str, Any] = {
            "label": _("How can moderators reach you?"),
            "help_text": ABOUT_IT,
            "required": False,
            "max_length": MOST_LETTERS,
            "widget": forms.TextInput({"autocomplete": "off"}),
        }
        super().__init__(**given | kwargs)


def left_in(form: forms.BaseForm, data: Any) -> str:
    """
    What a valid form holds; "" for nothing. Raises NoKey where it was typed into a form that was
    drawn while there was a key, and now there is none.
    """
    if NAME in form.fields:
        return str(form.cleaned_data[NAME])
    if data.get(NAME):
        raise contacts.NoKey
    return ""
