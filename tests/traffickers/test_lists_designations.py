"""What a designation says in our own words, whom it cites, and what only a moderator reads."""

import pytest

from tests.traffickers.test_designations import (
    UK_LINK,
    UN_LINK,
    boat,
    copy,
    document,
    entry,
    lead,
    read,
    row,
    uk_row,
    un_row,
)
from traffickers.lists.designations import MOST_NAMES
from traffickers.lists.entry import Entry, ListedName

JY0112 = "https://home.treasury.gov/news/press-releases/jy0112"
OFAC = "US Department of the Treasury, Office of Foreign Assets Control"
SDN = "Specially Designated Nationals and Blocked Persons List"


# --- the summary -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "summary"),
    [
        (row(), f"{OFAC} put this person on its sanctions list on 11 June 2018 ({SDN}, entry 900). "
                "What the official text says is quoted with the listing."),
        (row(date=""), f"{OFAC} put this person on its sanctions list ({SDN}, entry 900). "
                       "What the official text says is quoted with the listing."),
        (un_row(), "United Nations Security Council (Libya sanctions committee) put this person on "
                   "its sanctions list on 11 June 2018 (United Nations Security Council "
                   "Consolidated List, entry LYi.900). What the official text says is quoted with "
                   "the listing."),
        (uk_row(), "UK Foreign, Commonwealth & Development Office put this network on its "
                   "sanctions list on 11 June 2018 (UK Sanctions List, entry GIM0900). The regime "
                   "under which it did so is called Global Irregular Migration."),
        (lead(), f"A table of designations says that this person is on a list ({SDN}, entry 900). "
                 "The official text has not been seen."),
        (lead(type="entity", name="Sample Ltd"),
         f"A table of designations says that this company is on a list ({SDN}, entry 900). "
         "The official text has not been seen."),
    ],
)  # fmt: skip
def test_the_summary_says_only_what_the_row_supports(tmp_path, line, summary):
    assert document(tmp_path, line)["summary"] == summary


def test_no_summary_says_trafficking_or_smuggling_in_our_own_words(tmp_path):
    for line in (row(), un_row(), uk_row(), lead()):
        summary = document(tmp_path, line)["summary"].lower()
        assert "smuggl" not in summary
        assert "traffick" not in summary


# --- whom it cites -----------------------------------------------------------------------------


def source(row, *names):
    return {name: row[f"source_{name}"] for name in names}


def test_a_release_is_cited_with_its_title_and_the_day_of_the_listing(tmp_path):
    [event] = document(tmp_path, row())["legal_events"]

    told = source(event, "publisher", "published_on", "reference", "language")
    assert event["source_title"].startswith("Treasury Sanctions Six Migrant Smugglers")
    assert told == {
        "publisher": OFAC, "published_on": "2018-06-11", "reference": "900", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "title", "link"),
    [
        (un_row(), "United Nations Security Council Consolidated List", UN_LINK),
        (uk_row(), "UK Sanctions List", UK_LINK),
    ],
)
def test_a_list_is_cited_by_its_own_title_and_no_day_of_publication(tmp_path, line, title, link):
    [event] = document(tmp_path, line)["legal_events"]

    assert source(event, "title", "url", "published_on") == {
        "title": title, "url": link, "published_on": "",
    }  # fmt: skip


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_copy_was_read_only_where_the_entry_stands_in_it(tmp_path, is_listed):
    listed = copy(entry("900" if is_listed else "901"))

    made = document(tmp_path, row(), ofac=listed)

    for told in (made["legal_events"][0], made["names"][0]):
        assert told["source_retrieved_on"] == ("2021-07-07" if is_listed else "")
        assert ("copy.csv" in told["source_seen_in"]) == is_listed


def test_names_are_cited_from_the_list_and_not_from_the_release(tmp_path):
    [name, _weak] = document(tmp_path, row(), ofac=copy(entry()))["names"]

    assert source(name, "title", "url", "quote", "reference", "kind") == {
        "title": SDN, "url": "", "quote": "", "reference": "900", "kind": "sanctions_list",
    }  # fmt: skip


