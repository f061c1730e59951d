"""What forbids publishing a record, each beside the nearest document that may be published."""

from datetime import date

import pytest

from tests.traffickers.legal_documents import (
    CASE_2,
    COURT_2,
    POLICE,
    PRESS,
    TODAY,
    UNDATED,
    event,
    record,
)
from traffickers.codes import BY_AGE, Problem
from traffickers.standing import refusals, standing

SEEN = {"source_retrieved_on": "2024-06-01"}
CHARGE = event("charged", "2018", **SEEN)
CONVICTION = event("convicted_final", "2020", **SEEN)
LISTING = event("sanctioned", "2018", **SEEN)
ACQUITTED = event("acquitted", "2019")
ADULT = {"act_year": 2010}
CHILD = {"act_year": 1988}


def codes(*events, today=TODAY, **given):
    return {refusal.code for refusal in refusals(record(*events, **given), today)}


@pytest.mark.parametrize("row", [CHARGE, CONVICTION, LISTING])
@pytest.mark.parametrize("record_type", ["person", "network", "company"])
def test_one_official_event_is_enough(row, record_type):
    assert codes(row, type=record_type) == set()


def refused(problem, sentence, bad, good):
    return pytest.param(problem, bad, good, id=sentence)


@pytest.mark.parametrize(
    ("problem", "bad", "good"),
    [
        refused("no_official_event", "no event at all", [], [CHARGE]),
        refused("no_official_event", "the press is not official",
                [CHARGE | PRESS], [CHARGE]),
        refused("no_official_event", "a police release about an arrest is not official",
                [CHARGE | POLICE], [CHARGE | {"source_kind": "prosecution"}]),
        refused("no_official_event", "a source that cannot be seen",
                [CHARGE | {"source_url": ""}],
                [CHARGE | {"source_url": "", "court": "Palermo", "source_reference": "Room 3"}]),
        refused("no_official_event", "an investigation only",
                [event("investigation_announced", "2018", **SEEN)], [CHARGE]),
        refused("no_official_event", "an acquittal only", [ACQUITTED], [CHARGE]),
        refused("no_dated_event", "a charge without its date",
                [CHARGE | {"on": ""}], [CHARGE]),
        refused("all_ended", "an acquittal", [CHARGE, ACQUITTED],
                [CHARGE, ACQUITTED, event("charged", "2020", key="new", **SEEN)]),
        refused("all_ended", "a delisting",
                [LISTING, event("delisted", "2019")], [LISTING, CONVICTION]),
        refused("ended_by_death", "death before a verdict",
                [CHARGE, event("deceased", "2019")], [CONVICTION, event("deceased", "2021")]),
        refused("no_matters", "an official event about nothing",
                [CONVICTION, CHARGE | {"matters": []}], [CONVICTION, CHARGE]),
        refused("no_quote", "a listing without the words that say why",
                [LISTING | {"source_quote": ""}], [LISTING]),
        refused("no_quote", "such a listing beside a conviction",
                [CONVICTION, LISTING | {"source_quote": ""}],
                [CONVICTION | {"source_quote": ""}, LISTING]),
        refused("no_authority", "nobody acted", [CHARGE | {"authority": " "}], [CHARGE]),
        refused("future_event", "a charge of tomorrow",
                [CONVICTION, event("charged", "2024-06-16", **CASE_2)],
                [CONVICTION, event("charged", "2024-06-15", **CASE_2)]),
        refused("act_after_event", "an act of the year after its judgment",
                [CONVICTION | {"act_year": 2021}], [CONVICTION | {"act_year": 2020}]),
        refused("act_after_event", "an act of next year",
                [CONVICTION, CHARGE | {"on": "", "act_year": 2025}],
                [CONVICTION, CHARGE | {"on": "", "act_year": 2024}]),
        refused("review_passed", "a charge last seen 91 days ago",
                [CHARGE | {"source_retrieved_on": "2024-03-16"}],
                [CHARGE | {"source_retrieved_on": "2024-03-17"}]),
        refused("review_passed", "a listing last seen a year and a day ago",
                [LISTING | {"source_retrieved_on": "2023-06-14"}],
                [LISTING | {"source_retrieved_on": "2023-06-15"}]),
        refused("review_passed", "a conviction last seen three years and a day ago",
                [CONVICTION | {"source_retrieved_on": "2021-06-14"}],
                [CONVICTION | {"source_retrieved_on": "2021-06-15"}]),
        refused("sentence_long_ended", "a sentence that ended ten years ago",
                [CONVICTION | {"sentence_ends_on": "2014-06-15"}],
                [CONVICTION | {"sentence_ends_on": "2014-06-16"}]),
        refused("unofficial_outcome", "an acquittal told by the press",
                [CHARGE, ACQUITTED | PRESS],
                [CHARGE, event("acquitted", "2017", **PRESS)]),
        refused("unofficial_outcome", "a conviction that the press says was overturned",
                [CONVICTION, event("conviction_overturned", UNDATED, **PRESS)],
                [CONVICTION, event("conviction_overturned", "2019", **PRESS)]),
        refused("unofficial_outcome", "an acquittal told by the press on the day of the charge",
                [CHARGE | {"on": "2018-06-05"}, event("acquitted", "2018-06-05", **PRESS)],
                [CHARGE | {"on": "2018-06-05"}, event("acquitted", "2018-06-04", **PRESS)]),
        refused("undated_outcome", "an acquittal without its date",
                [CHARGE, event("acquitted", UNDATED)], [CHARGE, event("acquitted", "2017")]),
        refused("order_unclear", "an acquittal in the year of the charge",
                [CHARGE, event("acquitted", "2018-06")],
                [CHARGE | {"on": "2018-07"}, event("acquitted", "2018-06")]),
        refused("stray_outcome", "an acquittal in a case that is not on the record",
                [CHARGE, event("acquitted", "2019", **CASE_2)],
                [CHARGE, event("charged", "2017", **CASE_2, **PRESS),
                 event("acquitted", "2019", **CASE_2)]),
        refused("stray_outcome", "the same case under another court's name",
                [CHARGE, CONVICTION | COURT_2, event("conviction_overturned", "2021", **COURT_2)],
                [CHARGE, CONVICTION | COURT_2]),
        refused("stray_outcome", "a delisting from a list that is not on the record",
                [LISTING, event("delisted", "2019", authority="UN")],
                [LISTING, event("sanctioned", "2018", key="un", authority="UN", **SEEN),
                 event("delisted", "2019", authority="UN")]),
        refused("vacated_content", "a vacated conviction beside a listing",
                [LISTING, CONVICTION, event("vacated_or_expunged", "2021")],
                [LISTING, CONVICTION]),
    ],
)  # fmt: skip
def test_refused(problem, bad, good):
    assert Problem(problem) in codes(*bad)
    assert codes(*good) == set()


