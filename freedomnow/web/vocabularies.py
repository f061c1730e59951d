"""
Long vocabularies (places, languages): a name is typed, and suggested from one list on the page.

A select for each field repeats hundreds of options: a form with twenty of them weighed 130 kB
and made a cheap phone draw 2,000 elements (docs/decisions/0010). Whoever's browser shows no
suggestions types the name: every interface language's names are understood, and so are codes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from freedomnow.web.sentences import either
from freedomnow.web.text import cleaned, folded

Choices = list[tuple[str, Any]]
LONGEST_NAME = 100


@dataclass(frozen=True)
class Vocabulary:
    """
    list_id: of the <datalist> that the page holds once. options: what it suggests, (code, name)
    in the active language. choices: what is accepted; groups are allowed in both. find: the code
    that a name in any interface language means, or None.
    """

    list_id: str
    options: Callable[[], Choices]
    choices: Callable[[], Choices]
    find: Callable[[str], str | None]

    @property
    def suggestions(self) -> list[str]:
        """The names of the page's list, in its order."""
        return [str(name) for _code, name in flat_choices(self.options())]

    def code_of(self, typed: str) -> str:
        """What the text means; the text itself, cleaned, where it means nothing."""
        text = cleaned(typed)
        code = self.find(text) if len(text) <= LONGEST_NAME else None
        return code if code and code in self._names() else text

    def has(self, code: str) -> bool:
        return code in self._names()

    def name_of(self, code: Any) -> str:
        """The name in the active language; any other text as it is."""
        return str(self._names().get(code, code))

    def _names(self) -> dict[str, Any]:
        return dict(flat_choices(self.choices()))

    def refusal(self, typed: str) -> ValidationError:
        """What is wrong with a text that names nothing, and what may have been meant."""
        words = {"typed": typed[:LONGEST_NAME], "names": either(self.nearest(typed))}
        if words["names"]:
            told = _("“%(typed)s” is not in our list. Did you mean: %(names)s?") % words
        else:
            told = (
                _("“%(typed)s” is not in our list. Type a name and choose from the list.") % words
            )
        return ValidationError(told, code="invalid_choice")

    def nearest(self, typed: str) -> list[str]:
        """Up to three names that are spelt alike."""
        names = {folded(str(name)): str(name) for name in self._names().values()}
        return [names[one] for one in get_close_matches(folded(typed[:LONGEST_NAME]), names)]


class NameInput(forms.TextInput):
    """One name of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__({"list": vocabulary.list_id})
        self.vocabulary = vocabulary

    def format_value(self, value: Any) -> str | None:
        return self.vocabulary.name_of(value) if value else None


class NamesInput(forms.SelectMultiple):
    """Several names, one input each; the list grows with what is filled."""

    template_name = "widgets/typed_names.html"
    spare = 2

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        named = [self.vocabulary.name_of(one) for one in value or [] if one]
        context["widget"] |= {
            "named": [*named, *([""] * self.spare)],
            "list_id": self.vocabulary.list_id,
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = super().value_from_datadict(data, files, name) or []
        return [value for value in values if value.strip()]

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_0"


class NameField(forms.ChoiceField):
    """A code, typed as a name."""

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs["help_text"] = kwargs.get("help_text") or HELP
        super().__init__(choices=vocabulary.choices, widget=NameInput(vocabulary), **kwargs)

    def to_python(self, value: Any) -> str:
        return self.vocabulary.code_of(super().to_python(value))

    def validate(self, value: str) -> None:
        forms.Field.validate(self, value)
        if value and not self.vocabulary.has(value):
            raise self.vocabulary.refusal(value)


class NameListField(forms.MultipleChoiceField):
    """Codes, each typed as a name; the same one twice counts once."""

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs["help_text"] = kwargs.get("help_text") or HELP
        super().__init__(choices=vocabulary.choices, widget=NamesInput(vocabulary), **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(map(self.vocabulary.code_of, super().to_python(value))))

    def validate(self, value: list[str]) -> None:
        forms.Field.validate(self, value)
        wrong = [one for one in value if not self.vocabulary.has(one)]
        if wrong:
            raise ValidationError([self.vocabulary.refusal(one) for one in wrong])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.to_python(data or [])


HELP = gettext_lazy("Start to type, then choose from the list.")


def flat_choices(choices: Any) -> Iterator[tuple[str, Any]]:
    """(code, label) of every option, out of its group."""
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield value, label
