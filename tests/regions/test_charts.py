"""Small charts: where each shape stands, and what the words beneath say."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from regions.charts import (
    BARS,
    INSET,
    LANE,
    LANES,
    TOP,
    WIDTH,
    Years,
    chart_of,
    round_above,
    runs_of,
    span,
)
from regions.models import Figure


def figures(values, indicator="detected_victims", unit="persons"):
    """The newest first, as a page has them."""
    told = {"indicator": indicator, "unit": unit}
    return [Figure(year=year, value=value, **told) for year, value in sorted(values.items())][::-1]


def counts(**values):
    return chart_of(figures({int(year[1:]): value for year, value in values.items()}))


def tiers(**values):
    told = {int(year[1:]): value for year, value in values.items()}
    return chart_of(figures(told, "tip_tier", "tier"))


def drawn(chart):
    html = render_to_string("regions/chart.html", {"chart": chart, "id": "x"})
    svg = re.search(r"<svg.*</svg>", html, re.S)
    return ElementTree.fromstring(svg[0]), html  # noqa: S314 (our own)


# -- whether there is a chart ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "is_drawn"),
    [
        ({2020: "7"}, False),
        ({2020: "7", 2021: "no_data"}, False),
        ({2020: "no_data", 2021: "no_data"}, False),
        ({2020: "7", 2021: "8"}, True),
        ({2020: "<5", 2021: "<5"}, True),
        ({2020: "0", 2021: "0"}, True),
    ],
    ids=str,
)
def test_a_chart_needs_two_years_that_are_known(values, is_drawn):
    assert (chart_of(figures(values)) is not None) is is_drawn


def test_figures_in_another_unit_are_not_drawn_into_the_same_chart():
    people = figures({2021: "10", 2022: "20"})
    cases = figures({2019: "900"}, unit="cases")

    chart = chart_of([*people, *cases])

    assert (chart.first, chart.last, chart.top) == (2021, 2022, "20")


# -- counts ----------------------------------------------------------------------------------------


def test_a_bar_is_as_high_as_its_share_of_the_upper_line():
    chart = counts(y2020="50", y2021="100", y2022="25")

    assert chart.top == "100"
    assert [bar.height for bar in chart.bars] == [BARS / 2, BARS, BARS / 4]
    assert all(bar.y + bar.height == TOP + BARS == chart.base for bar in chart.bars)


def test_a_small_number_can_still_be_seen():
    chart = counts(y2020="100000", y2021="7")

    assert chart.bars[1].height == 1.5


def test_fewer_than_five_is_an_open_ring_and_no_bar():
    chart = counts(y2020="<5", y2021="10", y2022="<5")

    assert len(chart.bars) == 1
    assert len(chart.rings) == 2
    assert not chart.zeros


def test_zero_is_written_and_neither_a_bar_nor_a_gap():
    chart = counts(y2020="0", y2021="10")

    assert len(chart.zeros) == len(chart.bars) == 1
    assert not chart.gaps
    assert not chart.rings


def test_a_year_without_a_figure_is_a_gap_and_not_zero():
    chart = counts(y2018="4", y2019="no_data", y2020="6")

    [gap] = chart.gaps
    assert len(chart.bars) == 2
    assert not chart.zeros
    assert chart.bars[0].x < gap.x < chart.bars[1].x


def test_only_fewer_than_five_needs_no_number_to_be_drawn():
    chart = counts(y2020="<5", y2021="<5")

    assert (chart.top, chart.bars, len(chart.rings)) == ("5", [], 2)
    assert "The highest" not in chart.summary


def test_bars_stand_within_the_drawing_however_many_there_are():
    chart = chart_of(figures(dict.fromkeys(range(1900, 2026), "9")))

    assert len(chart.bars) == 126
    assert chart.bars[0].x >= INSET
    assert chart.bars[-1].x + chart.bars[-1].width <= WIDTH - INSET


def test_words_say_the_newest_the_highest_and_how_many_years():
    chart = counts(y2019="12345", y2020="<5", y2022="7")

    assert chart.title == "Victims that authorities detected, 2019 to 2022"
    assert chart.summary == (
        "The newest: 7 in 2022. The highest: 12,345 in 2019. Years with a figure: 3."
    )


def test_the_newest_may_be_fewer_than_five():
    summary = counts(y2019="9", y2020="<5").summary

    assert summary.startswith("The newest: fewer than 5 in 2020.")


@pytest.mark.parametrize(
    ("number", "line"),
    [("0", 1), ("1", 1), ("1.5", 2), ("3", 5), ("7", 10), ("11", 20), ("50", 50), ("51", 100),
     ("9" * 39, 10**39)],
)  # fmt: skip
def test_the_upper_line_is_a_round_number(number, line):
    assert round_above(Decimal(number)) == line


# -- tiers -----------------------------------------------------------------------------------------


def test_a_tier_that_lasts_is_one_band_on_its_lane():
    chart = tiers(y2001="tier_2", y2002="tier_2", y2003="tier_1", y2004="tier_2")

    assert [len(lane.bands) for lane in chart.lanes] == [1, 2, 0, 0]
    first, last = chart.lanes[1].bands
    assert first.width == pytest.approx(2 * last.width, abs=0.2)


def test_each_lane_is_named_in_words_the_best_at_the_top():
    chart = tiers(y2001="tier_3", y2002="tier_3")

    assert [lane.words for lane in chart.lanes] == [
        "Tier 1",
        "Tier 2",
        "Tier 2 Watch List",
        "Tier 3",
    ]
    assert chart.base == len(LANES) * LANE


def test_a_special_case_has_a_lane_only_where_there_is_one():
    chart = tiers(y2001="special_case", y2002="tier_3")

    assert chart.lanes[-1].words == "Special case"
    assert len(chart.lanes) == 5


def test_years_in_which_nothing_is_known_part_two_bands():
    chart = tiers(y2001="tier_2", y2015="tier_2", y2022="tier_2")

    assert [gap.words for gap in chart.gaps] == ["no data", "no data"]
    assert len(chart.lanes[1].bands) == 3
    assert chart.summary == "2001: Tier 2; 2015: Tier 2; 2022: Tier 2"


def test_a_gap_too_narrow_for_words_has_none():
    chart = tiers(**{f"y{year}": "tier_1" for year in range(2001, 2026) if year != 2010})

    assert [gap.words for gap in chart.gaps] == [""]


def test_from_right_to_left_tiers_are_parted_by_the_language_s_own_mark():
    with translation.override("ar"):
        chart = tiers(y2001="tier_2", y2003="tier_1")

    assert "؛ " in chart.summary
    assert ";" not in chart.summary


def test_tiers_are_told_in_words_and_whole():
    chart = tiers(y2001="tier_2", y2002="tier_2", y2003="tier_2_watch_list", y2005="tier_3")

    assert chart.summary == "2001 to 2002: Tier 2; 2003: Tier 2 Watch List; 2005: Tier 3"


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ({}, []),
        ({2001: "a"}, [(2001, 2001, "a")]),
        ({2001: "a", 2002: "a"}, [(2001, 2002, "a")]),
        ({2001: "a", 2003: "a"}, [(2001, 2001, "a"), (2003, 2003, "a")]),
        ({2001: "a", 2002: "b"}, [(2001, 2001, "a"), (2002, 2002, "b")]),
    ],
    ids=str,
)
def test_a_gap_or_another_value_ends_a_run(values, runs):
    assert list(runs_of(values)) == runs


def test_a_span_of_one_year_is_that_year():
    assert (span(2003, 2003), span(2003, 2005)) == ("2003", "2003 to 2005")


def test_years_share_the_width():
    years = Years([2001, 2002, 2003, 2004])

    assert years.start(2001) == INSET
    assert years.start(2005) == WIDTH - INSET
    assert years.middle(2001) - INSET == pytest.approx(years.slot / 2, abs=0.1)
    assert not years.gaps()


@pytest.mark.parametrize("value", ["many", "1,5", "-1", "tier_9", ""])
def test_what_no_form_lets_through_is_not_drawn(value):
    told = {"indicator": "detected_victims", "unit": "persons"}
    figures = [Figure(year=2021, value="8", **told), Figure(year=2020, value=value, **told)]

    assert chart_of(figures) is None
    assert chart_of([*figures, Figure(year=2019, value="3", **told)]).first == 2019


# -- the drawing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "chart",
    [counts(y2018="0", y2019="<5", y2021="77"), tiers(y2001="tier_2", y2015="tier_3")],
    ids=["counts", "tiers"],
)
def test_a_drawing_is_sound_named_and_without_style_or_script(chart):
    svg, html = drawn(chart)

    title = svg.find("title")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == title.get("id") == "chart-x"
    assert title.text == chart.title
    assert not {"style", "script"} & {one.tag for one in svg.iter()}
    assert "style=" not in html


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_lengths_are_written_with_a_point_in_every_language(language):
    with translation.override(language):
        svg, _html = drawn(counts(y2018="1", y2019="2", y2020="5"))

    bars = [one for one in svg.iter("rect") if one.get("class") == "bar"]
    assert len(bars) == 3
    assert all(float(bar.get("height")) > 0 for bar in bars)


def test_what_the_signs_mean_is_said_only_where_they_stand():
    _svg, with_signs = drawn(counts(y2018="<5", y2021="77"))
    _svg, without = drawn(counts(y2020="6", y2021="77"))

    for words in ("fewer than 5: the source does not say", "It does not mean zero"):
        assert words in with_signs
        assert words not in without
