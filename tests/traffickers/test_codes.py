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


ACCUSATIONS = {"investigation_announced", "wanted", "charged", "on_trial"}


@pytest.mark.parametrize("code", sorted(codes.EventCode))
def test_only_a_conviction_is_called_one(code):
    words = str(codes.EventCode(code).label)

    assert words.startswith("Convicted") == (code in codes.CONVICTIONS)
    assert ("final" in words) == (code == "convicted_final")
    assert not any(word in words.lower() for word in ("guilty", "crim", "trafficker"))


@pytest.mark.parametrize("code", sorted(ACCUSATIONS | codes.LISTINGS))
def test_neither_an_accusation_nor_a_listing_sounds_like_a_judgment(code):
    words = str(codes.EventCode(code).label).lower()

    assert not any(word in words for word in ("convict", "sentence", "court", "proven"))


@pytest.mark.parametrize(
    ("relation", "said", "said_back"),
    [
        ("agent_of", "Agent of", "Has as agent"),
        ("recruits_for", "Recruits for", "Has as recruiter"),
        ("member_of", "Member of", "Has as member"),
        ("leads", "Leads", "Led by"),
        ("owns", "Owns", "Owned by"),
        ("works_with", "Works with", "Works with"),
        ("transports_for", "Transports for", "Has as transporter"),
        ("finances", "Finances", "Financed by"),
    ],
)
def test_a_connection_accuses_the_right_side(relation, said, said_back):
    assert str(codes.ConnectionRelation(relation).label) == said
    assert str(codes.INVERSE_LABELS[relation]) == said_back


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        ("A", "Final conviction or official list"),
        ("B", "Official accusation, no final conviction"),
        ("C", "No official accusation"),
        ("none", "Nothing stands"),
    ],
)
def test_a_tier_says_what_it_rests_on(tier, words):
    assert str(codes.Tier(tier).label) == words
    assert (tier in codes.NAMED_TIERS) == (tier in "AB")


@pytest.mark.parametrize(
    ("role", "standard"),
    [
        ("ringleader", "Other"),
        ("recruiter", "RecruiterOrIntermediary"),
        ("agent", "RecruiterOrIntermediary"),
        ("transporter", "Transporter"),
        ("broker", "BrokerTravelAgent"),
        ("exploiter", "Exploiter"),
        ("smuggler", "Smuggler"),
    ],
)
def test_a_part_is_mapped_to_no_graver_one(role, standard):
    assert codes.HTCDS_ROLE[role] == standard
