"""The page of the world: the map, its legend, its table, and every place."""

import gzip
import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from regions import map_shapes, tree
from regions.codes import MEANINGS, Indicator
from regions.law_codes import Treaty
from regions.starter import load
from regions.world import sentence
from regions.world_figures import Told, table_rows
from tests.factories import (
    make_convention,
    make_figure,
    make_submission,
    make_user,
    publish_directly,
    region_document,
)

pytestmark = pytest.mark.django_db
HTML, FIRST_VISIT = 24_000, 31_000
COUNTRIES = tree.codes(tree.Level.COUNTRY)


def html_of(path="/regions/", **asked):
    return Client().get(path, asked).content.decode()


def put_up(code, *figures, conventions=()):
    document = region_document(code, figures=list(figures), conventions=list(conventions))
    return publish_directly("region", document)


def tier(value, year=2015):
    return make_figure(indicator="tip_tier", value=value, unit="tier", year=year)


def map_of(html):
    return html.split('<svg class="map"')[1].split("</svg>")[0]


def group_of(html, look):
    """The links of the map that are drawn so."""
    groups = re.findall(rf'<g class="{look}"[^>]*>(.*?)</g>', map_of(html), re.DOTALL)
    return re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', "".join(groups))


def table_of(html):
    return html.split('<table class="figures">')[1].split("</table>")[0]


def names_in(html):
    return re.findall(r'<th scope="row"><a href="[a-z-]+/">([^<]+)', table_of(html))


# -- choosing a country ----------------------------------------------------------------------------


def test_choosing_a_country_leads_to_its_page():
    answer = Client().get("/regions/?country=CI")

    assert (answer.status_code, answer["Location"]) == (302, "/regions/cote-d-ivoire/")


def test_choosing_in_arabic_stays_in_arabic():
    assert Client().get("/ar/regions/?country=EG")["Location"] == "/ar/regions/egypt/"


@pytest.mark.parametrize("asked", ["ZZ", "fr", "France", "//evil.example", "\u202e"])
def test_what_is_no_country_leads_nowhere_and_is_told(asked):
    answer = Client().get("/regions/", {"country": asked})

    assert answer.status_code == 404
    assert "We do not know this country" in answer.content.decode()


def test_no_choice_is_no_mistake():
    answer = Client().get("/regions/?country=")

    assert answer.status_code == 200
    assert "We do not know this country" not in answer.content.decode()


# -- every place -----------------------------------------------------------------------------------


def test_parts_of_the_world_stand_by_name():
    html = html_of("/es/regions/").split("<main")[1]

    parts = re.findall(r'<h3><a href="/es/regions/[a-z-]+/">([^<]+)', html)
    assert parts == ["África", "América", "Antártida", "Asia", "Europa", "Oceanía"]


def test_parts_of_the_world_lead_to_all_their_smaller_parts():
    html = html_of().split('id="parts"')[1]

    linked = re.findall(r'<li><a href="/regions/([a-z-]+)/">', html)
    assert sorted(linked) == sorted(map(tree.slug, tree.codes(tree.Level.SUBREGION)))


def test_every_country_stands_once_with_its_figure_or_among_those_without():
    put_up("FR", make_figure(value="7"))
    put_up("KE", make_figure(value="9", year=2020))

    html = html_of().split('id="table"')[1].split('id="parts"')[0]

    linked = re.findall(r'<a href="([a-z-]+)/">', html)
    assert sorted(linked) == sorted(map(tree.slug, COUNTRIES))
    assert names_in(html_of()) == ["France"]
    assert "249 countries and territories" in html


def test_each_country_on_the_map_is_one_link_that_says_its_figure():
    put_up("KE", tier("tier_2_watch_list"))

    html = html_of(indicator="tip_tier", year="2015")

    assert group_of(html, "q3") == [("kenya/", "Kenya: Tier 2 Watch List, 2015")]
    assert ("france/", "France: no figure here") in group_of(html, "none")
    assert map_of(html).count("<a ") == len(COUNTRIES) - len(map_shapes.NOT_DRAWN)


def test_small_states_are_dots_above_the_areas():
    put_up("MT", make_figure(value="7"))

    drawn = map_of(html_of())

    assert re.search(r"<title>Malta: 7 people, 2023</title><circle ", drawn)
    assert drawn.rindex("<path d=") < drawn.index('r="4"')


def test_what_the_map_leaves_out_is_told_and_linked():
    put_up("FR", make_figure())

    told = html_of().split("Not on the map:")[1].split("</p>")[0]

    linked = re.findall(r'<a href="/regions/([a-z-]+)/">', told)
    assert sorted(linked) == sorted(map(tree.slug, map_shapes.NOT_DRAWN))


def test_relative_links_lead_to_pages():
    put_up("KE", tier("tier_1"))
    [(href, _words)] = group_of(html_of(), "q1")

    assert Client().get(f"/regions/{href}").status_code == 200
    assert Client().get(f"/ar/regions/{href}").status_code == 200


# -- what is shown ---------------------------------------------------------------------------------


