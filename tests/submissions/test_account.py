"""An account's letters, its copy, and its end."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connections

from freedomnow.publishing.models import Event
from freedomnow.submissions import account
from freedomnow.submissions.models import Draft, State, Submission
from freedomnow.submissions.services import NotAllowed
from freedomnow.users.models import User
from tests.factories import (
    PASSWORD,
    decide,
    make_draft,
    make_moderator,
    make_request,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db

ACCOUNT = "/report/account/"


@pytest.fixture
def user(client):
    user = make_user(username="ana", email="ana@example.org")
    client.force_login(user)
    return user


@pytest.mark.parametrize(("wants", "letters"), [(True, 1), (False, 0)])
def test_letters_come_as_long_as_they_are_wanted(
    user, wants, letters, django_capture_on_commit_callbacks
):
    user.wants_notices = wants
    user.save()
    with django_capture_on_commit_callbacks(execute=True):
        decide(make_submission(by=user), "decline")

    assert len(mail.outbox) == letters


def test_letters_are_switched_off_and_on(client, user):
    assert "Stop the letters" in client.get(ACCOUNT).content.decode()
    for told, wants in (("off", False), ("on", True), ("", False)):
        client.post(f"{ACCOUNT}letters/", {"letters": told})
        user.refresh_from_db()
        assert user.wants_notices is wants


def test_the_copy_holds_all_of_mine_and_nothing_of_others(client, user):
    mine = make_submission(by=user, comment="For you only")
    decide(mine, "request_changes", by=make_moderator(username="secret-name"), reason="Where?")
    make_draft(by=user, title="Half of it")
    others = make_submission()

    answer = client.get(f"{ACCOUNT}copy/")
    told = answer.json()

    assert answer["Content-Disposition"].startswith("attachment")
    assert told["account"]["name"] == "ana"
    [report] = told["reports"]
    assert report["document"] == mine.document
    assert report["words_for_moderators"] == "For you only"
    assert [one["words"] for one in report["messages"]] == ["Where?"]
    assert told["not_sent_yet"][0]["typed"]["title"] == ["Half of it"]
    assert others.headline not in answer.content.decode()
    assert "secret-name" not in answer.content.decode()


def test_the_copy_costs_the_same_however_much_there_is(user, django_assert_num_queries):
    for total in (1, 10):
        for _number in range(total):
            make_submission(by=user)
        with django_assert_num_queries(11):
            account.copy_of(user)


def delete(client, **data):
    return client.post(f"{ACCOUNT}delete/", {"password": PASSWORD, "waiting": "take_back"} | data)


def test_what_was_published_stays_unsigned_and_what_waits_is_taken_back(client, user):
    published = decide(make_submission(by=user), "publish")
    waiting = make_submission(by=user)
    make_draft(by=user)

    answer = delete(client)

    assert "Your account is gone" in answer.content.decode()
    assert not User.objects.filter(username="ana").exists()
    told = Submission.objects.in_bulk([published.pk, waiting.pk])
    assert {one.proposer_name for one in told.values()} == {account.DELETED}
    assert told[published.pk].state == State.PUBLISHED
    assert told[waiting.pk].state == State.WITHDRAWN
    assert not Draft.objects.exists()


def test_what_waits_may_stay_unsigned(client, user):
    waiting = make_submission(by=user)

    delete(client, waiting="leave")

    waiting.refresh_from_db()
    assert (waiting.state, waiting.proposer) == (State.RECEIVED, None)
    assert decide(waiting, "publish").state == State.PUBLISHED


def test_the_session_ends_with_the_account(client, user):
    delete(client)

    assert client.get("/report/mine/").status_code == 302


def test_the_history_of_decisions_stays_as_it_is(client, user):
    make_submission(by=user)
    delete(client)

    assert set(Event.objects.values_list("by", flat=True)) == {"ana"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"password": "wrong"}, "not your password"), ({"password": ""}, "required"),
     ({"waiting": "x"}, "valid choice")],
)  # fmt: skip
def test_nothing_is_deleted_without_the_password(client, user, wrong, said):
    answer = delete(client, **wrong)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert User.objects.filter(username="ana").exists()


def test_ten_wrong_passwords_an_hour_are_enough(client, user):
    for _number in range(10):
        delete(client, password="wrong")

    assert delete(client).status_code == 429
    assert User.objects.filter(username="ana").exists()


def test_the_last_admin_stays(client):
    admin = make_user("admin")
    client.force_login(admin)

    assert delete(client).status_code == 409
    make_user("admin")
    assert "is gone" in delete(client).content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_admins_who_leave_at_once_one_stays():
    admins = [make_user("admin"), make_user("admin")]

    def leave(admin):
        try:
            account.delete(admin, takes_back=True)
            return "gone"
        except NotAllowed:
            return "stays"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(leave, admins)) == ["gone", "stays"]


def test_the_copy_and_my_reports_hold_what_was_asked_about_pages(client):
    user = make_user()
    request = make_request(by=user, words="The year is wrong.")
    client.force_login(user)

    copy = client.get("/report/account/copy/").json()
    mine = client.get("/report/mine/").content.decode()

    assert [one["words"] for one in copy["requests"]] == ["The year is wrong."]
    assert request.headline in mine
    assert "What you asked about pages" in mine
    client.force_login(make_user())
    assert request.headline not in client.get("/report/mine/").content.decode()
