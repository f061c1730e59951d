"""
The starter articles in other languages: each says what its original says, from the same sources.

Read from their files alone, a few tests for all of them: a database would show nothing more.
"""

import re

import pytest

from awareness.starter import load
from freedomnow.web.languages import INTERFACE_LANGUAGES

ORIGINALS = {article["slug"]: article for article in load.originals()}
TRANSLATIONS = {article["slug"]: article for article in load.translations()}
SAME = ("kind", "forms", "signs", "warnings", "regions")
TRANSLATED = ("title", "summary", "body")
LINK = re.compile(r"\]\(([^)]*)\)")
HEADING = re.compile(r"^#+ ", re.MULTILINE)


def original_of(article):
    return ORIGINALS[article["group"]]


def wrong(is_right):
    """The slugs of those that are not."""
    return [slug for slug, article in TRANSLATIONS.items() if not is_right(article)]


def facts_of(article):
    """Its sources without our own words and keys."""
    return [
        {name: cell for name, cell in row.items() if name not in {"key", "supports"}}
        for row in article["sources"]
    ]


def test_the_address_tells_the_original_and_the_language():
    languages = set(INTERFACE_LANGUAGES) - {"en"}

    assert wrong(lambda one: one["language"] in languages) == []
    assert wrong(lambda one: one["group"] in ORIGINALS) == []
    assert wrong(lambda one: one["slug"] == f"{one['group']}-{one['language']}") == []


def test_no_address_and_no_file_comes_twice():
    files = list(load.FOLDER.glob("*/*.md"))

    assert len(TRANSLATIONS) == len(files)
    assert {path.stem for path in files} <= set(ORIGINALS)


def test_codes_and_sources_are_those_of_the_original():
    assert wrong(lambda one: [one[n] for n in SAME] == [original_of(one)[n] for n in SAME]) == []
    assert wrong(lambda one: facts_of(one) == facts_of(original_of(one))) == []


def test_what_people_read_is_translated():
    def is_translated(article):
        original = original_of(article)
        told = [article[name] for name in TRANSLATED]
        told += [row["supports"] for row in article["sources"]]
        other = [original[name] for name in TRANSLATED]
        other += [row["supports"] for row in original["sources"]]
        return all(told) and not set(told) & set(other)

    assert wrong(is_translated) == []


def test_a_translation_has_the_parts_and_links_of_its_original():
    def shape_of(article):
        return len(HEADING.findall(article["body"])), LINK.findall(article["body"])

    assert wrong(lambda one: shape_of(one) == shape_of(original_of(one))) == []


def test_texts_stay_within_the_documents_limits():
    assert wrong(lambda one: len(one["title"]) <= 120 and len(one["summary"]) <= 300) == []
    assert wrong(lambda one: len(one["body"]) <= 20_000 and len(one["tags"]) <= 10) == []


def test_no_phone_number_and_no_html_stands_in_a_text():
    digits = r"\+?\d[\d\s().-]{4,}\d|\b(112|911|999|000|116\d{3})\b"

    assert wrong(lambda one: not re.search(digits, one["body"])) == []
    assert wrong(lambda one: not re.search(r"<[a-zA-Z/!]|!\[", one["body"])) == []


@pytest.mark.parametrize("slug", ["first-safe-steps"])
def test_what_a_translation_is_measured_by_is_found(slug):
    original = ORIGINALS[slug]

    assert HEADING.findall(original["body"])
    assert "/help/" in LINK.findall(original["body"])
