"""Cases: what happened, without a name; where they stand, and who cannot be found by them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import judged, withdraw
from freedomnow.search.lookup import published_names_in
from freedomnow.search.models import Page
from freedomnow.submissions.review import review
from freedomnow.submissions.services import CannotPublish
from freedomnow.web.name_keys import keys_in
from tests.factories import (
    case_document,
    citation,
    decide,
    make_moderator,
    make_name,
    make_published,
    make_route,
    make_source,
    make_submission,
    publish_directly,
    record_document,
)
from traffickers.case_codes import FTM_STATUS, Outcome
from traffickers.case_views import years_in_words
from traffickers.codes import EventCode
from traffickers.models import Case

pytestmark = pytest.mark.django_db

NAME = "Testa Persona Grande"


def put_up(**fields):
    return make_published("case", case_document(**fields))


def problems(**fields):
    try:
        judged(kind_named("case").form, case_document(**fields))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


# What a case says


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"acts": []}, "what was done with people"),
        ({"means": []}, "by which means"),
        ({"purposes": []}, "what it was for"),
        ({"means": [], "of_children": True}, ""),
        ({"acts": [], "of_children": True}, "what was done with people"),
        ({"acts": [], "means": [], "purposes": [], "elements_note": "Only a charge."}, ""),
    ],
)
def test_all_three_elements_are_told_or_why_not(fields, said):
    told = problems(**fields)

    assert said in told
    assert bool(told) is bool(said)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"regions": []}, "at least one country"),
        ({"sources": []}, "at least one source"),
        ({"sources": [make_source() | citation()]}, "where it can be seen"),
        ({"years_from": 2021, "years_to": 2020}, "before the first"),
        ({"years_to": 2199}, "not come yet"),
        ({"outcome": "guilty"}, "valid choice"),
        ({"victims": "7"}, "valid choice"),
        ({"routes": [make_route(destination="RO")]}, "where it began"),
        ({"title": ""}, "required"),
    ],
)
def test_what_is_wrong_is_said(fields, said):
    assert said in problems(**fields)


def test_a_route_without_a_source_stands_in_the_first_one():
    route = make_route() | citation()

    document = judged(kind_named("case").form, case_document(routes=[route]))

    assert document["routes"][0]["source_url"] == document["sources"][0]["source_url"]


def test_postgresql_asks_for_the_elements_too():
    put_up()

    with pytest.raises(IntegrityError, match="case_tells_its_elements"), transaction.atomic():
        Case.objects.update(means=[])
    Case.objects.update(means=[], of_children=True)


def test_one_moderator_is_enough():
    report = make_submission("case")

    assert decide(report, "publish").published_id


# It names nobody


@pytest.mark.parametrize(
    ("fields", "is_named"),
    [
        ({"summary": f"The boss was {NAME}, the court says."}, True),
        ({"title": "GRANDE, Testa Persona"}, True),
        ({"court": f"Court of X, case of {NAME.upper()}"}, True),
        ({"sources": [make_source(source_quote=f"{NAME} was convicted")]}, True),
        ({"sources": [make_source(source_url="https://x.org/testa-persona-grande")]}, True),
        ({"elements_note": NAME}, True),
        ({"summary": "A persona came, and a grande one; no Testa."}, False),
        ({"summary": "Testa and Persona."}, False),
    ],
)
def test_a_name_of_the_public_record_blocks_a_case(fields, is_named):
    make_published("record", record_document(names=[make_name(NAME)]))
    report = make_submission("case", document=case_document(**fields))
    blockers = review(report, make_moderator()).blockers

    assert any(NAME in blocker for blocker in blockers) is is_named
    if is_named:
        with pytest.raises(CannotPublish, match="names nobody"):
            decide(report, "publish")
    else:
        assert decide(report, "publish").published_id


def test_a_name_of_a_lead_or_of_a_page_that_came_down_waits_for_an_answer():
    make_submission("record", document=record_document(names=[make_name("Lida Leadova")]))
    record = make_published("record", record_document(names=[make_name(NAME)]))
    withdraw("record", record.public_id, by="tests", reason="acquitted")
    told = case_document(summary=f"{NAME} met Lida Leadova.")

    with pytest.raises(CannotPublish, match="not public"):
        decide(make_submission("case", document=told), "publish")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Testacorp", "Testacorp paid nobody.", True),
        ("Ali Baba", "Ali met Baba Yaga.", False),
        ("Ali Baba", "It was Baba Ali himself.", True),
    ],
)
def test_names_are_found_as_a_reader_would(name, text, found):
    make_published("record", record_document(names=[make_name(name)]))

    assert bool(published_names_in(set(keys_in(text)), kinds=("record",))) is found


def test_a_single_word_of_an_alias_is_an_accident():
    names = [make_name(NAME), make_name("Bosco", kind="alias")]
    make_published("record", record_document(names=names))

    assert published_names_in(set(keys_in("Bosco, a village")), kinds=("record",)) == []


# Where it stands


def test_the_page_tells_all_of_it_in_words(client):
    case = put_up(of_children=True, court="High Court, 1/26")
    html = client.get(case.get_absolute_url()).content.decode()

    for words in (
        "promised wages", "High Court, 1/26", "2018 to 2020", "6 to 20", "False promises",
        "Forced labour or services", "were children", "from Romania to France", "Forced labour",
        "the judgment is final", "names nobody on purpose",
    ):  # fmt: skip
        assert words in html, words


def test_unknown_numbers_are_not_zero(client):
    html = client.get(put_up(victims="unknown").get_absolute_url()).content.decode()

    assert "Not known; that is not zero" in html


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [(2018, 2020, "2018 to 2020"), (2018, 2018, "2018"), (2018, None, "from 2018"),
     (None, 2020, "until 2020"), (None, None, "")],
)  # fmt: skip
def test_years_are_told_as_far_as_they_are_known(begin, end, words):
    assert years_in_words(begin, end) == words


def test_it_is_found_by_place_route_and_words(client):
    case = put_up(summary="A harvest of strawberries.")

    assert case.title in client.get("/regions/france/").content.decode()
    assert case.title in client.get("/cases/?region=RO").content.decode()
    assert case.title in client.get("/search/?q=strawberries").content.decode()
    assert case.title in client.get("/").content.decode()
    assert case.title not in client.get("/cases/?region=DE").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("form=ForcedLabour", True), ("form=ForcedMarriage", False),
        ("purpose=forced_labour_or_services", True), ("purpose=organ_removal", False),
        ("outcome=convicted_final", True), ("outcome=acquitted", False),
        ("year=2018", True), ("year=2019", True), ("year=2020", True), ("year=2021", False),
        ("year=2017", False),
    ],
)  # fmt: skip
def test_the_list_is_filtered(client, query, found):
    case = put_up()

    assert (case.title in client.get(f"/cases/?{query}").content.decode()) is found


@pytest.mark.parametrize("query", ["year=x", "year=99999999999", "outcome=x", "region=x", "form="])
def test_a_choice_that_is_none_is_told(client, query):
    assert client.get(f"/cases/?{query}").status_code == (200 if query == "form=" else 400)


@pytest.mark.parametrize(
    ("begin", "end", "years"),
    [(2018, None, [2018]), (None, 2020, [2018, 2019, 2020]), (None, None, [])],
)
def test_a_year_that_is_half_known_counts_as_far_as_it_goes(begin, end, years):
    put_up(years_from=begin, years_to=end)

    found = [year for year in (2018, 2019, 2020, 2021) if Case.objects.in_year(year).exists()]
    assert found == years


def test_an_empty_list_is_kind_and_invites(client):
    html = client.get("/cases/").content.decode()

    assert "No case is told here yet" in html
    assert "/report/case/" in html


@pytest.mark.parametrize("count", [1, 30])
def test_list_and_page_ask_the_same_whatever_there_is(client, count, django_assert_num_queries):
    for _number in range(count):
        case = put_up()

    with django_assert_num_queries(2):
        client.get("/cases/")
    with django_assert_num_queries(1):
        client.get(case.get_absolute_url())


def test_a_case_may_be_on_the_home_page_and_in_the_sitemap(client):
    case = put_up()

    assert Page.objects.get(kind="case").is_indexable
    assert case.path in client.get("/sitemap.xml").content.decode()


def test_outcomes_are_the_codes_of_legal_events_where_there_is_one():
    own = {"unknown", "nobody_prosecuted"}

    assert set(Outcome.values) - own <= set(EventCode.values)
    assert set(FTM_STATUS) == set(Outcome)


def test_a_card_tells_the_routes_and_nothing_else_of_them():
    publish_directly("case", case_document(routes=[make_route(), make_route(destination="DE")]))

    assert Page.objects.get().card["routes"] == [["RO", "FR"], ["RO", "DE"]]
