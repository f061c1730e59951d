"""What the page of a record shows of its document."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from freedomnow.evidence.numbering import numbers_of, sources_of
from freedomnow.publishing.services import judged
from tests.factories import (
    make_connection,
    make_event,
    make_name,
    make_place,
    official,
    record_document,
)
from traffickers import pages
from traffickers.codes import EventCode
from traffickers.forms import TraffickerForm
from traffickers.models import Trafficker

TODAY = date(2026, 11, 22)


def page_of(document: dict[str, Any], *linked: str) -> tuple[pages.Rows, Any]:
    record = Trafficker(document=document)
    told = record.standing_on(TODAY)
    return pages.shown_rows(record, told, linked), told


def numbers(shown: pages.Rows) -> pages.Numbers:
    return numbers_of(sources_of(pages.cited(shown)))


def test_events_are_told_oldest_first_and_undated_last():
    days = ["2026-05-01", "", "2018-06"]
    events = [make_event(on=day) for day in days]
    shown, _told = page_of(record_document(legal_events=events))

    told = pages.timeline_of(shown, numbers(shown))

    assert [event["date"] for event in told][:2] == ["2018-06", "2026-05-01"]


def test_an_announced_investigation_is_not_shown():
    rumour = make_event(code="investigation_announced", source=official(kind="prosecution"))
    shown, _told = page_of(record_document(legal_events=[make_event(), rumour]))

    assert [event.code for event in shown["legal_events"]] == ["sanctioned"]


def test_only_connections_to_public_records_are_shown():
    links = [make_connection("public123456"), make_connection("hidden123456")]
    shown, _told = page_of(record_document(connections=links), "public123456")

    assert [row.to for row in shown["connections"]] == ["public123456"]


def test_equal_citations_share_a_number():
    source = official(title="One list")
    document = record_document(
        names=[make_name() | source],
        legal_events=[make_event(source=source)],
        regions=[make_place() | source],
    )
    shown, _told = page_of(document)

    assert list(numbers(shown).values()) == [1]


def test_names_are_grouped_by_kind_without_the_heading():
    names = [
        make_name("Testa Uno"),
        make_name("Old Testa", kind="former"),
        make_name("Testa Alias", kind="alias"),
    ]
    shown, _told = page_of(record_document(names=names))

    groups = pages.names_of(shown, numbers(shown), "Testa Uno")

    assert [str(group.label) for group in groups] == ["Also known as", "Former name"]


def test_places_are_grouped_by_relation():
    places = [make_place("FR"), make_place("IT", relation="based_in"), make_place("ES")]
    shown, _told = page_of(record_document(regions=places))

    groups = pages.places_of(shown, numbers(shown))

    told = {str(g.label): [place["name"] for place, _number in g.entries] for g in groups}
    assert told == {"Active in": ["France", "Spain"], "Based in": ["Italy"]}


def test_facts_leave_out_what_is_not_known():
    record = Trafficker(type="person", year_of_birth=1970, roles=["recruiter"])

    facts = {str(label): text for label, text in pages.facts_of(record)}

    assert facts == {
        "Type": "Person",
        "Year of birth": "1970",
        "Part in it, as the sources say": "Recruiter",
    }


def test_the_source_of_the_leading_event_tells_when_it_was_last_read():
    source = official(retrieved_on="2026-09-30")
    shown, told = page_of(record_document(legal_events=[make_event(source=source)]))

    assert pages.last_seen(shown, told) == "2026-09-30"


@pytest.mark.parametrize(
    ("code", "tone"),
    [
        (EventCode.SANCTIONED, "listed"),
        (EventCode.CHARGED, "accused"),
        (EventCode.CONVICTED_APPEALABLE, "accused"),
        (EventCode.CONVICTED_FINAL, "convicted"),
        (EventCode.ACQUITTED, "ended"),
        (EventCode.DELISTED, "ended"),
        (EventCode.DECEASED, "neutral"),
    ],
)
def test_the_tone_of_an_event_follows_the_law(code, tone):
    assert pages.tone_of(code) == tone


@pytest.mark.parametrize(
    "typed", ["{id}", "/records/{id}/", "https://freedomnow.example/ar/records/{id}/"]
)
def test_another_record_is_named_by_its_id_or_by_its_whole_address(typed):
    to = typed.format(id="abc123def456")

    document = judged(TraffickerForm, record_document(connections=[make_connection(to)]))

    assert document["connections"][0]["to"] == "abc123def456"


@pytest.mark.parametrize("typed", ["Some Body", "/records/", "\u0430bc123", "a" * 41])
def test_what_is_no_address_of_a_record_is_refused(typed):
    with pytest.raises(ValidationError):
        judged(TraffickerForm, record_document(connections=[make_connection(typed)]))
