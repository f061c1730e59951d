"""Translations wait for a native speaker; a moderator says when one read exactly this version."""

import threading

import pytest
from django.db import connections
from django.test import Client

from awareness.models import Article
from awareness.native_readings import NativeReading, confirm, translations, waiting
from freedomnow.publishing.models import Event
from freedomnow.publishing.services import withdraw
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_published,
    make_submission,
    publish_directly,
)
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

MARK = "No native speaker has read this page yet."
ADMIN = "/admin/awareness/article/"


@pytest.fixture
def pair():
    english = publish_directly("article", article_document(title="Offer", language="en"))
    told = article_document(title="عرض", slug="offer-ar", language="ar", group=english.slug)
    return english, publish_directly("article", told)


def html_of(article):
    return Client().get(article.path).text


def change(article, **fields):
    document = article.document | fields
    report = make_submission(
        "article", document=document, target=article.public_id, base_version=article.version
    )
    decide(report, "publish")
    return Article.objects.get(pk=article.pk)


def say(article, client=None, **told):
    told = {"version": article.version, "reason": "I grew up with it."} | told
    return (client or client_of("moderator")).post(f"{ADMIN}{article.pk}/read/", told)


def test_a_translation_says_that_nobody_read_it_and_an_original_does_not(pair):
    english, arabic = pair

    assert MARK in html_of(arabic)
    assert MARK not in html_of(english)


def test_what_a_moderator_says_takes_the_mark_away(pair):
    arabic = pair[1]

    say(arabic)

    event = Event.objects.filter(action="native_read").get()
    assert MARK not in html_of(arabic)
    assert (event.public_id, event.number) == (arabic.public_id, arabic.version)
    assert event.by not in html_of(arabic)


def test_a_new_version_waits_again(pair):
    arabic = pair[1]
    confirm(arabic.pk, version=arabic.version, by=make_moderator(), reason="I read it.")

    changed = change(arabic, summary="شيء آخر.")

    assert changed.version == arabic.version + 1
    assert MARK in html_of(changed)


def test_a_page_that_changed_meanwhile_is_not_confirmed(pair):
    arabic = pair[1]
    change(arabic, summary="شيء آخر.")

    with pytest.raises(NotAllowed):
        confirm(arabic.pk, version=arabic.version, by=make_moderator(), reason="I read it.")
    assert not NativeReading.objects.exists()


def test_an_original_cannot_be_confirmed(pair):
    english = pair[0]

    with pytest.raises(NotAllowed):
        confirm(english.pk, version=english.version, by=make_moderator(), reason="I read it.")


def test_the_second_of_two_is_told(pair):
    arabic = pair[1]
    confirm(arabic.pk, version=arabic.version, by=make_moderator(), reason="I read it.")

    with pytest.raises(AlreadyDecided):
        confirm(arabic.pk, version=arabic.version, by=make_moderator(), reason="Me too.")
    assert say(arabic).status_code == 302
    assert Event.objects.filter(action="native_read").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_first(pair):
    arabic, moderators, told = pair[1], [make_moderator(), make_moderator()], []

    def run(by):
        try:
            confirm(arabic.pk, version=arabic.version, by=by, reason="I read it.")
            told.append("said")
        except AlreadyDecided:
            told.append("late")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[one]) for one in moderators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["late", "said"]


def test_it_goes_with_the_page(pair):
    arabic = pair[1]
    confirm(arabic.pk, version=arabic.version, by=make_moderator(), reason="I read it.")

    withdraw("article", arabic.public_id, by="tests", reason="for a test")

    assert not NativeReading.objects.exists()


def test_the_list_opens_with_what_waits_and_knows_the_others(pair):
    english, arabic = pair
    client = client_of("moderator")
    before = client.get(ADMIN).text
    say(arabic, client)

    assert arabic.title in before
    assert english.title not in before
    assert arabic.title not in client.get(ADMIN).text
    assert arabic.title in client.get(f"{ADMIN}?state=read").text
    assert arabic.title in client.get(f"{ADMIN}?state=all").text


def test_the_page_shows_the_translation_beside_its_original(pair):
    arabic = pair[1]

    html = client_of("moderator").get(f"{ADMIN}{arabic.pk}/change/").text

    assert 'lang="ar" dir="rtl"' in html
    assert "Read it *slowly*." in html
    assert "A native speaker read this version" in html


@pytest.mark.parametrize("told", [{"reason": ""}, {"version": ""}, {"version": "x"}])
def test_a_wrong_form_says_so_and_keeps_what_was_typed(pair, told):
    arabic = pair[1]

    answer = say(arabic, **({"reason": "My own language"} | told))

    assert answer.status_code == 422
    assert "Nothing was done." in answer.text
    assert ("My own language" in answer.text) is ("reason" not in told)
    assert not NativeReading.objects.exists()


def test_a_volunteer_cannot_say_it(pair):
    answer = say(pair[1], client_of("volunteer"))

    assert answer.status_code == 302
    assert not NativeReading.objects.exists()


def test_an_original_has_no_page_there(pair):
    answer = client_of("moderator").get(f"{ADMIN}{pair[0].pk}/change/")

    assert answer.status_code == 302


def test_the_tray_counts_what_waits(pair):
    assert waiting()["total"] == 1

    say(pair[1])

    assert waiting()["total"] == 0
    assert translations().count() == 1


def test_a_preview_of_a_translation_has_the_mark(pair):
    told = article_document(title="Oferta", language="es", group=pair[0].slug)
    report = make_submission("article", document=told)

    html = client_of("moderator").get(f"/admin/submissions/submission/{report.pk}/preview/").text

    assert MARK in html


def test_an_article_of_its_own_in_another_language_has_none():
    article = make_published("article", article_document(title="Oferta", language="es"))

    assert MARK not in html_of(article)
