"""What a moderator is warned of, each beside the nearest document that gives no cause."""

from datetime import date

import pytest

from tests.traffickers.legal_documents import (
    CASE_2,
    COURT_2,
    PRESS,
    TODAY,
    UNDATED,
    event,
    record,
)
from traffickers.codes import Problem
from traffickers.standing import refusals, standing

KNOWN = {"act_year": 2010}
ONE, TWO = {"charges": "art. 600", **KNOWN}, {"charges": "art. 601", **KNOWN}
CHARGE = event("charged", "2018", **KNOWN)
LISTING = event("sanctioned", "2018", **KNOWN)


def warnings(*events, **given):
    return set(standing(record(*events, **given), TODAY).warnings)


def warned(problem, sentence, bad, good):
    return pytest.param(problem, bad, good, id=sentence)


@pytest.mark.parametrize(
    ("problem", "bad", "good"),
    [
        warned("future_event", "a trial of next month",
               [CHARGE, event("on_trial", "2024-07", **KNOWN)],
               [CHARGE, event("on_trial", "2024-06", **KNOWN)]),
        warned("undated_event", "an official charge without a date",
               [CHARGE, event("on_trial", UNDATED, **KNOWN)],
               [CHARGE, event("on_trial", UNDATED, **KNOWN, **PRESS)]),
        warned("case_partly_ended", "one charge of a case ended after the other began",
               [event("charged", "2018", **ONE), event("acquitted", "2019", **TWO)],
               [event("charged", "2018", **ONE), event("acquitted", "2017", **TWO)]),
        warned("case_partly_ended", "and in the same year",
               [event("charged", "2018", **ONE), event("acquitted", "2018", **TWO)],
               [event("charged", "2018", **ONE), event("acquitted", "2018", **TWO, **CASE_2)]),
        warned("case_partly_ended", "and on the same day",
               [event("charged", "2018-06-05", **ONE), event("acquitted", "2018-06-05", **TWO)],
               [event("charged", "2018-06-05", **ONE), event("acquitted", "2018-06-04", **TWO)]),
        warned("case_partly_ended", "an appeal against the other half",
               [event("convicted_appealable", "2018", **ONE),
                event("conviction_overturned", "2019", **TWO)],
               [event("convicted_final", "2018", **ONE),
                event("conviction_overturned", "2019", **TWO)]),
        warned("death_not_official", "the press reports the death that ended a charge",
               [CHARGE, event("deceased", "2019", **PRESS)],
               [CHARGE, event("deceased", "2019")]),
        warned("death_not_official", "and a listing stands beside it",
               [LISTING, CHARGE, event("deceased", "2019", **PRESS)],
               [LISTING, event("deceased", "2019", **PRESS)]),
        warned("death_not_official", "two papers are no registry",
               [CHARGE, event("deceased", "2019", **PRESS),
                event("deceased", "2019", key="b", **PRESS)],
               [CHARGE, event("deceased", "2019", **PRESS), event("deceased", "2019", key="b")]),
        warned("event_after_death", "a listing of the year after the death",
               [event("deceased", "2017"), LISTING],
               [event("deceased", "2018"), LISTING]),
        warned("event_after_death", "a charge of the day after",
               [event("deceased", "2018-06-04"), LISTING,
                event("charged", "2018-06-05", **KNOWN)],
               [event("deceased", "2018-06-05"), LISTING | {"on": "2018-06-05"},
                event("charged", "2018-06-05", **KNOWN)]),
        warned("age_unknown", "no year of the act",
               [CHARGE | {"act_year": None}], [CHARGE]),
        warned("age_unknown", "the press says adult",
               [CHARGE, event("on_trial", "2019", act_year=None)],
               [CHARGE, event("on_trial", "2019", act_year=None, says_adult=True)]),
        warned("vacated_content", "a vacated charge beside a listing",
               [LISTING, CHARGE, event("vacated_or_expunged", "2019")], [LISTING, CHARGE]),
        warned("unofficial_outcome", "the press says that it ended",
               [CHARGE, event("acquitted", "2019", **PRESS)], [CHARGE]),
        warned("order_unclear", "the year of the charge may hold the acquittal",
               [CHARGE, event("acquitted", "2018-06")], [CHARGE, event("acquitted", "2017")]),
    ],
)  # fmt: skip
def test_a_moderator_is_warned(problem, bad, good):
    assert Problem(problem) in warnings(*bad)
    assert Problem(problem) not in warnings(*good)


