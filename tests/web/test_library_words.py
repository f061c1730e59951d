"""
What Django's and allauth's forms answer is told in every language of the site: neither library has
all of it in Urdu and Hindi.
"""

from typing import Any

import pytest
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.password_validation import get_default_password_validators
from django.forms import BaseForm, BaseFormSet
from django.test import RequestFactory
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from freedomnow.publishing.kinds import all_kinds
from freedomnow.users.adapter import ERRORS
from freedomnow.web.library_words import WORDS

pytestmark = pytest.mark.parametrize(
    "language", [code for code, _name in settings.LANGUAGES if code != "en"]
)


class Twelve(dict[str, int]):
    """Whatever a message wants to be filled with: a dozen."""

    def __missing__(self, key: str) -> int:
        return 12


def same_in(language: str, messages: list[Any]) -> set[str]:
    """Those that are told in English there, too."""
    return {
        english
        for message in messages
        if (english := told(message, "en")) == told(message, language)
    }


def told(message: Any, language: str) -> str:
    with translation.override(language):
        return str((message() if callable(message) else message) % Twelve())


def refusals(form: BaseForm) -> list[Any]:
    """Every message that the fields of a form can refuse with."""
    said: list[Any] = []
    for field in form.fields.values():
        for one in [field, *getattr(field, "fields", ())]:
            said += one.error_messages.values()
            said += [check.message for check in one.validators if hasattr(check, "message")]
    return said


def account_forms() -> list[BaseForm]:
    wanted = {"login": {"request": RequestFactory().get("/")}, "reauthenticate": {"user": None}}
    return [
        import_string(path)(**wanted.get(name, {})) for name, path in app_settings.FORMS.items()
    ]


@pytest.mark.django_db
def test_every_field_refuses_in_every_language(language: str) -> None:
    documents = [kind.form() for kind in all_kinds()]
    formsets = [rows for form in documents for rows in form.formsets.values()]
    forms = [*account_forms(), *documents, *(rows.empty_form for rows in formsets)]
    said = [message for form in forms for message in refusals(form)]

    assert len(said) > 1000
    assert same_in(language, said) == set()
    assert same_in(language, list(BaseFormSet.default_error_messages.values())) == set()


def test_an_account_is_refused_in_every_language(language: str) -> None:
    assert ERRORS.keys() <= DefaultAccountAdapter.error_messages.keys()
    with translation.override("en"):
        english = [str(message) for message in ERRORS.values()]
    with translation.override(language):
        assert [message for message in ERRORS.values() if str(message) in english] == []


def test_a_weak_password_is_refused_in_every_language(language: str) -> None:
    rules = get_default_password_validators()

    assert len(rules) == 3
    assert same_in(language, [rule.get_error_message for rule in rules]) == set()


def test_the_words_of_libraries_are_translated(language: str) -> None:
    with translation.override(language):
        assert [word for word in WORDS if gettext(word) == word] == []
