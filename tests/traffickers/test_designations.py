import json

import pytest

from traffickers.lists.designations import read_designations
from traffickers.lists.documents import CITATION_KEYS
from traffickers.lists.entry import Entry, ListedName, OfficialList
from traffickers.lists.table import COLUMNS

SM0409 = "https://home.treasury.gov/news/press-releases/sm0409"
UN_LINK = "https://www.un.org/securitycouncil/content/un-sc-consolidated-list"
UK_LINK = "https://www.gov.uk/government/publications/the-uk-sanctions-list"
EVENT_KEYS = {
    "key",
    "code",
    "on",
    "matters",
    "authority",
    "jurisdiction",
    "court",
    "case_id",
    "charges",
    "sentence",
    "sentence_ends_on",
    "act_year",
    "kept_on",
    "kept_because",
    "says_adult",
    *CITATION_KEYS,
}


def row(**given):
    cells = {
        "list": "OFAC SDN",
        "list_id": "900",
        "name": '"EXAMPLE, Ada"',
        "type": "person",
        "programme": "TCO",
        "date": "2018-06-11",
        "category": "smuggling",
        "how_told": "told",
        "evidence": SM0409,
        "what_was_seen": "release text seen",
    }
    return ",".join((cells | given).values())


def un_row(**given):
    known = {"list": "UN SC", "list_id": "LYi.900", "name": "Ada Sample", "programme": "Libya"}
    seen = {"evidence": UN_LINK, "what_was_seen": "list text seen"}
    return row(**(known | seen | given))


def uk_row(**given):
    known = {"list": "UK Sanctions List", "list_id": "GIM0900", "name": "Sample Gang"}
    seen = {"evidence": UK_LINK, "what_was_seen": "list text seen", "type": "entity"}
    return row(**(known | seen | {"programme": "Global Irregular Migration"} | given))


def lead(**given):
    return row(evidence="(Release; quoted by press)", what_was_seen="release quoted", **given)


def table(tmp_path, *lines):
    path = tmp_path / "designations.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    return path


def read(tmp_path, *lines, **lists):
    return list(read_designations(table(tmp_path, *lines), **lists))


def document(tmp_path, line, **lists):
    (designation,) = read(tmp_path, line, **lists)
    return designation.document


def copy(*entries, seen_in="copy.csv", dated_on="2021-07-07"):
    return OfficialList(seen_in, dated_on, {entry.list_id: entry for entry in entries})


def entry(list_id="900", name="EXAMPLE, Ada", kind="person", **told):
    return Entry(list_id, kind, (ListedName(name, "primary"), ListedName("Addy", "weak")), **told)


# -- the document --------------------------------------------------------------------------------


def test_a_row_alone_makes_a_document_of_the_shape_of_records(tmp_path):
    made = document(tmp_path, row())

    assert {"type", "summary", "names", "regions", "legal_events", "connections"} <= set(made)
    assert set(made["legal_events"][0]) == EVENT_KEYS
    assert set(made["names"][0]) == {"key", "name", "kind", "language", *CITATION_KEYS}
    assert made["survivor_answer"] == "not_checked"


def test_the_listing_is_a_legal_event_with_the_official_text_as_its_citation(tmp_path):
    (event,) = document(tmp_path, row())["legal_events"]

    assert (event["code"], event["on"], event["case_id"]) == ("sanctioned", "2018-06-11", "900")
    assert (event["jurisdiction"], event["matters"]) == ("US", ["smuggling"])
    assert event["authority"].startswith("US Department of the Treasury")
    assert (event["source_kind"], event["source_url"]) == ("sanctions_list", SM0409)


def test_the_entry_of_the_list_brings_names_year_and_nationality(tmp_path):
    listed = copy(entry(years_of_birth=(1985,), nationalities=("LY", "ER")))

    made = document(tmp_path, row(), ofac=listed)

    assert [name["name"] for name in made["names"]] == ["EXAMPLE, Ada", "Addy"]
    assert (made["year_of_birth"], made["nationalities"]) == (1985, ["LY", "ER"])
    assert made["names"][1]["source_seen_in"] == "copy.csv"
    assert made["names"][1]["source_retrieved_on"] == "2021-07-07"


def test_remarks_never_reach_the_document(tmp_path):
    listed = copy(entry(remarks="Passport C17; name of mother Eve", linked_to=("SAMPLE CO.",)))

    made = json.dumps(document(tmp_path, row(), ofac=listed))

    assert not any(word in made for word in ("C17", "Eve", "SAMPLE CO."))


