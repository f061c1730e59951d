"""The map of the world of who has joined a treaty."""

import re
from html import unescape

import pytest
from django.test import Client

from regions import tree
from regions.law_codes import PROMISE, Joining, Treaty
from regions.world_figures import LOOK_OF_CODE, Known, looks, order
from regions.world_treaties import known_treaties, told_of
from tests.factories import (
    make_convention,
    make_figure,
    make_submission,
    publish_directly,
    region_document,
)

pytestmark = pytest.mark.django_db
PALERMO = Treaty.PALERMO


def put_up(code, *rows):
    return publish_directly("region", region_document(code, figures=[], conventions=list(rows)))


def word(status="ratified", joined_on="", **fields):
    return make_convention(status=status, joined_on=joined_on, **fields)


def said(year=None, treaty=PALERMO):
    """By country (status, year, date)."""
    told = told_of(treaty, year).items()
    return {code: (one.value, one.year, one.since) for code, one in told}


def html_of(path="/regions/", **asked):
    return Client().get(path, {"indicator": "palermo"} | asked).content.decode()


def group_of(html, look):
    """What the links say that are drawn so."""
    drawn = html.split('<svg class="map"')[1].split("</svg>")[0]
    groups = re.findall(rf'<g class="{look}"[^>]*>(.*?)</g>', drawn, re.DOTALL)
    return re.findall(r"<title>([^<]+)</title>", "".join(groups))


# -- what there is ---------------------------------------------------------------------------------


def test_treaties_stand_in_their_order_with_the_years_that_sources_speak_of():
    put_up("FR", word(convention="c182"), word(as_of=2020))
    put_up("DE", word(as_of=2022))

    assert known_treaties() == {
        PALERMO: Known("", {2022: 1, 2020: 1}, 0),
        Treaty.C182: Known("", {2022: 1}, 0),
    }
    assert list(known_treaties()) == [PALERMO, Treaty.C182]


def test_a_year_of_joining_can_be_chosen_and_counts_who_had_not_joined_yet():
    put_up("FR", word(joined_on="2002-10-29"))
    put_up("DE", word(joined_on="2006"))
    put_up("ES", word())

    assert known_treaties()[PALERMO].years == {2022: 3, 2006: 2, 2002: 2}


def test_a_larger_region_is_no_country():
    put_up("150", word())

    assert known_treaties() == {}
    assert said() == {}


# -- who has joined --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "year", "told"),
    [
        (word(joined_on="2004-05"), None, ("ratified", 2022, "2004")),
        (word(joined_on="2004-05"), 2022, ("ratified", 2022, "2004")),
        (word(joined_on="2004-05"), 2010, ("ratified", 2010, "2004")),
        (word(joined_on="2004-05"), 2004, ("ratified", 2004, "2004")),
        (word(joined_on="2004-05"), 2003, ("not_ratified", 2003, "")),
        (word("signed", joined_on="2004-05"), 2010, ("signed", 2010, "2004")),
        (word("signed", joined_on="2004-05"), 2003, ("not_ratified", 2003, "")),
        (word("not_ratified"), 2022, ("not_ratified", 2022, "")),
        (word("no_data"), 2022, ("no_data", 2022, "")),
    ],
)
def test_a_source_tells_of_its_year_and_a_date_of_those_before(row, year, told):
    put_up("FR", row)

    assert said(year) == {"FR": told}


@pytest.mark.parametrize("year", [2021, 2023])
@pytest.mark.parametrize("status", Joining)
def test_without_a_date_nothing_is_said_of_another_year(status, year):
    put_up("FR", word(status.value))

    assert said(year) == {}


def test_a_date_says_nothing_of_the_years_after_its_source():
    put_up("FR", word(joined_on="2004-05"))

    assert said(2023) == {}


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (None, ("ratified", 2022, "2004")),
        (2022, ("ratified", 2022, "2004")),
        (2013, ("ratified", 2013, "2004")),
        (2003, ("not_ratified", 2003, "")),
    ],
)
def test_a_newer_source_without_a_date_stands_beside_an_older_one_that_has_it(year, told):
    put_up("FR", word(as_of=2013, joined_on="2004-05"), word(as_of=2022))

    assert said(year) == {"FR": told}
    assert known_treaties()[PALERMO].years == {2022: 1, 2013: 1, 2004: 1}


def test_a_newer_source_that_says_nothing_does_not_hide_an_older_one():
    put_up("FR", word(as_of=2013, joined_on="2004-05"), word("no_data", as_of=2022))

    assert said() == {"FR": ("ratified", 2013, "2004")}
    assert said(2022) == {"FR": ("no_data", 2022, "")}


def test_of_two_sources_that_differ_the_newer_counts():
    put_up("FR", word("signed", as_of=2013, joined_on="2001"), word("not_ratified", as_of=2022))

    assert said() == {"FR": ("not_ratified", 2022, "")}
    assert said(2013) == {"FR": ("signed", 2013, "2001")}


def test_one_treaty_says_nothing_of_another():
    put_up("FR", word())
    put_up("DE", word("not_ratified", convention="c182"))

    assert list(said()) == ["FR"]
    assert list(said(treaty=Treaty.C182)) == ["DE"]


