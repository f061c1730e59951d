"""Pages say that no native speaker read their language's words, until the file says otherwise."""

import pytest

from freedomnow.web import context
from freedomnow.web.languages import INTERFACE_LANGUAGES

pytestmark = pytest.mark.django_db

PATHS = ("/", "/help/?c=FR", "/check/", "/report/article/", "/regions/france/", "/no/such/page/")
CONTACT = "/{}/about/contact/"


def notes(client, language, path):
    """How often the foot leads to those who are to be told what reads wrong."""
    foot = client.get(f"/{language}{path}").text.split('<footer class="foot">')[1]
    return foot.count(f'href="{CONTACT.format(language)}"') - 1  # it is among the foot's links


@pytest.fixture
def spanish_was_read(monkeypatch):
    monkeypatch.setattr(context, "read_by_natives", lambda: {"es": "0.2.0"})


@pytest.mark.parametrize("path", PATHS)
def test_a_translated_page_says_so(client, path):
    assert notes(client, "es", path) == 1


def test_english_says_nothing(client):
    assert "native speaker" not in client.get("/").text


def test_what_was_read_says_nothing_and_the_others_still_do(client, spanish_was_read):
    assert notes(client, "es", "/help/?c=FR") == 0
    assert notes(client, "ar", "/help/?c=FR") == 1


def test_the_file_names_languages_of_the_interface_and_their_releases():
    for language, release in context.read_by_natives().items():
        assert language in INTERFACE_LANGUAGES
        assert release[:1].isdigit()
