"""Figures as people type them."""

import pytest
from django.db import IntegrityError
from django.utils import translation

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.services import judged
from regions.forms import RegionForm
from tests.factories import make_figure, publish_directly, region_document

pytestmark = pytest.mark.django_db

FR = "FR"


def form_with(**figure):
    document = region_document(FR, figures=[make_figure(**figure)])
    return RegionForm.from_document(document)


def told(form):
    form.is_valid()
    return [(identifier.removeprefix("id_figures-0-"), words) for identifier, _l, words in
            form.problems()]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1,234", "1234"),
        ("1 234 567", "1234567"),
        (" 17 ", "17"),
        ("< 5", "<5"),
        ("fewer than 5", "<5"),
        ("No data", "no_data"),
        ("no_data", "no_data"),
        ("3.6", "3.6"),
        ("0", "0"),
    ],
)
def test_a_number_is_kept_without_what_people_type_between(typed, stored):
    form = form_with(value=typed)

    assert form.is_valid(), told(form)
    assert form.document["figures"][0]["value"] == stored


@pytest.mark.parametrize(
    ("indicator", "typed", "stored"),
    [
        ("tip_tier", "Tier 2 Watch List", "tier_2_watch_list"),
        ("tip_tier", "TIER 1", "tier_1"),
        ("tip_tier", "special case", "special_case"),
    ],
)
def test_a_grade_may_be_typed_as_the_page_shows_it(indicator, typed, stored):
    form = form_with(indicator=indicator, value=typed)

    assert form.is_valid(), told(form)
    assert form.document["figures"][0]["value"] == stored


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("tip_tier", "2"), ("tip_tier", "has joined"), ("detected_victims", "Tier 2")],
)
def test_a_number_is_no_grade_and_a_grade_no_number(indicator, value):
    assert told(form_with(indicator=indicator, value=value)) == [
        ("value", "Write a number, <5 or no_data, or the tier.")
    ]


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1900, []),
        (2026, []),
        (2027, ["This year has not come yet."]),
        (1899, ["Ensure this value is greater than or equal to 1900."]),
    ],
)
def test_a_figure_is_of_a_year_that_has_come(year, words):
    assert told(form_with(year=year)) == [("year", one) for one in words]


@pytest.mark.parametrize(
    ("source", "valid"),
    [
        ({"source_url": ""}, False),
        ({"source_url": "", "source_reference": "Archive, room 4"}, True),
        ({"source_reference": ""}, True),
        ({"source_url": "http://127.0.0.1/"}, False),
    ],
    ids=["neither", "words", "link", "a link that is none"],
)
def test_a_figure_says_where_it_can_be_seen(source, valid):
    form = form_with(**source)

    assert form.is_valid() is valid
    assert valid or {name for name, _words in told(form)} == {"source_url"}


def test_what_was_typed_stands_in_the_form_that_refuses_it():
    form = form_with(value="about 5,000", year=2027)

    form.is_valid()

    row = form.formsets["figures"].forms[0]
    assert (row["value"].value(), row["year"].value()) == ("about 5,000", "2027")


def test_a_place_may_have_a_note_and_no_figure():
    bare = region_document(FR, note="Known.", figures=[], laws=[], conventions=[])
    form = RegionForm.from_document(bare)

    assert form.is_valid()
    assert form.document == bare


@pytest.mark.parametrize("code", ["", "ZZ", "fr", "France"])
def test_the_place_is_one_of_the_list(code):
    form = RegionForm.from_document(region_document(code))

    form.is_valid()

    assert [identifier for identifier, *_rest in form.problems()] == ["id_code"]


def test_the_page_of_one_place_stays_its_own():
    france = publish_directly("region", region_document(FR))
    data = as_typed(RegionForm, region_document("DE"))

    kept = RegionForm(data | {"code": FR}, instance=france)
    moved = RegionForm(data, instance=france)

    assert kept.is_valid()
    assert not moved.is_valid()
    assert "cannot become another" in str(list(moved.problems()))


@pytest.mark.parametrize(("code", "about"), [("KE", ["001", "002", "014", "202", "KE"]), ("Q", [])])
def test_a_report_about_a_place_is_about_all_places_above_it(code, about):
    assert RegionForm.region_codes(region_document(code)) == about


def test_a_report_is_called_by_the_place_and_becomes_its_page():
    document = region_document("EG")

    with translation.override("ar"):
        assert RegionForm.headline(document) == "مصر"
    assert RegionForm.public_id_for(document) == "EG"


@pytest.mark.parametrize("typed", ["3,6", "0,05", "1,23", "12,34", "1,2345", "4,5 "])
def test_a_decimal_comma_is_refused_and_makes_no_number_larger(typed):
    figure = make_figure(indicator="prevalence_estimate", value=typed, unit="per_thousand")
    form = RegionForm.from_document(region_document(figures=[figure]))

    assert not form.is_valid()
    assert any("decimals with a point" in told for *_where, told in form.problems())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1,234", "1234"), ("1,234,567", "1234567"), ("1 234", "1234"), ("4.5", "4.5"), ("<5", "<5")],
)
def test_what_parts_thousands_is_left_out(typed, kept):
    figure = make_figure(indicator="detected_victims", value=typed)

    [told] = judged(RegionForm, region_document(figures=[figure]))["figures"]

    assert told["value"] == kept


@pytest.mark.parametrize("typed", ["1 2", "12 34", "1.²", "1.٣", "17."])
def test_what_is_no_number_is_refused(typed):
    figure = make_figure(indicator="detected_victims", value=typed)

    assert not RegionForm.from_document(region_document(figures=[figure])).is_valid()


def test_one_indicator_is_told_once_for_a_year_and_unit():
    one, two = (make_figure(value=value) for value in ("5", "6"))
    twice = RegionForm.from_document(region_document(figures=[one, two]))
    other = RegionForm.from_document(region_document(figures=[one, two | {"year": 2019}]))

    assert not twice.is_valid()
    assert other.is_valid()


def test_postgresql_holds_one_figure_a_year_too():
    region = publish_directly("region", region_document())
    figure = region.figures.get()
    figure.pk, figure.key = None, "another"

    with pytest.raises(IntegrityError, match="figure_is_told_once_a_year"):
        figure.save()
