"""Goods with child or forced labour: what the table holds and what a country's page shows."""

import csv
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from freedomnow.web.text import folded
from regions import goods, tree
from regions.data import derive_goods
from regions.goods import LISTINGS, NEWER_EDITION, Evidence, of_country, of_good, shelf
from regions.goods_names import NAMES

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT.parent / "shared" / "data" / "usdol-ilab-sweat-and-toil" / "goods.xml"


def html_of(path):
    return Client().get(path).content.decode()


def shelf_in(html):
    """The part of a country's page about goods, without blanks between tags."""
    part = html.split('<h2 id="goods">')[1].split("<h2>")[0].split("<aside>")[0]
    return re.sub(r">\s+<", "><", part)


def test_the_table_holds_the_whole_edition():
    assert len(LISTINGS) == 467
    assert len({listing.good for listing in LISTINGS}) == 169
    assert len({listing.code for listing in LISTINGS}) == 78


def test_every_line_is_about_a_country_of_the_tree():
    assert {tree.level(listing.code) for listing in LISTINGS} == {tree.Level.COUNTRY}


def test_no_line_stands_twice():
    told = Counter((listing.code, listing.good) for listing in LISTINGS)

    assert [line for line, count in told.items() if count > 1] == []


def test_every_name_is_one_to_translate_and_no_other_is():
    assert set(NAMES) == {listing.good for listing in LISTINGS}


def test_two_goods_never_look_the_same():
    assert len({str(name) for name in NAMES.values()}) == len(NAMES)


def test_a_line_tells_labour_or_an_input_never_both_and_never_nothing():
    for line in LISTINGS:
        assert (line.child_labour or line.forced_labour) is not bool(line.made_from)


def test_forced_work_of_children_is_counted_as_both():
    forced = [line for line in LISTINGS if line.forced_child_labour]

    assert len(forced) == 54
    assert {line.evidence for line in forced} == {Evidence.BOTH}


def test_lines_count_as_in_the_source():
    told = Counter(line.evidence for line in LISTINGS)

    assert told[Evidence.CHILD] + told[Evidence.BOTH] == 414
    assert told[Evidence.FORCED] + told[Evidence.BOTH] == 121
    assert told[Evidence.INPUTS] == 10


@pytest.mark.parametrize("code", ["FR", "002", "ZZ", "", "us", "../x"])
def test_what_is_not_on_the_list_has_no_lines(code):
    assert of_country(code) == ()


def test_a_country_has_its_lines_by_name():
    names = [line.good for line in of_country("GH")]

    assert "Cocoa" in names
    assert names == sorted(names)


def test_a_good_has_its_countries():
    assert {line.code for line in of_good("Cocoa")} == {"BR", "CI", "CM", "GH", "GN", "NG", "SL"}


def test_a_good_that_is_not_on_the_list_is_an_error():
    with pytest.raises(KeyError):
        of_good("Unicorns")


def test_a_larger_region_has_no_shelf():
    assert shelf("002") is None
    assert shelf("001") is None
    assert shelf("GH") is not None


@pytest.mark.django_db
def test_a_country_page_shows_kind_source_and_edition_of_each_good():
    part = shelf_in(html_of("/regions/ghana/"))

    assert '<tr><th scope="row">Cocoa</th><td>Yes</td><td>–</td></tr>' in part
    assert "edition of 2022" in part
    assert "There is a newer one" in part
    assert f"{NEWER_EDITION['goods']} goods from {NEWER_EDITION['places']} countries" in part
    assert f'href="{goods.SOURCE["source_url"]}"' in part
    assert "It does not say how much is made this way" in part


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_shelf_stands_by_the_names_that_are_shown(language):
    with override(language):
        names = [folded(str(line.name)) for line in shelf("CN")["listings"]]

    assert len(names) == len(of_country("CN"))
    assert names == sorted(names)


@pytest.mark.django_db
def test_forced_children_and_inputs_are_told_in_words():
    assert '<th scope="row">Bricks</th><td>Yes</td><td>Yes, of children too</td>' in shelf_in(
        html_of("/regions/afghanistan/")
    )
    assert (
        '<th scope="row">Lithium-ion batteries</th><td colspan="2">Made from something on the '
        "list, from <bdi>Congo - Kinshasa</bdi></td>" in shelf_in(html_of("/regions/china/"))
    )


@pytest.mark.django_db
def test_a_country_without_goods_is_not_said_to_be_free_of_them():
    part = shelf_in(html_of("/regions/france/"))

    assert "That does not mean that there is none" in part
    assert "<table" not in part


@pytest.mark.django_db
def test_the_publisher_s_own_country_is_not_judged():
    part = shelf_in(html_of("/regions/united-states/"))

    assert "about other countries" in part
    assert "names no goods from here" not in part


@pytest.mark.django_db
def test_a_larger_region_shows_no_goods():
    assert 'id="goods"' not in html_of("/regions/africa/")


def test_names_of_the_list_lead_to_the_tree():
    assert derive_goods.code_of("Burma") == "MM"
    assert derive_goods.code_of("Côte d'Ivoire") == "CI"
    with pytest.raises(KeyError):
        derive_goods.code_of("Atlantis")


def good_in_xml(**fields):
    told = {
        "Country_Name": "Ghana", "Child_Labor": "Yes", "Forced_Labor": "No",
        "Forced_Child_Labor": "No", "Derived_Country": "No",
    } | fields  # fmt: skip
    inner = "".join(f"<{tag}>{text}</{tag}>" for tag, text in told.items())
    return ElementTree.fromstring(  # noqa: S314 (our own text)
        "<Goods><Good><Good_Name>Ac\u0327ai</Good_Name>"
        f"<Countries><Country>{inner}</Country></Countries></Good></Goods>"
    )


def test_a_line_is_derived_with_composed_letters():
    [row] = derive_goods.rows_of(good_in_xml())

    assert row == {
        "code": "GH", "good": "A\u00e7ai", "child_labour": "1", "forced_labour": "",
        "forced_child_labour": "", "made_from": "",
    }  # fmt: skip


def test_an_input_is_derived_as_a_country():
    [row] = derive_goods.rows_of(good_in_xml(Child_Labor="No", Derived_Country="Burma"))

    assert (row["child_labour"], row["made_from"]) == ("", "MM")


@pytest.mark.parametrize(
    "fields", [{"Country_Name": "Atlantis"}, {"Child_Labor": "Maybe"}, {"Derived_Country": "?"}]
)
def test_what_is_new_in_the_source_is_not_half_read(fields):
    with pytest.raises(KeyError):
        list(derive_goods.rows_of(good_in_xml(**fields)))


@pytest.mark.skipif(not COPY.exists(), reason="the source is not at hand")
def test_the_table_is_what_the_source_says():
    root = ElementTree.parse(COPY).getroot()  # noqa: S314 (a file of our own)

    derived = sorted(derive_goods.rows_of(root), key=lambda row: (row["code"], row["good"]))

    with derive_goods.TABLE.open(encoding="utf-8", newline="") as lines:
        assert list(csv.DictReader(lines)) == derived
