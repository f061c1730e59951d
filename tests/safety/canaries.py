"""Documents with a word of their own in every field that takes words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone

from awareness.forms import TagField
from freedomnow.publishing.documents import DocumentForm
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Version
from freedomnow.web.fields import CleanCharField, LinkFormField
from tests.factories import (
    DOCUMENTS,
    make_connection,
    make_event,
    make_name,
    make_relation,
    make_runner,
)

CANARY = "qzxcanary"
OTHER = "x" * 12  # the id of a page that is not there
# Words of these fields are numbers, or chosen by the site.
NOT_WORDS = {"value"}
FULL = {
    "campaign": {"run_by": [make_runner(name="others")]},
    "organization": {"address_visibility": "full", "relations": [make_relation(OTHER)]},
    "record": {
        "names": [make_name(), make_name(kind="alias")],
        "legal_events": [make_event(sentence_ends_on="2020", kept_on="2026-01-01")],
        "connections": [make_connection(OTHER)],
    },
}


def remember_the_other() -> None:
    """An organization that relations may name, because there once was one of that id."""
    Version.objects.get_or_create(
        kind="organization", public_id=OTHER, number=1,
        defaults={"schema": 1, "digest": "0" * 64, "at": timezone.now(), "by": "tests"},
    )  # fmt: skip


def canary(kind: str) -> dict[str, Any]:
    """A whole document of that kind, each text in it a word that says where it stands."""
    if kind == "organization":
        remember_the_other()
    document = DOCUMENTS[kind](**FULL.get(kind, {}))
    form = kind_named(kind).form
    marked = document | dict(_words(form, document, kind))
    for name, row_form in form.rows.items():
        marked[name] = [
            row | dict(_words(row_form, row, f"{kind}{name}{number}"))
            for number, row in enumerate(document[name])
        ]
    return marked


def _words(form: type[Any], line: dict[str, Any], where: str) -> Iterator[tuple[str, Any]]:
    for name, field in form.base_fields.items():
        if name not in NOT_WORDS and name != "key":
            word = _word(field, f"{CANARY}{where}{name}".replace("_", ""))
            if word is not None:
                yield name, word


def _word(field: forms.Field, word: str) -> Any:
    """The word as that field takes it; None for a field of another sort."""
    if isinstance(field, LinkFormField):
        return f"https://www.example.org/{word}"
    if isinstance(field, TagField):
        return [word[:40]]
    if isinstance(field, forms.EmailField):
        return f"{word}@example.org"
    if isinstance(field, (CleanCharField, forms.SlugField)):
        return word
    return None


def words_in(document: Any) -> Iterator[str]:
    """Every canary of a document, as a reader would see it."""
    for value in document.values() if isinstance(document, dict) else document:
        if isinstance(value, str) and CANARY in value:
            yield value
        elif isinstance(value, (dict, list)):
            yield from words_in(value)


def form_of(kind: str) -> type[DocumentForm]:
    return kind_named(kind).form