def test_first_comes_the_first_indicator_in_its_fullest_year():
    put_up("FR", make_figure(year=2022), make_figure(year=2023), tier("tier_1"))
    put_up("DE", make_figure(year=2022))

    assert "Victims that authorities detected, 2022</h2>" in html_of()


def test_the_years_that_there_are_can_be_chosen():
    put_up("FR", make_figure(year=2022), make_figure(year=2021))

    years = html_of().split('aria-label="Year"')[1].split("</nav>")[0]

    assert re.findall(r"year=(\w+)#map", years) == ["2022", "2021", "newest"]
    assert '#map" aria-current="true">2022</a>' in years


def test_the_newest_of_each_says_from_which_year():
    put_up("FR", make_figure(year=2022, value="7"))
    put_up("DE", make_figure(year=2019, value="9"))

    html = html_of(year="newest")

    assert "Victims that authorities detected, newest figures</h2>" in html
    assert "<td>2019</td>" in table_of(html)
    assert "Germany: 9 people, 2019" in map_of(html)


def test_only_indicators_with_figures_can_be_chosen():
    put_up("FR", tier("tier_1"))

    select = html_of().split('id="indicator"')[1].split("</select>")[0]

    assert re.findall(r'value="([^"]*)"', select) == ["tip_tier"]


@pytest.mark.parametrize("indicator", Indicator)
def test_each_indicator_says_what_it_does_not_mean(indicator):
    value = {"tip_tier": "tier_1"}.get(indicator, "ratified" if "status" in indicator else "7")
    put_up("FR", make_figure(indicator=indicator.value, value=value))

    assert f"<p>{MEANINGS[indicator]}</p>" in unescape(html_of(indicator=indicator.value))


def test_the_source_is_named_and_linked():
    put_up("FR", make_figure())

    notes = html_of().split("</figure>")[1]
    assert '<a href="https://www.example.org/yearbook" rel="noopener noreferrer">' in notes
    assert "<bdi>Yearbook</bdi>" in notes


def test_many_sources_of_one_publisher_are_counted():
    for number, code in enumerate(("FR", "DE", "ES")):
        source = {"source_title": f"Finding {number}", "source_publisher": "An office"}
        put_up(code, make_figure() | source)

    html = html_of()

    assert "3 sources of An office." in html
    assert "Finding 1" not in html


def test_the_legend_says_what_each_shade_means_and_of_how_many():
    for code, value in {"FR": "7", "DE": "12", "ES": "<5", "IT": "no_data"}.items():
        put_up(code, make_figure(value=value))

    legend = html_of().split('<ul class="plain across legend">')[1].split("</ul>")[0]

    entries = re.findall(r'<svg class="(\w+)".*?<span><bdi>(.*?)</bdi> <small>\((.*?)\)', legend)
    assert entries == [
        ("q1", "7", "1 place"),
        ("q2", "12", "1 place"),
        ("few", "fewer than 5", "1 place"),
        ("none", "no data, or no figure here", "247 places"),
    ]


def test_fewer_than_5_and_no_data_are_patterns_and_words():
    put_up("FR", make_figure(value="<5"))
    put_up("DE", make_figure(value="no_data"))

    html = html_of()

    assert group_of(html, "few") == [("france/", "France: fewer than 5, 2023")]
    assert ("germany/", "Germany: no data, 2023") in group_of(html, "none")
    assert 'fill="url(#few)"' in map_of(html)
    assert re.findall(r"<bdi>([^<]+)</bdi>", table_of(html)) == ["fewer than 5", "no data"]


def test_figures_in_another_unit_are_not_mixed_in_and_told():
    put_up("FR", make_figure(value="7"))
    put_up("DE", make_figure(value="7"))
    assert "another unit" not in html_of()

    put_up("ES", make_figure(value="3", unit="cases"))

    html = html_of()
    assert "Figures that count in another unit stand on the countries" in html
    assert "Spain: no figure here" in html


def test_without_any_figure_the_page_says_so_and_leads_on():
    html = html_of()

    assert "We have no figures of any country yet. That is not the same as zero." in html
    assert '<svg class="map"' not in html
    assert 'id="parts"' in html


def test_the_map_can_be_skipped():
    put_up("FR", make_figure())

    html = html_of()

    assert html.index('href="#table"') < html.index('<svg class="map"') < html.index('id="table"')


def test_figures_that_wait_are_not_on_the_map():
    put_up("FR", make_figure(value="7"))
    document = region_document("KE", figures=[make_figure(value="9")])
    make_submission("region", document=document)

    html = html_of()

    assert "France: 7 people" in html
    assert "Kenya: no figure here" in html
    assert "9 people" not in html


@pytest.mark.parametrize("role", ["volunteer", "moderator"])
def test_the_page_is_the_same_for_who_is_signed_in(role):
    put_up("FR", make_figure())
    client = Client()
    client.force_login(make_user(role))

    signed_in = client.get("/regions/").content.decode()

    assert signed_in.split("<main")[1] == html_of().split("<main")[1]


