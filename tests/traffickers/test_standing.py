"""The table of standings: what the law's events let the site say, case by case."""

from datetime import date

import pytest

from tests.traffickers.legal_documents import (
    CASE_2,
    COURT_2,
    LIST_CODES,
    LISTED,
    POLICE,
    PRESS,
    TODAY,
    UNDATED,
    event,
    record,
)
from traffickers.codes import ENDS_MATTER, TIER, EventCode, Problem, Tier
from traffickers.standing import standing


def find(*events, today=TODAY, **given):
    return standing(record(*events, **given), today)


def case(sentence, tier, code, *events):
    return pytest.param(events, tier, code, id=sentence)


@pytest.mark.parametrize(
    ("events", "tier", "code"),
    [
        case("nothing happened", "none", ""),
        case("an investigation names nobody", "C", "investigation_announced",
             event("investigation_announced", "2018")),
        case("a wanted notice gives B", "B", "wanted", event("wanted", "2018")),
        case("a charge gives B", "B", "charged", event("charged", "2018")),
        case("a trial gives B", "B", "on_trial", event("on_trial", "2018")),
        case("a conviction that can be appealed gives B", "B", "convicted_appealable",
             event("convicted_appealable", "2018")),
        case("a final conviction gives A", "A", "convicted_final",
             event("convicted_final", "2018")),
        case("a sanction gives A", "A", "sanctioned", event("sanctioned", "2018")),
        case("an administrative list gives A", "A", "administratively_listed",
             event("administratively_listed", "2018")),
        # one matter after another
        case("the trial follows the charge", "B", "on_trial",
             event("charged", "2018"), event("on_trial", "2019")),
        case("the order of the rows means nothing", "B", "on_trial",
             event("on_trial", "2019"), event("charged", "2018")),
        case("an appeal confirmed makes it final", "A", "convicted_final",
             event("convicted_appealable", "2018"), event("convicted_final", "2020")),
        case("overturned, then convicted for good", "A", "convicted_final",
             event("convicted_appealable", "2018"), event("conviction_overturned", "2019"),
             event("convicted_final", "2021")),
        case("convicted for good, then overturned", "none", "",
             event("convicted_final", "2018"), event("conviction_overturned", "2019")),
        case("charged again after an acquittal", "B", "charged",
             event("acquitted", "2018"), event("charged", "2019")),
        case("a charge reduced to an investigation", "C", "investigation_announced",
             event("charged", "2018"), event("investigation_announced", "2019")),
        case("a relisting after a delisting", "A", "sanctioned",
             event("sanctioned", "2018"), event("delisted", "2019"), event("sanctioned", "2020")),
        # partial dates: the later reading
        case("an acquittal of that year ends a charge of its June", "none", "",
             event("charged", "2018-06-05"), event("acquitted", "2018")),
        case("a charge of that year is read as its last day", "B", "charged",
             event("charged", "2018"), event("acquitted", "2018-06-05")),
        case("an acquittal of that month ends a charge of its first day", "none", "",
             event("charged", "2018-06-01"), event("acquitted", "2018-06")),
        case("a year and its last day are one day", "none", "",
             event("charged", "2018-12-31"), event("acquitted", "2018")),
        # one day: the better for the person
        case("charged and acquitted on one day", "none", "",
             event("charged", "2018-06-05"), event("acquitted", "2018-06-05")),
        case("charged and convicted on one day", "B", "charged",
             event("convicted_final", "2018-06-05"), event("charged", "2018-06-05")),
        case("convicted with and without appeal on one day", "B", "convicted_appealable",
             event("convicted_final", "2018"), event("convicted_appealable", "2018")),
        case("wanted is better than charged", "B", "wanted",
             event("charged", "2018"), event("wanted", "2018")),
        # dates that decide nothing
        case("an undated charge names nobody", "none", "", event("charged", UNDATED)),
        case("an undated charge does not undo an acquittal", "none", "",
             event("acquitted", "2018"), event("charged", UNDATED)),
        case("an undated acquittal ends nothing by itself", "B", "charged",
             event("charged", "2018"), event("acquitted", UNDATED)),
        case("a charge of tomorrow", "none", "", event("charged", "2024-06-16")),
        case("a charge of today", "B", "charged", event("charged", "2024-06-15")),
        case("a delisting of next month", "A", "sanctioned",
             event("sanctioned", "2018"), event("delisted", "2024-07")),
        case("an acquittal of this year may have come", "none", "",
             event("charged", "2023"), event("acquitted", "2024")),
        case("a date that is none counts as undated", "none", "", event("charged", "2018-02-30")),
        # several matters
        case("acquittal by a court leaves a listing", "A", "sanctioned",
             event("sanctioned", "2018"), event("charged", "2018"), event("acquitted", "2020")),
        case("not even the same authority and number mix a listing and a trial", "A", "sanctioned",
             event("sanctioned", "2018"), event("acquitted", "2020", **LISTED)),
        case("delisted by one authority, listed by the other", "A", "sanctioned",
             event("sanctioned", "2018"), event("delisted", "2020"),
             event("sanctioned", "2019", authority="UN Security Council", case_id="LYi.022")),
        case("delisted by both", "none", "",
             event("sanctioned", "2018"), event("delisted", "2020"),
             event("sanctioned", "2018", authority="UN", case_id="LYi.022"),
             event("delisted", "2021", authority="UN", case_id="LYi.022")),
        case("delisted under one number, listed under another", "A", "sanctioned",
             event("sanctioned", "2018"), event("delisted", "2020"),
             event("sanctioned", "2018", case_id="777")),
        case("acquitted in one case, charged in another", "B", "charged",
             event("charged", "2018"), event("acquitted", "2019"),
             event("charged", "2018", **CASE_2)),
        case("the same number at another court is another matter", "B", "charged",
             event("charged", "2018"), event("charged", "2018", **COURT_2),
             event("acquitted", "2019", **COURT_2)),
        case("acquitted of one charge, convicted of another", "A", "convicted_final",
             event("acquitted", "2019", charges="art. 600"),
             event("convicted_final", "2019", charges="art. 601")),
        case("the highest matter gives the tier", "A", "convicted_final",
             event("charged", "2023", **CASE_2), event("convicted_final", "2018")),
        case("a conviction leads a later listing", "A", "convicted_final",
             event("sanctioned", "2023"), event("convicted_final", "2018")),
        case("a later acquittal elsewhere leaves a conviction", "A", "convicted_final",
             event("convicted_final", "2018"), event("charged", "2019", **CASE_2),
             event("acquitted", "2020", **CASE_2)),
        # what is one matter
        case("case, spaces, accents and points part no matters", "none", "",
             event("charged", "2018", authority="Fiscalía  General", case_id="Nr. 12/2018"),
             event("acquitted", "2019", authority="fiscalia general", case_id="nr 12/2018 ")),
        case("a charge without its text shares the case's fate", "none", "",
             event("charged", "2018"), event("acquitted", "2019", charges="art. 601")),
        case("an acquittal without the charge's text ends all of the case", "none", "",
             event("charged", "2018", charges="art. 600"),
             event("charged", "2018", charges="art. 601"), event("acquitted", "2019")),
        case("an acquittal of one charge leaves the other", "B", "charged",
             event("charged", "2018", charges="art. 600"),
             event("charged", "2018", charges="art. 601"),
             event("acquitted", "2019", charges="art. 600")),
        case("a charge without number shares the fate of its court's case", "none", "",
             event("charged", "2018", case_id=""), event("convicted_appealable", "2019"),
             event("conviction_overturned", "2020")),
        case("a delisting without its list id ends the listing", "none", "",
             event("sanctioned", "2018"), event("delisted", "2019", case_id="")),
        # sources
        case("a charge told by the press", "C", "charged", event("charged", "2018", **PRESS)),
        case("a conviction told by the police", "C", "convicted_final",
             event("convicted_final", "2018", **POLICE)),
        case("the press cannot raise a charge to a conviction", "B", "charged",
             event("charged", "2018"), event("convicted_final", "2019", **PRESS)),
        case("the press cannot end a charge", "B", "charged",
             event("charged", "2018"), event("acquitted", "2019", **PRESS)),
        case("a claim of the press ended by the press", "none", "",
             event("charged", "2018", **PRESS), event("acquitted", "2019", **PRESS)),
        case("an official acquittal ends a claim of the press", "none", "",
             event("acquitted", "2018"), event("charged", "2019", **PRESS)),
        case("another row's official source does not help", "C", "charged",
             event("charged", "2018", **PRESS),
             event("investigation_announced", "2017", **CASE_2)),
        case("an official kind without link or reference", "C", "charged",
             event("charged", "2018", source_url="")),
        case("court, number and where to see it replace a link", "B", "charged",
             event("charged", "2018", source_url="", court="Palermo", source_reference="Room 3")),
        case("a reference without its court does not", "C", "charged",
             event("charged", "2018", source_url="", court="", source_reference="Room 3")),
        case("a listing whose text is not quoted", "C", "sanctioned",
             event("sanctioned", "2018", source_quote="")),
        case("a listing that is about nothing of ours", "C", "sanctioned",
             event("sanctioned", "2018", matters=[])),
        case("a conviction needs no quotation", "A", "convicted_final",
             event("convicted_final", "2018", source_quote="")),
        # death
        case("death takes a charge down", "none", "",
             event("charged", "2018"), event("deceased", "2019")),
        case("death takes a conviction down that could be appealed", "none", "",
             event("convicted_appealable", "2018"), event("deceased", "2019")),
        case("death leaves a final conviction", "A", "convicted_final",
             event("convicted_final", "2018"), event("deceased", "2019")),
        case("death leaves a listing, and takes its neighbour down", "A", "sanctioned",
             event("sanctioned", "2018"), event("charged", "2018"), event("deceased", "2019")),
        case("a charge after death stays down", "none", "",
             event("deceased", "2018"), event("charged", "2019")),
        case("an undated death told by the press counts", "none", "",
             event("charged", "2018"), event("deceased", UNDATED, **PRESS)),
        case("a death of tomorrow has not come", "B", "charged",
             event("charged", "2018"), event("deceased", "2024-06-16")),
        case("death alone is nothing", "none", "", event("deceased", "2019")),
    ],
)  # fmt: skip
def test_standing(events, tier, code):
    found = find(*events)

    assert (found.tier, found.code) == (tier, code)
    assert found.is_named == (tier in "AB")
    assert found.is_indexable == found.in_exports == (tier == "A")