def test_two_charges_without_a_number_are_not_known_to_be_of_one_case():
    ended = event("acquitted", "2019", charges="art. 601", case_id="")

    assert Problem.CASE_PARTLY_ENDED not in warnings(
        event("charged", "2018", case_id="", **ONE), ended
    )


@pytest.mark.parametrize("record_type", ["network", "company"])
def test_the_age_of_what_is_no_person_is_no_question(record_type):
    row = CHARGE | {"act_year": None}

    assert warnings(row, type=record_type) == set()


def test_each_warning_is_told_once_however_many_rows_give_cause():
    rows = [event("charged", UNDATED, key=key, **KNOWN, **CASE_2) for key in "abc"]

    found = standing(record(CHARGE, *rows), TODAY).warnings

    assert found.count(Problem.UNDATED_EVENT) == 1


# --- rows that a refusal is about --------------------------------------------------------------


def keys_of(problem, *events, **given):
    found = refusals(record(*events, **given), TODAY)
    return [refusal.keys for refusal in found if refusal.code == problem]


def test_a_refusal_names_every_row_once_in_their_order():
    rows = [event("charged", "2018", key=key, authority="", case_id=key) for key in "bac"]

    assert keys_of(Problem.NO_AUTHORITY, CHARGE, *rows) == [("b", "a", "c")]


def test_an_outcome_that_answers_two_matters_is_named_once():
    rows = [event("charged", "2018", key=key, charges=key) for key in "ab"]

    assert keys_of(Problem.UNDATED_OUTCOME, *rows, event("acquitted", UNDATED)) == [
        ("acquitted-undated",)
    ]


@pytest.mark.parametrize(
    "given", [{"names": []}, {"survivor_answer": "yes"}, {"years_from": 1985}], ids=str
)
def test_a_refusal_about_the_whole_record_names_no_row(given):
    assert {refusal.keys for refusal in refusals(record(CHARGE, **given), TODAY)} == {()}


@pytest.mark.parametrize("code", ["charged", "sanctioned"])
@pytest.mark.parametrize("field", ["matters", "authority"])
def test_a_row_that_is_not_official_may_leave_open_what_an_official_one_must_say(code, field):
    empty = {"matters": [], "authority": ""}[field]
    row = event(code, "2018", key="row", case_id="other", **KNOWN) | {field: empty}
    problem = {"matters": Problem.NO_MATTERS, "authority": Problem.NO_AUTHORITY}[field]

    assert keys_of(problem, CHARGE, row) == [("row",)]
    assert keys_of(problem, CHARGE, row | PRESS) == []


def test_an_investigation_need_not_say_what_it_is_about():
    row = event("investigation_announced", "2019", matters=[], authority="", **CASE_2)

    assert keys_of(Problem.NO_MATTERS, CHARGE, row) == []
    assert keys_of(Problem.NO_AUTHORITY, CHARGE, row) == []


# --- clocks ------------------------------------------------------------------------------------


def test_the_first_conviction_to_fade_takes_the_page_down():
    first = event("convicted_final", "2010", sentence_ends_on="2018-03-01", **KNOWN)
    second = event("convicted_final", "2011", sentence_ends_on="2020", **CASE_2, **KNOWN)

    assert standing(record(first, second), TODAY).takes_down_on == date(2028, 3, 1)


def test_a_listing_beside_an_old_conviction_does_not_renew_it():
    faded = event("convicted_final", "2010", sentence_ends_on="2014-06-15", **KNOWN)
    fresh = LISTING | {"source_retrieved_on": "2024-06-01"}

    found = {refusal.code for refusal in refusals(record(faded, fresh), TODAY)}

    assert Problem.SENTENCE_LONG_ENDED in found


