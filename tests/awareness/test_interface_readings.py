"""The site's own words wait for a native speaker; a senior moderator says when one read them."""

import threading

import pytest
from django.db import IntegrityError, connections
from django.test import Client

from awareness.interface_readings import InterfaceReading, confirm, is_said, read_on, waiting
from freedomnow.publishing.models import Event
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.web import native_readers
from freedomnow.web.native_readers import digest_of
from tests.factories import make_senior
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

ADMIN = "/admin/awareness/article/words/"
QUERIES = {"/": 1, "/help/?c=FR": 2, "/check/": 1, "/report/": 0}
MARK = '<p class="notice meta">'


@pytest.fixture
def other_words(monkeypatch):
    """As after a release that says something else in Spanish."""

    def begin():
        monkeypatch.setattr(native_readers, "digest_of", lambda language: "b" * 64)
        native_readers.forget()

    return begin


def senior():
    client = Client()
    client.force_login(make_senior())
    return client


def say(client, language="es", **told):
    told = {"digest": digest_of(language), "reason": "I grew up with it."} | told
    return client.post(f"{ADMIN}{language}/", told)


def has_mark(path="/es/help/"):
    return MARK in Client().get(path).text


def test_what_a_senior_moderator_says_takes_the_mark_away_in_that_language_only():
    assert has_mark()

    assert say(senior()).status_code == 302

    assert not has_mark()
    assert not has_mark("/es/check/")
    assert has_mark("/ar/help/")
    assert "nacimiento" not in Client().get("/es/").text


def test_the_history_says_who_why_and_which_words_and_the_page_does_not():
    say(senior())

    event = Event.objects.get(action="native_read")
    assert (event.kind, event.reason) == ("words", "I grew up with it.")
    assert event.public_id == f"es {digest_of('es')[:16]}"
    assert event.by not in Client().get("/es/help/").text


def test_a_moderator_who_is_no_senior_is_told_so_and_nothing_is_said():
    answer = say(client_of("moderator"))

    assert answer.status_code == 409
    assert "Only a senior moderator can say this." in answer.text
    assert "I grew up with it." in answer.text
    assert not InterfaceReading.objects.exists()
    assert has_mark()


@pytest.mark.parametrize("role", ["visitor", "volunteer"])
def test_nobody_else_sees_the_page(role):
    assert say(client_of(role)).status_code == 302
    assert client_of(role).get(f"{ADMIN}es/").status_code == 302
    assert not InterfaceReading.objects.exists()


def test_other_words_wait_again(other_words):
    say(senior())
    assert not has_mark()

    other_words()

    assert has_mark()
    assert read_on()["es"] is None


def test_words_that_changed_while_they_were_read_are_not_confirmed(other_words):
    read = digest_of("es")
    other_words()

    with pytest.raises(NotAllowed):
        confirm("es", digest=read, by=make_senior(), reason="I read it.")
    assert not InterfaceReading.objects.exists()
    assert not Event.objects.filter(action="native_read").exists()


@pytest.mark.parametrize("language", ["en", "de", "xx"])
def test_a_language_without_words_of_its_own_is_none(language):
    assert senior().get(f"{ADMIN}{language}/").status_code == 404
    with pytest.raises(NotAllowed):
        confirm(language, digest="a" * 64, by=make_senior(), reason="I read it.")


