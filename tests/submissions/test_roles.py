"""Roles are asked for and given with a reason; the history tells it and can be taken along."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.urls import reverse

from freedomnow.publishing.models import Event
from freedomnow.submissions import roles
from freedomnow.submissions.admin_pages import harmless
from freedomnow.submissions.models import RoleRequest
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from tests.factories import decide, make_submission, make_user

pytestmark = pytest.mark.django_db

ACCOUNT = "/report/account/"


@pytest.fixture
def admin(client):
    admin = make_user("admin", username="root")
    client.force_login(admin)
    return admin


def test_a_role_is_given_with_a_reason_and_the_history_tells_it(admin):
    user = make_user(username="ana")

    roles.give(user, "moderator", by=admin, reason="Read with us for a year.")

    user.refresh_from_db()
    assert user.is_moderator
    event = Event.objects.get()
    assert (event.action, event.by, event.public_id) == ("role_changed", "root", "ana")
    assert event.reason == "volunteer > moderator: Read with us for a year."


def test_a_role_that_is_taken_is_gone_with_the_next_request(admin):
    user, browser = make_user("moderator"), Client()
    browser.force_login(user)
    assert browser.get("/admin/").status_code == 200

    roles.give(user, "volunteer", by=admin, reason="Asked for it.")

    assert browser.get("/admin/").status_code == 302


@pytest.mark.parametrize("role", ["volunteer", "moderator"])
def test_only_admins_give_roles(role):
    with pytest.raises(NotAllowed, match="Only admins"):
        roles.give(make_user(), "moderator", by=make_user(role), reason="x")


def test_nobody_gives_themselves_a_role(admin):
    make_user("admin")

    with pytest.raises(NotAllowed, match="themselves"):
        roles.give(admin, "volunteer", by=admin, reason="x")


@pytest.mark.parametrize(("role", "reason"), [("owner", "x"), ("moderator", " ")])
def test_which_role_and_why_are_said(admin, role, reason):
    with pytest.raises(NotAllowed, match="which role"):
        roles.give(make_user(), role, by=admin, reason=reason)


@pytest.mark.django_db(transaction=True)
def test_of_two_admins_who_demote_each_other_at_once_one_stays():
    first, second = make_user("admin"), make_user("admin")

    def demote(pair):
        by, user = pair
        try:
            roles.give(user, "volunteer", by=by, reason="x")
            return "done"
        except NotAllowed:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(demote, [(first, second), (second, first)]))

    assert outcomes == ["done", "refused"]


# Asking


@pytest.mark.parametrize("role", ["volunteer", "emperor", ""])
def test_a_role_below_or_unknown_is_not_asked_for(client, role):
    client.force_login(make_user())

    told = client.post(f"{ACCOUNT}role/", {"role": role, "reason": "Please."})

    assert told.status_code == 422
    assert "Please." in told.content.decode()


def test_a_volunteer_asks_once_and_reads_the_answer(client):
    user = make_user()
    client.force_login(user)
    client.post(f"{ACCOUNT}role/", {"role": "moderator", "reason": "I read three languages."})
    again = client.post(f"{ACCOUNT}role/", {"role": "senior", "reason": "Again."}, follow=True)

    assert "waits already" in again.content.decode()
    request = RoleRequest.objects.get()
    roles.answer(request.pk, by=make_user("admin"), reason="Not yet: send more.", grants=False)
    html = client.get(ACCOUNT).content.decode()
    assert "Not yet: send more." in html
    assert "Ask for a role" in html


def test_a_request_without_a_reason_is_refused(client):
    client.force_login(make_user())

    assert client.post(f"{ACCOUNT}role/", {"reason": " "}).status_code == 422
    assert not RoleRequest.objects.exists()


def test_who_has_a_role_is_asked_about_those_above_it(client):
    client.force_login(make_user("moderator"))
    html = client.get(ACCOUNT).content.decode()

    assert '<option value="senior">' in html
    assert '<option value="moderator">' not in html
    client.force_login(make_user("admin"))
    assert "Ask for a role" not in client.get(ACCOUNT).content.decode()
    with pytest.raises(NotAllowed, match="already"):
        roles.ask(make_user("moderator"), "moderator", reason="x")


@pytest.mark.parametrize(("do", "moderates"), [("grant", True), ("decline", False)])
def test_an_admin_answers_in_the_admin(client, admin, do, moderates):
    request = roles.ask(make_user(), "moderator", reason="I <b>read</b> well.")
    path = reverse("admin:submissions_rolerequest_change", args=[request.pk])
    assert "I &lt;b&gt;read&lt;/b&gt; well." in client.get(path).content.decode()

    client.post(path, {"do": do, "reason": "We talked."})

    request.refresh_from_db()
    assert (request.is_granted, request.decided_by) == (moderates, "root")
    request.user.refresh_from_db()
    assert request.user.is_moderator is moderates
    with pytest.raises(AlreadyDecided):
        roles.answer(request.pk, by=admin, reason="x", grants=True)


def test_an_admin_gives_a_role_in_the_admin(client, admin):
    user = make_user()
    path = reverse("admin:role_give", args=[user.pk])

    assert client.post(path, {"role": "moderator", "reason": ""}).status_code == 422
    client.post(path, {"role": "moderator", "reason": "Read with us."})
    user.refresh_from_db()
    assert user.is_moderator


def test_the_form_of_an_account_changes_no_role(client, admin):
    user = make_user()
    path = reverse("admin:users_user_change", args=[user.pk])
    assert reverse("admin:role_give", args=[user.pk]) in client.get(path).content.decode()

    client.post(path, {"username": user.username, "role": "admin", "is_active": "on"})

    user.refresh_from_db()
    assert user.role == "volunteer"


def test_one_request_waits_for_each_account_and_none_is_half_decided():
    request = roles.ask(make_user(), "moderator", reason="x")

    with pytest.raises(IntegrityError, match="waits_once"), transaction.atomic():
        RoleRequest.objects.create(user=request.user, role="moderator", reason="y")
    with pytest.raises(IntegrityError, match="decision_is_whole"), transaction.atomic():
        RoleRequest.objects.update(is_granted=True)


# The history


def test_admins_read_filter_and_search_the_history(client, admin):
    report = make_submission()
    decide(report, "decline", reason="A <b>reason</b>")
    page = client.get(f"/admin/publishing/event/?q={report.reference}&action=declined")

    assert "A &lt;b&gt;reason&lt;/b&gt;" in page.content.decode()
    assert page.context["cl"].result_count == 1


def test_what_the_filters_show_is_taken_along_as_csv(client, admin):
    decide(make_submission(), "decline", reason="=HYPERLINK(1)")
    answer = client.get("/admin/publishing/event/export/?action=declined")
    text = b"".join(answer.streaming_content).decode()

    header, row = list(csv.reader(io.StringIO(text)))
    assert header[:3] == ["at", "by", "action"]
    assert (row[2], row[-1]) == ("declined", "'=HYPERLINK(1)")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t1", "'\t1"), ("\r1", "'\r1"),
     ("\uff1d1", "'\uff1d1"), ("1=1", "1=1"), (None, ""), (7, "7")],
)  # fmt: skip
def test_no_cell_runs_as_a_formula(value, shown):
    assert harmless(value) == shown


def test_the_history_costs_the_same_however_long_it_is(client, admin, django_assert_num_queries):
    for total in (1, 40):
        for _number in range(total):
            decide(make_submission(), "decline")
        with django_assert_num_queries(5):
            client.get("/admin/publishing/event/")


def test_moderators_and_volunteers_do_not_read_it(client):
    client.force_login(make_user("moderator"))

    assert client.get("/admin/publishing/event/").status_code == 403
    assert client.get("/admin/publishing/event/export/").status_code == 302
