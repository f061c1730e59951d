"""Lists: what their address says is what they show."""

import re

import pytest
from django.test import Client

from freedomnow.publishing.lists import PAGE_SIZE
from tests.factories import (
    article_document,
    make_service,
    organization_document,
    publish_directly,
)

pytestmark = pytest.mark.django_db

LISTS = ["/organizations/", "/awareness/", "/records/"]
MORE_LISTS = ["/cases/", "/awareness/campaigns/", "/awareness/stories/"]
OPEN = '<details class="fold filters-fold" open>'
NOINDEX = '<meta name="robots" content="noindex, follow">'


@pytest.fixture
def two_pages():
    """One organization more than a page holds; the last by name is "Helpers 99"."""
    for number in range(99 - PAGE_SIZE, 100):
        document = organization_document(name=f"Helpers {number}", services=[make_service()])
        publish_directly("organization", document)


def html_of(path):
    return Client().get(path).content.decode()


def names_on(path):
    return re.findall(r"<bdi>(Helpers \d+)</bdi>", html_of(path))


def test_a_page_is_full_and_the_next_has_the_rest(two_pages):
    first, second = names_on("/organizations/"), names_on("/organizations/?page=2")

    assert (len(first), second) == (PAGE_SIZE, ["Helpers 99"])
    assert first == sorted(first)


def test_a_full_list_of_one_page_has_no_other(two_pages):
    html = html_of("/organizations/?page=2")

    assert 'rel="prev" href="?page=1"' in html
    assert 'rel="next"' not in html
    assert "Page 2 of 2" in html


def test_all_are_counted_and_not_only_those_on_the_page(two_pages):
    assert f"{PAGE_SIZE + 1} results" in html_of("/organizations/")


def test_the_way_to_the_next_page_keeps_the_filters(two_pages):
    html = html_of("/organizations/?service=hotline&region=FR&page=1")

    assert 'href="?service=hotline&amp;region=FR&amp;page=2"' in html


def test_search_engines_read_the_first_page_of_the_whole_list_alone(two_pages):
    assert NOINDEX not in html_of("/organizations/")
    assert NOINDEX not in html_of("/organizations/?service=")
    assert NOINDEX in html_of("/organizations/?page=2")
    assert NOINDEX in html_of("/organizations/?service=hotline")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_that_is_filtered_can_be_cleared(path):
    clear = f'<a href="{path}">Clear all</a>'

    assert clear not in html_of(path)
    assert clear not in html_of(f"{path}?region=")
    assert clear in html_of(f"{path}?region=FR")


@pytest.mark.parametrize("path", [*LISTS, *MORE_LISTS])
def test_filters_that_leave_nothing_stand_open_with_the_way_back(path):
    html = html_of(f"{path}?region=FR")

    assert OPEN in html
    assert f'<a href="{path}">Clear all</a>' in html
    assert OPEN not in html_of(path)


def test_filters_that_found_something_stay_folded():
    publish_directly("organization", organization_document(name="Testa", regions=["FR"]))

    assert OPEN not in html_of("/organizations/?region=FR")


@pytest.mark.parametrize("path", LISTS)
def test_a_choice_that_was_made_is_still_chosen(path):
    assert '<option value="FR" selected>France<' in html_of(f"{path}?region=FR")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("language", "name"), [("es", "Francia"), ("ar", "فرنسا"), ("hi", "फ़्रांस")])
def test_places_are_chosen_by_their_names_in_the_reader_s_language(path, language, name):
    assert f'<option value="FR">{name}<' in html_of(f"/{language}{path}")


@pytest.mark.parametrize("path", LISTS)
def test_an_unknown_choice_shows_nothing_and_no_invitation(path):
    publish_directly("article", article_document(title="Testa"))
    publish_directly("organization", organization_document(name="Testa"))

    answer = Client().get(f"{path}?region=ZZ")

    html = answer.content.decode()
    assert answer.status_code == 400
    assert "This list cannot be filtered like that" in html
    assert "Testa" not in html
    assert "result" not in html.split("<h1>")[1].split("Show results")[1]


@pytest.mark.parametrize("path", LISTS)
def test_an_unknown_choice_opens_the_filters_and_stays_noindex(path):
    answer = Client().get(f"{path}?region=ZZ")

    assert OPEN in answer.content.decode()
    assert NOINDEX in answer.content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_choice_beside_an_unknown_one_shows_nothing_either(path):
    assert Client().get(f"{path}?region=FR&region=ZZ").status_code == 400
    assert Client().get(f"{path}?region=ZZ&page=1").status_code == 400


@pytest.mark.parametrize(("number", "status"), [("999999", 404), ("000001", 200), ("0000001", 404)])
def test_a_page_number_has_at_most_six_digits(number, status):
    assert Client().get("/organizations/", {"page": number}).status_code == status


@pytest.mark.parametrize("path", LISTS)
def test_what_only_one_filter_lets_through_is_not_shown(path):
    publish_directly("organization", organization_document(name="Testa", regions=["FR"]))
    publish_directly("article", article_document(title="Testa", regions=["FR"]))

    html = html_of(f"{path}?region=KE")

    assert "0 results" in html
    assert "<bdi>Testa" not in html
