"""The interface in other languages: every message has a translation that fits its place."""

import os
import re
from collections import Counter

import pytest
from babel.messages.catalog import Catalog, Message
from django.utils.translation import gettext, ngettext, override

from freedomnow.web import catalogues
from freedomnow.web.catalogue_checks import check_catalogues
from freedomnow.web.catalogues import in_code, in_template

LANGUAGES = catalogues.languages()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")
# Of messages with a count, only forms that stand for one number may leave the number out.
MOST_ALIKE = 0.03

# Begun, and shown as far as they go.
UNFINISHED: set[str] = set()

in_each = pytest.mark.parametrize("language", LANGUAGES)


def messages(language):
    return [message for message in catalogues.catalogue(language) if message.id]


def pairs(message):
    """(what is said, its translation), for each plural form."""
    if isinstance(message.id, str):
        told = [(message.id, message.string)]
    else:
        told = [(message.id[1], form) for form in message.string]
    return [(said, translated) for said, translated in told if translated]


@pytest.fixture(scope="module")
def said():
    """What the project says, read once for all languages."""
    return {(one.id, one.context) for one in catalogues.messages() if one.id}


@in_each
def test_a_catalogue_holds_what_the_project_says_and_nothing_else(language, said):
    held = {(one.id, one.context) for one in messages(language)}

    assert said - held == set()  # run manage.py update_catalogues
    assert held - said == set()


@in_each
def test_every_message_is_translated_and_none_is_a_guess(language):
    missing = [one.id for one in messages(language) if not catalogues.is_translated(one)]
    assert bool(missing) == (language in UNFINISHED), missing
    assert [one.id for one in messages(language) if one.fuzzy] == []


@in_each
def test_a_catalogue_has_its_languages_plural_forms(language):
    forms = Catalog(locale=language).num_plurals

    told = [one for one in messages(language) if not isinstance(one.id, str)]
    assert {len(one.string) for one in told} <= {forms}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "يوم واحد"),
        (2, "يومان"),
        (3, "3 أيام"),
        (14, "14 يومًا"),
        (99, "99 يومًا"),
        (100, "100 يوم"),
    ],
)
def test_arabic_counts_have_the_form_of_their_number(count, said):
    with override("ar"):
        told = ngettext("%(count)d day", "%(count)d days", count) % {"count": count}

    assert told == said


def misfits(message):
    """What a translation has lost or invented: placeholders, tags, blanks at its ends."""
    for said, translated in pairs(message):
        lost = Counter(PLACEHOLDER.findall(said)) - Counter(PLACEHOLDER.findall(translated))
        invented = Counter(PLACEHOLDER.findall(translated)) - Counter(PLACEHOLDER.findall(said))
        may_lose = int(isinstance(message.id, tuple))  # "one report" needs no number
        if lost.total() > may_lose or invented:
            yield f"placeholders: {translated}"
        if Counter(TAG.findall(said)) != Counter(TAG.findall(translated)):
            yield f"tags: {translated}"
        if [said[:1].isspace(), said[-1:].isspace()] != [
            translated[:1].isspace(), translated[-1:].isspace()
        ]:  # fmt: skip
            yield f"blanks: {translated}"


@in_each
def test_translations_keep_placeholders_and_tags(language):
    assert [told for one in messages(language) for told in misfits(one)] == []


@pytest.mark.parametrize(
    ("said", "translated", "fits"),
    [
        ("%(name)s said <b>no</b>", "<b>No</b>, dijo %(name)s", True),
        ("%(name)s said", "Dijo", False),
        ("Said", "Dijo %(name)s", False),
        ("<b>No</b>", "No", False),
        (" By ", "Por", False),
        (("%(n)d page", "%(n)d pages"), ("una página", "%(n)d páginas"), True),
        (("%(n)d page of %(b)s", "%(n)d of %(b)s"), ("una", "%(n)d de %(b)s"), False),
    ],
)
def test_what_does_not_fit_is_found(said, translated, fits):
    assert (list(misfits(Message(said, translated))) == []) == fits


