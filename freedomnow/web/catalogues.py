"""
The interface's words in other languages: gettext catalogues, kept with Babel.

Django's own commands need the gettext programs, which a fresh machine has not. The catalogues
(.po) are written by translators and kept in the repository; what Django reads (.mo) is made from
them by `manage.py compile_catalogues`, which `make run` and `make test` call.
"""

import ast
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

DOMAIN = "django"
# Calls that translate, and which of their arguments are messages: Babel's notation.
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
# What templatize() makes of a template's tags, among much that is blanked out.
_CALL = re.compile(
    rf"(?<!\w)(_|n?p?gettext)\(({_LITERAL}(?:, ?{_LITERAL})*)(?:, ?count)?\)", re.DOTALL
)
# By CLDR, as Arabic translators write them. Babel's own rule gives 11 to 99 the form of 100.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);",
}
HEADER = r"""# FreedomNow in {name}.
# A new or changed message has no translation until somebody writes one: docs/translating.md
msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""

Said = tuple[str | tuple[str, str], str | None]


def sources() -> list[Path]:
    """Every file whose words are shown to people: code without migrations, and templates."""
    root = settings.BASE_DIR
    tops = ["freedomnow", "traffickers", "organizations", "regions", "awareness"]
    code = [path for top in tops for path in (root / top).rglob("*.py")]
    templates = [path for path in (root / "templates").rglob("*") if path.is_file()]
    return sorted(path for path in [*code, *templates] if "migrations" not in path.parts)


def messages() -> Catalog:
    """What the project says, each with the files that say it."""
    found = Catalog(domain=DOMAIN)
    for path in sources():
        place = path.relative_to(settings.BASE_DIR).as_posix()
        said = in_code(path.read_bytes()) if path.suffix == ".py" else in_template(path.read_text())
        for message, context in said:
            found.add(message, locations=[(place, 1)], context=context)
    return found


def in_code(source: bytes) -> Iterator[Said]:
    """(message, or singular and plural; context or None) in a Python file."""
    for _line, function, told, _comments in extract_python(io.BytesIO(source), KEYWORDS, (), {}):
        texts = list(told) if isinstance(told, tuple | list) else [told]
        yield from _said(str(function), [text for text in texts if text is not None])


def in_template(source: str) -> Iterator[Said]:
    """The same, in a template."""
    for function, told in _CALL.findall(templatize(source)):
        yield from _said(function, list(ast.literal_eval(f"({told},)")))


def _said(function: str, texts: list[str]) -> Iterator[Said]:
    """Texts that are put together when the page is drawn have no message to translate."""
    context = texts.pop(0) if function.removeprefix("n").startswith("pgettext") and texts else None
    wanted = 2 if function.startswith("n") else 1
    if len(texts) >= wanted and texts[0]:
        yield (texts[0], texts[1]) if wanted == 2 else texts[0], context


def path_of(language: str) -> Path:
    folder: Path = settings.LOCALE_PATHS[0]
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages() -> list[str]:
    """Those that have a catalogue; English needs none."""
    return [code for code, _name in settings.LANGUAGES if path_of(code).exists()]


def catalogue(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def update(language: str) -> int:
    """
    Bring a language's catalogue up to what the project says, and begin one where there is none.
    Translations stay, new messages are empty, those that nobody says are dropped. How many of
    its messages have no translation.
    """
    path = path_of(language)
    kept = catalogue(language) if path.exists() else Catalog(locale=language, domain=DOMAIN)
    kept.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(kept, language))
    return sum(not is_translated(message) for message in kept if message.id)


def written(told: Catalog, language: str) -> str:
    """
    The file: messages in their order, and nothing that changes whenever it is written, no dates
    and no lines of the source, so that the work of two translators can be merged.
    """
    ordered = Catalog(locale=language, domain=DOMAIN)
    for message in sorted((one for one in told if one.id), key=_order):
        ordered[message.id] = message
    body = io.BytesIO()
    write_po(body, ordered, 100, include_lineno=False, ignore_obsolete=True, omit_header=True)
    name = dict(settings.LANGUAGES)[language]
    plurals = PLURALS.get(language, ordered.plural_forms)
    head = HEADER.format(name=name, language=language, plurals=plurals)
    return head + body.getvalue().decode()


def _order(message: Message) -> tuple[str, str]:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return text, message.context or ""


def is_translated(message: Message) -> bool:
    """In all its plural forms."""
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(forms)


def compile_changed() -> list[str]:
    """Make what Django reads, for languages whose catalogue is newer; those languages."""
    changed = [code for code in languages() if is_stale(code)]
    for language in changed:
        compiled = path_of(language).with_suffix(".mo")
        fresh = compiled.with_suffix(f".{os.getpid()}.mo")
        with fresh.open("wb") as file:
            write_mo(file, catalogue(language))
        fresh.replace(compiled)
    return changed


def is_stale(language: str) -> bool:
    """Whether the catalogue has changed since it was compiled."""
    written, compiled = path_of(language), path_of(language).with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < written.stat().st_mtime
