"""Figures in words, by what they count."""

import pytest
from django.test import Client
from django.utils import translation

from freedomnow.evidence.numbering import numbers_of, sources_of
from regions.figures import figure_tables, in_order
from regions.models import Figure
from tests.factories import make_figure, publish_directly, region_document

pytestmark = pytest.mark.django_db


def html_of(path):
    return Client().get(path).content.decode()


def figure(**fields):
    told = {"indicator": "detected_victims", "year": 2020, "value": "7", "unit": "persons"}
    return Figure(**told | {"source_url": "https://www.example.org/"} | fields)


def test_figures_stand_by_what_they_count_and_the_newest_first():
    rows = [
        figure(indicator="tip_tier"),
        figure(year=2019),
        figure(year=2021),
        figure(indicator="persons_convicted"),
        figure(indicator="trafficking_offences"),
    ]

    assert [(one.indicator, one.year) for one in in_order(rows)] == [
        ("detected_victims", 2021),
        ("detected_victims", 2019),
        ("trafficking_offences", 2020),
        ("persons_convicted", 2020),
        ("tip_tier", 2020),
    ]


def test_one_table_holds_one_indicator_and_its_earlier_years():
    rows = in_order([figure(year=year) for year in (2019, 2021, 2020)])

    [table] = figure_tables(rows, {})

    assert table["newest"]["year"] == 2021
    assert [one["year"] for one in table["earlier"]] == [2020, 2019]


def test_earlier_years_are_told_in_words_with_their_source():
    figures = [make_figure(year=2023, value="12"), make_figure(year=2022, value="no_data")]
    publish_directly("region", region_document("FR", figures=figures))

    table = html_of("/regions/france/").split("Earlier years:")[1].split("</table>")[0]

    assert '<th scope="row">2022</th><td><bdi>no data</bdi></td>' in table
    assert 'aria-label="Source 1"' in table
    assert "2023" not in table


@pytest.mark.parametrize(
    ("told", "value", "unit"),
    [
        ({"value": "<5"}, "fewer than 5", "people"),
        ({"value": "no_data"}, "no data", ""),
        ({"value": "0"}, "0", "people"),
        ({"value": "12345"}, "12,345", "people"),
        ({"value": "3.6", "unit": "per_thousand"}, "3.6", "people in every 1,000"),
        ({"value": "7", "unit": "cases"}, "7", "cases"),
        ({"indicator": "tip_tier", "value": "tier_2", "unit": "tier"}, "Tier 2", ""),
    ],
    ids=str,
)
def test_a_value_is_told_in_words_with_what_it_counts(told, value, unit):
    [table] = figure_tables([figure(**told)], {})

    assert (str(table["newest"]["value"]), str(table["newest"]["unit"])) == (value, unit)


def test_figures_of_two_sources_carry_two_numbers():
    rows = [figure(), figure(indicator="tip_tier", source_url="https://other.example.org/")]

    tables = figure_tables(rows, numbers_of(sources_of(rows)))

    assert [table["newest"]["number"] for table in tables] == [1, 2]


def test_people_and_cases_stand_in_two_tables_each_year_in_its_own():
    told = [(2020, "persons"), (2020, "cases"), (2021, "cases"), (2018, "persons")]
    rows = in_order([figure(year=year, unit=unit) for year, unit in told])

    tables = figure_tables(rows, {})

    assert [
        [(one["year"], str(one["unit"])) for one in (table["newest"], *table["earlier"])]
        for table in tables
    ] == [[(2021, "cases"), (2020, "cases")], [(2020, "people"), (2018, "people")]]
    assert len({table["id"] for table in tables}) == 2
    assert all(table["chart"] for table in tables)


@pytest.mark.parametrize(("language", "told"), [("en", "3.6"), ("fr", "3,6"), ("es", "3,6")])
def test_a_page_writes_decimals_as_the_language_does(language, told):
    rows = [figure(value="3.6", unit="per_thousand")]

    with translation.override(language):
        [table] = figure_tables(rows, {})

    assert table["newest"]["value"] == told