def test_a_name_that_was_seen_in_no_list_rests_on_the_table(tmp_path):
    [name] = document(tmp_path, row())["names"]

    assert (name["name"], name["kind"]) == ("EXAMPLE, Ada", "primary")
    assert name["source_seen_in"] == "as told by our designation table"


@pytest.mark.parametrize(
    ("evidence", "url", "reference"),
    [
        ("(Release; quoted by press)", "", "(Release; quoted by press)"),
        ("https://www.example.org/story", "https://www.example.org/story", ""),
        ("see https://www.example.org/", "", "see https://www.example.org/"),
    ],
)
def test_a_lead_cites_the_press_for_everything(tmp_path, evidence, url, reference):
    made = document(tmp_path, row(evidence=evidence, what_was_seen="quoted"))

    for told in (made["legal_events"][0], made["names"][0]):
        assert source(told, "kind", "url", "reference") == {
            "kind": "press", "url": url, "reference": reference,
        }  # fmt: skip
        assert told["source_seen_in"] == "as told by our designation table"
    assert made["regions"] == []


def test_a_lead_takes_no_words_from_a_list_that_has_them(tmp_path):
    listed = copy(entry("LYi.900", positions=("Leader of a trafficking network",)))
    unseen = un_row(what_was_seen="quoted", evidence="(press)")

    made = document(tmp_path, unseen, un=listed)

    assert (made["legal_events"][0]["source_quote"], made["roles"]) == ("", [])
    assert made["names"][0]["source_kind"] == "sanctions_list"


def test_a_listing_by_the_un_without_a_committee_is_the_councils(tmp_path):
    [event] = document(tmp_path, un_row(programme=""))["legal_events"]

    assert event["authority"] == "United Nations Security Council"


def test_the_programme_of_another_list_is_no_committee(tmp_path):
    assert document(tmp_path, row())["legal_events"][0]["authority"] == OFAC


def test_a_place_that_a_release_tells_is_cited_from_it(tmp_path):
    khan = row(list_id="30166", evidence=JY0112)

    [region] = document(tmp_path, khan)["regions"]

    assert (region["code"], region["relation"], region["source_url"]) == ("PK", "based_in", JY0112)


@pytest.mark.parametrize(
    ("line", "lists", "publisher", "link"),
    [
        (row(), "ofac", OFAC, ""),
        (un_row(), "un", "United Nations Security Council", UN_LINK),
        (uk_row(), "uk", "UK Foreign, Commonwealth & Development Office", UK_LINK),
    ],
)
def test_a_name_says_whose_list_it_stands_in(tmp_path, line, lists, publisher, link):
    listed = copy(*(entry(list_id) for list_id in ("900", "LYi.900", "GIM0900")))

    [name, _weak] = document(tmp_path, line, **{lists: listed})["names"]

    assert source(name, "publisher", "url", "seen_in") == {
        "publisher": publisher, "url": link, "seen_in": "copy.csv",
    }  # fmt: skip


# --- who it is ---------------------------------------------------------------------------------


def test_a_person_is_no_company_whatever_the_name(tmp_path):
    assert document(tmp_path, row(name="Sample Co"))["type"] == "person"


def test_an_alias_can_say_that_an_entity_is_a_company(tmp_path):
    names = (ListedName("SAMPLE", "primary"), ListedName("SAMPLE LTD", "alias"))

    made = document(tmp_path, row(type="entity"), ofac=copy(Entry("900", "entity", names)))

    assert made["type"] == "company"


@pytest.mark.parametrize("name", ["Cooper Gang", "Incas", "Hotels of Testa", "Corporal Group"])
def test_a_part_of_a_word_makes_no_company(tmp_path, name):
    assert document(tmp_path, row(type="entity", name=name))["type"] == "network"


def test_a_year_of_birth_that_the_list_doubts_is_left_out(tmp_path):
    vague = copy(entry(years_of_birth=(1985,), is_birth_vague=True))
    two = copy(entry(years_of_birth=(1985, 1986)))

    assert document(tmp_path, row(), ofac=vague)["year_of_birth"] is None
    assert document(tmp_path, row(), ofac=two)["year_of_birth"] is None


