import pytest

from traffickers import codes

# IOM HTCDS 2.0, per_RoleInProcess
HTCDS_ROLES = {
    "TravellingPartner",
    "Transporter",
    "RecruiterOrIntermediary",
    "BrokerTravelAgent",
    "TransferredIndividual",
    "HarbouredIndividual",
    "SoldIndividual",
    "BoughtIndividual",
    "ReceivedIndividual",
    "ControlledIndividual",
    "Smuggler",
    "Abuser",
    "Kidnapper",
    "Exploiter",
    "Other",
}


def test_every_role_has_a_code_of_the_standard():
    assert set(codes.HTCDS_ROLE) == set(codes.Role)
    assert set(codes.HTCDS_ROLE.values()) <= HTCDS_ROLES


def test_every_connection_reads_from_both_sides():
    assert set(codes.INVERSE_LABELS) == set(codes.ConnectionRelation)


def test_procedure_outcome_and_person_share_the_fifteen_codes():
    parts = [codes.PROCEDURE, codes.OUTCOME, codes.ABOUT_PERSON]

    assert set().union(*parts) == set(codes.EventCode)
    assert sum(map(len, parts)) == len(codes.EventCode) == 15


def test_every_event_of_law_has_its_place_between_better_and_worse():
    order = list(codes.BETTER_FIRST)
    endings = [code for code in order if code in codes.ENDS_MATTER]
    tiers = [codes.TIER[code] for code in order if code in codes.TIER]

    assert sorted(order) == sorted(set(codes.EventCode) - codes.ABOUT_PERSON)
    assert order[: len(endings)] == endings
    assert tiers == sorted(tiers, reverse=True)


@pytest.mark.parametrize("problem", sorted(codes.BY_AGE))
def test_only_clocks_are_passed_over_in_demo_mode(problem):
    assert problem in {codes.Problem.REVIEW_PASSED, codes.Problem.SENTENCE_LONG_ENDED}