def test_it_is_said_once():
    said = {"digest": digest_of("es"), "reason": "I read it."}
    confirm("es", by=make_senior(), **said)

    with pytest.raises(AlreadyDecided):
        confirm("es", by=make_senior(), **said)
    assert say(senior()).status_code == 409
    assert Event.objects.filter(action="native_read").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_first():
    outcomes, seniors, digest = [], [make_senior(), make_senior()], digest_of("es")

    def try_it(by):
        try:
            confirm("es", digest=digest, by=by, reason="I read it.")
            outcomes.append("said")
        except AlreadyDecided:
            outcomes.append("late")
        connections.close_all()

    threads = [threading.Thread(target=try_it, args=[one]) for one in seniors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["late", "said"]
    assert InterfaceReading.objects.count() == 1
    assert Event.objects.filter(action="native_read").count() == 1


def test_postgresql_keeps_a_reading_once():
    InterfaceReading.objects.create(language="es", digest="a" * 64, on="2026-11-25")

    with pytest.raises(IntegrityError, match="interface_reading_is_said_once"):
        InterfaceReading.objects.create(language="es", digest="a" * 64, on="2026-11-26")


def test_only_that_language_and_digest_count():
    InterfaceReading.objects.create(language="es", digest="a" * 64, on="2026-11-25")

    assert is_said("es", "a" * 64)
    assert not is_said("es", "b" * 64)
    assert not is_said("fr", "a" * 64)


@pytest.mark.parametrize("told", [{"reason": ""}, {"digest": ""}, {"digest": "x" * 64}])
def test_a_wrong_form_says_so_and_keeps_what_was_typed(told):
    answer = say(senior(), **({"reason": "My own language"} | told))

    assert answer.status_code == 422
    assert "Nothing was done." in answer.text
    assert ("My own language" in answer.text) is ("reason" not in told)
    assert not InterfaceReading.objects.exists()


def test_the_list_says_what_waits_and_since_when_the_rest_was_read():
    client = senior()
    say(client, "hi")

    page = client.get(ADMIN).text

    assert page.count(">Waiting<") == 4
    assert "2026-11-25" in page
    assert waiting() == {"total": 4}


def test_the_words_stand_beside_the_english_ones_a_part_on_each_page():
    client = senior()

    first, second = (client.get(f"{ADMIN}ar/?page={number}").text for number in (1, 2))

    assert first.count('lang="ar" dir="rtl"') == second.count('lang="ar" dir="rtl"') == 200
    assert "Page 2 of" in second
    assert 'href="/ar/check/"' in first
    assert "A native speaker read these words" in first


def test_a_moderator_reads_the_words_and_finds_no_button():
    page = client_of("moderator").get(f"{ADMIN}ar/").text

    assert 'lang="ar" dir="rtl"' in page
    assert "A native speaker read these words" not in page


def test_words_that_were_read_are_not_asked_about_again():
    client = senior()
    say(client)

    page = client.get(f"{ADMIN}es/").text

    assert "Read by a native speaker" in page
    assert "A native speaker read these words" not in page


def test_said_by_mistake_any_moderator_takes_it_back():
    say(senior())
    assert not has_mark()

    answer = say(client_of("moderator"), reason="It was another language.", back="")

    assert answer.status_code == 302
    assert has_mark()
    event = Event.objects.get(action="native_read_back")
    assert (event.public_id, event.reason) == (
        f"es {digest_of('es')[:16]}",
        "It was another language.",
    )
    assert say(senior()).status_code == 302
    assert not has_mark()


@pytest.mark.parametrize(("reason", "status"), [("It was not read.", 409), ("", 422)])
def test_what_nobody_says_cannot_be_taken_back(reason, status):
    answer = say(client_of("moderator"), reason=reason, back="")

    assert answer.status_code == status
    assert reason in answer.text
    assert not Event.objects.filter(action="native_read_back").exists()


def test_who_comes_second_keeps_their_words_and_is_not_offered_to_take_back_with_them():
    say(senior())

    answer = say(senior(), reason="I grew up with it, too.")

    decision = answer.text.split('id="decision"')[1]
    assert answer.status_code == 409
    assert "I grew up with it, too." in decision
    assert 'name="back"' not in decision
    assert 'name="back"' in senior().get(f"{ADMIN}es/").text


@pytest.mark.parametrize("role", ["visitor", "volunteer"])
def test_nobody_else_takes_it_back(role):
    say(senior())

    assert say(client_of(role), back="").status_code == 302
    assert not has_mark()


def test_taking_back_without_a_reason_keeps_the_page_and_says_what_is_missing():
    say(senior())

    answer = say(client_of("moderator"), reason=" ", back="")

    assert answer.status_code == 422
    decision = answer.text.split('id="decision"')[1]
    assert 'name="back"' in decision
    assert "csrfmiddlewaretoken" in decision
    assert not has_mark()


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_costs_one_query_more_once_a_minute_and_only_where_it_is_translated(
    client, path, django_assert_num_queries
):
    with django_assert_num_queries(QUERIES[path]):
        client.get(path)
    with django_assert_num_queries(QUERIES[path] + 1):
        client.get(f"/es{path}")
    with django_assert_num_queries(QUERIES[path]):
        client.get(f"/es{path}")
