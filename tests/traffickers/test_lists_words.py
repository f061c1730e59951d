"""Which words of an official text are quoted, and whose they are: rule 7."""

import pytest

from traffickers.lists import words
from traffickers.lists.entry import Entry, ListedName, OfficialList

SM0409 = "https://home.treasury.gov/news/press-releases/sm0409"
SM0351 = "https://home.treasury.gov/news/press-releases/sm0351"
JY0112 = "https://home.treasury.gov/news/press-releases/jy0112"


def entry(list_id="LYi.900", **told):
    return Entry(list_id, "person", (ListedName("Ada Sample", "primary"),), **told)


def un(*entries):
    return OfficialList("un.xml", "2026-02-27", {one.list_id: one for one in entries})


# --- which words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "is_quoted"),
    [
        ("Convicted of human trafficking.", True),
        ("Convicted of Human Trafficking.", True),
        ("Leader of a trafficking network.", True),
        ("Engaged in trafficking in persons.", True),
        ("Engaged in the trafficking of human beings.", True),
        ("Engaged in trafficking of migrants.", True),
        ("Involved in the smuggling of migrants.", True),
        ("Runs migrant smuggling.", True),
        ("Involved in drug trafficking.", False),
        ("Involved in trafficking in narcotics.", False),
        ("Involved in trafficking of arms.", False),
        ("Smuggling of fuel.", False),
        ("Known for smuggling.", False),
        ("A humane trafficker of ideas.", False),
    ],
)
def test_only_words_about_people_are_quoted(sentence, is_quoted):
    found = words.of_un("LYi.900", un(entry(remarks=sentence)), "")

    assert found.quote == (sentence if is_quoted else "")


@pytest.mark.parametrize(
    ("position", "roles"),
    [
        ("Leader of a trafficking network", ("ringleader",)),
        ("Leader of a transnational trafficking network", ("ringleader",)),
        ("leader of an international trafficking network", ("ringleader",)),
        ("Member of a trafficking network", ()),
        ("Cheerleader of a trafficking network", ()),
        ("Leader of the guards of a trafficking network", ()),
    ],
)
def test_a_leader_is_whom_the_text_calls_one(position, roles):
    assert words.of_un("LYi.900", un(entry(positions=(position,))), "").roles == roles


def test_the_first_sentence_that_says_it_is_quoted_alone():
    remarks = "He was born. Convicted of human trafficking! And of human trafficking again."

    assert words.of_un("LYi.900", un(entry(remarks=remarks)), "").quote == (
        "Convicted of human trafficking!"
    )


def test_what_the_list_calls_somebody_is_quoted_before_what_it_remarks():
    told = entry(positions=("Driver", "Head of migrant smuggling"), remarks="Human trafficking.")

    assert words.of_un("LYi.900", un(told), "").quote == "Head of migrant smuggling"


# --- whose words -------------------------------------------------------------------------------


def test_the_words_of_an_entry_are_cited_at_its_number_in_the_copy_that_was_read():
    found = words.of_un("LYi.900", un(entry(remarks="Human trafficking.")), "")

    assert (found.reference, found.seen_in) == ("LYi.900", "un.xml")


@pytest.mark.parametrize(
    ("remarks", "is_quoted"),
    [
        ("Worked for Ada (LYi.900) in human trafficking.", True),
        ("Worked for Ada (LYi.900). Known for human trafficking.", False),
        ("Worked for Ada LYi.900 in human trafficking.", False),
        ("Worked for Bea (LYi.9001) in human trafficking.", False),
    ],
)
def test_another_entry_speaks_of_this_one_only_where_it_gives_its_number(remarks, is_quoted):
    found = words.of_un("LYi.900", un(entry(), entry("LYi.901", remarks=remarks)), "")

    assert bool(found.quote) == is_quoted
    if is_quoted:
        assert found.reference == "LYi.900 (the words stand in entry LYi.901)"


def test_an_entrys_own_words_stand_before_those_of_others():
    other = entry("LYi.901", remarks="Worked for Ada (LYi.900) in human trafficking.")
    mine = entry(remarks="Known (LYi.900) for migrant smuggling.")

    found = words.of_un("LYi.900", un(other, mine), "")

    assert (found.quote, found.reference) == (mine.remarks, "LYi.900")


def test_the_words_about_one_person_are_not_quoted_about_another():
    guilty = entry("LYi.901", remarks="Convicted of human trafficking.")

    assert words.of_un("LYi.900", un(entry(), guilty), "").quote == ""


