"""The publication policy says what the code does: a code without words fails here."""

from datetime import date
from html import unescape

import pytest

from freedomnow.corrections.services import DECIDED_WITHIN
from freedomnow.evidence.codes import SourceKind
from freedomnow.submissions.declining import WORDS, DeclineGround
from freedomnow.submissions.models import State
from freedomnow.submissions.purging import DRAFTS_STAY, LEADS_STAY, REPORTS_STAY
from freedomnow.trust import policy
from freedomnow.web import partial_dates
from tests.traffickers.legal_documents import event as make_row
from tests.traffickers.legal_documents import record
from traffickers.codes import EventCode, Problem, Tier
from traffickers.matters import EventOfRecord, Reading
from traffickers.standing import refusals, standing

SEEN = date(2024, 1, 10)
NAMING = {code for code in EventCode if policy.event_rule(code).names}


def test_every_event_has_words_and_no_words_are_of_nothing():
    assert set(policy.MEANINGS) == set(EventCode)


def test_every_tier_has_words():
    assert set(policy.DEEDS) == set(Tier)


def test_every_state_of_a_report_has_words():
    assert set(policy.STATE_WORDS) == set(State)


def test_every_ground_of_declining_has_words():
    assert set(WORDS) == set(DeclineGround)


def test_every_problem_stands_in_one_group_or_only_warns():
    told = [problem for _title, problems in policy.CRITERIA for problem in problems]

    assert len(told) == len(set(told))
    assert set(told) | policy.ONLY_WARN == set(Problem)
    assert policy.ONLY_WARN.isdisjoint(told)


def test_a_code_without_words_is_noticed(monkeypatch):
    without = {code: words for code, words in policy.MEANINGS.items() if code != "wanted"}
    monkeypatch.setattr(policy, "MEANINGS", without)

    with pytest.raises(KeyError):
        policy.rules()


def test_official_are_exactly_the_sources_that_the_gate_accepts():
    told = policy.rules()

    assert {str(label) for label in told.official} == {
        str(SourceKind(kind).label) for kind in SourceKind.OFFICIAL
    }
    assert len(told.official) + len(told.not_official) == len(SourceKind)


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("code", sorted(NAMING))
def test_a_source_names_with_any_naming_event_just_when_the_page_calls_it_official(code, kind):
    row = make_row(code, "2024-01-01", source_kind=kind.value)

    [event] = Reading(record(row), SEEN).events

    assert event.names is (kind.label in policy.rules().official)


@pytest.mark.parametrize("code", EventCode)
def test_who_is_named_is_what_the_standing_says(code):
    told = standing(record(make_row(code, "2024-01-01")), SEEN)

    assert policy.event_rule(code).names is told.is_named


@pytest.mark.parametrize("code", sorted(NAMING))
def test_the_clock_is_the_one_that_runs(code):
    row = make_row(code, "2024-01-01") | {"source_retrieved_on": SEEN.isoformat()}

    by = EventOfRecord(row, SEEN).review_by

    stated = policy.event_rule(code).clock
    if "year" in stated:
        assert by == partial_dates.years_after(SEEN, int(stated.split()[0]))
    else:
        assert stated == f"{(by - SEEN).days} days"


@pytest.mark.parametrize("code", sorted(set(EventCode) - NAMING))
def test_what_names_nobody_has_no_clock(code):
    assert policy.event_rule(code).clock == ""


@pytest.mark.parametrize(
    "code",
    ["acquitted", "charges_dropped", "conviction_overturned"],
)
def test_what_is_said_to_end_a_matter_ends_it(code):
    rows = [make_row("charged", "2023"), make_row(code, "2024-01-01")]

    assert policy.event_rule(EventCode(code)).deed is policy.ENDS
    assert not standing(record(*rows), SEEN).is_named


@pytest.mark.parametrize("code", ["delisted", "listing_ended"])
def test_what_is_said_to_end_a_listing_ends_it(code):
    rows = [make_row("sanctioned", "2023"), make_row(code, "2024-01-01")]

    assert policy.event_rule(EventCode(code)).deed is policy.ENDS
    assert not standing(record(*rows), SEEN).is_named


def test_what_is_said_to_be_erased_is():
    rows = [make_row("convicted_final", "2020"), make_row("vacated_or_expunged", "2024-01-01")]

    assert policy.event_rule(EventCode.VACATED_OR_EXPUNGED).deed is policy.ERASED
    assert standing(record(*rows), SEEN).erase


@pytest.mark.parametrize(("code", "stays"), [("charged", False), ("convicted_final", True)])
def test_a_death_does_what_the_page_says(code, stays):
    rows = [make_row(code, "2023-05-01"), make_row("deceased", "2024-01-01")]

    assert policy.event_rule(EventCode.DECEASED).deed is policy.DIED
    assert standing(record(*rows), SEEN).is_named is stays


def test_what_only_warns_refuses_nothing():
    told = {refusal.code for refusal in refusals(record(make_row("wanted", "")), SEEN)}

    assert told
    assert told.isdisjoint(policy.ONLY_WARN)


def test_two_moderators_stand_for_records_and_one_for_all_else():
    needed = {str(label): times for label, times in policy.moderators()}

    assert sorted(needed.values()) == [1, 1, 1, 1, 1, 1, 2]
    assert next(iter(needed.values())) == 2


def test_periods_are_those_of_the_clocks():
    told = policy.days()

    assert told["reports"] == REPORTS_STAY.days
    assert told["leads"] == LEADS_STAY.days
    assert told["drafts"] == DRAFTS_STAY.days
    assert told["decided"] == DECIDED_WITHIN.days


@pytest.mark.parametrize(
    ("path", "clock", "told"),
    [
        ("/about/authorities/", "decided", "a decision follows within 41 days"),
        ("/about/privacy/", "reports", "For 41 days you can read them"),
    ],
)
def test_a_page_tells_the_period_that_the_clock_runs(client, monkeypatch, path, clock, told):
    days = policy.days() | {clock: 41}
    monkeypatch.setattr(policy, "days", lambda: days)

    assert told in client.get(path).content.decode()


def test_the_page_shows_every_rule(client):
    html = unescape(client.get("/about/decisions/").content.decode())

    for code in EventCode:
        assert str(code.label) in html
        assert str(policy.MEANINGS[code]) in html
    for kind in SourceKind:
        assert str(kind.label) in html
    for problem in set(Problem) - policy.ONLY_WARN:
        assert str(problem.label) in html


def test_the_page_on_moderation_shows_every_state_and_ground(client):
    html = unescape(client.get("/about/moderation/").content.decode())

    for state in State:
        assert str(state.label) in html
        assert str(policy.STATE_WORDS[state]) in html
    for ground in DeclineGround:
        assert str(ground.label) in html
        assert str(WORDS[ground]) in html


def test_the_privacy_page_says_how_long(client):
    html = client.get("/about/privacy/").content.decode()

    assert f"Deleted {REPORTS_STAY.days} days after it was decided on." in html
    assert f"Deleted {LEADS_STAY.days} days after the last thing" in html
    assert f"Deleted {DRAFTS_STAY.days} days after you kept it." in html
