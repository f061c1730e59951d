"""The list and the pages of the public record, as whoever opens them."""

from datetime import date
from html import unescape

import pytest
from django.test import Client

from freedomnow.publishing.services import judged, withdraw
from tests.factories import (
    citation,
    decide,
    make_connection,
    make_event,
    make_name,
    make_place,
    make_submission,
    make_user,
    official,
    publish_directly,
    record_document,
)
from tests.traffickers.public_records import accepted, put_up, put_up_for, told
from traffickers.forms import TraffickerForm
from traffickers.models import Connection
from traffickers.views import RECORD

pytestmark = pytest.mark.django_db

WHOEVER = ["visitor", "volunteer", "moderator", "admin"]


def client_of(role):
    client = Client()
    if role != "visitor":
        client.force_login(make_user(role))
    return client


def html(path, role="visitor", status=200):
    answer = client_of(role).get(path)
    assert answer.status_code == status
    return " ".join(unescape(answer.content.decode()).split())


def main_of(page):
    return page.split("<main")[1].split("</main>")[0]


# --- the page of a record ----------------------------------------------------------------------


@pytest.mark.parametrize("role", WHOEVER)
def test_everybody_reads_the_same_about_a_record(role):
    record = put_up_for("charged")

    assert main_of(html(record.path, role)) == main_of(html(record.path))


@pytest.mark.parametrize("role", WHOEVER)
@pytest.mark.parametrize("steps", [[], ["approve"]], ids=["waiting", "half approved"])
def test_a_report_has_no_page_for_anybody(role, steps):
    report = make_submission("record")
    for step in steps:
        decide(report, step)

    for name in (report.reference, "abcdefghij12"):
        assert client_of(role).get(f"/records/{name}/").status_code == 404


@pytest.mark.parametrize(
    ("code", "title", "chip", "caution"),
    [
        ("wanted", "wanted in a case of human trafficking", "Wanted", "is not proof"),
        ("charged", "charged with human trafficking, not convicted", "Charged, not convicted",
         "A charge is not proof"),
        ("on_trial", "on trial for human trafficking, no verdict", "On trial", "is not a verdict"),
        ("convicted_appealable", "convicted of human trafficking, can still appeal",
         "Convicted, can still appeal", "not final"),
        ("convicted_final", "convicted of human trafficking", "Convicted", "judgment is final"),
        ("sanctioned", "on a sanctions list for human trafficking", "On a sanctions list",
         "not a court's conviction"),
        ("administratively_listed", "on an official list for human trafficking",
         "On an official list", "not a court's conviction"),
    ],
)  # fmt: skip
def test_title_chip_and_notice_say_what_the_law_says(code, title, chip, caution):
    page = html(put_up_for(code).path)

    assert f"<title>Testa Persona: {title} · FreedomNow</title>" in page
    assert f">{chip}</span>" in page.split("<h2>")[0]
    assert caution in page.split('class="notice')[1].split("</div>")[0]


@pytest.mark.parametrize("noun", ["person", "network", "company"])
def test_the_notice_and_the_description_say_who_says_it_of_whom(noun):
    record = put_up(type=noun, legal_events=[told("on_trial", authority="Court of Testa")])

    page = html(record.path)

    sentence = f"According to Court of Testa, this {noun} is on trial for human trafficking."
    assert f'<meta name="description" content="{sentence}' in page
    assert f"<div>{sentence}" in page


@pytest.mark.parametrize(
    ("code", "is_hidden"),
    [("sanctioned", False), ("convicted_final", False), ("charged", True), ("wanted", True)],
)
def test_search_engines_may_not_keep_the_page_of_an_accused(code, is_hidden):
    page = html(put_up_for(code).path)

    assert ('<meta name="robots" content="noindex">' in page) == is_hidden


def test_the_page_says_what_stands_today(settings):
    record = put_up_for("charged", on="2026-05-01")
    settings.TODAY = date(2026, 4, 30)

    page = html(record.path)

    assert "Not on the public record" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "charged with" not in page


