"""Two moderators, one of them a senior, have all that a page ever said erased."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from freedomnow.publishing.models import Action, Event, VersionContent
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import erasure_orders
from freedomnow.submissions.models import ErasureYes
from freedomnow.submissions.services import NotAllowed
from tests.conftest import without_append_only
from tests.factories import (
    decide,
    make_moderator,
    make_name,
    make_published,
    make_senior,
    make_submission,
    make_user,
    record_document,
)

pytestmark = pytest.mark.django_db

ERASE = reverse("admin:submission_erase")
WHY = "Vacated by the court of appeal."


@pytest.fixture
def page():
    return make_published("record", record_document(names=[make_name("Testa Vacata")]))


def say_yes(page, by, reason=WHY):
    return erasure_orders.say_yes("record", page.public_id, by=by, reason=reason)


def test_the_first_yes_takes_the_page_down_and_erases_nothing(page, client):
    assert say_yes(page, make_moderator()) is None

    assert client.get(page.path).status_code == 410
    assert VersionContent.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "second"), [(make_moderator, make_senior), (make_senior, make_moderator)]
)
def test_the_second_erases_all_that_it_ever_said(page, first, second):
    say_yes(page, first())

    went = say_yes(page, second())

    assert went["versions"] == 1
    assert not VersionContent.objects.exists()
    assert Event.objects.filter(action=Action.ERASURE_ASKED).count() == 2
    assert Event.objects.get(action=Action.ERASED).reason == WHY


def test_two_of_whom_none_is_a_senior_erase_nothing(page):
    say_yes(page, make_moderator())

    with pytest.raises(NotAllowed, match="senior"):
        say_yes(page, make_moderator())

    assert VersionContent.objects.exists()


def test_nobody_says_yes_twice(page):
    senior = make_senior()
    say_yes(page, senior)

    with pytest.raises(NotAllowed, match="already"):
        say_yes(page, senior)


def test_a_yes_of_long_ago_counts_no_more(page):
    say_yes(page, make_senior())
    with without_append_only():
        ErasureYes.objects.update(at=timezone.now() - timedelta(days=31))

    assert say_yes(page, make_senior()) is None


@pytest.mark.parametrize("who", ["volunteer", "trusted"])
def test_who_is_no_moderator_has_nothing_erased(page, who):
    with pytest.raises(NotAllowed, match="moderators"):
        say_yes(page, make_user(who))


def test_a_reason_that_names_the_page_is_refused_before_it_stays(page, client):
    with pytest.raises(NotAllowed, match="testa vacata"):
        say_yes(page, make_senior(), reason="Vacata Testa was acquitted")

    assert client.get(page.path).status_code == 200
    assert not ErasureYes.objects.exists()


def test_what_never_was_and_what_is_erased_already_are_told(page):
    with pytest.raises(NotAllowed, match="ever published"):
        erasure_orders.say_yes("record", "abcdefghijkl", by=make_senior(), reason=WHY)
    for by in (make_senior(), make_senior()):
        say_yes(page, by)

    with pytest.raises(NotAllowed, match="erased already"):
        say_yes(page, make_senior())


# PostgreSQL


def call(page):
    with connection.cursor() as cursor:
        cursor.callproc("erase_ordered", ["record", page.public_id, 1])


@pytest.mark.parametrize("given", [[], [make_senior], [make_moderator, make_moderator]])
def test_postgresql_erases_nothing_on_fewer_yeses(page, given):
    withdraw("record", page.public_id, by="tests", reason="vacated")
    for make in given:
        yes(page, make())

    with pytest.raises(DatabaseError, match="have to say yes"), transaction.atomic():
        call(page)

    assert VersionContent.objects.exists()


def yes(page, user):
    told = {"kind": "record", "public_id": page.public_id, "reason": WHY, "is_senior": True}
    ErasureYes.objects.create(moderator_id=user.pk, moderator=user.username, **told)


def test_postgresql_erases_no_page_that_is_up(page):
    for make in (make_moderator, make_senior):
        yes(page, make())

    with pytest.raises(DatabaseError, match="not down"), transaction.atomic():
        call(page)


def test_a_yes_of_before_the_page_was_published_again_counts_no_more(page):
    say_yes(page, make_senior())
    again = make_submission("record", document=page.document, target=page.public_id)
    decide(again, "let_names_stand")
    decide(again, "approve", by=make_moderator())
    decide(again, "publish")

    assert say_yes(page, make_senior()) is None
    assert VersionContent.objects.exists()


def test_postgresql_erases_on_two_and_takes_no_yes_from_a_volunteer(page):
    withdraw("record", page.public_id, by="tests", reason="vacated")
    yes(page, make_senior())
    with pytest.raises(DatabaseError, match="only a moderator"), transaction.atomic():
        yes(page, make_user())
    yes(page, make_moderator())

    call(page)

    assert not VersionContent.objects.exists()


# The page in the admin


def post(user, **data):
    client = Client()
    client.force_login(user)
    return client.post(ERASE, data, follow=True)


def test_two_moderators_do_it_in_the_admin(page):
    told = {"kind": "record", "page": f"https://x.org{page.path}", "reason": WHY, "is_sure": "on"}

    first = post(make_moderator(), **told).content.decode()
    second = post(make_senior(), **told).content.decode()

    assert "Another moderator has to say yes within 30 days" in first
    assert f"page={page.public_id}" in first
    assert "Erased: 1 version." in second
    assert f"page={page.public_id}" not in second


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"is_sure": ""}, 422, "required"),
        ({"reason": ""}, 422, "required"),
        ({"kind": "emperor"}, 422, "valid choice"),
        ({"page": "abcdefghijkl"}, 409, "ever published"),
    ],
)
def test_what_is_not_whole_comes_back(page, fields, status, words):
    told = {"kind": "record", "page": page.public_id, "reason": WHY, "is_sure": "on"} | fields

    answer = post(make_senior(), **told)

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert VersionContent.objects.exists()
