"""What a form asks of everything that says where a fact stands."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _


class NeedsSource(forms.BaseForm):
    """For the form of a row that says nothing without a source: a link, or words."""

    source_missing: ClassVar[Any] = _("Give a link, or say where it can be seen.")

    def clean(self) -> None:
        super().clean()
        if not (self.cleaned_data.get("source_url") or self.cleaned_data.get("source_reference")):
            self.add_error("source_url", self.source_missing)
