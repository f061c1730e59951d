"""Names typed for codes of long vocabularies."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation

from freedomnow.web.fields import LANGUAGES
from freedomnow.web.languages import INTERFACE_LANGUAGES, language_choices
from freedomnow.web.vocabularies import LONGEST_NAME, NameField, NameListField
from regions.fields import COUNTRIES, PLACES, place_choices


def words_of(error):
    return " ".join(error.value.messages)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_language_is_found_by_its_name_and_by_its_code(language):
    clean = NameField(LANGUAGES).clean

    with translation.override(language):
        choices = language_choices()
        wrong = [code for code, name in choices if {clean(name), clean(code)} != {code}]

    assert wrong == []


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_place_is_found_by_the_name_that_the_page_suggests(language):
    field = NameField(PLACES)

    with translation.override(language):
        [_, countries], [_, regions] = place_choices()
        wrong = [code for code, name in [*countries, *regions] if field.clean(name) != code]

    assert wrong == []


@pytest.mark.parametrize(
    "typed", ["كينيا", "kenya", " Kenya ", "KE", "ke", "KEN", "\u200fكينيا\u200e"]
)
def test_a_name_counts_in_any_language_and_case(typed):
    assert NameField(PLACES).clean(typed) == "KE"


def test_what_names_nothing_is_refused_with_what_may_have_been_meant():
    with pytest.raises(ValidationError) as error:
        NameField(PLACES).clean("Tunesia")

    assert "“Tunesia” is not in our list" in words_of(error)
    assert "Tunisia" in words_of(error)


def test_what_is_like_nothing_is_refused_without_a_guess():
    with pytest.raises(ValidationError) as error:
        NameField(PLACES).clean("qqqqqq")

    assert "choose from the list" in words_of(error)
    assert "Did you mean" not in words_of(error)


def test_a_long_text_is_cut_in_the_message_and_not_looked_up():
    with pytest.raises(ValidationError) as error:
        NameField(PLACES).clean("x" * 100_000)

    assert len(words_of(error)) < LONGEST_NAME + 100


def test_nothing_typed_is_nothing_where_that_is_allowed():
    assert NameField(PLACES, required=False).clean("") == ""
    assert NameListField(PLACES, required=False).clean([]) == []
    with pytest.raises(ValidationError, match="required"):
        NameField(PLACES).clean("")
    with pytest.raises(ValidationError, match="required"):
        NameListField(PLACES).clean([])


def test_a_list_keeps_each_code_once_in_the_order_typed():
    assert NameListField(PLACES).clean(["Kenya", "France", "ke", "Africa"]) == ["KE", "FR", "002"]


def test_a_list_tells_of_every_name_that_it_does_not_know():
    with pytest.raises(ValidationError) as error:
        NameListField(PLACES).clean(["Kenya", "Narnia", "Mordor"])

    assert len(error.value.messages) == 2
    assert "Narnia" in words_of(error)
    assert "Mordor" in words_of(error)


def test_a_nationality_is_a_country_s_and_not_a_region_s():
    field = NameListField(COUNTRIES)

    assert field.clean(["Kenya"]) == ["KE"]
    with pytest.raises(ValidationError, match="Africa"):
        field.clean(["Africa"])


def test_a_list_shows_names_and_two_more_inputs():
    field = NameListField(PLACES)

    html = field.widget.render("regions", ["KE", "Narnia"], {"id": "id_regions"})

    assert 'id="id_regions_0" list="places" value="Kenya"' in html
    assert 'value="Narnia"' in html
    assert html.count("<input") == 4


def test_a_list_reads_what_a_browser_and_what_a_document_send():
    widget = NameListField(PLACES).widget

    posted = QueryDict("regions=Kenya&regions=&regions=++&regions=FR")

    assert widget.value_from_datadict(posted, {}, "regions") == ["Kenya", "FR"]
    assert widget.value_from_datadict({"regions": ["KE"]}, {}, "regions") == ["KE"]


def test_an_input_shows_the_name_of_a_code_in_the_page_s_language():
    with translation.override("ar"):
        html = NameField(PLACES).widget.render("code", "KE")

    assert 'value="كينيا"' in html


def test_a_name_that_means_the_same_code_is_no_change():
    assert not NameField(PLACES).has_changed("KE", "Kenya")
    assert NameField(PLACES).has_changed("KE", "France")
    assert not NameListField(PLACES).has_changed(["KE"], ["Kenya"])
    assert NameListField(PLACES).has_changed(["KE"], ["Kenya", "France"])
    assert not NameListField(PLACES).has_changed(None, [])


def test_markup_that_is_typed_comes_back_as_text():
    html = NameListField(PLACES).widget.render("regions", ['"><b>x'], {"id": "id_regions"})

    assert "<b>" not in html
    assert "&quot;&gt;&lt;b&gt;x" in html
