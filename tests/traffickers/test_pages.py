"""What the page of a record shows of its document."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from freedomnow.evidence.codes import Matter
from freedomnow.evidence.numbering import numbers_of, sources_of
from freedomnow.publishing.services import judged
from freedomnow.web.sentences import END, ISOLATE
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
from traffickers.models import LegalEvent, Trafficker

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


# --- which rows ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["charged", "convicted_final", "sanctioned"])
def test_what_the_press_says_is_not_shown(code):
    told_by_press = make_event(code=code, source=official(kind="press"))
    shown, _told = page_of(record_document(legal_events=[make_event(), told_by_press]))

    assert [event.code for event in shown["legal_events"]] == ["sanctioned"]


def test_a_record_that_nothing_keeps_public_shows_no_event():
    charge = make_event(code="charged", source=official(kind="press"))
    shown, told = page_of(record_document(legal_events=[charge]))

    assert (shown["legal_events"], told.is_named) == ([], False)


def test_a_vacated_conviction_is_not_shown_beside_a_listing():
    judgment = {"source": official(kind="judgment"), "case_id": "1/18", "authority": "High Court"}
    events = [
        make_event(),
        make_event(code="convicted_final", on="2018", **judgment),
        make_event(code="vacated_or_expunged", on="2019", **judgment),
    ]
    shown, _told = page_of(record_document(legal_events=events))

    assert [event.code for event in shown["legal_events"]] == ["sanctioned"]


def test_names_and_places_are_shown_in_the_order_of_the_document():
    document = record_document(
        names=[make_name("B"), make_name("A", "alias")], regions=[make_place("TN"), make_place()]
    )
    shown, _told = page_of(document)

    assert [row.name for row in shown["names"]] == ["B", "A"]
    assert [row.code for row in shown["regions"]] == ["TN", "FR"]


def test_sources_are_listed_events_first_then_names_places_and_connections():
    document = record_document(
        names=[make_name() | official(title="2")],
        legal_events=[make_event(source=official(title="1"))],
        regions=[make_place() | official(title="3")],
        connections=[make_connection("public123456") | official(title="4")],
    )
    shown, _told = page_of(document, "public123456")

    assert [row.source_title for row in pages.cited(shown)] == ["1", "2", "3", "4"]


# --- the timeline --------------------------------------------------------------------------------


def timeline(*events: dict[str, Any]) -> list[dict[str, Any]]:
    shown, _told = page_of(record_document(legal_events=list(events)))
    return pages.timeline_of(shown, numbers(shown))


def test_an_undated_event_stands_last_on_the_timeline():
    case = {"case_id": "1/18", "authority": "High Court", "source": official(kind="prosecution")}
    events = [make_event(code=code, on=on, **case) for code, on in
              (("on_trial", ""), ("charged", "2026-05-01"), ("wanted", "2018"))]  # fmt: skip

    assert [event["date"] for event in timeline(*events)] == ["2018", "2026-05-01", ""]


def test_an_event_says_what_it_is_about_with_which_number_and_how_it_ended():
    [told] = timeline(
        make_event(
            code="convicted_final",
            matters=["trafficking", "smuggling"],
            court="Court of Testa",
            case_id="1/18",
            charges="Article 600",
            sentence="12 years",
            source=official(kind="judgment"),
        )
    )

    lines = ["Human trafficking, Migrant smuggling", "Court of Testa", "Number: 1/18"]
    assert list(map(str, told["lines"])) == [*lines, "Article 600", "12 years"]
    assert (told["what"], told["tone"], told["source"]) == ("Convicted, final", "convicted", 1)


def test_an_event_says_nothing_that_is_not_known():
    [told] = timeline(make_event(case_id=""))

    assert list(map(str, told["lines"])) == ["Human trafficking"]
    assert told["authority"] == "Ministry of Foreign Affairs"


def test_a_court_stands_in_for_an_authority_and_is_said_once():
    event = LegalEvent(code="acquitted", authority="", court="Court of Testa", matters=[])
    shown = {"legal_events": [event], "names": [], "regions": [], "connections": []}

    [told] = pages.timeline_of(shown, {})

    assert (told["authority"], told["lines"], told["source"]) == ("Court of Testa", [], None)


UNMARKED = str.maketrans("", "", ISOLATE + END)


@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("es", "{}, {}, {}"),
        ("fr", "{}, {}, {}"),
        ("ar", "{}، {}، {}"),
        ("ur", "{}، {}، {}"),
        ("hi", "{}, {}, {}"),
    ],
)
def test_matters_are_parted_by_the_language_s_comma(language, pattern):
    event = make_event(matters=Matter.values, case_id="")

    with override(language):
        [line] = timeline(event)[0]["lines"]
        assert line.translate(UNMARKED) == pattern.format(*Matter.labels)


# --- names, places, facts ------------------------------------------------------------------------


def test_a_second_main_name_and_an_alias_like_the_heading_stay_on_the_page():
    names = [make_name("Testa"), make_name("Altra"), make_name("Testa", kind="former")]
    shown, _told = page_of(record_document(names=names))

    groups = pages.names_of(shown, numbers(shown), "Testa")

    told = {str(group.label): [row.name for row, _number in group.entries] for group in groups}
    assert told == {"Main name": ["Altra"], "Former name": ["Testa"]}


def test_kinds_of_names_have_one_order_whatever_that_of_the_document():
    kinds = ["original", "weak", "former", "alias", "weak"]
    names = [make_name(f"Testa {number}", kind) for number, kind in enumerate(kinds)]
    shown, _told = page_of(record_document(names=names))

    groups = pages.names_of(shown, numbers(shown), "")

    assert [(str(g.label), len(g.entries)) for g in groups] == [
        ("Also known as", 1),
        ("Former name", 1),
        ("Nickname or weak alias", 2),
        ("Name in the original script", 1),
    ]


def test_names_and_places_carry_the_number_of_their_own_source():
    document = record_document(
        names=[make_name("Alias", "alias") | official(title="Letter")],
        legal_events=[make_event(source=official(title="Order"))],
        regions=[make_place() | official(title="Order")],
    )
    shown, _told = page_of(document)

    [name], [place] = (
        pages.names_of(shown, numbers(shown), ""),
        pages.places_of(shown, numbers(shown)),
    )

    assert (name.entries[0][1], place.entries[0][1]) == (2, 1)


def test_a_row_without_a_source_has_no_number():
    bare = make_place() | dict.fromkeys(official(), "")
    shown, _told = page_of(record_document(regions=[bare]))

    assert pages.places_of(shown, numbers(shown))[0].entries[0][1] is None


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Morocco"), ("es", "Marruecos"), ("ar", "المغرب"), ("ur", "مراکش"), ("hi", "मोरक्को")],
)
def test_a_place_has_its_name_in_the_language_and_one_address_in_all(language, name):
    shown, _told = page_of(record_document(regions=[make_place("MA")]))

    with override(language):
        [(place, _number)] = pages.places_of(shown, {})[0].entries

    assert place == {"name": name, "slug": "morocco"}


def test_facts_are_told_in_one_order_with_names_of_countries():
    record = Trafficker(
        type="network",
        nationalities=["LY", "TN"],
        roles=["recruiter", "guard"],
        forms=["ForcedBegging"],
        years_from=2010,
        years_to=2012,
    )

    assert [text for _label, text in pages.facts_of(record)] == [
        "Network", "Libya, Tunisia", "Recruiter, Guard", "Forced begging", "2010", "2012",
    ]  # fmt: skip


# --- when the sources were read ------------------------------------------------------------------


def read_on(code: str, day: str, **fields: Any) -> dict[str, Any]:
    return make_event(code=code, source=official(kind="judgment", retrieved_on=day), **fields)


def test_a_source_that_does_not_lead_says_nothing_about_how_fresh_the_page_is():
    events = [read_on("convicted_final", "2026-01-31"), read_on("charged", "2026-11-01")]
    shown, told = page_of(record_document(legal_events=events))

    assert pages.last_seen(shown, told) == "2026-01-31"


def test_of_two_leading_sources_the_one_that_was_read_last_counts():
    events = [make_event(source=official(retrieved_on=day), authority=f"The {day} office")
              for day in ("2026-09-30", "2026-10", "2026-08-31")]  # fmt: skip
    shown, told = page_of(record_document(legal_events=events))

    assert pages.last_seen(shown, told) == "2026-10"


def test_a_page_does_not_say_when_a_source_was_read_that_nobody_read():
    shown, told = page_of(record_document(legal_events=[read_on("convicted_final", "")]))

    assert pages.last_seen(shown, told) == ""
