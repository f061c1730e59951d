"""The figures that come with the software, and the documents made of them."""

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from regions import tree
from regions.starter import derive
from regions.starter.load import FOLDER, documents, figure_key

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
TIP_YEARS = DATA / "us-tip-tiers" / "tip_tiers_2001_2015.csv"
TIP_LISTS = DATA / "us-tip-tiers" / "tip_tier2wl_tier3_2022_2025.csv"
GLOTIP = DATA / "unodc-glotip-2025-10-28" / "glotip_totals.csv"
CONVENTIONS = DATA / "usdol-ilab-sweat-and-toil" / "countries_conventions.csv"
needs_shared_data = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")

UNITS = {
    "tip_tier": "tier",
    "detected_victims": "persons",
    "persons_convicted": "persons",
    "trafficking_offences": "offences",
}
TIERS = {"tier_1", "tier_2", "tier_2_watch_list", "tier_3", "special_case"}
CITATION = {name for name in derive.SOURCE_COLUMNS if name != "id"}


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def shipped():
    return {document["code"]: document for document in documents()}


@pytest.fixture(scope="module")
def figures(shipped):
    return [(code, row) for code, document in shipped.items() for row in document["figures"]]


def values(figures, indicator):
    return [row["value"] for _, row in figures if row["indicator"] == indicator]


def test_every_region_has_a_document(shipped):
    assert tuple(shipped) == tree.codes()


def test_a_document_has_the_fields_of_a_region(shipped):
    fields = {"code", "note", "figures", "laws", "conventions"}

    assert all(set(document) == fields for document in shipped.values())


def test_a_figure_carries_its_whole_citation(figures):
    own = {"key", "indicator", "year", "value", "unit"}

    assert all(set(row) == own | CITATION for _, row in figures)


def test_no_figure_comes_without_source_copy_and_date(figures):
    for _, row in figures:
        assert row["source_kind"] in {"statistics", "government"}
        assert all(row[name] for name in ("source_title", "source_publisher", "source_seen_in"))
        assert re.fullmatch(r"20\d\d(-\d\d-\d\d)?", row["source_retrieved_on"])
        assert row["source_url"] or row["source_reference"]


def test_citations_fit_their_columns(figures):
    for _, row in figures:
        long = ("source_title", "source_seen_in", "source_reference")
        assert max(len(row[name]) for name in long) <= 300
        assert len(row["source_publisher"]) <= 200


def test_links_are_secure_and_the_publishers_own(figures):
    hosts = r"https://(dataunodc\.un\.org|www\.dol\.gov)/.*"

    assert all(re.fullmatch(hosts, r["source_url"]) for _, r in figures if r["source_url"])


def test_each_indicator_has_its_unit(figures):
    assert {(row["indicator"], row["unit"]) for _, row in figures} == set(UNITS.items())


def test_years_are_numbers_of_this_century(figures):
    assert all(type(row["year"]) is int and 2001 <= row["year"] <= 2025 for _, row in figures)


def test_a_place_has_one_figure_for_an_indicator_and_year(figures):
    seen = Counter((code, row["indicator"], row["year"]) for code, row in figures)

    assert set(seen.values()) == {1}


def test_keys_are_short_and_different_within_a_document(shipped):
    for document in shipped.values():
        keys = [row["key"] for row in document["figures"]]
        assert len(keys) == len(set(keys))
        assert all(re.fullmatch(r"[a-z0-9]{8}", key) for key in keys)


def test_keys_are_the_same_each_time(shipped):
    digest = hashlib.sha256(b"KE|tip_tier|2015").hexdigest()

    assert figure_key("KE", "tip_tier", "2015") == digest[:8]
    assert {d["code"]: d for d in documents()} == shipped


def test_tiers_are_codes(figures):
    assert set(values(figures, "tip_tier")) <= TIERS


def test_statuses_of_treaties_are_codes(shipped):
    joined = [row for document in shipped.values() for row in document["conventions"]]

    assert {row["convention"] for row in joined} == {"palermo", "c182", "c138"}
    assert {row["status"] for row in joined} == {"ratified", "signed", "not_ratified", "no_data"}
    assert {row["as_of"] for row in joined} == {2013, 2022}
    assert all(row["source_seen_in"] and row["source_url"] for row in joined)


def test_no_law_is_shipped_that_no_table_gave(shipped):
    assert not [code for code, document in shipped.items() if document["laws"]]