def test_a_row_whose_text_was_not_seen_stays_a_lead(tmp_path):
    (designation,) = read(tmp_path, lead(), ofac=copy(entry()), are_texts_read=True)

    event = designation.document["legal_events"][0]
    assert not designation.is_evidenced
    assert (event["source_kind"], event["source_url"], event["source_quote"]) == ("press", "", "")
    assert event["source_reference"] == "(Release; quoted by press)"
    assert designation.document["survivor_answer"] == "not_checked"


def test_a_blank_date_stays_blank(tmp_path):
    assert document(tmp_path, row(date=""))["legal_events"][0]["on"] == ""


@pytest.mark.parametrize(
    ("category", "matters"),
    [
        ("smuggling+trafficking", ["trafficking", "smuggling"]),
        ("trafficking", ["trafficking"]),
        ("forced-labour", ["forced_labour"]),
        ("smuggling (regime: migration and trafficking in persons)", ["smuggling"]),
    ],
)
def test_matters_of_a_text_that_was_not_seen_come_from_the_category(tmp_path, category, matters):
    unseen = lead(category=category)

    assert document(tmp_path, unseen)["legal_events"][0]["matters"] == matters


def test_a_text_that_was_seen_says_only_what_its_quoted_words_say(tmp_path):
    seen = row(category="smuggling+trafficking", evidence=SM0409)

    assert document(tmp_path, seen)["legal_events"][0]["matters"] == ["smuggling"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SAMPLE TRANSNATIONAL CRIMINAL ORGANIZATION", "network"),
        ("Sample Gang", "network"),
        ('"SAMPLE CO., LTD."', "company"),
        ("SAMPLE S.A. DE C.V.", "company"),
        ("Sample Outdoors Product Co", "company"),
    ],
)
def test_an_entity_is_a_company_when_its_name_says_so(tmp_path, name, kind):
    assert document(tmp_path, row(type="entity", name=name))["type"] == kind


def test_a_network_has_no_year_of_birth(tmp_path):
    listed = copy(entry(kind="entity", years_of_birth=(1985,)))

    assert document(tmp_path, row(type="entity"), ofac=listed)["year_of_birth"] is None


def test_the_survivor_question_is_answered_only_by_who_read_the_texts(tmp_path):
    path = table(tmp_path, row())

    (unread,) = read_designations(path)
    (answered,) = read_designations(path, are_texts_read=True)

    assert unread.document["survivor_answer"] == "not_checked"
    assert answered.document["survivor_answer"] == "no_source_does"


def test_row_keys_are_short_different_and_always_the_same(tmp_path):
    listed = copy(entry())

    first = document(tmp_path, row(), ofac=listed)
    again = document(tmp_path, row(), ofac=listed)

    keys = [one["key"] for rows in ("names", "regions", "legal_events") for one in first[rows]]
    assert first == again
    assert len(keys) == len(set(keys)) == 4
    assert all(len(key) == 8 and key.isalnum() for key in keys)


def test_more_names_than_a_record_holds_are_left_out_with_a_note(tmp_path):
    names = tuple(ListedName(f"Ada {number}", "alias") for number in range(60))

    (designation,) = read(tmp_path, row(), ofac=copy(Entry("900", "person", names)))

    assert len(designation.document["names"]) == 40
    assert "more names" in designation.notes[-1]


def test_notes_tell_where_table_and_list_differ(tmp_path):
    listed = copy(entry(name="SAMPLE, Ada", listed_on="2018-06-12", linked_to=("SAMPLE CO.",)))

    (designation,) = read(tmp_path, row(), ofac=listed)

    notes = " ".join(designation.notes)
    assert all(word in notes for word in ("SAMPLE, Ada", "2018-06-12", "SAMPLE CO."))


# -- the words of each list ----------------------------------------------------------------------


def test_the_release_is_quoted_word_for_word_with_the_copy_that_was_read(tmp_path):
    made = document(tmp_path, row(), ofac=copy(entry()))

    (event,), (region,) = made["legal_events"], made["regions"]
    assert "their involvement in the smuggling of migrants" in event["source_quote"]
    assert event["source_seen_in"].startswith("entry: copy.csv; words: the opening")
    assert (region["code"], region["relation"]) == ("LY", "active_in")
    assert made["roles"] == ["smuggler"]


def test_a_release_that_nobody_read_is_cited_without_words(tmp_path):
    (event,) = document(tmp_path, row(evidence="https://example.org/other"))["legal_events"]

    assert (event["source_quote"], event["source_url"]) == ("", "https://example.org/other")
    assert event["source_seen_in"] == "as told by our designation table"


