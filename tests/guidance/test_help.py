"""Help in three questions."""

import re
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.http import QueryDict

from freedomnow.guidance.asked import AREAS, Help
from freedomnow.guidance.codes import SERVICES, Need
from organizations.codes import ServiceType
from regions.asked import country_in
from regions.tree import Level, below, codes
from tests.factories import make_published, make_service, organization_document

pytestmark = pytest.mark.django_db


def asked(query):
    return Help.of(SimpleNamespace(GET=QueryDict(query)))


def main(client, path, status=200):
    """What the page says between header and foot."""
    response = client.get(path)
    assert response.status_code == status
    return re.search("<main.*</main>", response.text, re.S)[0]


def helpers(*services, **fields):
    return make_published("organization", organization_document(services=list(services), **fields))


# -- what is asked ---------------------------------------------------------------------------------


def test_an_address_that_makes_sense_is_read():
    told = asked("d=1&c=fr&n=b")

    assert (told.danger, told.code, told.need, told.status) == ("1", "FR", "b", 200)


@pytest.mark.parametrize(
    ("query", "unknown", "status"),
    [
        ("c=ZZ", "country", 404),
        ("c=150", "country", 404),
        ("c=" + "F" * 5_000, "country", 404),
        ("a=FR", "country", 404),
        ("a=155", "country", 404),
        ("d=2", "choice", 400),
        ("c=FR&n=z", "choice", 400),
        ("c=FR&n=ab", "choice", 400),
        ("c=&d=&n=&a=", "", 200),
        ("", "", 200),
    ],
)
def test_what_makes_no_sense_is_known(query, unknown, status):
    assert (asked(query).unknown, asked(query).status) == (unknown, status)


def test_a_country_is_read_from_any_case_and_with_blanks():
    assert country_in(QueryDict("c=+fr+"), "c") == ("FR", False)


def test_every_country_but_antarctica_lies_in_a_part_of_the_world():
    inside = {code for area in AREAS for code in below(area)}

    assert set(codes(Level.COUNTRY)) - inside == {"AQ"}


def test_every_need_is_answered_by_services_and_the_letters_say_nothing():
    assert set(SERVICES) == set(Need)
    assert {kind for kinds in SERVICES.values() for kind in kinds} <= set(ServiceType)
    assert all(len(code) == 1 for code in Need.values)


# -- the questions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("danger", ["0", "1"])
def test_each_first_answer_is_one_tap(client, danger):
    html = main(client, "/help/")

    for area in (*AREAS, "001"):
        assert f'href="?d={danger}&amp;a={area}"' in html


def test_each_country_of_a_part_of_the_world_is_one_tap(client):
    html = main(client, "/help/?d=1&a=009")

    assert 'href="?d=1&amp;c=NZ"' in html
    assert "c=FR" not in html


def test_all_countries_stand_in_one_list(client):
    html = main(client, "/help/?d=0&a=001")

    assert html.count("<option") == len(codes(Level.COUNTRY))
    assert '<input type="hidden" name="d" value="0">' in html


def test_the_list_asks_about_danger_where_nobody_said(client):
    html = main(client, "/help/?a=001")

    assert 'name="d" value="1"' in html
    assert 'name="d" value="0"' in html


def test_in_danger_the_emergency_number_comes_first_and_nothing_else_is_asked(client):
    helpers(make_service())

    html = main(client, "/help/?d=1&c=FR")

    assert html.index("tel:112") < html.index("tel:+33140000000")
    assert "What do you need?" not in html


def test_who_is_not_in_danger_is_asked_what_they_need_first(client):
    helpers(make_service())

    html = main(client, "/help/?d=0&c=FR")

    assert html.index("What do you need?") < html.index("tel:+33140000000") < html.index("tel:112")


def test_who_did_not_say_sees_both(client):
    html = main(client, "/help/?c=FR")

    assert html.index("tel:112") < html.index("What do you need?")


def test_a_need_shows_who_answers_it_and_the_hotlines(client):
    helpers(make_service(), make_service(name="Testa House", type="refuge", phone=""))

    html = main(client, "/help/?c=FR&d=0&n=b")

    assert "Testa House" in html
    assert "tel:+33140000000" in html
    assert 'n=b#need" aria-current="true"' in html
    assert "Testa House" not in main(client, "/help/?c=FR&d=0&n=d")


def test_a_need_that_nobody_answers_leads_to_those_who_know(client):
    assert "Call a hotline and ask" in main(client, "/help/?c=FR&n=e")


def test_a_country_without_any_line_is_kind_and_useful(client):
    html = main(client, "/help/?d=0&c=AQ")

    assert "You are not alone" in html
    assert "We do not know the emergency number here" in html
    assert "/organizations/?region=AQ" in html


def test_what_to_expect_and_when_not_to_call_are_said(client):
    html = main(client, "/help/?d=1&c=FR")

    assert "When you call" in html
    assert "When not to call" in html
    assert "Leave no traces on this phone" in html
    assert 'id="traces"' in main(client, "/help/")