def test_an_ended_charge_stays_off_the_page_and_its_end_stands_on_it():
    case = {"case_id": "7/18", "authority": "Court of Testa"}
    charge = told("charged", on="2018", charges="Article 600", **case)
    record = put_up(legal_events=[make_event(), charge, told("acquitted", on="2019", **case)])

    page = main_of(html(record.path))

    assert "Acquitted" in page
    assert "Charged" not in page
    assert "Article 600" not in page


def test_sources_are_numbered_legal_events_first_and_cited_by_number():
    record = put_up(
        names=[make_name("Testa Uno"), make_name("Alias", kind="alias") | official(title="Letter")],
        legal_events=[make_event(source=official(title="Order"))],
        regions=[make_place("TN") | official(title="Map")],
    )

    page = html(record.path)

    sources = page.split('<ol class="sources">')[1]
    found = [sources.index(title) for title in ("Order", "Letter", "Map")]
    assert found == sorted(found)
    assert '<bdi>Alias</bdi> <a href="#source-3"' in page
    assert 'Tunisia</a> <a href="#source-4"' in page


def test_a_name_in_another_script_says_its_language_and_direction():
    arabic = make_name("تستا المثال", kind="original", language="ar")
    record = put_up(names=[make_name("Testa"), arabic])

    assert '<bdi lang="ar" dir="rtl">تستا المثال</bdi>' in html(record.path)


def test_an_arabic_main_name_heads_its_page():
    page = html(put_up(names=[make_name("تستا المثال")]).path)

    assert "<h1><bdi>تستا المثال</bdi></h1>" in page
    assert "<title>تستا المثال: on a sanctions list for human trafficking" in page


@pytest.mark.parametrize(
    ("language", "france", "may"),
    [
        ("es", "Francia", "1 de mayo de 2026"),
        ("fr", "France", "1 mai 2026"),
        ("ar", "فرنسا", "1 مايو 2026"),
        ("ur", "فرانس", "1 مئی، 2026"),
        ("hi", "फ़्रांस", "1 मई 2026"),
    ],
)
def test_places_dates_and_links_are_in_the_language_of_the_page(language, france, may):
    other = put_up()
    record = put_up(connections=[make_connection(other.public_id)])

    page = html(f"/{language}{record.path}")

    assert f">{france}</a>" in page
    assert may in page.replace("\u200f", "")
    assert f'href="/{language}{other.path}"' in page


def test_a_record_without_summary_has_no_empty_paragraph():
    assert 'class="lead"' not in main_of(html(put_up().path))
    assert "What the text says." in main_of(html(put_up(summary="What the text says.").path))


def test_the_page_says_what_is_known_and_how_fresh_it_is():
    source = official(retrieved_on="2026-10-31")
    page = html(put_up(legal_events=[make_event(source=source)]).path)

    assert "<dt>Type</dt><dd>Company</dd>" in page
    assert "<dt>Official source last read</dt><dd><bdi>October 31, 2026</bdi>" in page
    assert "<dt>Must be read again by</dt><dd><bdi>October 31, 2027</bdi>" in page


def test_whoever_is_on_record_is_told_how_to_answer():
    record = put_up_for("charged")

    page = html(record.path)

    assert "Is this about you" in page
    assert f'href="/report/record/{record.public_id}/"' in page


# --- connections -------------------------------------------------------------------------------


def test_a_connection_is_read_from_both_sides():
    leader = put_up(names=[make_name("Testa Capo")])
    member = put_up(
        names=[make_name("Testa Socio")],
        connections=[make_connection(leader.public_id, relation="agent_of")],
    )

    ours, theirs = html(member.path), html(leader.path)

    assert f'<dt>Agent of</dt><dd><a href="{leader.path}"><bdi>Testa Capo</bdi></a>' in ours
    assert f'<dt>Has as agent</dt><dd><a href="{member.path}"><bdi>Testa Socio</bdi></a>' in theirs


