"""Which events make one matter of record."""

import pytest

from tests.traffickers.legal_documents import CASE_2, COURT_2, PRESS, TODAY, event, record
from traffickers.matters import Reading

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