@pytest.mark.parametrize("ending", sorted(ENDS_MATTER))
@pytest.mark.parametrize("code", sorted(TIER))
def test_every_ending_ends_what_came_before_it_in_its_matter(code, ending):
    same = {"authority": "Court", "case_id": "1"}
    is_of_list = code in LIST_CODES
    can_end = ending == "vacated_or_expunged" or (ending in LIST_CODES) == is_of_list

    found = find(event(code, "2018", **same), event(ending, "2019", **same))

    assert found.tier == (Tier.NONE if can_end else TIER[code])


@pytest.mark.parametrize("code", sorted(set(EventCode) - {"deceased"}))
def test_a_second_telling_of_an_event_changes_nothing(code):
    first = event(code, "2018")

    assert find(first, first | {"key": "again"}).tier == find(first).tier


def test_the_table_of_codes_is_whole():
    assert len(EventCode) == 15
    assert set(TIER) | ENDS_MATTER | {"deceased"} == set(EventCode)


# --- what else is told -------------------------------------------------------------------------


def test_leading_matters_are_only_those_of_the_leading_code():
    found = find(
        event("convicted_final", "2018", matters=["smuggling"]),
        event("sanctioned", "2020", matters=["trafficking"]),
        event("charged", "2020", matters=["forced_labour"], **CASE_2),
    )

    assert found.leading_matters == ("smuggling",)
    assert found.matters == ("smuggling", "trafficking")
    assert (found.authorities, found.since, found.others) == (("Court of Palermo",), "2018", 2)