def test_the_un_list_is_quoted_from_the_position(tmp_path):
    leads = entry("LYi.900", programmes=("Libya",), positions=("Leader of a trafficking network",))

    made = document(tmp_path, un_row(), un=copy(leads))

    (event,) = made["legal_events"]
    assert event["source_quote"] == "Leader of a trafficking network"
    assert event["authority"] == "United Nations Security Council (Libya sanctions committee)"
    assert event["jurisdiction"] == ""
    assert made["roles"] == ["ringleader"]
    assert [region["code"] for region in made["regions"]] == ["LY"]


def test_the_un_list_is_quoted_from_another_entry_that_names_this_one(tmp_path):
    sentence = "He worked for Ada (LYi.900), known for human trafficking."
    other = entry("LYi.901", remarks=f"He lives. {sentence} He left.")

    (event,) = document(tmp_path, un_row(), un=copy(entry("LYi.900"), other))["legal_events"]

    assert event["source_quote"] == sentence
    assert event["source_reference"] == "LYi.900 (the words stand in entry LYi.901)"


def test_trafficking_in_drugs_is_not_quoted(tmp_path):
    about_drugs = entry("LYi.900", remarks="Involved in drug trafficking.")

    (event,) = document(tmp_path, un_row(), un=copy(about_drugs))["legal_events"]

    assert event["source_quote"] == ""


def test_without_the_un_list_the_words_that_the_table_copied(tmp_path):
    copied, described = (
        document(tmp_path, un_row(how_told=told))["legal_events"][0]
        for told in (
            "DESIGNATION: Leader of a trafficking network",
            "COMMENTS1 names human trafficking",
        )
    )

    assert copied["source_quote"] == "Leader of a trafficking network"
    assert described["source_quote"] == ""
    assert copied["source_seen_in"] == "as told by our designation table"


@pytest.mark.parametrize("goods", ["drug", "arms", "fuel", "Narcotics"])
def test_a_network_that_traffics_in_goods_is_not_quoted(tmp_path, goods):
    leads = entry("LYi.900", positions=(f"Leader of a {goods} trafficking network",))

    made = document(tmp_path, un_row(category="trafficking"), un=copy(leads))

    assert made["legal_events"][0]["source_quote"] == ""
    assert made["legal_events"][0]["matters"] == []
    assert made["roles"] == []


def test_the_uk_list_is_quoted_by_its_regime(tmp_path):
    made = document(tmp_path, uk_row(), uk=copy(entry("GIM0900", programmes=("Regime",))))

    (event,) = made["legal_events"]
    assert (event["source_quote"], event["jurisdiction"]) == ("Regime", "GB")
    assert event["source_seen_in"] == "copy.csv"


# -- vessels -------------------------------------------------------------------------------------


def boat(list_id, owner):
    return Entry(list_id, "vessel", (ListedName("BOAT", "primary"),), linked_to=(owner,))


def test_a_vessel_is_a_line_of_its_owner_and_nothing_else(tmp_path):
    lines = [lead(type="entity", name="SAMPLE LTD."), lead(type="vessel", list_id="901", name="B1")]

    (owner,) = read(tmp_path, *lines, ofac=copy(boat("901", "Sample Ltd.")))

    assert "Vessels that the list links to it: B1." in owner.document["summary"]


def test_a_vessel_whose_owner_is_not_told_is_nothing(tmp_path):
    (owner,) = read(tmp_path, lead(type="entity"), lead(type="vessel", list_id="901", name="B1"))

    assert "B1" not in json.dumps(owner.document)


def test_a_vessel_seen_nowhere_does_not_ride_on_an_owner_whose_text_was_seen(tmp_path):
    lines = [row(type="entity", name="SAMPLE LTD."), lead(type="vessel", list_id="901", name="B1")]

    (owner,) = read(tmp_path, *lines, ofac=copy(boat("901", "SAMPLE LTD.")))

    assert "B1" not in json.dumps(owner.document)


def test_a_whole_fleet_is_a_number(tmp_path):
    fleet = [lead(type="vessel", list_id=str(number), name="B" * 90) for number in range(30)]
    listed = copy(*(boat(str(number), "SAMPLE LTD.") for number in range(30)))

    (owner,) = read(tmp_path, lead(type="entity", name="SAMPLE LTD."), *fleet, ofac=listed)

    assert "links 30 vessels to it" in owner.document["summary"]


def test_a_script_link_of_a_lead_is_never_a_link(tmp_path):
    line = row(evidence="javascript:alert(1)", what_was_seen="quoted")

    (event,) = document(tmp_path, line)["legal_events"]

    assert (event["source_url"], event["source_reference"]) == ("", "javascript:alert(1)")