@pytest.mark.parametrize(
    "indicator", ["detected_victims", "trafficking_offences", "persons_convicted"]
)
def test_counts_are_plain_digits_or_fewer_than_five(figures, indicator):
    assert all(re.fullmatch(r"<5|0|[1-9]\d*", value) for value in values(figures, indicator))
    assert "<5" in values(figures, indicator)


def test_groups_have_no_figures_made_by_adding_up(shipped):
    assert not [code for code in shipped if code.isdigit() and shipped[code]["figures"]]


def test_every_source_is_cited_and_every_citation_has_its_source():
    tables = (read(FOLDER / name) for name in ("figures.csv", "conventions.csv"))
    cited = {row["source_id"] for table in tables for row in table}

    assert cited == {row["id"] for row in read(FOLDER / "sources.csv")}


def test_only_the_watch_list_and_tier_3_are_known_after_2015(figures):
    late = {r["value"] for _, r in figures if r["indicator"] == "tip_tier" and r["year"] > 2015}

    assert late == {"tier_2_watch_list", "tier_3"}


@needs_shared_data
def test_the_tables_are_what_the_copies_give(tmp_path, monkeypatch):
    """But for the depositary's days, of which no copy lies beside the others."""
    none = tmp_path / "none.csv"
    none.write_text(f'Participant,Signature,"{derive.UNTC_JOINED}"\n')
    arguments = ["--tip-years", TIP_YEARS, "--tip-lists", TIP_LISTS, "--glotip", GLOTIP]
    arguments += ["--conventions", CONVENTIONS, "--palermo", none, "--out", tmp_path]
    monkeypatch.setattr("sys.argv", ["derive", *map(str, arguments)])

    derive.main()

    for name in ("figures.csv", "conventions.csv", "sources.csv"):
        rest = [row for row in read(FOLDER / name) if row.get("source_id") != derive.UNTC_PALERMO]
        assert read(tmp_path / name) == rest


@needs_shared_data
@pytest.mark.parametrize(
    ("name", "indicator"),
    [
        ("Detected trafficking victims", "detected_victims"),
        ("Offences of trafficking in persons", "trafficking_offences"),
        ("Persons convicted", "persons_convicted"),
    ],
)
def test_each_count_is_the_newest_of_its_country_in_the_copy(figures, name, indicator):
    rows = [row for row in read(GLOTIP) if row["indicator"] == name]
    newest = {row["iso3"]: row for row in sorted(rows, key=lambda row: int(row["year"]))}

    shipped = {
        tree.alpha3(code): (str(row["year"]), row["value"], name in row["source_title"])
        for code, row in figures
        if row["indicator"] == indicator
    }

    assert shipped == {
        iso3: (row["year"], row["value"].replace(",", ""), True) for iso3, row in newest.items()
    }


@needs_shared_data
def test_every_placement_on_the_lists_of_2022_to_2025_is_shipped(figures):
    shipped = {
        (str(row["year"]), tree.alpha3(code), row["value"])
        for code, row in figures
        if row["indicator"] == "tip_tier" and row["year"] >= 2022
    }

    assert shipped == {
        (row["report_year"], row["iso3"], derive.TIERS[row["tier"]]) for row in read(TIP_LISTS)
    }


@needs_shared_data
def test_each_convention_status_is_that_of_the_copy(shipped):
    for row in read(CONVENTIONS):
        code = derive.NAMES.get(row["country"]) or tree.find(row["country"])
        rows = shipped[code]["conventions"]
        found = {one["convention"]: one for one in rows if one["as_of"] == 2022}
        for column, convention in derive.CONVENTIONS.items():
            assert found[convention]["status"] == derive.STATUSES[row[column]]
            assert found[convention]["source_url"] == row["url"]


@needs_shared_data
def test_every_tier_up_to_2015_is_that_of_the_copy(figures):
    shipped = {
        (tree.alpha3(code), str(row["year"]), row["value"])
        for code, row in figures
        if row["indicator"] == "tip_tier" and row["year"] <= 2015
    }
    alpha3 = {"KOS": "XKX"}

    assert shipped == {
        (alpha3.get(row["iso"], row["iso"]), row["year"], derive.TIERS[row["tier"].strip()])
        for row in read(TIP_YEARS)
        if row["tier"].strip() != "NA"
    }


def tier_row(year, tier, **columns):
    return {"iso": "KEN", "iso3": "KEN", "year": year, "report_year": year, "tier": tier} | columns


