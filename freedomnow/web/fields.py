"""Model and form fields that clean what people type, used by every kind."""

import unicodedata
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from freedomnow.web import partial_dates, text
from freedomnow.web.languages import (
    LANGUAGE_CODES,
    find_language,
    language_choices,
    suggested_languages,
)
from freedomnow.web.vocabularies import NameField, NameListField, Vocabulary, flat_choices


def over(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments of a field: its own unless others are given."""
    return defaults | given


class CleanCharField(forms.CharField):
    """Text in NFC without invisible characters; refuses what only looks like text."""

    keep_lines = False
    default_error_messages = {
        "invisible": _("This has no letters that can be seen. Please write it again."),
        "marks": _("Too many accents are piled on one letter. Please write it again."),
    }

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        clean = text.cleaned(typed, keep_lines=self.keep_lines)
        if typed.strip() and text.is_blank(clean):
            raise ValidationError(self.error_messages["invisible"], code="invisible")
        if text.has_stacked_marks(clean):
            raise ValidationError(self.error_messages["marks"], code="marks")
        return clean


class CleanProseField(CleanCharField):
    """Several lines."""

    widget = forms.Textarea
    keep_lines = True


class LineField(models.CharField):
    """One line of text."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**over({"form_class": CleanCharField}, kwargs))


class ProseField(models.TextField):
    """Several lines; `max_length` is held by form and database alike."""

    def formfield(self, **kwargs: Any) -> Any:
        widget = forms.Textarea({"rows": 5})
        return super().formfield(**over({"form_class": CleanProseField, "widget": widget}, kwargs))


class LinkField(models.CharField):
    """A public http(s) address; never one of this machine or its network."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **over({"max_length": 500}, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**over({"form_class": LinkFormField}, kwargs))


class LinkFormField(CleanCharField):
    widget = forms.URLInput
    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"inside": _("This link does not lead to a public page.")}

    def to_python(self, value: Any) -> str:
        link = super().to_python(value)
        if link and ":" not in link.split("/")[0]:
            link = f"https://{link}"
        return link

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_public_link(value):
            raise ValidationError(self.error_messages["inside"], code="inside")


LOCAL_ENDINGS = {"localhost", "local", "internal", "lan", "home", "test", "arpa"}


def is_public_link(link: str) -> bool:
    """
    False for hosts that are numbers, single names or names of local networks.

    Browsers read a backslash as a slash and wide letters as narrow ones; with a user's name before
    the host ("http://127.0.0.1?@example.org") two programs can disagree on which is the host.
    """
    try:
        parts = urlsplit(unicodedata.normalize("NFKC", link))
    except ValueError:
        return False
    if "@" in link.split("//", 1)[-1].split("/")[0] or "\\" in link:
        return False
    *before, last = (parts.hostname or "").rstrip(".").split(".")
    return bool(before) and last not in LOCAL_ENDINGS and not last.isdigit()


class PartialDateField(models.CharField):
    """A date as far as it is known: 2018, 2018-06 or 2018-06-05; "" when unknown."""

    default_validators = [
        RegexValidator(
            r"^\d{4}(-\d{2}(-\d{2})?)?\Z", _("A date looks like 2018, 2018-06 or 2018-06-05.")
        )
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **over({"max_length": 10, "blank": True, "default": ""}, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**over({"form_class": PartialDateFormField}, kwargs))


class PartialDateFormField(forms.CharField):
    """Reads several ways of writing a date; refuses the ambiguous ones with a reason."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(max_length=40, **kwargs)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        try:
            return partial_dates.read(typed) if typed else ""
        except partial_dates.InvalidPartialDate as error:
            raise ValidationError(str(error), code="partial_date") from error


class CodeListField(ArrayField):
    """Codes of one vocabulary, each once, in the vocabulary's order. `choices` is a TextChoices."""

    def __init__(self, vocabulary: Any = None, **kwargs: Any) -> None:
        self.vocabulary = vocabulary  # not part of migrations: labels change, columns do not
        kwargs.setdefault("base_field", models.CharField(max_length=40))
        super().__init__(**over({"default": list, "blank": True}, kwargs))

    def code_choices(self) -> list[tuple[str, Any]]:
        return list(self.vocabulary.choices)

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.code_choices,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )

    def labels(self, codes: list[str]) -> list[str]:
        """The codes in words; a code that has left the vocabulary stays as it is."""
        words = dict(flat_choices(self.code_choices()))
        return [str(words.get(code, code)) for code in codes]


def labels_of(instance: Any, name: str) -> list[str]:
    """The codes in a model's CodeListField, in words."""
    return instance._meta.get_field(name).labels(getattr(instance, name))


class LongCodeListField(CodeListField):
    """Codes of a long vocabulary (languages, places): typed by name, not ticked in boxes."""

    names: Vocabulary

    def code_choices(self) -> list[tuple[str, Any]]:
        return self.names.choices()

    def formfield(self, **kwargs: Any) -> Any:
        return NameListField(
            self.names,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )


LANGUAGES = Vocabulary("languages", suggested_languages, language_choices, find_language)


class LanguageListField(LongCodeListField):
    """BCP 47 codes of languages."""

    names = LANGUAGES


class LanguageField(models.CharField):
    """One language, as BCP 47 code; "" when unknown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **over({"max_length": 12, "blank": True, "default": ""}, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        return NameField(
            LANGUAGES,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            initial=self.get_default(),
        )

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if value and value not in LANGUAGE_CODES:
            raise ValidationError(_("This is not a language that we know."), code="language")