def test_only_the_side_that_cites_a_connection_numbers_its_source():
    other = put_up()
    link = make_connection(other.public_id) | official(title="Letter about both")
    record = put_up(connections=[link])

    assert "Letter about both" in html(record.path)
    assert "Letter about both" not in html(other.path)


def test_a_connection_goes_when_the_other_page_comes_down():
    other = put_up(names=[make_name("Testa Andato")])
    record = put_up(connections=[make_connection(other.public_id)])
    withdraw("record", other.public_id, by="tests", reason="for a test")

    page = html(record.path)

    assert "Testa Andato" not in page
    assert other.public_id not in page
    assert "Linked on the public record" not in page


def test_a_connection_goes_when_the_page_that_told_it_comes_down():
    other = put_up()
    record = put_up(
        names=[make_name("Testa Andato")], connections=[make_connection(other.public_id)]
    )
    withdraw("record", record.public_id, by="tests", reason="for a test")

    assert "Testa Andato" not in html(other.path)


def test_a_page_is_not_linked_to_itself():
    record = put_up(connections=[make_connection("nobodyhere12")])
    Connection.objects.update(to=record.public_id)

    assert "Linked on the public record" not in html(record.path)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_page_that_came_down_is_gone_in_every_language(prefix):
    record = put_up(names=[make_name("Testa Andato")])
    withdraw("record", record.public_id, by="tests", reason="It was delisted.")

    page = html(prefix + record.path, status=410)

    assert "Testa Andato" not in page
    assert f'href="{prefix}/records/"' in page


# --- the list ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", WHOEVER)
def test_nobody_finds_a_report_on_the_list(role):
    put_up(names=[make_name("Testa Publica")])
    report = make_submission("record", document=record_document(names=[make_name("Testa Latens")]))
    decide(report, "approve")

    page = html("/records/", role)

    assert "Testa Publica" in page
    assert "Testa Latens" not in page


def test_the_list_is_in_the_order_of_names():
    for name in ("Testa C", "Testa A", "Testa B"):
        put_up(names=[make_name(name)])

    page = html("/records/")

    assert sorted(["Testa A", "Testa B", "Testa C"], key=page.index) == [
        "Testa A",
        "Testa B",
        "Testa C",
    ]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/records/", "On the public record: human trafficking and forced labour"),
        ("/records/?matter=trafficking", "On the public record: human trafficking and forced"),
        ("/records/?matter=smuggling", "On the public record: migrant smuggling"),
    ],
)
def test_the_list_says_which_crime_it_is_about(path, title):
    page = html(path)

    assert f"<title>{title}" in page
    assert "<h1>On the public record</h1>" in page


def test_each_list_leads_to_the_other():
    assert 'href="/records/?matter=smuggling"' in main_of(html("/records/"))
    assert "They are different crimes" in html("/records/?matter=smuggling")


@pytest.mark.parametrize(
    ("codes", "path", "is_hidden"),
    [
        (["sanctioned"], "/records/", False),
        (["sanctioned", "charged"], "/records/", True),
        (["charged"], "/records/", True),
        (["sanctioned"], "/records/?type=company", True),
        ([], "/records/", False),
    ],
)
def test_search_engines_may_keep_only_a_list_where_nobody_is_merely_accused(codes, path, is_hidden):
    for code in codes:
        put_up_for(code)

    assert ('content="noindex, follow"' in html(path)) == is_hidden


def test_accused_people_on_another_page_of_the_list_do_not_hide_this_one():
    for number in range(25):
        put_up_for("sanctioned", f"Testa A{number:02}")
    put_up_for("charged", "Testa B")

    assert "noindex" not in html("/records/")
    assert "noindex" in html("/records/?page=2")