def test_two_authorities_that_say_the_same_lead_together():
    found = find(
        event("sanctioned", "2020"),
        event("sanctioned", "2018-06", key="un", authority="UN", case_id="LYi.022"),
    )

    assert found.authorities == ("OFAC", "UN")
    assert (found.since, found.others) == ("2018-06", 0)
    assert found.leading_keys == ("sanctioned-2020", "un")


def test_two_authorities_that_say_different_things_do_not():
    found = find(
        event("sanctioned", "2018", matters=["trafficking"]),
        event("sanctioned", "2019", key="uk", authority="OFSI", matters=["smuggling"]),
    )

    assert (found.leading_keys, found.leading_matters) == (("uk",), ("smuggling",))
    assert (found.authorities, found.others) == (("OFSI",), 1)


def test_an_event_that_decides_two_charges_is_one_matter_to_a_reader():
    found = find(
        event("charged", "2018", key="a", charges="art. 600"),
        event("charged", "2018", key="b", charges="art. 601"),
        event("on_trial", "2019"),
    )

    assert (found.leading_keys, found.others) == (("on_trial-2019",), 0)


@pytest.mark.parametrize(
    ("row", "review_by"),
    [
        (event("charged", "2024-01-31"), date(2024, 4, 30)),
        (event("charged", "2018", source_retrieved_on="2024-05-01"), date(2024, 7, 30)),
        (event("charged", "2018", source_retrieved_on="2024-05"), date(2024, 8, 29)),
        (event("charged", "2018", source_retrieved_on="2030-01-01"), date(2019, 3, 31)),
        (event("convicted_appealable", "2024-01-31"), date(2024, 4, 30)),
        (event("sanctioned", "2018", source_retrieved_on="2024-02-29"), date(2025, 2, 28)),
        (event("administratively_listed", "2018-06-05"), date(2019, 6, 5)),
        (event("convicted_final", "2018", source_retrieved_on="2024-05-01"), date(2027, 5, 1)),
    ],
)
def test_the_clock_runs_from_when_the_source_was_last_seen(row, review_by):
    assert find(row).review_by == review_by