def test_a_year_without_tier_is_passed_over():
    figures = derive.tiers([tier_row("2014", "Tier 2    "), tier_row("2015", "NA")], [])

    assert [(figure.year, figure.value) for figure in figures] == [("2014", "tier_2")]


def test_every_year_with_a_tier_is_told():
    figures = derive.tiers([tier_row("2015", "Tier 1"), tier_row("2009", "Tier 3")], [])

    assert [(one.year, one.value) for one in figures] == [("2015", "tier_1"), ("2009", "tier_3")]


def test_a_later_list_stands_beside_the_earlier_years_with_a_source_of_its_own():
    figures = derive.tiers([tier_row("2015", "Tier 1")], [tier_row("2024", "Tier 3")])

    assert [(one.year, one.source_id) for one in figures] == [
        ("2015", "tip_2001_2015"),
        ("2024", "tip_2024"),
    ]


@pytest.mark.parametrize("tier", ["Tier 4", "tier 1", ""])
def test_a_tier_that_no_report_knows_is_an_error(tier):
    with pytest.raises(KeyError):
        derive.tiers([], [tier_row("2024", tier)])


def test_a_country_that_the_tree_does_not_know_is_an_error():
    with pytest.raises(ValueError, match="QQQ"):
        derive.tiers([], [tier_row("2024", "Tier 3", iso3="QQQ")])


def test_fewer_than_five_stays_fewer_than_five():
    row = {"iso3": "KEN", "indicator": "Persons convicted", "year": "2020", "value": "<5"}

    assert [figure.value for figure in derive.victims_and_cases([row])] == ["<5"]


def test_thousands_lose_their_separator():
    row = {"iso3": "KEN", "indicator": "Persons convicted", "year": "2020", "value": "17,004"}

    assert [figure.value for figure in derive.victims_and_cases([row])] == ["17004"]


def test_a_series_that_is_not_ours_is_left_out():
    row = {"iso3": "KEN", "indicator": "Persons prosecuted", "year": "2020", "value": "7"}

    assert derive.victims_and_cases([row]) == []


def test_a_source_without_a_word_on_a_convention_has_no_data():
    row = {"country": "Kenya", "palermo_ratified": "", "ilo_c182_ratified": "N/A"}

    joined = derive.conventions([row | {"ilo_c138_ratified": "No"}])

    assert [one.status for one in joined] == ["no_data", "no_data", "not_ratified"]


PARTICIPANT = {"Participant": "Kenya", "Signature": "", derive.UNTC_JOINED: ""}


@pytest.mark.parametrize(
    ("signed", "joined", "told"),
    [
        ("12 Dec 2000", "29 Oct 2002", ("ratified", "2002-10-29")),
        ("", "5 Jan 2005 a", ("ratified", "2005-01-05")),
        ("12 Dec 2000", "7 Sep 2006 A", ("ratified", "2006-09-07")),
        ("", "23 Oct 2006 d", ("ratified", "2006-10-23")),
        ("9 Dec 2002", "", ("signed", "2002-12-09")),
    ],
)
def test_a_participant_has_joined_or_signed_on_a_day(signed, joined, told):
    row = PARTICIPANT | {"Signature": signed, derive.UNTC_JOINED: joined}

    [one] = derive.palermo([row])

    assert (one.code, one.as_of, one.status, one.joined_on) == ("KE", "2013", *told)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "Not a date"),
        ({"Signature": "soon"}, "Not a date"),
        ({"Signature": "9 Dec 2002", "Participant": "Nowhere"}, "No place"),
    ],
)
def test_a_participant_without_a_day_or_a_place_is_an_error(row, words):
    with pytest.raises(ValueError, match=words):
        list(derive.palermo([PARTICIPANT | row]))


def test_a_union_of_countries_is_no_country():
    row = {"Participant": "European Union", derive.UNTC_JOINED: "6 Sep 2006 AA"}

    assert list(derive.palermo([row])) == []


def test_the_depositary_gives_the_days_of_164_countries(shipped):
    rows = [row for document in shipped.values() for row in document["conventions"]]
    dated = [row for row in rows if row["joined_on"]]

    assert Counter(row["status"] for row in dated) == {"ratified": 155, "signed": 9}
    assert {(row["convention"], row["as_of"]) for row in dated} == {("palermo", 2013)}
    assert {row["source_publisher"] for row in dated} == {"United Nations Treaty Collection"}
    assert max(row["joined_on"] for row in dated) == "2013-06-20"