def test_a_list_that_cannot_be_filtered_so_shows_nobody():
    put_up(names=[make_name("Testa Publica")])

    page = html("/records/?standing=guilty", status=400)

    assert "Testa Publica" not in page
    assert "Nobody is on this list" not in page


def test_an_empty_list_says_that_it_clears_nobody():
    page = html("/records/?type=network")

    assert "That does not mean that nobody did wrong" in page
    assert 'href="/report/record/"' in main_of(page)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_list_is_only_read(method):
    assert getattr(Client(), method)("/records/").status_code == 405


# --- the kind ----------------------------------------------------------------------------------


def test_the_kind_is_named_in_words_that_accuse_nobody():
    assert (RECORD.name, str(RECORD.label)) == ("record", "Person, network or company")
    assert "trafficker" not in f"{RECORD.label} {RECORD.label_plural}".lower()


def test_starter_content_comes_with_the_kind():
    keys = [key for key, _document in RECORD.starter()]

    assert len(keys) == len(set(keys)) == 43


def test_a_rumour_s_source_is_not_shown_through_a_name_that_rests_on_it(client):
    press = citation(kind="press", title="Evening paper", url="https://www.example.org/paper")
    rumour = make_event(code="charged", source=press | {"source_quote": "was arrested"})
    bare = make_name() | citation()
    document = record_document(names=[bare], legal_events=[rumour, make_event()])
    record = put_up(**judged(TraffickerForm, document))

    page = client.get(record.path).text

    assert "Evening paper" not in page
    assert "was arrested" not in page
    assert "Designations under the regime" in page


def test_an_ended_charge_s_words_are_not_shown_through_a_name(client):
    case = {"case_id": "7/18", "authority": "Court of Testa"}
    words = official(kind="prosecution", title="Indictment", quote="enslaved five people")
    charge = make_event(code="charged", on="2018", source=words, **case)
    ended = make_event(code="acquitted", on="2019", **case)
    bare = make_name() | citation()
    document = record_document(names=[bare], legal_events=[charge, ended, make_event()])
    record = put_up(**judged(TraffickerForm, document))

    assert "enslaved five people" not in client.get(record.path).text


def test_a_copy_that_was_read_is_called_one(client, settings):
    settings.DEMO = True  # the copy is old
    source = official(retrieved_on="2025-08-11", seen_in="the index of that day")
    copied = put_up(legal_events=[make_event(source=source)])
    read = put_up()

    assert "Read in a copy of the official source from" in client.get(copied.path).text
    assert "Official source last read" in client.get(read.path).text


@pytest.mark.parametrize(("seen", "is_past"), [("2024-11-01", True), ("2026-11-01", False)])
def test_a_review_date_that_has_passed_is_said_to_have(client, settings, seen, is_past):
    settings.DEMO = True  # which hides nothing by age
    record = put_up(legal_events=[make_event(on="2024-01-01", source=official(retrieved_on=seen))])

    assert ("this day has passed" in client.get(record.path).text) == is_past


def test_smuggling_is_no_news_of_the_home_page(client):
    put_up(names=[make_name("Smuggler")], legal_events=[make_event(matters=["smuggling"])])
    put_up(names=[make_name("Trafficker")])

    home = client.get("/").text

    assert "Smuggler" not in home
    assert "Trafficker" in home


def linked(record, *others):
    """The record as it stands after it says that it works with these."""
    rows = [make_connection(other.public_id) for other in others]
    document = accepted(judged(TraffickerForm, record.document | {"connections": rows}))
    return publish_directly("record", document, target=record.public_id, base_version=1)


def test_a_record_does_not_work_with_itself(client):
    record = put_up()

    linked(record, record)

    assert "Linked on the public record" not in client.get(record.path).text


def test_two_that_name_each_other_are_told_once_on_each_page(client):
    one, two = put_up(), put_up()
    linked(one, two)
    linked(two, one)

    for record, other in ((one, two), (two, one)):
        assert client.get(record.path).text.count(f'href="{other.path}"') == 1