# -- the order of the table ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["Austria", "France", "Germany", "Spain"]),
        ("name", ["Austria", "France", "Germany", "Spain"]),
        ("-name", ["Spain", "Germany", "France", "Austria"]),
        ("value", ["France", "Spain", "Germany", "Austria"]),
        ("-value", ["Germany", "Spain", "France", "Austria"]),
    ],
)
def test_the_table_is_sorted_as_asked_and_no_data_stands_last_by_value(sort, names):
    for code, value in {"DE": "9", "FR": "0", "ES": "<5", "AT": "no_data"}.items():
        put_up(code, make_figure(value=value))

    assert names_in(html_of(sort=sort)) == names


@pytest.mark.parametrize(
    ("sort", "column", "direction"),
    [
        ("name", "Country or territory", "ascending"),
        ("-name", "Country or territory", "descending"),
        ("value", "Value", "ascending"),
        ("-value", "Value", "descending"),
    ],
)
def test_the_sorted_column_says_so(sort, column, direction):
    put_up("FR", make_figure())

    heads = table_of(html_of(sort=sort)).split("</thead>")[0]

    assert heads.count("aria-sort") == 1
    assert re.search(rf'aria-sort="{direction}"><a [^>]+>{column}</a>', heads)


def test_pressing_a_head_turns_the_order_and_keeps_the_rest():
    put_up("FR", make_figure(), tier("tier_1"))

    heads = table_of(html_of(indicator="tip_tier", sort="name")).split("</thead>")[0]

    assert re.findall(r'href="([^"]+)"', unescape(heads)) == [
        "?indicator=tip_tier&year=2015&sort=-name#table",
        "?indicator=tip_tier&year=2015&sort=value#table",
    ]


def test_equal_values_stand_by_name():
    source = ("", "", "", "")
    figures = {code: Told(code, "7", "persons", 2023, *source) for code in ("FR", "DE", "ES", "AT")}

    assert [row["label"] for row in table_rows(figures, "value")] == [
        "Austria",
        "France",
        "Germany",
        "Spain",
    ]


def test_a_place_without_a_figure_is_told_in_a_sentence():
    assert sentence("KE", None, Indicator.TIP_TIER) == "Kenya: no figure here"
    assert sentence("KE", None, Treaty.PALERMO) == "Kenya: no data"


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"indicator": "happiness"}, 400),
        ({"indicator": "<script>"}, 400),
        ({"indicator": "tip_tier"}, 404),
        ({"year": "1999"}, 404),
        ({"year": "soon"}, 400),
        ({"year": "9" * 5000}, 400),
        ({"sort": "height"}, 400),
        ({"sort": "-value", "year": "1999"}, 404),
    ],
    ids=str,
)
def test_what_is_not_known_gets_a_kind_page_that_shows_nothing(asked, status):
    put_up("FR", make_figure())

    answer = Client().get("/regions/", asked)

    html = answer.content.decode()
    assert answer.status_code == status
    assert 'class="notice danger"' in html
    assert '<svg class="map"' not in html
    assert 'id="indicator"' in html


def test_other_keys_change_nothing():
    put_up("FR", make_figure())

    told = [html.split("<footer")[0] for html in (html_of(order_by="pk"), html_of())]
    assert told[0] == told[1]  # the foot links to the same address in other languages


def test_empty_keys_are_no_choice():
    put_up("FR", make_figure())

    assert Client().get("/regions/?indicator=&year=&sort=").status_code == 200


# -- what it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize("indicator", ["tip_tier", "palermo"])
def test_the_page_asks_three_times_whatever_there_is(count, indicator, django_assert_num_queries):
    for code in COUNTRIES[:count]:
        put_up(code, make_figure(), tier("tier_2"), conventions=[make_convention()])

    with django_assert_num_queries(3):
        assert Client().get("/regions/", {"indicator": indicator}).status_code == 200


@pytest.mark.drill
@pytest.mark.parametrize("prefix", ["", "/es", "/fr", "/ar", "/ur", "/hi"])
def test_the_shipped_figures_make_a_page_of_at_most_24_kb(prefix):
    for document in load.documents():
        if document["figures"] or document["conventions"]:
            publish_directly("region", document)
    asked = ["", "?year=newest", "?indicator=tip_tier&year=newest"]
    asked += [f"?indicator={one}&year=newest" for one in ("palermo", "c138", "c182")]

    weights = {ask: weight(Client().get(f"{prefix}/regions/{ask}")) for ask in asked}

    assert {ask: weight for ask, weight in weights.items() if weight > HTML} == {}
    assert max(weights.values()) + linked_weight() <= FIRST_VISIT


def weight(answer):
    assert answer.status_code == 200
    return len(gzip.compress(answer.content, 6))


def linked_weight():
    """What the page loads besides: stylesheets, script and mark."""
    files = ("css/site.css", "css/map.css", "js/exit.js", "img/mark.svg")
    static = settings.BASE_DIR / "static"
    return sum(len(gzip.compress((static / name).read_bytes(), 9)) for name in files)
