"""The tree of regions: shape, addresses, look-up."""

import csv
import re
from pathlib import Path

import pytest

from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.places import COUNTRY_CODES, place_name
from regions import tree
from regions.data import derive
from regions.tree import Level

ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = ROOT.parent / "shared" / "data" / "regions" / "country-codes.csv"
needs_shared_data = pytest.mark.skipif(not COUNTRIES.exists(), reason="the shared data is not here")


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_countries_are_the_iso_entries_and_kosovo():
    assert tree.codes(Level.COUNTRY) == COUNTRY_CODES


@pytest.mark.parametrize(
    ("level", "number"),
    [(Level.WORLD, 1), (Level.REGION, 5), (Level.SUBREGION, 24), (Level.COUNTRY, 250)],
)
def test_number_of_places_by_level(level, number):
    assert len(tree.codes(level)) == number


def test_all_codes_are_those_of_all_levels():
    assert len(tree.codes()) == 280


def test_a_code_has_two_capitals_or_three_digits():
    assert all(re.fullmatch(r"[A-Z]{2}|[0-9]{3}", code) for code in tree.codes())


@pytest.mark.parametrize("code", ["KE", "XK", "001", "039"])
def test_codes_of_the_tree_are_codes(code):
    assert tree.is_code(code)


@pytest.mark.parametrize("code", ["ke", "ZZ", "39", "", "001 ", None, 1, [], {}, "\x00"])
def test_nothing_else_is_a_code(code):
    assert not tree.is_code(code)


@pytest.mark.parametrize(
    ("code", "ancestors"),
    [
        ("001", ()),
        ("150", ("001",)),
        ("FR", ("155", "150", "001")),
        ("KE", ("014", "202", "002", "001")),
        ("BO", ("005", "419", "019", "001")),
        ("XK", ("039", "150", "001")),
        ("TW", ("030", "142", "001")),
        ("AQ", ("001",)),
        ("NA", ("018", "202", "002", "001")),
    ],
)
def test_ancestors_stand_nearest_first(code, ancestors):
    assert tree.ancestors(code) == ancestors


def test_every_place_stands_under_the_world():
    assert {(code, *tree.ancestors(code))[-1] for code in tree.codes()} == {tree.WORLD}


def test_children_and_parent_agree():
    pairs = {(child, code) for code in tree.codes() for child in tree.children(code)}

    assert pairs == {(code, tree.parent(code)) for code in tree.codes() if code != tree.WORLD}


def test_the_world_has_no_parent():
    assert tree.parent("001") is None


def test_the_regions_of_the_world():
    assert tree.children("001") == ("002", "009", "019", "142", "150", "AQ")


def test_a_country_has_nothing_below():
    assert tree.children("KE") == tree.below("KE") == ()


def test_below_holds_places_at_any_depth():
    assert {"202", "014", "KE"} < set(tree.below("002"))
    assert "002" not in tree.below("002")


def test_everything_else_is_below_the_world():
    assert len(tree.below("001")) == 279


def test_with_ancestors_holds_each_place_once_and_sorted():
    assert tree.with_ancestors(["KE", "TZ", "KE"]) == ["001", "002", "014", "202", "KE", "TZ"]


def test_nothing_has_no_ancestors():
    assert tree.with_ancestors([]) == []


@pytest.mark.parametrize(
    "ask", [tree.parent, tree.children, tree.ancestors, tree.level, tree.slug, tree.alpha3]
)
def test_an_unknown_code_is_an_error(ask):
    with pytest.raises(KeyError):
        ask("ZZ")


def test_an_unknown_code_among_known_ones_is_an_error():
    with pytest.raises(KeyError):
        tree.with_ancestors(["KE", "ZZ"])


def test_a_slug_leads_back_to_its_place():
    for code in tree.codes():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", tree.slug(code))
        assert tree.code_of(tree.slug(code)) == code


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("001", "world"),
        ("CI", "cote-d-ivoire"),
        ("CD", "congo-kinshasa"),
        ("AX", "aland-islands"),
        ("XK", "kosovo"),
        ("ST", "sao-tome-principe"),
    ],
)
def test_published_addresses_stay(code, slug):
    assert tree.slug(code) == slug


@pytest.mark.parametrize("slug", ["", "atlantis", "Kenya", "ke", "\x00"])
def test_an_unknown_slug_is_no_place(slug):
    assert tree.code_of(slug) is None


def test_every_country_has_an_alpha3_code():
    for code in tree.codes(Level.COUNTRY):
        assert re.fullmatch(r"[A-Z]{3}", tree.alpha3(code))
        assert tree.from_alpha3(tree.alpha3(code)) == code


def test_groups_have_no_alpha3_code():
    assert {tree.alpha3(code) for code in tree.codes() if code.isdigit()} == {""}
    assert tree.from_alpha3("") is None


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_name_is_found_in_every_language(language):
    wrong = [code for code in tree.codes() if tree.find(place_name(code, language)) != code]

    assert not wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ke", "KE"),
        (" KEN ", "KE"),
        ("cote d'ivoire", "CI"),
        ("ALEMANIA", "DE"),
        ("Bosnia and Herzegovina", "BA"),
        ("Saint Lucia", "LC"),
        ("sao tome & principe", "ST"),
        ("المانيا", "DE"),
        ("टोगो", "TG"),
        ("टोंगा", "TO"),
        ("xkx", "XK"),
        ("039", "039"),
    ],
)
def test_a_place_is_found_by_code_or_name(text, code):
    assert tree.find(text) == code


@pytest.mark.parametrize("text", ["", "  ", "Atlantis", "Keny", "\x00", "?", "K" * 10_000])
def test_what_names_no_place_finds_none(text):
    assert tree.find(text) is None


def test_the_tree_cannot_be_changed():
    with pytest.raises(TypeError):
        tree._PLACES["ZZ"] = None
    with pytest.raises(AttributeError):
        tree._PLACES["KE"].slug = "elsewhere"


@needs_shared_data
def test_the_table_is_what_the_source_gives():
    slugs = {code: tree.slug(code) for code in tree.codes()}

    assert list(derive.tree_rows(read(COUNTRIES), slugs)) == read(tree.TABLE)


@needs_shared_data
def test_each_country_stands_where_the_source_puts_it():
    columns = ("Intermediate Region Code", "Sub-region Code", "Region Code")

    for row in read(COUNTRIES):
        groups = [row[column].zfill(3) for column in columns if row[column].strip()]
        assert list(tree.ancestors(row["ISO3166-1-Alpha-2"])) == [*groups, "001"]


def test_a_new_place_gets_a_slug_from_its_name():
    assert derive.slug_of("Côte d\u2019Ivoire") == "cote-d-ivoire"


def test_a_slug_once_given_is_kept():
    row = {
        "ISO3166-1-Alpha-2": "TR",
        "ISO3166-1-Alpha-3": "TUR",
        "Region Code": "142",
        "Sub-region Code": "145",
        "Intermediate Region Code": "\u00a0",
    }

    rows = {line["code"]: line for line in derive.tree_rows([row], {"TR": "turkey"})}

    assert rows["TR"]["slug"] == "turkey"
    assert rows["TR"]["parent"] == "145"
