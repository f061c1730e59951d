"""What may be typed about somebody, and what the form makes of it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.services import judged
from tests.factories import (
    citation,
    make_connection,
    make_event,
    make_name,
    make_place,
    official,
    record_document,
)
from traffickers.codes import Problem
from traffickers.forms import TraffickerForm

TODAY = date(2026, 11, 22)
BARE = citation()
OTHER = "abc123def456"


def made(**fields):
    """The document that the form makes of one."""
    return judged(TraffickerForm, record_document(**fields))


def complaints(**fields):
    """(id of the field, what is wrong) as the person reads it."""
    form = TraffickerForm(as_typed(TraffickerForm, record_document(**fields)))
    return (
        [] if form.is_valid() else [(where, str(what)) for where, _label, what in form.problems()]
    )


def cited(row):
    return {name: row[name] for name in CITATION_FIELDS}


# --- the record itself ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2026, []),
        (1850, []),
        (None, []),
        (2027, [("id_year_of_birth", "This year has not come yet.")]),
    ],
)
def test_a_year_of_birth_has_come(year, words):
    assert complaints(type="person", year_of_birth=year) == words


@pytest.mark.parametrize("year", [1849, 2201, 0])
@pytest.mark.parametrize("field", ["year_of_birth", "years_from", "years_to"])
def test_a_year_of_another_age_is_refused_where_it_was_typed(field, year):
    [(where, _words)] = complaints(type="person", **{field: year})

    assert where == f"id_{field}"


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2010, 2010), []),
        ((2010, 2011), []),
        ((2010, None), []),
        ((None, 2010), []),
        ((2011, 2010), [("id_years_to", "This year is before the first one.")]),
    ],
)
def test_years_run_forward(years, words):
    assert complaints(years_from=years[0], years_to=years[1]) == words


@pytest.mark.parametrize("kind", ["company", "network"])
def test_only_a_person_was_born(kind):
    assert complaints(type=kind, year_of_birth=1970) == [
        ("id_year_of_birth", "Only a person has a year of birth.")
    ]
    assert complaints(type="person", year_of_birth=1970) == []


@pytest.mark.parametrize(
    ("kind", "answer", "kept"),
    [
        ("person", "not_checked", "not_checked"),
        ("person", "no_source_does", "no_source_does"),
        ("person", "yes", "yes"),
        ("company", "not_checked", "no_source_does"),
        ("network", "not_checked", "no_source_does"),
    ],
)
def test_the_question_about_coercion_is_left_open_for_persons_alone(kind, answer, kept):
    assert made(type=kind, survivor_answer=answer)["survivor_answer"] == kept


@pytest.mark.parametrize("kind", ["network", "company"])
def test_nobody_coerces_what_is_no_person(kind):
    assert complaints(type=kind, survivor_answer="yes") != []
    assert complaints(type=kind, survivor_answer="no_source_does") == []


def test_whoever_sends_a_report_has_not_checked_for_coercion_unless_they_say_so():
    assert TraffickerForm()["survivor_answer"].initial == "not_checked"


def test_the_summary_is_kept_in_its_script_and_lines():
    summary = "السطر الأول.\nالسطر الثاني."

    assert made(summary=summary)["summary"] == summary


def test_what_was_typed_stays_in_the_form_beside_a_mistake():
    typed = record_document(summary="Typed with care.", years_from=2011, years_to=2010)
    form = TraffickerForm(as_typed(TraffickerForm, typed))

    assert not form.is_valid()
    assert form["summary"].value() == "Typed with care."
    assert form["years_from"].value() == "2011"
    assert form.formsets["names"].forms[0]["name"].value() == typed["names"][0]["name"]


# --- names and events ----------------------------------------------------------------------------


def test_a_record_needs_a_name_and_what_an_authority_did():
    assert complaints(names=[], legal_events=[]) == [
        ("", "Give at least one name."),
        ("", "Say what an authority did, and where that is written."),
    ]


def test_an_alias_is_a_name():
    assert complaints(names=[make_name("The Uncle", kind="weak")]) == []


@pytest.mark.parametrize(
    "told",
    [
        {"source_url": "https://www.example.org/1"},
        {"source_reference": "Registry, room 4"},
        {"case_id": "1/18"},
    ],
    ids=str,
)
def test_an_event_says_where_it_is_written(told):
    silent = {"source_url": "", "source_reference": "", "case_id": ""}

    assert complaints(legal_events=[make_event(**silent | told)]) == []
    assert complaints(legal_events=[make_event(**silent)]) == [
        ("id_legal_events-0-source_url", "Give the official link, or the case number.")
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2018-02-29"),
        ("on", "2018-13"),
        ("sentence_ends_on", "31/04/2018"),
        ("matters", ["drugs"]),
        ("code", "guilty"),
        ("code", ""),
        ("jurisdiction", "ZZ"),
        ("act_year", 1849),
        ("source_kind", "rumour"),
        ("source_url", "javascript:alert(1)"),
    ],
)
def test_what_an_event_cannot_say_is_refused_where_it_was_typed(field, value):
    [(where, _words)] = complaints(legal_events=[make_event() | {field: value}])

    assert where.startswith(f"id_legal_events-0-{field}")


@pytest.mark.parametrize("day", ["2020-02-29", "2018-12-31", "2018-06", "2018", ""])
def test_a_day_is_kept_as_far_as_it_is_known(day):
    assert made(legal_events=[make_event(on=day)])["legal_events"][0]["on"] == day


# --- whose source a row rests on -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ("names", make_name()),
        ("regions", make_place()),
        ("connections", make_connection(OTHER)),
    ],
    ids=["names", "regions", "connections"],
)
def test_a_row_without_a_source_rests_on_the_first_events(rows, row):
    first, second = official(title="First"), official(title="Second")
    events = [make_event(source=first), make_event(source=second)]

    [kept] = made(legal_events=events, **{rows: [row | BARE]})[rows]

    assert cited(kept) == cited(made(legal_events=events)["legal_events"][0])
    assert kept["source_title"] == "First"


@pytest.mark.parametrize(
    "own",
    [
        citation(kind="press"),
        citation(url="https://www.example.org/own"),
        citation(reference="Registry, room 4"),
    ],
    ids=["kind", "link", "place"],
)
def test_a_row_with_a_source_of_its_own_keeps_it(own):
    [kept] = made(names=[make_name() | own])["names"]

    assert cited(kept) == own


def test_an_event_never_rests_on_another_ones_source():
    bare = make_event(source=citation(), case_id="1/18")

    _first, second = made(legal_events=[make_event(), bare])["legal_events"]

    assert cited(second) == BARE


def test_each_row_is_asked_for_itself():
    names = [make_name("Uno") | BARE, make_name("Due", "alias") | official(title="Letter")]

    kept = made(names=names)["names"]

    assert [row["source_title"] for row in kept] == ["Designations under the regime", "Letter"]


# --- connections ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        OTHER,
        f" {OTHER} ",
        f"/records/{OTHER}",
        f"/hi/records/{OTHER}/",
        f"https://freedomnow.example/records/{OTHER}//",
    ],
)
def test_another_record_may_be_pasted_as_an_address(typed):
    assert made(connections=[make_connection(typed)])["connections"][0]["to"] == OTHER


@pytest.mark.parametrize(
    "typed",
    [OTHER[:-1], f"{OTHER}7", OTHER.upper(), f"/records/{OTHER}/edit", f"{OTHER}?x=1", "١" * 12],
)
def test_what_is_not_quite_an_address_is_refused(typed):
    [(where, words)] = complaints(connections=[make_connection(typed)])

    assert (where, words) == (
        "id_connections-0-to",
        "This is not the address of a record on this site.",
    )


# --- what the waiting room asks ------------------------------------------------------------------


def test_a_report_is_called_by_the_main_name_and_compared_by_all_but_weak_ones():
    document = record_document(
        names=[make_name("Alias", "alias"), make_name("Testa"), make_name("The Uncle", "weak")]
    )

    assert TraffickerForm.headline(document) == "Testa"
    assert TraffickerForm.names(document) == ["Testa", "Alias"]
    assert TraffickerForm.accused_names(document) == ["Testa", "Alias"]


def test_a_report_is_about_its_places_and_those_above_them():
    document = record_document(regions=[make_place("TN"), make_place("KE")], nationalities=["LY"])

    codes = TraffickerForm.region_codes(document)

    assert {"TN", "KE", "015", "002", "001"} <= set(codes)
    assert "LY" not in codes
    assert TraffickerForm.region_codes(record_document(regions=[])) == []


def test_a_name_needs_two_moderators():
    assert TraffickerForm.approvals_needed() == 2


def old_and_unnamed():
    """A document that is refused both by its age and by its names."""
    event = make_event(source=official(retrieved_on="2020"), on="2019")
    return record_document(legal_events=[event], names=[make_name(kind="alias")])


@pytest.mark.parametrize(
    ("is_demo", "problems"),
    [
        (False, [Problem.NO_PRIMARY_NAME, Problem.REVIEW_PASSED]),
        (True, [Problem.NO_PRIMARY_NAME]),
    ],
)
def test_demo_mode_passes_over_age_and_nothing_else(settings, is_demo, problems):
    settings.DEMO = is_demo

    found = TraffickerForm.refusals(old_and_unnamed(), TODAY)

    assert found == [str(problem.label) for problem in problems]


@pytest.mark.parametrize(
    ("day", "is_refused"), [(date(2027, 11, 1), False), (date(2027, 11, 2), True)]
)
def test_the_day_of_the_decision_is_the_day_that_counts(day, is_refused):
    assert bool(TraffickerForm.refusals(record_document(), day)) == is_refused


def test_the_first_page_asks_for_the_official_text_before_the_accusation():
    titles = [str(title) for title, _help, _fields in TraffickerForm.first_page]

    assert [title[:2] for title in titles] == ["1.", "2.", "3.", "4.", "5."]
    assert titles.index("2. Where is the official text?") < titles.index("3. What does it say?")


def test_a_document_that_lacks_a_column_is_none_of_ours():
    document = record_document()
    del document["survivor_answer"]

    with pytest.raises(ValidationError, match="not a document of this kind"):
        judged(TraffickerForm, document)


@pytest.mark.parametrize("column", ["source_title", "source_quote", "source_publisher"])
def test_half_a_source_is_asked_about_and_not_overwritten(column):
    row = make_name() | citation() | {column: "Letter"}

    told = complaints(names=[row])

    assert len(told) == 1


@pytest.mark.parametrize("field", ["years_from", "years_to"])
def test_a_year_of_activity_has_come(field):
    assert complaints(**{field: 2027}) != []
    assert complaints(**{field: 2026}) == []


def test_the_first_main_name_is_the_one_and_others_are_also_known_as():
    names = [make_name("Ada"), make_name("Eda"), make_name("Ida", kind="weak")]

    kept = made(names=names)["names"]

    assert [row["kind"] for row in kept] == ["primary", "alias", "weak"]
