import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client

from freedomnow.search.models import Page
from freedomnow.submissions.models import Submission
from freedomnow.users.models import User
from freedomnow.web.lane import LaneRouter, lane
from tests.conftest import PUBLIC, WEB
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
FORGED = "0" * 32
# Each asks the database something.
PAGES = [
    "/",
    "/records/",
    "/organizations/",
    "/awareness/",
    "/regions/france/",
    "/search/?q=ana",
    "/help/?c=FR",
    "/sitemap.xml",
    "/ar/records/",
    "/records/none/",
]


@pytest.fixture(autouse=True)
def no_rate_limit():
    """No test meets the rate limits that another one used up."""
    cache.clear()


@pytest.fixture
def played():
    """(login, statement) of everything that Django asks, told by PostgreSQL itself."""
    told = []

    def note(execute, statement, params, many, context):
        raw = context["connection"].connection
        told.append((raw.execute("SELECT current_user").fetchone()[0], str(statement)))
        return execute(statement, params, many, context)

    with connection.execute_wrapper(note):
        yield told


def logins(played):
    return {login for login, statement in played if "django_session" not in statement}


@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_reads_as_the_public_login(client, played, path):
    client.get(path)

    assert logins(played) == {PUBLIC}


@pytest.mark.parametrize("path", PAGES)
def test_a_forged_cookie_reads_as_the_public_login(client, played, path, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = FORGED

    client.get(path)

    assert logins(played) == {PUBLIC}


def test_head_is_read_as_the_public_login_too(client, played):
    client.head("/records/")

    assert logins(played) == {PUBLIC}


def test_who_is_signed_in_reads_as_the_web_login(client, played):
    client.force_login(make_user())
    played.clear()

    assert client.get("/records/").status_code == 200
    assert logins(played) == {WEB}


def test_who_has_signed_out_reads_as_the_public_login_again(client, played):
    client.force_login(make_user())
    client.post("/accounts/logout/")
    played.clear()

    client.get("/records/")

    assert logins(played) == {PUBLIC}


def test_sending_goes_through_the_web_login(client, played):
    client.post("/accounts/login/", {"login": "nobody", "password": "nothing"})

    assert logins(played) == {WEB}


def test_the_lane_ends_with_its_request(client):
    client.get("/records/")

    assert lane.get() == "default"


def test_the_lane_ends_with_a_request_that_breaks(monkeypatch):
    monkeypatch.setattr("regions.emergency.emergency_numbers", None)

    assert Client(raise_request_exception=False).get("/help/?c=FR").status_code == 500
    assert lane.get() == "default"


def test_sessions_and_writes_are_never_the_publics():
    token = lane.set("public")
    router = LaneRouter()

    asked = [router.db_for_read(model) for model in (Page, Submission, User, Session)]
    written = router.db_for_write(Page)
    lane.reset(token)

    assert asked == ["public", "public", "public", "default"]
    assert written == "default"


def test_a_link_from_a_mail_sets_a_new_password_for_who_is_signed_out(client, mailoutbox):
    user = make_user(email="ana@example.org")
    client.post("/accounts/password/reset/", {"email": user.email})
    link = next(word for word in mailoutbox[0].body.split() if "/key/" in word)

    form = client.get(link, follow=True)
    new = {"password1": PASSWORD * 2, "password2": PASSWORD * 2}
    client.post(form.request["PATH_INFO"], new)

    user.refresh_from_db()
    assert user.check_password(PASSWORD * 2)


def test_a_link_from_a_mail_confirms_an_address_for_who_is_signed_out(client, mailoutbox):
    told = {
        "username": "ana",
        "email": "ana@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    client.post("/accounts/signup/", told)
    link = next(word for word in mailoutbox[0].body.split() if "/confirm-email/" in word)

    assert Client().get(link).status_code == 200
