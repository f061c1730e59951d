"""Who is in a record's network, and who is not."""

from datetime import date

import pytest
from django.test import Client

from freedomnow.publishing.services import accept, withdraw
from freedomnow.submissions import merging
from freedomnow.submissions.models import Sort
from tests.conftest import as_owner
from tests.factories import (
    decide,
    make_connection,
    make_event,
    make_moderator,
    make_name,
    make_published,
    official,
    record_document,
)
from tests.traffickers.networks import put_up_network, star
from tests.traffickers.public_records import put_up, told
from traffickers.models import Connection, Trafficker
from traffickers.network import (
    MOST_LINKS,
    MOST_NODES,
    MOST_STATEMENTS,
    Network,
    center,
    network_of,
)

pytestmark = pytest.mark.django_db


def update_document(record, **fields):
    """As no form lets it stand, past the gate."""
    document = record.document | fields
    with as_owner():
        accept([document], release="tests")
    Trafficker.objects.filter(pk=record.pk).update(document=document)


def network(record, day=None) -> Network:
    from_the_site = center(record.public_id)
    assert from_the_site is not None
    return network_of(from_the_site, day or record.updated_at.date())


def steps(found: Network) -> dict[str, int]:
    return {node.name: node.step for node in found.nodes}


def said(found: Network) -> list[tuple[str, str, str]]:
    return [(one.by.name, one.relation, one.to.name) for one in found.statements]


def test_a_network_goes_two_steps_in_both_directions_and_no_further():
    made = put_up_network(
        {
            "Testa A": [("agent_of", "Testa B")],
            "Testa B": [],
            "Testa C": [("leads", "Testa B")],
            "Testa D": [("owns", "Testa C")],
            "Testa E": [("finances", "Testa A")],
        }
    )

    found = network(made["Testa A"])

    assert steps(found) == {"Testa A": 0, "Testa B": 1, "Testa E": 1, "Testa C": 2}
    assert said(found) == [
        ("Testa A", "agent_of", "Testa B"),
        ("Testa E", "finances", "Testa A"),
        ("Testa C", "leads", "Testa B"),
    ]
    assert not found.is_cut


def test_a_cycle_ends():
    made = put_up_network(
        {
            "Testa A": [("leads", "Testa B")],
            "Testa B": [("leads", "Testa C")],
            "Testa C": [("leads", "Testa A")],
        }
    )

    found = network(made["Testa A"])

    assert steps(found) == {"Testa A": 0, "Testa B": 1, "Testa C": 1}
    assert len(found.statements) == 3


def test_a_link_to_itself_is_none():
    made = put_up_network({"Testa A": [("agent_of", "Testa A"), ("owns", "Testa B")]})

    assert said(network(made["Testa A"])) == [("Testa A", "owns", "Testa B")]


def test_a_record_without_links_stands_alone():
    found = network(put_up())

    assert (len(found.nodes), found.statements, found.is_cut) == (1, [], False)
    assert not found.is_indexable


def test_nobody_is_reached_through_a_page_that_came_down():
    made = put_up_network(
        {"Testa A": [("owns", "Testa B")], "Testa B": [("owns", "Testa C")], "Testa C": []}
    )
    assert len(network(made["Testa A"]).nodes) == 3

    withdraw("record", made["Testa B"].public_id, by="tests", reason="for a test")

    assert steps(network(made["Testa A"])) == {"Testa A": 0}


def test_an_unknown_id_is_nothing():
    with_one = put_up_network({"Testa A": [("owns", "nobodyhere12")]})["Testa A"]

    found = network(with_one)

    assert (len(found.nodes), found.statements, found.is_cut) == (1, [], False)


def test_nobody_is_reached_through_somebody_of_whom_nothing_may_be_said_that_day():
    last = put_up(names=[make_name("Testa C")], legal_events=[make_event(on="2020")])
    link = [make_connection(last.public_id)]
    between = put_up(names=[make_name("Testa B")], connections=link)
    link = [make_connection(between.public_id)]
    first = put_up(legal_events=[make_event(on="2020")], connections=link)

    assert len(network(first).nodes) == 3
    assert len(network(first, date(2021, 1, 1)).nodes) == 1