def test_each_status_looks_different_and_only_no_data_looks_like_none():
    put_up("FR", word())
    put_up("DE", word("signed"))
    put_up("ES", word("not_ratified"))
    put_up("IT", word("no_data"))

    drawn = looks(told_of(PALERMO, 2022), PALERMO)

    assert drawn == {"FR": "q3", "DE": "apart", "ES": "few", "IT": "none"}
    assert len({LOOK_OF_CODE[one] for one in Joining.values}) == len(Joining)


def test_who_has_joined_stands_first_and_no_data_last():
    for code, status in zip(("ES", "IT", "DE", "FR"), reversed(Joining), strict=True):
        put_up(code, word(status.value))

    in_order = sorted(told_of(PALERMO, 2022).values(), key=order)

    assert [one.code for one in in_order] == ["FR", "DE", "IT", "ES"]


# -- the page --------------------------------------------------------------------------------------


def test_treaties_are_chosen_in_the_same_list_as_figures():
    publish_directly("region", region_document("FR", figures=[make_figure()]))

    select = html_of().split('id="indicator"')[1].split("</select>")[0]

    assert re.findall(r'<optgroup label="(\w+)"', select) == ["Figures", "Treaties"]
    assert '<option value="palermo" selected>Palermo Protocol' in select


def test_each_country_says_its_status_and_the_table_the_year_of_the_source():
    put_up("FR", word(joined_on="2002-10-29"))
    put_up("KE", word("not_ratified"))

    html = html_of()

    assert group_of(html, "q3") == ["France: has joined"]
    assert group_of(html, "few") == ["Kenya: has not joined"]
    assert "Spain: no data" in group_of(html, "none")
    assert "As it stood in</th>" in html
    assert "<bdi>has joined: 2002</bdi></td><td>2022</td>" in html


def test_a_country_of_which_nobody_tells_is_never_said_not_to_have_joined():
    put_up("FR", word())
    put_up("DE", word("no_data"))

    html = html_of()

    countries = len(tree.codes(tree.Level.COUNTRY))
    assert "has not joined</bdi>" not in html
    assert f"A source tells us of 1 of {countries} countries" in html
    assert "a country may have joined or not: we do not know" in html
    assert f"({countries - 1} places)" in html


def test_the_map_of_an_earlier_year_shows_who_had_joined_by_then():
    put_up("FR", word(joined_on="2002"))
    put_up("DE", word(joined_on="2006"))

    html = html_of(year="2002")

    assert group_of(html, "q3") == ["France: has joined"]
    assert group_of(html, "few") == ["Germany: has not joined"]


def test_the_table_says_the_same_and_can_be_sorted():
    put_up("FR", word(joined_on="2002-10"))
    put_up("DE", word("not_ratified"))

    html = html_of(sort="value", year="2022")

    table = html.split('<table class="figures">')[1].split("</table>")[0]
    rows = re.findall(r'<a href="[a-z]+/">(\w+)</a></th><td><bdi>([^<]+)</bdi>', table)
    assert rows == [("France", "has joined: 2002"), ("Germany", "has not joined")]
    assert "Has it joined?</a>" in table
    assert "?indicator=palermo&year=2022&sort=-value#table" in unescape(table)


def test_the_legend_says_in_words_what_each_pattern_means():
    put_up("FR", word())
    put_up("DE", word("not_ratified"))

    legend = html_of().split('<ul class="plain across legend">')[1].split("</ul>")[0]

    entries = re.findall(r'<svg class="(\w+)".*?<bdi>(.*?)</bdi>', legend)
    assert entries == [("q3", "has joined"), ("few", "has not joined"), ("none", "no data")]


def test_the_page_says_what_a_treaty_does_not_mean():
    put_up("FR", word())

    assert f"<p>{PROMISE}</p>" in html_of()
    assert "that is not zero" not in html_of()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 200),
        ({"year": "newest"}, 200),
        ({"year": "2004"}, 200),
        ({"year": "1999"}, 404),
        ({"indicator": "c029"}, 404),
        ({"indicator": "c999"}, 400),
        ({"indicator": "PALERMO"}, 400),
        ({"year": "soon"}, 400),
    ],
    ids=str,
)
def test_what_is_not_known_is_refused_as_with_figures(asked, status):
    put_up("FR", word(joined_on="2004-05"))

    answer = Client().get("/regions/", {"indicator": "palermo"} | asked)

    assert answer.status_code == status
    assert ('class="notice danger"' in answer.text) is (status != 200)


def test_treaties_alone_make_a_map_too():
    put_up("FR", word())

    html = Client().get("/regions/").text

    assert "Palermo Protocol against trafficking: who has joined, as far as we know</h2>" in html
    assert "We have no figures of any country" not in html


def test_a_word_that_waits_is_not_on_the_map():
    put_up("FR", word())
    make_submission("region", document=region_document("KE", conventions=[word()]))

    assert "Kenya: no data" in group_of(html_of(), "none")


def test_the_law_of_a_country_leads_to_the_map_of_its_treaties():
    put_up("FR", word())
    put_up("DE")

    link = 'href="/regions/?indicator=palermo#map"'
    assert link in Client().get("/regions/france/").text
    assert link not in Client().get("/regions/germany/").text