# --- an outcome that lost its way --------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "is_astray"), [("12/2018", True), ("99/2019", False), ("", False)]
)
def test_an_outcome_elsewhere_is_astray_only_with_this_cases_number(number, is_astray):
    elsewhere = {"case_id": number, **COURT_2}
    rows = [event("charged", "2017", key="b", **elsewhere, **KNOWN),
            event("acquitted", "2019", **elsewhere)]  # fmt: skip

    found = {refusal.code for refusal in refusals(record(CHARGE, *rows), TODAY)}

    assert (Problem.STRAY_OUTCOME in found) == is_astray


def test_a_delisting_elsewhere_is_not_astray_even_under_one_number():
    un = {"authority": "UN"}
    rows = [event("sanctioned", "2017", key="un", **un), event("delisted", "2019", **un)]

    found = {refusal.code for refusal in refusals(record(LISTING, *rows), TODAY)}

    assert Problem.STRAY_OUTCOME not in found


def test_an_outcome_of_tomorrow_is_refused_as_such_and_not_as_unheard():
    tomorrow = event("acquitted", "2024-06-16", **PRESS)

    found = {refusal.code for refusal in refusals(record(CHARGE, tomorrow), TODAY)}

    assert Problem.FUTURE_EVENT in found
    assert Problem.UNOFFICIAL_OUTCOME not in found


# --- what a row may be shown as ----------------------------------------------------------------


def test_the_death_of_a_convict_is_shown_wherever_the_record_is():
    rows = [event("convicted_final", "2018", **KNOWN), event("deceased", "2019")]

    assert standing(record(*rows), TODAY).row_tiers["deceased-2019"] == "A"


def test_a_death_that_only_the_press_tells_is_not_shown():
    rows = [event("convicted_final", "2018", **KNOWN), event("deceased", "2019", **PRESS)]

    assert standing(record(*rows), TODAY).row_tiers["deceased-2019"] == "none"


def test_an_announced_investigation_of_an_authority_is_shown_to_nobody():
    rows = [LISTING, event("investigation_announced", "2019")]

    found = standing(record(*rows), TODAY).row_tiers["investigation_announced-2019"]

    assert found == "C"


def test_an_investigation_before_a_charge_of_its_case_is_shown_with_it():
    rows = [event("investigation_announced", "2017"), CHARGE]

    found = standing(record(*rows), TODAY).row_tiers

    assert found["investigation_announced-2017"] == found["charged-2018"] == "B"


@pytest.mark.parametrize("on", ["2024-06-16", "2024-07", "2025"])
def test_what_has_not_come_is_shown_to_nobody(on):
    rows = [LISTING, event("charged", on, key="soon")]

    assert standing(record(*rows), TODAY).row_tiers["soon"] == "none"


# --- two readings of one matter ----------------------------------------------------------------


@pytest.mark.parametrize("codes", [("charged", "on_trial"), ("on_trial", "charged")])
def test_the_graver_of_two_accusations_leads_whatever_the_order_of_cases(codes):
    first, second = codes
    rows = [event(first, "2018"), event(second, "2018", **CASE_2)]

    assert standing(record(*rows), TODAY).code == "on_trial"


def test_of_two_equal_accusations_the_later_one_leads():
    rows = [event("charged", "2018", matters=["smuggling"]),
            event("charged", "2019", matters=["trafficking"], **CASE_2)]  # fmt: skip

    found = standing(record(*rows), TODAY)

    assert (found.leading_matters, found.since, found.others) == (("trafficking",), "2019", 1)


def test_matters_of_a_lower_tier_are_not_of_the_record():
    rows = [LISTING | {"matters": ["smuggling"]}, event("charged", "2019", **CASE_2)]

    found = standing(record(*rows), TODAY)

    assert found.matters == ("smuggling",)


