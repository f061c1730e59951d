"""Which events make one matter of record."""

from datetime import date

import pytest

from tests.traffickers.legal_documents import CASE_2, COURT_2, PRESS, TODAY, event, record
from traffickers.matters import EventOfRecord, Reading

CHARGE = event("charged", "2018", key="a")
PLAIN = event("on_trial", "2019", key="b")
ONE, TWO = {"charges": "art. 600"}, {"charges": "art. 601"}


def matters(*events):
    """The keys that each matter holds."""
    reading = Reading(record(*events), TODAY)
    return sorted("".join(event.key for event in matter.events) for matter in reading.matters)


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        ({}, {}, ["ab"]),
        ({}, COURT_2, ["a", "b"]),
        ({}, CASE_2, ["a", "b"]),
        ({}, {"case_id": ""}, ["ab"]),
        ({"case_id": ""}, {"case_id": ""}, ["ab"]),
        ({"authority": ""}, {}, ["a", "b"]),
        (ONE, TWO, ["a", "b"]),
        (ONE, ONE, ["ab"]),
        (ONE, {}, ["ab"]),
        (ONE, {"case_id": ""}, ["ab"]),
        # Each is vague where the other is not: two tellings of what may be one matter.
        (ONE | {"case_id": ""}, {}, ["ab", "ab"]),
        (ONE | CASE_2, {}, ["a", "b"]),
        ({"case_id": "12 / 2018", "authority": "COURT OF  Palermo"}, {}, ["ab"]),
    ],
)
def test_two_events_of_a_court(first, second, held):
    assert matters(CHARGE | first, PLAIN | second) == held


def test_a_vague_event_belongs_to_every_charge_of_its_case():
    one, two = CHARGE | ONE, CHARGE | TWO | {"key": "c"}

    assert matters(one, PLAIN, two) == ["ab", "bc"]


def test_a_listing_and_a_trial_are_never_one():
    listing = event("sanctioned", "2018", key="c", authority="Court of Palermo", case_id="12/2018")

    assert matters(CHARGE, listing) == ["a", "c"]


def test_what_is_vacated_may_be_of_a_court_or_of_a_list():
    vacated = event("vacated_or_expunged", "2019", key="v")

    assert matters(CHARGE, vacated) == ["av", "v"]


def test_death_belongs_to_no_matter():
    assert matters(CHARGE, event("deceased", "2019", key="d")) == ["a"]


def test_rows_with_missing_columns_are_read():
    assert matters({"key": "a", "code": "charged", "on": "2018"}) == ["a"]


# --- what is vacated ---------------------------------------------------------------------------


def erased(*events):
    return Reading(record(*events), TODAY).erased


def test_what_was_vacated_is_erased_and_nothing_else():
    found = erased(
        event("charged", "2017"),
        event("convicted_final", "2018", key="undated", on="", **PRESS),
        event("vacated_or_expunged", "2019"),
        event("charged", "2020", key="retrial"),
        event("sanctioned", "2018"),
    )

    assert found == {"charged-2017", "undated", "vacated_or_expunged-2019"}


def test_a_row_that_belongs_to_another_charge_too_is_not_erased():
    found = erased(
        event("charged", "2017"),
        event("convicted_final", "2018", key="one", charges="art. 600"),
        event("convicted_final", "2018", key="two", charges="art. 601"),
        event("vacated_or_expunged", "2019", charges="art. 600"),
    )

    assert found == {"one", "vacated_or_expunged-2019"}


@pytest.mark.parametrize("given", [PRESS, {"on": ""}, {"on": "2025"}])
def test_nothing_is_erased_without_an_official_word_that_has_come(given):
    vacated = event("vacated_or_expunged", "2019", **given)

    assert erased(event("convicted_final", "2018"), vacated) == frozenset()


def test_of_two_erasures_in_one_case_the_later_one_counts():
    found = erased(
        event("convicted_final", "2018"),
        event("vacated_or_expunged", "2017", key="first"),
        event("vacated_or_expunged", "2019", key="second"),
    )

    assert found == {"convicted_final-2018", "first", "second"}


# --- which of two events decides ---------------------------------------------------------------


def deciding(*events):
    """The keys of the deciding events, matter by matter."""
    reading = Reading(record(*events), TODAY)
    return [matter.deciding.key for matter in reading.matters if matter.deciding]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_tellings_of_one_event_the_fresher_decides(order):
    old = CHARGE | {"key": "z", "source_retrieved_on": "2024-01-01"}
    fresh = CHARGE | {"key": "a", "source_retrieved_on": "2024-06-01"}

    assert deciding(*[old, fresh][::order]) == ["a"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_equal_tellings_the_same_one_decides_in_any_order(order):
    rows = [CHARGE | {"key": "a"}, CHARGE | {"key": "z"}]

    assert deciding(*rows[::order]) == ["z"]


@pytest.mark.parametrize(
    ("seen_on", "last_seen"),
    [
        ("2024-06-15", date(2024, 6, 15)),
        ("2024-06-16", date(2018, 12, 31)),
        ("2024", date(2024, 12, 31)),
        ("2025", date(2018, 12, 31)),
        ("soon", date(2018, 12, 31)),
        ("", date(2018, 12, 31)),
    ],
)
def test_a_source_was_seen_on_a_day_that_has_come_or_with_its_event(seen_on, last_seen):
    row = EventOfRecord(CHARGE | {"source_retrieved_on": seen_on}, TODAY)

    assert row.last_seen == last_seen


def test_what_has_neither_day_is_seen_on_none():
    assert EventOfRecord(CHARGE | {"on": ""}, TODAY).last_seen == date.min


# --- what makes a source official --------------------------------------------------------------

OFFLINE = {"source_url": "", "court": "Court", "case_id": "1/18", "source_reference": "Room 3"}


@pytest.mark.parametrize(
    ("missing", "is_official"),
    [
        ({}, True),
        ({"court": ""}, False),
        ({"case_id": ""}, False),
        ({"source_reference": ""}, False),
    ],
    ids=str,
)
def test_without_a_link_court_number_and_place_are_each_needed(missing, is_official):
    assert EventOfRecord(CHARGE | OFFLINE | missing, TODAY).is_official == is_official


@pytest.mark.parametrize("code", ["acquitted", "delisted", "deceased"])
def test_an_outcome_counts_though_it_does_not_say_of_what_in_whose_words(code):
    assert EventOfRecord(event(code, "2018", matters=[], source_quote=""), TODAY).counts
