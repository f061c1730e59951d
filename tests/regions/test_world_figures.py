"""Which figures the world page shows, and into which classes they fall."""

from decimal import Decimal

import pytest
from django.utils import translation

from regions.codes import CODED, Indicator
from regions.law_codes import Joining, Treaty
from regions.models import Figure
from regions.world_figures import (
    LOOK_OF_CODE,
    LOOKS,
    Choice,
    Known,
    Told,
    UnknownChoice,
    choice,
    figure_in_words,
    known,
    looks,
    newest_of,
    order,
    range_in_words,
    told,
    upper_bounds,
)
from tests.factories import make_figure, publish_directly, region_document

VICTIMS, TIERS = Indicator.DETECTED_VICTIMS, Indicator.TIP_TIER
HAVE = {VICTIMS: Known("persons", {2023: 2, 2022: 2, 2010: 1}, 0)}


def put_up(code, *figures):
    return publish_directly("region", region_document(code, figures=list(figures)))


def one(value, **fields):
    facts = {"code": "FR", "unit": "persons", "year": 2023}
    source = {"publisher": "", "title": "", "url": "", "reference": ""}
    return Told(value=value, **facts | source | fields)


# -- what there is ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_indicators_stand_in_their_order_with_their_years_the_latest_first():
    tier = make_figure(indicator="tip_tier", value="tier_2", unit="tier", year=2015)
    put_up("FR", tier, make_figure(year=2022), make_figure(year=2023))
    put_up("DE", make_figure(year=2023))

    have = known()

    assert list(have) == [VICTIMS, TIERS]
    assert list(have[VICTIMS].years.items()) == [(2023, 2), (2022, 1)]


@pytest.mark.django_db
def test_a_figure_of_a_larger_region_is_not_a_countrys():
    put_up("150", make_figure())

    assert known() == {}


@pytest.mark.django_db
def test_the_commonest_unit_is_shown_and_the_others_counted():
    put_up("FR", make_figure(unit="cases"), make_figure(unit="persons"))
    put_up("DE", make_figure(unit="persons"))

    assert known()[VICTIMS] == Known("persons", {2023: 2}, 1)


@pytest.mark.parametrize(
    ("years", "fullest"), [({2023: 1, 2015: 9}, 2015), ({2023: 4, 2022: 4}, 2023)]
)
def test_the_fullest_year_is_the_one_with_most_figures_and_then_the_latest(years, fullest):
    assert Known("persons", years, 0).fullest_year == fullest


# -- what is chosen --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "year", "chosen"),
    [
        ("", "", Choice(VICTIMS, 2023)),
        ("detected_victims", "", Choice(VICTIMS, 2023)),
        ("detected_victims", "2010", Choice(VICTIMS, 2010)),
        ("detected_victims", "newest", Choice(VICTIMS, None)),
        ("", "2022", Choice(VICTIMS, 2022)),
    ],
)
def test_a_choice_is_read_and_a_missing_one_made(indicator, year, chosen):
    assert choice(indicator, year, HAVE) == chosen


@pytest.mark.parametrize(
    ("indicator", "year", "status"),
    [
        ("happiness", "", 400),
        ("tip_tier", "", 404),
        ("", "1999", 404),
        ("", "next", 400),
        ("", "20233", 400),
        ("", "٢٠٢٣", 400),
        ("", "-1", 400),
        ("x" * 10_000, "", 400),
    ],
)
def test_what_is_not_known_is_refused(indicator, year, status):
    with pytest.raises(UnknownChoice) as refused:
        choice(indicator, year, HAVE)

    assert refused.value.status == status


def test_a_treaty_is_chosen_as_an_indicator_is():
    have = HAVE | {Treaty.PALERMO: Known("", {2022: 3, 2004: 1}, 0)}

    assert choice("palermo", "", have) == Choice(Treaty.PALERMO, None)
    assert choice("palermo", "2004", have) == Choice(Treaty.PALERMO, 2004)
    assert choice("", "", have) == Choice(VICTIMS, 2023)


def test_without_any_figure_nothing_is_chosen():
    assert choice("", "", {}) is None


# -- the figures -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_figures_of_a_year_are_those_of_that_year_and_unit():
    put_up("FR", make_figure(year=2023, value="7"), make_figure(year=2022, value="6"))
    put_up("DE", make_figure(year=2023, value="9", unit="cases"))

    figures = told(Choice(VICTIMS, 2023), "persons")

    assert {code: figure.value for code, figure in figures.items()} == {"FR": "7"}


@pytest.mark.django_db
def test_the_newest_of_each_comes_from_its_own_year():
    put_up("FR", make_figure(year=2021, value="5"), make_figure(year=2022, value="6"))
    put_up("DE", make_figure(year=2023, value="9"))

    figures = told(Choice(VICTIMS, None), "persons")

    assert {code: (one.value, one.year) for code, one in figures.items()} == {
        "FR": ("6", 2022),
        "DE": ("9", 2023),
    }