def test_a_record_of_which_nothing_may_be_said_has_no_network():
    made = put_up_network({"Testa A": [("owns", "Testa B")]})
    before = made["Testa A"].updated_at.date().replace(year=2000)

    assert network(made["Testa A"], before).nodes == []


def test_a_link_that_rests_on_what_the_page_hides_is_not_drawn():
    other = put_up(names=[make_name("Testa Altra")])
    press = official(kind="press", title="Evening paper", quote="was arrested")
    rumour = make_event(code="charged", source=press)
    hidden = put_up(
        legal_events=[make_event(), rumour], connections=[make_connection(other.public_id) | press]
    )
    shown = put_up(connections=[make_connection(other.public_id)])

    assert len(network(hidden).nodes) == 1
    assert len(network(shown).nodes) == 2


def test_a_page_that_was_taken_over_stands_for_the_one_that_did():
    listed = {"case_id": "GIM0012", "jurisdiction": "GB"}
    kept, old = (
        make_published("record", record_document(legal_events=[make_event(**listed, on=on)]))
        for on in ("2026-05-01", "2026-04-01")
    )
    friend = put_up(connections=[make_connection(old.public_id)])
    for one in (kept, old):
        told_of = {"sort": Sort.IDENTITY, "number": "AB 12-34 56", "whose": "", "seen_in": "a list"}
        merging.identify("record", one.public_id, by=make_moderator(), **told_of)
    ids = (kept.public_id, old.public_id)
    report = merging.propose("record", *ids, by=make_moderator(), reason="One company.")
    decide(report, "approve", by=make_moderator())
    decide(report, "publish")

    assert [node.record.pk for node in network(friend).nodes] == [friend.pk, kept.pk]
    assert [node.record.pk for node in network(kept).nodes] == [kept.pk, friend.pk]
    moved = Client().get(f"{old.path}network/")
    assert (moved.status_code, moved.url) == (302, kept.path)


# --- what is said --------------------------------------------------------------------------------


def test_two_who_say_that_they_work_together_say_one_thing_with_two_sources():
    made = put_up_network(
        {"Testa A": [("works_with", "Testa B")], "Testa B": [("works_with", "Testa A")]}
    )

    [one] = network(made["Testa A"]).statements

    assert one.is_mutual
    assert sorted(row.source_title for row in one.rows) == [
        "Source of Testa A 1",
        "Source of Testa B 1",
    ]


def test_two_who_say_that_they_lead_each_other_say_two_things():
    made = put_up_network({"Testa A": [("leads", "Testa B")], "Testa B": [("leads", "Testa A")]})

    found = network(made["Testa A"])

    assert said(found) == [("Testa A", "leads", "Testa B"), ("Testa B", "leads", "Testa A")]
    assert [one.is_outward for one in found.statements] == [True, False]


def test_links_among_those_further_away_are_told_too():
    made = put_up_network(
        {
            "Testa A": [],
            "Testa B": [("agent_of", "Testa A"), ("works_with", "Testa C")],
            "Testa C": [("agent_of", "Testa A")],
        }
    )

    assert said(network(made["Testa A"]))[-1] == ("Testa B", "works_with", "Testa C")


# --- how many ------------------------------------------------------------------------------------


@pytest.mark.drill
def test_of_500_the_nearest_40_are_shown():
    made = put_up_network(star("Testa Middle", 500))
    assert len(made) == 501

    found = network(made["Testa Middle"])

    assert (len(found.nodes), found.is_cut) == (MOST_NODES, True)
    assert [node.name for node in found.nodes[1:3]] == ["Testa Middle 000", "Testa Middle 001"]


def test_seen_from_one_of_many_the_middle_and_others_are_shown():
    made = put_up_network(star("Testa Middle", 45))

    found = network(made["Testa Middle 044"])

    assert (len(found.nodes), found.is_cut) == (MOST_NODES, True)
    assert [node.step for node in found.nodes] == [0, 1, *[2] * 38]