@pytest.mark.parametrize("count", [MOST_NAMES, MOST_NAMES + 1])
def test_as_many_names_are_kept_as_a_record_holds(tmp_path, count):
    names = tuple(ListedName(f"Ada {number}", "alias") for number in range(count))

    [made] = read(tmp_path, row(), ofac=copy(Entry("900", "person", names)))

    assert len(made.document["names"]) == MOST_NAMES
    assert ("more names" in " ".join(made.notes)) == (count > MOST_NAMES)


# --- notes for a moderator ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "listed", "notes"),
    [
        (row(), None, ["The entry does not stand in the list that was given, or none was given."]),
        (row(date=""), None, ["The table gives no date of the listing.",
                              "The entry does not stand in the list that was given, or none was "
                              "given."]),
        (row(), {}, []),
        (row(), {"listed_on": "2018-06-11"}, []),
        (row(), {"listed_on": "2018-06-12"}, ["The list gives another date: 2018-06-12."]),
        (row(date=""), {"listed_on": "2018-06-12"}, ["The table gives no date of the listing."]),
        (row(), {"name": "Bea"}, ["The list calls the entry Bea."]),
        (row(), {"linked_to": ("A", "B")}, ["The list links the entry to A; B."]),
    ],
)  # fmt: skip
def test_notes_say_what_a_moderator_has_to_know(tmp_path, line, listed, notes):
    ofac = {} if listed is None else {"ofac": copy(entry(**listed))}

    [made] = read(tmp_path, line, **ofac)

    assert list(made.notes) == ["How it was told: told (release text seen).", *notes]


# --- vessels -----------------------------------------------------------------------------------


def vessel(list_id="901", name="B1", **given):
    return lead(type="vessel", list_id=list_id, name=name, **given)


def test_a_vessel_whose_text_was_seen_rides_on_an_owner_whose_text_was_seen(tmp_path):
    lines = [row(type="entity", name="SAMPLE"), row(type="vessel", list_id="901", name="B1")]

    [owner] = read(tmp_path, *lines, ofac=copy(boat("901", "SAMPLE")))

    assert owner.document["summary"].endswith(" Vessels that the list links to it: B1.")


def test_a_vessel_belongs_to_the_owner_that_the_list_calls_so(tmp_path):
    listed = copy(
        entry(name="SAMPLE OF THE LIST", kind="entity"), boat("901", "Sample of the List")
    )

    [owner] = read(tmp_path, lead(type="entity", name="SAMPLE"), vessel(), ofac=listed)

    assert "B1" in owner.document["summary"]


def test_the_vessels_of_another_owner_are_not_named(tmp_path):
    listed = copy(boat("901", "SOMEBODY ELSE"))

    [owner] = read(tmp_path, lead(type="entity", name="SAMPLE"), vessel(), ofac=listed)

    assert "B1" not in owner.document["summary"]


def test_several_vessels_are_named_in_the_order_of_the_table(tmp_path):
    lines = [lead(type="entity", name="SAMPLE"), vessel("902", "B2"), vessel("901", "B1")]
    listed = copy(boat("901", "SAMPLE"), boat("902", "SAMPLE"))

    [owner] = read(tmp_path, *lines, ofac=listed)

    assert "links to it: B2, B1." in owner.document["summary"]


def test_a_vessel_of_another_list_is_not_looked_for_in_this_one(tmp_path):
    other = un_row(type="vessel", list_id="901", name="B1")
    lines = [lead(type="entity", name="SAMPLE"), other]

    [owner] = read(tmp_path, *lines, ofac=copy(boat("901", "SAMPLE")))

    assert "B1" not in owner.document["summary"]


def test_something_else_than_a_vessel_is_not_called_one(tmp_path):
    linked = Entry("901", "entity", (ListedName("B1", "primary"),), linked_to=("SAMPLE",))
    lines = [lead(type="entity", name="SAMPLE"), lead(type="entity", list_id="901", name="B1")]

    owner, _other = read(tmp_path, *lines, ofac=copy(linked))

    assert "B1" not in owner.document["summary"]