def test_an_authority_is_said_once_however_often_it_acted():
    rows = [LISTING, event("sanctioned", "2019", case_id="777")]

    found = standing(record(*rows), TODAY)

    assert found.authorities == ("OFAC",)
    assert (len(found.leading_keys), found.others) == (2, 0)


# --- why nobody may be named -------------------------------------------------------------------

DEATH = event("deceased", "2021")
ENDED = [event("charged", "2018", key="b", **CASE_2, **KNOWN), event("acquitted", "2019", **CASE_2)]
EVIDENCE = {"no_official_event", "no_dated_event", "all_ended", "ended_by_death"}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([CHARGE | PRESS], "no_official_event"),
        ([CHARGE | {"on": UNDATED}], "no_dated_event"),
        ([event("charged", "2024-07", **KNOWN)], "no_dated_event"),
        ([*ENDED], "all_ended"),
        ([*ENDED, CHARGE | {"on": UNDATED}], "all_ended"),
        ([*ENDED, DEATH], "all_ended"),
        ([CHARGE, DEATH], "ended_by_death"),
        ([*ENDED, CHARGE, DEATH], "ended_by_death"),
    ],
)
def test_one_reason_is_given_for_naming_nobody(rows, problem):
    found = refusals(record(*rows), TODAY)

    assert [(r.code, r.keys) for r in found if r.code in EVIDENCE] == [(problem, ())]


def test_a_vague_outcome_that_answers_one_of_two_charges_is_not_astray():
    rows = [
        event("charged", "2018", key="b", charges="art. 600", **CASE_2, **PRESS),
        event("acquitted", "2019", key="other", charges="art. 601", **CASE_2),
        event("acquitted", "2020", key="vague", **CASE_2),
    ]

    assert keys_of(Problem.STRAY_OUTCOME, CHARGE, *rows) == [("other",)]


def test_an_outcome_about_an_act_of_a_child_accuses_nobody():
    ended = event("acquitted", "2019", act_year=1988, **CASE_2)

    assert keys_of(Problem.ACT_IN_CHILDHOOD, CHARGE, ENDED[0], ended) == []


def test_an_adult_of_no_year_is_no_adult_of_that_year():
    undated = event("on_trial", UNDATED, act_year=None, says_adult=True)

    assert keys_of(Problem.ACTIVE_IN_CHILDHOOD, CHARGE, undated, years_from=1988) == [()]


@pytest.mark.parametrize(
    ("problem", "rows", "given"),
    [
        (Problem.MINOR_TODAY, [CHARGE], {"year_of_birth": 2010}),
        (Problem.REVIEW_PASSED, [CHARGE | {"source_retrieved_on": "2019"}], {}),
        (Problem.SENTENCE_LONG_ENDED,
         [event("convicted_final", "2010", sentence_ends_on="2012", **KNOWN)], {}),
    ],
)  # fmt: skip
def test_what_age_forbids_is_about_the_whole_record(problem, rows, given):
    assert keys_of(problem, *rows, **given) == [()]


def test_an_authority_that_nobody_named_is_none():
    assert standing(record(CHARGE | {"authority": ""}), TODAY).authorities == ()


@pytest.mark.parametrize(
    ("kept", "day"),
    [
        ({"kept_on": "2023-05-01", "kept_because": "He trades under the same name."}, (2026, 5, 1)),
        ({"kept_on": "2023", "kept_because": "He trades."}, (2026, 12, 31)),
        ({"kept_on": "2023-05-01", "kept_because": ""}, (2023, 6, 15)),
        ({"kept_on": "2024-07-01", "kept_because": "Not yet."}, (2023, 6, 15)),
        ({"kept_on": "2014-01-01", "kept_because": "Long before."}, (2023, 6, 15)),
    ],
    ids=["kept", "kept, the year only", "no reason", "a day to come", "too early to matter"],
)
def test_a_conviction_is_kept_beyond_ten_years_with_a_reason(kept, day):
    faded = event("convicted_final", "2010", sentence_ends_on="2013-06-15", **KNOWN, **kept)

    assert standing(record(faded), TODAY).takes_down_on == date(*day)
