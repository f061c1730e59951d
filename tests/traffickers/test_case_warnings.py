"""A case says before its text what in it is hard to read, and lists do not tell that part."""

import pytest
from django.test import Client

from tests.factories import case_document, publish_directly
from traffickers.case_forms import CaseForm

pytestmark = pytest.mark.django_db
TEXT = "They were locked in and beaten."


def put_up(**fields):
    return publish_directly("case", case_document(summary=TEXT, **fields))


@pytest.fixture
def hard():
    return put_up(warnings=["violence", "captivity"])


def test_it_is_said_before_the_text_and_the_text_can_be_skipped(hard):
    html = Client().get(hard.path).text

    assert html.index("This text tells of: violence, being held captive.") < html.index(TEXT)
    assert html.index(TEXT) < html.index('id="after-the-text"')
    assert html.count(TEXT) == 1


def test_without_a_warning_there_is_none():
    html = Client().get(put_up().path).text

    assert "Hard to read." not in html
    assert html.count(TEXT) == 2


@pytest.mark.parametrize("path", ["/cases/", "/", "/regions/france/", "/search/?q=beaten"])
def test_lists_say_what_it_tells_of_instead(hard, path):
    html = Client().get(path).text

    assert hard.path in html
    assert TEXT not in html
    assert "tells of violence, being held captive" in html


@pytest.mark.parametrize("path", ["/cases/", "/", "/regions/france/"])
def test_lists_show_the_beginning_of_others(path):
    put_up()

    html = Client().get(path).text

    assert TEXT in html
    assert "tells of" not in html


@pytest.mark.parametrize(("warnings", "fits"), [(["violence"], True), (["dragons"], False)])
def test_an_unknown_warning_is_refused(warnings, fits):
    assert CaseForm.from_document(case_document(warnings=warnings)).is_valid() == fits


def test_a_document_of_the_first_schema_is_read_as_todays():
    old = case_document()
    del old["warnings"]

    assert CaseForm.upgraded(old, 1) == old | {"warnings": []}