def test_the_review_is_due_when_the_first_live_matter_is():
    fresh, old = event("convicted_final", "2024-01-01"), event("charged", "2024-01-31", **CASE_2)
    ended = event("acquitted", "2024-02-01", **CASE_2)

    assert find(fresh, old).review_by == date(2024, 4, 30)
    assert find(fresh, old, ended).review_by == date(2027, 1, 1)
    assert find(old, ended).review_by is None


def test_a_conviction_fades_ten_years_after_the_sentence():
    row = event("convicted_final", "2010", sentence_ends_on="2016-02")

    assert find(row).takes_down_on == date(2026, 2, 28)
    assert find(row | {"sentence_ends_on": ""}).takes_down_on is None
    assert find(event("sanctioned", "2018", sentence_ends_on="2016")).takes_down_on is None
    assert find(row, event("conviction_overturned", "2012")).takes_down_on is None


def test_rows_are_shown_as_what_their_matter_came_to():
    found = find(
        event("charged", "2017"),
        event("convicted_final", "2018"),
        event("on_trial", "2017", **PRESS),
        event("charged", "2020", key="open", **CASE_2),
        event("charged", "2015", key="over", **COURT_2),
        event("acquitted", "2016", **COURT_2),
        event("wanted", "2021", key="police", case_id="5", **POLICE),
    )

    assert found.row_tiers == {
        "charged-2017": "A",
        "convicted_final-2018": "A",
        "on_trial-2017": "C",
        "open": "B",
        "over": "none",
        "acquitted-2016": "A",
        "police": "C",
    }


def test_an_acquittal_is_shown_beside_a_listing_and_its_charge_is_not():
    over = [event("charged", "2018"), event("acquitted", "2020")]

    assert find(event("sanctioned", "2018"), *over).row_tiers == {
        "sanctioned-2018": "A",
        "charged-2018": "none",
        "acquitted-2020": "A",
    }
    assert set(find(*over).row_tiers.values()) == {"none"}


def test_an_outcome_of_tomorrow_is_not_shown_yet():
    found = find(event("sanctioned", "2018"), event("delisted", "2024-06-16"))

    assert found.row_tiers["delisted-2024-06-16"] == "none"


@pytest.mark.parametrize(
    ("events", "warning"),
    [
        ([event("charged", "2018"), event("charged", UNDATED)], Problem.UNDATED_EVENT),
        ([event("charged", "2018"), event("deceased", "2019", **PRESS)],
         Problem.DEATH_NOT_OFFICIAL),
        ([event("deceased", "2018"), event("sanctioned", "2019")], Problem.EVENT_AFTER_DEATH),
        ([event("charged", "2018", charges="Trafficking"),
          event("charged", "2018", key="b", charges="Trafficking in persons"),
          event("acquitted", "2019", charges="Trafficking in persons")],
         Problem.CASE_PARTLY_ENDED),
        ([event("charged", "2018", act_year=None)], Problem.AGE_UNKNOWN),
    ],
)  # fmt: skip
def test_a_moderator_is_warned(events, warning):
    assert warning in find(*events).warnings


KNOWN = {"act_year": 2010}
PART = {"charges": "art. 600"}


@pytest.mark.parametrize(
    "events",
    [
        [event("charged", "2018", **KNOWN), event("convicted_final", "2020", **KNOWN)],
        [event("charged", "2018", **KNOWN), event("on_trial", UNDATED, **PRESS)],
        [event("convicted_final", "2020", **KNOWN), event("deceased", "2021", **PRESS)],
        [event("charged", "2018", says_adult=True)],
        [event("acquitted", "2018", **PART), event("charged", "2019", charges="601", **KNOWN)],
        [event("acquitted", "2018", **PART),
         event("convicted_final", "2017", charges="601", **KNOWN)],
    ],
)  # fmt: skip
def test_no_warning_without_a_reason(events):
    assert set(find(*events).warnings) <= {Problem.STRAY_OUTCOME}


def test_age_is_unknown_without_a_year_of_birth():
    row = event("charged", "2018", **KNOWN)

    assert find(row, year_of_birth=None).warnings == (Problem.AGE_UNKNOWN,)
    assert find(row, year_of_birth=None, type="company").warnings == ()


def test_what_must_be_erased_is_told_and_shown_no_more():
    over = [event("convicted_final", "2018"), event("vacated_or_expunged", "2019")]
    found = find(event("sanctioned", "2018"), *over)

    assert found.erase == {row["key"] for row in over}
    assert {found.row_tiers[key] for key in found.erase} == {"none"}
    assert found.warnings[0] == Problem.VACATED_CONTENT
