"""The document made of a designation has the shape of a record, and says no more than it knows."""

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.services import judged
from traffickers.forms import TraffickerForm
from traffickers.lists import documents

SOURCE = documents.citation(kind="sanctions_list", url="https://www.example.org/")


def whole():
    event = documents.sanctioned(
        "e1", on="2018-06-11", matters=["smuggling"], case_id="900",
        by=("Office of Testa", "US"), source=SOURCE,
    )  # fmt: skip
    return documents.record(
        type="person",
        names=[documents.name("n1", name="Ada", kind="primary", language="", source=SOURCE)],
        regions=[documents.region("r1", code="LY", relation="active_in", source=SOURCE)],
        legal_events=[event],
    )


def test_the_form_takes_it_as_it_is():
    assert judged(TraffickerForm, whole()) == whole()


def test_citations_have_the_columns_of_every_other():
    assert list(documents.CITATION_KEYS) == CITATION_FIELDS
    assert list(documents.citation()) == CITATION_FIELDS
    assert set(documents.citation().values()) == {""}


def test_a_listing_is_a_listing_and_nothing_a_court_did():
    [event] = whole()["legal_events"]

    assert (event["code"], event["matters"], event["on"]) == (
        "sanctioned", ["smuggling"], "2018-06-11",
    )  # fmt: skip
    assert (event["authority"], event["jurisdiction"]) == ("Office of Testa", "US")
    unknown = ("court", "charges", "sentence", "sentence_ends_on")
    assert {event[name] for name in unknown} == {""}
    assert (event["act_year"], event["says_adult"]) == (None, False)


def test_what_nobody_told_stays_open():
    empty = documents.record()

    assert empty["survivor_answer"] == "not_checked"
    assert {empty[name] for name in ("year_of_birth", "years_from", "years_to")} == {None}
    assert all(empty[name] == [] for name in ("roles", "forms", "nationalities", "connections"))


def test_two_documents_share_no_list():
    one, other = documents.record(), documents.record()

    one["roles"].append("guard")

    assert other["roles"] == []


def test_a_rows_key_follows_from_the_designation_and_its_place():
    place = ("OFAC SDN", "900", "names", 0)
    others = [("UN SC", *place[1:]), (place[0], "901", *place[2:]),
              (*place[:2], "regions", 0), (*place[:3], 1)]  # fmt: skip

    keys = {documents.row_key(*one) for one in [place, *others]}

    assert len(keys) == 5
    assert documents.row_key(*place) == documents.row_key(*place) == "6b15defc"