def test_an_acquittal_is_never_astray_beside_a_listing_alone():
    assert codes(LISTING, ACQUITTED) == set()


def test_an_outcome_older_than_what_stands_answers_something_else():
    assert codes(CONVICTION, event("charges_dropped", "2012", **CASE_2)) == set()


def test_a_refusal_says_in_words_which_rows_it_is_about():
    [refusal] = refusals(record(CONVICTION, LISTING | {"source_quote": ""}), TODAY)

    assert refusal.keys == ("sanctioned-2018",)
    assert refusal.sentence.startswith("A listing needs the words of the official text")


def test_outcomes_that_are_refused_are_warnings_of_the_standing_too():
    document = record(CHARGE, ACQUITTED | PRESS)

    assert Problem.UNOFFICIAL_OUTCOME in standing(document, TODAY).warnings


def test_age_alone_can_be_told_from_the_rest():
    old = CONVICTION | {"source_retrieved_on": "2018", "sentence_ends_on": "2010"}

    assert codes(old) == BY_AGE


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_a_sentence(problem):
    assert str(problem.label).endswith(".")
    assert "trafficker " not in str(problem.label)


# --- names and people --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [[], [{"kind": "alias", "name": "Ada"}], [{"kind": "primary", "name": " "}]],
)
def test_a_record_needs_a_main_name(names):
    assert codes(CHARGE, names=names) == {Problem.NO_PRIMARY_NAME}


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("yes", Problem.SURVIVOR_YES),
        ("not_checked", Problem.SURVIVOR_NOT_CHECKED),
        ("", Problem.SURVIVOR_NOT_CHECKED),
    ],
)
def test_nobody_is_named_before_somebody_looked_for_coercion(answer, problem):
    assert codes(CHARGE, survivor_answer=answer) == {problem}
    assert codes(CHARGE, survivor_answer=answer, type="company") == set()


def test_only_a_person_can_have_died():
    death = event("deceased", "2021")

    assert codes(CONVICTION, death, type="network") == {Problem.DECEASED_NOT_PERSON}
    assert codes(CONVICTION, death) == set()


@pytest.mark.parametrize(
    ("row", "is_refused"),
    [
        (CONVICTION | {"act_year": 1988}, True),
        (CONVICTION | {"act_year": 1989}, False),
        (CONVICTION | {"act_year": 1988, "says_adult": True}, False),
        (CHARGE | {"act_year": 1988, "says_adult": True} | PRESS, True),
        (CHARGE | {"act_year": 1988, "on": ""}, True),
        # An act is never later than what is decided about it.
        (event("charged", "1988", **SEEN), True),
        (event("charged", "1989", **SEEN), False),
        (CONVICTION | {"act_year": None}, False),
    ],
)
def test_no_act_of_a_child_is_on_record(row, is_refused):
    found = codes(CONVICTION | {"key": "other", **ADULT}, row)

    assert (Problem.ACT_IN_CHILDHOOD in found) == is_refused


def test_an_act_of_a_child_stays_out_after_its_matter_ended():
    ended = [event("charged", "2018", **CHILD, **CASE_2), event("acquitted", "2019", **CASE_2)]

    assert codes(CONVICTION, *ended) == {Problem.ACT_IN_CHILDHOOD}


@pytest.mark.parametrize("given", [{"type": "company"}, {"year_of_birth": None}])
def test_childhood_is_a_matter_of_persons_whose_year_of_birth_is_known(given):
    assert codes(CONVICTION | CHILD, **given) == set()


@pytest.mark.parametrize(
    ("born", "says_adult", "is_refused"),
    [(2007, True, True), (2006, True, False), (2006, False, True), (2005, False, False)],
)
def test_no_minor_is_named(born, says_adult, is_refused):
    row = event("convicted_final", "2024", act_year=2024, says_adult=says_adult)

    found = codes(row, year_of_birth=born)

    assert (Problem.MINOR_TODAY in found) == is_refused


def test_years_of_activity_do_not_reach_into_childhood():
    adult_then = CONVICTION | {"act_year": 1988, "says_adult": True}

    assert codes(CONVICTION, years_from=1988) == {Problem.ACTIVE_IN_CHILDHOOD}
    assert codes(CONVICTION, years_from=1989) == set()
    assert codes(adult_then, years_from=1988) == set()
    assert codes(adult_then, years_from=1987) == {Problem.ACTIVE_IN_CHILDHOOD}


def test_the_day_decides_and_no_clock():
    document = record(event("charged", "2024-06-01"))

    assert refusals(document, date(2024, 8, 30)) == []
    assert [r.code for r in refusals(document, date(2024, 8, 31))] == [Problem.REVIEW_PASSED]
