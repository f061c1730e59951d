"""Places in forms and in tables."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from awareness.models import Article
from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.text import folded
from regions import tree
from regions.fields import (
    CountryListField,
    PlaceField,
    PlaceListField,
    countries,
    country_choices,
    place_choices,
    validate_place,
)
from regions.models import Region

COUNTRIES = set(tree.codes(tree.Level.COUNTRY))


def names_in(language):
    with translation.override(language):
        return [name for _code, name in countries()]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_countries_stand_by_name_in_every_language(language):
    names = names_in(language)

    assert len(names) == len(set(names)) == len(COUNTRIES)
    assert [folded(name) for name in names] == sorted(map(folded, names))


def test_an_accent_does_not_send_a_country_to_the_end():
    assert names_in("fr").index("Équateur") < names_in("fr").index("France")


def test_a_language_that_we_do_not_speak_gets_english_names():
    assert names_in("de") == names_in("en")


def test_a_change_of_language_changes_the_names_and_not_the_codes():
    english = countries()

    with translation.override("ar"):
        arabic = countries()

    assert dict(arabic)["EG"] == "مصر"
    assert {code for code, _name in arabic} == {code for code, _name in english} == COUNTRIES


def test_places_are_countries_first_and_then_the_world_and_what_is_in_it():
    (_title, first), (_other, larger) = place_choices()

    assert {code for code, _name in first} == COUNTRIES
    assert [code for code, _name in larger][:6] == ["001", "002", "009", "019", "142", "150"]
    assert not {code for code, _name in larger} & COUNTRIES


def test_every_place_of_the_tree_can_be_chosen_once():
    codes = [code for _title, options in place_choices() for code, _name in options]

    assert sorted(codes) == sorted(tree.codes())


def test_a_nationality_is_chosen_among_countries():
    [(_title, options)] = country_choices()

    assert {code for code, _name in options} == COUNTRIES


@pytest.mark.parametrize("code", ["FR", "XK", "001", "419"])
def test_a_code_of_the_tree_is_a_place(code):
    validate_place(code)


@pytest.mark.parametrize("code", ["fr", "ZZ", "1", "", "FR ", "\x00"])
def test_any_other_text_is_none(code):
    with pytest.raises(ValidationError, match="not a place that we know") as refused:
        validate_place(code)

    assert refused.value.code == "place"


@pytest.mark.parametrize("typed", ["France", "francia", "فرنسا", "फ़्रांस", "FRA", "fr"])
def test_a_place_is_typed_in_any_language(typed):
    assert PlaceField().formfield().clean(typed) == "FR"
    assert PlaceListField().formfield().clean([typed]) == ["FR"]


def test_a_place_that_is_needed_is_asked_for_and_another_may_stay_open():
    assert PlaceField(blank=True).formfield().clean("") == ""
    with pytest.raises(ValidationError):
        PlaceField().formfield().clean("")


@pytest.mark.parametrize("typed", ["Europe", "150", "World"])
def test_a_larger_region_is_a_place_and_nobody_s_nationality(typed):
    assert PlaceListField().formfield().clean([typed])
    with pytest.raises(ValidationError):
        CountryListField().formfield().clean([typed])


def test_the_field_says_what_it_is_called():
    assert PlaceListField("where it works").verbose_name == "where it works"
    assert Article._meta.get_field("regions").formfield().label == "countries and regions"


@pytest.mark.parametrize(
    ("model", "name"), [(Region, "code"), (Article, "regions")], ids=["one", "several"]
)
def test_the_column_itself_takes_no_code_that_is_none(model, name):
    field = model._meta.get_field(name)
    value = "ZZ" if name == "code" else ["FR", "ZZ"]

    with pytest.raises(ValidationError, match="not a place that we know"):
        field.clean(value, None)