@pytest.mark.parametrize(
    ("programmes", "place"), [(("Libya",), "LY"), (("Al-Qaida", "Libya"), "LY"), (("Taliban",), "")]
)
def test_the_libya_list_tells_where_somebody_is_active(programmes, place):
    told = entry(programmes=programmes, remarks="Human trafficking.")

    assert words.of_un("LYi.900", un(told), "").active_in == place
    assert words.of_un("LYi.900", un(entry(programmes=programmes)), "").active_in == place


def test_an_entry_that_is_not_in_the_list_is_active_nowhere():
    assert words.of_un("LYi.900", un(entry("LYi.901", programmes=("Libya",))), "").active_in == ""


@pytest.mark.parametrize(
    ("told", "quote"),
    [
        ("DESIGNATION: Leader of a trafficking network", "Leader of a trafficking network"),
        ("DESIGNATION: Leader of a drug trafficking network", ""),
        ("designation: Leader", ""),
        ("COMMENTS1: DESIGNATION: Leader", ""),
        ("", ""),
    ],
)
def test_the_table_is_quoted_only_where_it_copied(told, quote):
    found = words.of_un("LYi.900", un(), told)

    assert (found.quote, found.seen_in) == (quote, "")


# --- the UK's list ------------------------------------------------------------------------------


def test_the_regime_is_quoted_with_its_purpose_and_where_that_stands():
    uk = OfficialList(
        "index.csv", entries={"GIM1": entry(programmes=("Global Irregular Migration",))}
    )

    found = words.of_uk("GIM1", uk, "told by the table")

    name, purpose = found.quote.split(" […] ")
    assert name == "Global Irregular Migration"
    assert purpose.startswith("to prevent and combat people-smuggling")
    assert found.reference == f"GIM1: {words.WHERE_PURPOSE_STANDS}"
    assert found.seen_in == "index.csv"


def test_a_regime_whose_purpose_nobody_read_is_quoted_by_name_alone():
    uk = OfficialList("index.csv", entries={"X1": entry(programmes=("Counter-Terrorism",))})

    found = words.of_uk("X1", uk, "")

    assert (found.quote, found.reference) == ("Counter-Terrorism", "X1")


def test_without_the_uk_list_the_regime_is_the_tables_and_no_copy_was_read():
    found = words.of_uk("GIM1", OfficialList("index.csv"), "Global Irregular Migration")

    assert found.quote.startswith("Global Irregular Migration […] ")
    assert found.seen_in == ""


@pytest.mark.parametrize("regime", ["", "Counter-Terrorism"])
def test_an_entry_without_a_regime_has_no_words_but_the_tables(regime):
    with_entry = OfficialList("index.csv", entries={"X1": entry()})

    assert words.of_uk("X1", with_entry, regime).quote == ""
    assert words.of_uk("X1", OfficialList(""), regime).quote == regime


# --- press releases -----------------------------------------------------------------------------


@pytest.mark.parametrize("link", words.RELEASES)
def test_a_quote_of_a_release_says_smuggling_and_fits_its_column(link):
    release = words.RELEASES[link]

    for quote in release.quotes.values():
        assert "smuggling" in quote.lower()
        assert len(quote) <= 1000
        assert "trafficking" not in quote.lower()


def test_whoever_the_opening_names_is_cited_from_it_and_the_others_say_what_was_not_seen():
    release = words.RELEASES[SM0409]

    assert release.words("24004").seen_in == words.OPENING
    assert release.words("900").seen_in == words.OPENING_WITHOUT_NAME
    assert "our designation table" in words.OPENING_WITHOUT_NAME


def test_a_release_says_of_each_entry_what_it_says_of_it():
    release = words.RELEASES[JY0112]

    assert "designated Pakistani national" in release.words("30165").quote
    assert "three individuals and one entity" in release.words("900").quote
    assert (release.words("30166").based_in, release.words("30165").based_in) == ("PK", "")


def test_a_part_in_it_and_a_place_are_told_where_the_release_tells_them():
    libya, khan = words.RELEASES[SM0409].words("900"), words.RELEASES[JY0112].words("900")

    assert (libya.roles, libya.active_in, libya.based_in) == (("smuggler",), "LY", "")
    assert (khan.roles, khan.active_in) == ((), "")


@pytest.mark.parametrize(
    ("link", "named"),
    [
        (SM0409, {"24004", "24310", "24311", "24312", "24313", "24314"}),
        (JY0112, {"30165", "30166"}),
        (SM0351, {"24037", "24038"}),
    ],
)
def test_the_opening_of_a_release_names_these_entries_and_no_others(link, named):
    asked = {*named, "900", "30167", "24039"}
    release = words.RELEASES[link]

    assert {one for one in asked if release.words(one).seen_in == words.OPENING} == named