def test_a_line_says_whether_it_is_open(client):
    hours = {"days": ["SU"], "opens_at": "09:00", "closes_at": "10:00", "timezone": "Europe/Paris"}
    helpers(make_service(phone="+33140000009", always_open=False, **hours))
    helpers(make_service(), make_service(phone="+33140000008", always_open=False))

    html = main(client, "/help/?c=FR")

    assert "Open now, day and night" in html
    assert "Closed now" in html
    assert 'It is <bdi dir="ltr">13:00</bdi> there.' in html
    assert "We do not know whether someone answers now." in html


def test_an_organizations_own_page_does_not_say_what_is_open_now(client):
    page = helpers(make_service())

    assert "Open now" not in client.get(page.path).text


def test_text_messages_and_chats_can_be_pressed(client):
    chat = "https://www.example.org/chat"
    helpers(make_service(phone="", sms="+33640000000", chat_url=chat))

    html = main(client, "/help/?c=FR")

    assert 'href="sms:+33640000000"' in html
    assert f'href="{chat}"' in html


# -- bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/help/?c=ZZ", 404, "We do not know this country"),
        ("/help/?c=ZZ&d=1", 404, "We do not know this country"),
        ("/help/?a=ZZ", 404, "We do not know this country"),
        ("/help/?d=9", 400, "We do not know this answer"),
        ("/help/?c=FR&n=z", 400, "We do not know this answer"),
        ("/help/?a=150&d=9", 400, "We do not know this answer"),
        ("/help/card/?c=ZZ", 404, "We do not know this country"),
    ],
)
def test_what_nobody_can_answer_is_told_kindly_on_the_same_page(client, path, status, words):
    assert words in main(client, path, status)


def test_a_wrong_need_still_shows_the_numbers(client):
    assert "tel:112" in main(client, "/help/?c=FR&n=z", 400)


@pytest.mark.parametrize("text", ["<script>", "%22%3E%3Cimg%3E", "a" * 7_000, "%F0%9F%95%8A"])
@pytest.mark.parametrize("key", ["c", "a", "d", "n"])
def test_no_answer_comes_back_as_it_was_typed(client, key, text):
    response = client.get(f"/help/?{key}={text}")

    assert response.status_code in {400, 404}
    assert text not in response.text.split("<main")[1].split("</main>")[0]


# -- cost and traces -------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 7])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/help/", 0),
        ("/help/?d=1&a=150", 0),
        ("/help/?c=FR", 2),
        ("/help/?c=FR&d=0&n=a", 2),
        ("/help/?c=FR&d=0&n=b", 4),
        ("/help/card/?c=FR", 2),
    ],
)
def test_it_costs_the_same_whatever_there_is(
    client, django_assert_num_queries, count, path, queries
):
    for number in range(count):
        helpers(make_service(), make_service(type="refuge"), name=f"Testa {number}")

    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("path", ["/help/", "/help/?d=1&c=FR", "/help/card/?c=FR"])
def test_no_cookie_is_set(client, path):
    assert not client.get(path).cookies


# -- the card --------------------------------------------------------------------------------------


def test_the_card_has_the_numbers_and_when_they_were_seen_and_not_what_for(client):
    helpers(make_service(name="Testa line against trafficking", confirmed_on="2026-11-01"))

    html = main(client, "/help/card/?c=FR")

    assert "+33 1 40 00 00 00" in html
    assert ">112<" in html
    assert "seen on <bdi>November 1, 2026</bdi>" in html
    assert "trafficking" not in html


def test_the_card_is_sent_to_nobody_yet_with_numbers_only(client):
    helpers(make_service(name="Testa line"))

    html = main(client, "/help/card/?c=FR")

    [sms] = re.findall(r'href="(sms:[^"]*)"', html)
    assert sms.startswith("sms:?body=France%3A%20112")
    assert "%2B33%201%2040%2000%2000%2000" in sms
    assert "Testa" not in sms
    assert 'href="mailto:?subject=Numbers&amp;body=France' in html


def test_the_card_has_numbers_to_text_and_no_chats(client):
    from_sms = make_service(phone="", sms="+33640000000")
    helpers(from_sms, make_service(phone="", chat_url="https://www.example.org/chat"))

    html = main(client, "/help/card/?c=FR")

    assert "(text)" in html
    assert "chat" not in html


@pytest.mark.parametrize(
    ("reached", "told"),
    [
        ({"sms": "+33640000000"}, "+33 6 40 00 00 00 (text)"),
        ({"whatsapp": "+33640000000"}, "+33 6 40 00 00 00 (WhatsApp)"),
        ({"phone": "+33640000000", "sms": "+33640000001"}, "+33 6 40 00 00 00"),
    ],
    ids=["text", "WhatsApp", "voice"],
)
def test_how_a_number_is_reached_stands_on_the_card_and_in_the_message(client, reached, told):
    helpers(make_service(**{"phone": ""} | reached))

    html = main(client, "/help/card/?c=FR")

    [sms] = re.findall(r'href="(sms:[^"]*)"', html)
    assert unquote(sms).endswith(told)
    shown = re.search(r"<li>(<bdi[^>]*>\+33.*?)<span", html)[1]
    assert re.sub("<[^>]+>", "", shown).strip() == told


def test_a_card_without_a_country_asks_for_one(client):
    assert 'href="?d=1&amp;a=150"' in main(client, "/help/card/")


def test_a_card_without_any_number_says_so(client):
    assert "We know of no number here yet" in main(client, "/help/card/?c=AQ")
