"""A place and its figures, as the tables hold them."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from freedomnow.search.lookup import find
from freedomnow.search.models import Page
from regions.models import Figure, Region
from tests.factories import make_figure, publish_directly, region_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def france():
    return publish_directly("region", region_document("FR", note="Hexagon"))


@pytest.mark.parametrize("column", ["public_id", "code"])
def test_a_place_is_named_by_its_code_and_no_other(france, column):
    with (
        pytest.raises(IntegrityError, match="region_is_named_by_its_code"),
        transaction.atomic(),
    ):
        Region.objects.update(**{column: "DE"})


def test_a_figure_without_a_source_does_not_enter_the_table(france):
    with pytest.raises(IntegrityError, match="figure_has_a_source"), transaction.atomic():
        Figure.objects.update(source_url="")


def test_a_figure_that_can_be_seen_without_a_link_does(france):
    Figure.objects.update(source_url="", source_reference="Room 4")

    assert Figure.objects.get().has_source


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "France"), ("es", "Francia"), ("ar", "فرنسا"), ("ur", "فرانس"), ("hi", "फ़्रांस")],
)
def test_a_place_is_called_and_found_by_its_name_in_the_reader_s_language(france, language, name):
    with translation.override(language):
        assert str(france) == name

    assert [hit.matched for hit in find(name, language=language)] == [name]


def test_a_name_that_two_languages_share_is_told_once(france):
    names = list(Page.objects.get().names.values_list("text", flat=True))

    assert sorted(names) == sorted(set(names))
    assert "France" in names


def test_a_place_is_found_by_its_note_and_among_the_places_above(france):
    assert [hit.page_id for hit in find("hexagon", language="en", code="150")]
    assert not find("hexagon", language="en", code="142")


def test_a_page_is_titled_in_english_whoever_published_it():
    with translation.override("ar"):
        publish_directly("region", region_document("FR"))

    assert Page.objects.get().title == "France"


@pytest.mark.parametrize(("code", "level"), [("FR", "country"), ("155", "subregion")])
def test_the_card_says_how_large_a_place_is(code, level):
    publish_directly("region", region_document(code))

    assert Page.objects.get().card == {"code": code, "level": level}


def test_an_address_is_the_place_s_word(france):
    assert (france.path, france.slug) == ("/regions/france/", "france")


def test_a_figure_is_called_by_what_it_counts_and_when(france):
    assert str(Figure.objects.get()) == "detected_victims 2023"


def test_one_place_is_asked_for_by_its_code(france):
    publish_directly("region", region_document("DE", figures=[make_figure()]))

    assert Region.objects.at("FR").get() == france
    assert not Region.objects.at("150").exists()