@pytest.mark.parametrize(("count", "is_cut"), [(39, False), (40, True)])
def test_a_network_that_just_fits_is_whole(count, is_cut):
    made = put_up_network(star("Testa Middle", count))

    found = network(made["Testa Middle"])

    assert (len(found.nodes), found.is_cut) == (40, is_cut)


def test_what_is_not_public_does_not_count():
    """The words “a part only” must not tell how many there are that nobody may see."""
    made = put_up_network(star("Testa Middle", 40))
    withdraw("record", made["Testa Middle 039"].public_id, by="tests", reason="for a test")

    assert not network(made["Testa Middle"]).is_cut


def test_links_without_a_source_take_nobody_s_place():
    made = put_up_network(star("Testa Middle", 40))
    row = Connection.objects.get(record__title="Testa Middle 000")
    bare = row.record.document["connections"][0] | {"source_url": "", "source_reference": ""}
    update_document(row.record, connections=[bare])
    Connection.objects.filter(pk=row.pk).update(source_url="", source_reference="")

    found = network(made["Testa Middle"])

    assert (len(found.nodes), found.is_cut) == (MOST_NODES, False)
    assert "Testa Middle 000" not in steps(found)
    assert "Testa Middle 039" in steps(found)


@pytest.mark.parametrize(("sourceless", "is_cut"), [(1, False), (0, True)])
def test_what_only_its_document_shows_to_be_sourceless_does_not_count(sourceless, is_cut):
    """The column may say more than the document that the page is made from."""
    made = put_up_network(star("Testa Middle", 40))
    for number in range(sourceless):
        record = made[f"Testa Middle {number:03}"]
        record.refresh_from_db()
        bare = record.document["connections"][0] | {"source_url": "", "source_reference": ""}
        update_document(record, connections=[bare])

    found = network(made["Testa Middle"])

    assert (len(found.nodes), found.is_cut) == (MOST_NODES, is_cut)


def test_of_many_statements_every_record_keeps_the_one_that_ties_it():
    names = [f"Testa {number:02}" for number in range(12)]
    all_with_all = {
        name: [("agent_of", other) for other in names if other != name] for name in names
    }
    made = put_up_network({"Testa A": [("leads", name) for name in names]} | all_with_all)

    found = network(made["Testa A"])

    assert (len(found.statements), found.is_cut) == (MOST_STATEMENTS, True)
    assert {one.to.name for one in found.statements if one.by.name == "Testa A"} == set(names)


def test_the_bounds_leave_room_for_each_other():
    assert MOST_NODES <= MOST_STATEMENTS <= MOST_LINKS


@pytest.mark.parametrize("count", [3, 30])
def test_a_network_asks_the_same_whatever_its_size(count, django_assert_num_queries):
    made = put_up_network(star("Testa Middle", count))
    record = center(made["Testa Middle"].public_id)

    with django_assert_num_queries(2):
        network_of(record, made["Testa Middle"].updated_at.date())


# --- who may be found ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "is_indexable"),
    [
        ("sanctioned", True),
        ("convicted_final", True),
        ("convicted_appealable", False),
        ("charged", False),
        ("wanted", False),
    ],
)
def test_one_who_is_only_accused_keeps_the_whole_network_from_search_engines(code, is_indexable):
    made = put_up_network(
        {"Testa A": [("owns", "Testa B")], "Testa B": [("owns", "Testa C")]}, {"Testa C": code}
    )

    found = network(made["Testa A"])

    assert found.is_indexable is is_indexable


def test_whoever_is_listed_for_another_crime_is_told_apart():
    smuggler = told("sanctioned", matters=["smuggling"])
    other = put_up(legal_events=[smuggler])
    record = put_up(connections=[make_connection(other.public_id)])

    assert [node.matter for node in network(record).nodes] == [
        "human trafficking",
        "migrant smuggling",
    ]


def test_there_is_no_network_of_nobody():
    assert center("nobodyhere12") is None
    assert Client().get("/records/nobodyhere12/network/").status_code == 404