@in_each
def test_a_catalogue_is_no_copy_of_the_english(language):
    told = [one for one in messages(language) if isinstance(one.id, str) and len(one.id) > 12]

    alike = [one.id for one in told if one.id == one.string]
    assert len(alike) <= MOST_ALIKE * len(told), alike


@in_each
def test_a_catalogue_is_as_the_command_writes_it(language):
    """So that the work of two people can be merged line by line."""
    path = catalogues.path_of(language)

    assert path.read_text() == catalogues.written(catalogues.catalogue(language), language)


@in_each
@pytest.mark.django_db
def test_a_page_speaks_the_language(client, language):
    with override(language):
        words = gettext("Leave this site quickly")

    assert words != "Leave this site quickly"
    assert words in client.get(f"/{language}/about/").content.decode()


@in_each
def test_counted_messages_follow_the_languages_numbers(language):
    """Each number gets a whole sentence, whichever form it takes."""
    with override(language):
        told = {ngettext("%(count)d day", "%(count)d days", n) for n in (0, 1, 2, 3, 11, 100)}

    assert all(told)
    assert told.isdisjoint({"%(count)d day", "%(count)d days"})


CODE = b"""
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext
a = _("One")
b = gettext_lazy("Two " "halves")
c = ngettext("%d page", "%d pages", n)
d = pgettext("verb", "Open")
e = _(f"{put} together")
f = "not marked"
"""


def test_words_in_code_are_found():
    assert list(in_code(CODE)) == [
        ("One", None),
        ("Two halves", None),
        (("%d page", "%d pages"), None),
        ("Open", "verb"),
    ]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% translate 'One' %}", "One"),
        ('{% translate "A (b)" as c %}', "A (b)"),
        ('{% include "x.html" with label=_("Compare") only %}', "Compare"),
        ("{% blocktranslate trimmed %}\n One\n two {{ x }}\n{% endblocktranslate %}",
         "One two %(x)s"),
        ("{% blocktranslate count n=3 %}{{ n }} a{% plural %}{{ n }} b{% endblocktranslate %}",
         ("%(n)s a", "%(n)s b")),
    ],
)  # fmt: skip
def test_words_in_templates_are_found(template, said):
    assert [one for one, _context in in_template(template)] == [said]


def test_plain_words_and_comments_in_templates_are_left_alone():
    template = '<p>_("no")</p>{# _("no") #}{% comment %}{% translate "no" %}{% endcomment %}'

    assert list(in_template(template)) == []


@pytest.fixture
def elsewhere(settings, tmp_path):
    """Catalogues in a folder of their own."""
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def test_a_new_catalogue_is_empty_and_keeps_what_is_written_into_it(elsewhere):
    total = catalogues.update("es")
    path = catalogues.path_of("es")
    told = path.read_text().replace(
        'msgid "Leave this site quickly"\nmsgstr ""',
        'msgid "Leave this site quickly"\nmsgstr "Salir ya"',
    )
    path.write_text(told + '\nmsgid "Nobody says this"\nmsgstr "Nadie"\n')

    assert catalogues.update("es") == total - 1
    kept = catalogues.catalogue("es")
    assert kept.get("Leave this site quickly").string == "Salir ya"
    assert kept.get("Nobody says this") is None


def test_catalogues_are_compiled_when_they_have_changed(elsewhere):
    catalogues.update("es")

    assert catalogues.compile_changed() == ["es"]
    assert catalogues.compile_changed() == []
    compiled = catalogues.path_of("es").with_suffix(".mo").stat().st_mtime
    os.utime(catalogues.path_of("es"), (compiled + 5, compiled + 5))
    assert catalogues.compile_changed() == ["es"]


def test_a_catalogue_that_was_not_compiled_is_no_deployment(elsewhere):
    catalogues.update("es")

    assert [one.id for one in check_catalogues(None)] == ["freedomnow.W005"]
    catalogues.compile_changed()
    assert check_catalogues(None) == []