@pytest.mark.django_db
def test_of_some_countries_the_newest_stand_by_indicator_and_in_one_unit():
    put_up("FR", make_figure(value="7"), make_figure(value="6", year=2020))
    put_up("DE", make_figure(value="9", year=2019), make_figure(value="8", unit="cases"))
    put_up("ES", make_figure(value="5"))
    tier = make_figure(indicator="tip_tier", value="tier_2", unit="tier", year=2015)
    put_up("AT", tier)

    newest = newest_of(["FR", "DE", "AT", "IT"])

    assert list(newest) == [VICTIMS, TIERS]
    assert {code: one.value for code, one in newest[VICTIMS].items()} == {"DE": "9", "FR": "7"}
    assert list(newest[TIERS]) == ["AT"]


@pytest.mark.django_db
def test_of_no_country_nothing_is_known():
    put_up("FR", make_figure())

    assert newest_of([]) == newest_of(["DE"]) == {}


@pytest.mark.django_db
def test_what_is_no_value_counts_as_none():
    put_up("FR", make_figure())
    Figure.objects.update(value="many")

    assert told(Choice(VICTIMS, 2023), "persons") == {}
    assert newest_of(["FR"]) == {}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (one("1234"), "1,234 people"),
        (one("0"), "0 people"),
        (one("3.6", unit="per_thousand"), "3.6 people in every 1,000"),
        (one("12", unit="cases"), "12 cases"),
        (one("<5"), "fewer than 5"),
        (one("no_data"), "no data"),
        (one("tier_2", unit="tier"), "Tier 2"),
        (one("ratified", unit=""), "has joined"),
        (one("ratified", unit="", since="2004"), "has joined: 2004"),
        (one("not_ratified", unit=""), "has not joined"),
    ],
)
def test_a_value_is_told_in_words(figure, words):
    assert str(figure_in_words(figure)) == words


def test_numbers_are_written_as_the_language_does():
    with translation.override("fr"):
        assert str(figure_in_words(one("3.6"))).startswith("3,6 ")


# -- classes ---------------------------------------------------------------------------------------


def test_numbers_fall_into_four_classes_of_about_the_same_size():
    figures = {f"{n:02}": one(str(n)) for n in range(1, 9)}

    drawn = looks(figures, VICTIMS)

    assert list(drawn.values()) == ["q1", "q1", "q2", "q2", "q3", "q3", "q4", "q4"]


def test_equal_numbers_never_stand_in_two_classes():
    figures = {str(n): one(value) for n, value in enumerate(["0", "0", "0", "0", "0", "7"])}

    assert set(looks(figures, VICTIMS).values()) == {"q1", "q2"}
    assert upper_bounds(["0", "0", "0", "0", "0", "7"]) == [Decimal(0), Decimal(7)]


@pytest.mark.parametrize("values", [[], ["<5"], ["no_data", "<5"]])
def test_what_is_no_number_makes_no_class_of_numbers(values):
    assert upper_bounds(values) == []


def test_fewer_than_5_and_no_data_never_look_like_zero():
    drawn = looks({"FR": one("<5"), "DE": one("no_data"), "ES": one("0")}, VICTIMS)

    assert drawn == {"FR": "few", "DE": "none", "ES": "q1"}


@pytest.mark.parametrize(
    ("value", "look"),
    [
        ("tier_1", "q1"),
        ("tier_2", "q2"),
        ("tier_2_watch_list", "q3"),
        ("tier_3", "q4"),
        ("special_case", "apart"),
        ("no_data", "none"),
    ],
)
def test_tiers_look_by_their_code(value, look):
    assert looks({"FR": one(value)}, TIERS) == {"FR": look}


def test_every_code_has_a_look():
    assert set().union(*CODED.values(), Joining.values) <= set(LOOK_OF_CODE)
    assert set(LOOK_OF_CODE.values()) <= set(LOOKS)


@pytest.mark.parametrize(
    ("values", "words"), [(["5", "1200", "7"], "5 to 1,200"), (["3"], "3"), (["3", "3"], "3")]
)
def test_a_class_says_its_lowest_and_highest(values, words):
    assert range_in_words(values) == words


def test_fewer_than_5_stands_between_zero_and_5_and_no_data_after_all():
    values = ["no_data", "12", "<5", "5", "0"]

    assert sorted(values, key=lambda value: order(one(value))) == ["0", "<5", "5", "12", "no_data"]


def test_tiers_stand_in_their_own_order():
    values = ["tier_3", "tier_2_watch_list", "tier_1", "tier_2"]

    assert sorted(values, key=lambda value: order(one(value))) == [
        "tier_1",
        "tier_2",
        "tier_2_watch_list",
        "tier_3",
    ]
