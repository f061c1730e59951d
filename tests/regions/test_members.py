"""The newest figures of the countries in a larger region."""

import re

import pytest
from django.test import Client

from regions import tree
from regions.members import members
from tests.factories import make_figure, publish_directly, region_document

pytestmark = pytest.mark.django_db
PATH = "/regions/western-europe/"


def put_up(code, *figures):
    return publish_directly("region", region_document(code, figures=list(figures)))


def tier(value, year=2015):
    return make_figure(indicator="tip_tier", value=value, unit="tier", year=year)


def section_of(path=PATH, **asked):
    html = Client().get(path, asked).content.decode()
    return html.split('id="members"')[1].split('<footer class="foot"')[0]


def test_each_country_of_a_group_has_its_newest_figure_with_its_year():
    put_up("FR", make_figure(value="7", year=2021), make_figure(value="9", year=2022))
    put_up("DE", make_figure(value="<5", year=2019))
    put_up("KE", make_figure(value="8"))

    rows = re.findall(
        r'row"><a href="([^"]+)">([^<]+).*?<bdi>([^<]+)</bdi></td><td>(\d+)', section_of()
    )

    assert rows == [
        ("/regions/france/", "France", "9 people", "2022"),
        ("/regions/germany/", "Germany", "fewer than 5", "2019"),
    ]


def test_countries_without_a_figure_are_named():
    put_up("FR", make_figure())

    told = section_of().split("No figure here:")[1].split("</p>")[0]

    named = re.findall(r"<bdi>([^<]+)</bdi>", told)
    assert len(named) == sum(code.isalpha() for code in tree.below("155")) - 1
    assert "Germany" in named
    assert "Kenya" not in named


def test_another_indicator_can_be_chosen_and_says_what_it_does_not_mean():
    put_up("FR", make_figure(value="7"), tier("tier_1"))

    section = section_of(indicator="tip_tier")

    assert "<bdi>Tier 1</bdi>" in section
    assert "A tier is a grade" in section
    assert '<a href="?indicator=tip_tier#members" aria-current="true">' in section
    assert "/regions/?indicator=tip_tier&amp;year=newest#map" in section


@pytest.mark.parametrize("asked", ["", "happiness", "persons_convicted", "<b>", "x" * 5000])
def test_what_has_no_figures_here_shows_the_first_that_has(asked):
    put_up("FR", make_figure(value="7"))

    answer = Client().get(PATH, {"indicator": asked})

    assert answer.status_code == 200
    assert members("155", asked)["indicator"] == "detected_victims"
    assert "<b>" not in answer.content.decode()


@pytest.mark.parametrize("code", ["FR", "001", "AQ"])
def test_a_country_and_the_world_have_no_such_table(code):
    put_up("FR", make_figure())

    assert members(code, "") is None


def test_a_group_without_any_figure_has_no_empty_table():
    put_up("KE", make_figure())

    assert 'id="members"' not in Client().get(PATH).content.decode()


def test_the_table_stands_among_the_figures_which_do_not_say_that_there_are_none():
    put_up("FR", make_figure())

    figures = Client().get(PATH).text.split('id="figures"')[1].split('id="records"')[0]

    assert 'id="members"' in figures
    assert "We have no figures" not in figures
    assert "We have no figures" in Client().get("/regions/eastern-africa/").text


def test_nothing_is_added_up():
    put_up("FR", make_figure(value="100"))
    put_up("DE", make_figure(value="300"))

    section = section_of()

    assert "400" not in section
    assert "200" not in re.sub(r"20\d\d", "", section)


@pytest.mark.parametrize("count", [1, 9])
def test_the_page_of_a_group_asks_at_most_8_times(count, django_assert_max_num_queries):
    for code in [one for one in tree.below("155") if one.isalpha()][:count]:
        put_up(code, make_figure(), tier("tier_2"))

    with django_assert_max_num_queries(8):
        assert Client().get(PATH).status_code == 200


@pytest.mark.parametrize("count", [1, 9])
def test_the_table_asks_once_whatever_there_is(count, django_assert_num_queries):
    for code in [one for one in tree.below("155") if one.isalpha()][:count]:
        put_up(code, make_figure(), tier("tier_2"))

    with django_assert_num_queries(1):
        members("155", "tip_tier")
