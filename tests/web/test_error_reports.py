import logging
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.utils.log import AdminEmailHandler

from freedomnow.web.error_reports import SilentFormatter, SilentReporter
from tests.factories import make_user

SECRET = "verysecretwords"


def broken(*args, **kwargs):
    secret = SECRET
    try:
        raise IntegrityError(f"Failing row contains ({secret}).")
    except IntegrityError as error:
        raise RuntimeError(secret) from error


@pytest.fixture
def error_mail(settings, monkeypatch):
    """Whoever runs the site gets a mail for each error, as in production."""
    settings.ADMINS = [("", "admin@example.org")]
    handlers = logging.getLogger("django").handlers
    handler = next(one for one in handlers if isinstance(one, AdminEmailHandler))
    monkeypatch.setattr(handler, "reporter_class", SilentReporter)
    monkeypatch.setattr(handler, "include_html", True)
    return mail


@pytest.fixture
def breaks(monkeypatch):
    for name in (
        "freedomnow.views.find",
        "freedomnow.guidance.matches.find",
        "regions.asked.is_code",
    ):
        monkeypatch.setattr(name, broken)
    monkeypatch.setattr("allauth.account.views.LoginView.form_invalid", broken)


def everything(message):
    """The mail as it is sent, its other forms too."""
    return message.message().as_string() + message.body + str(message.alternatives)


def test_the_settings_name_the_silent_reporter_and_formatter(settings):
    assert f"{SilentReporter.__module__}.SilentReporter" == settings.DEFAULT_EXCEPTION_REPORTER
    assert "SilentFormatter" in str(settings.LOGGING)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("post", "/accounts/login/", {"login": SECRET, "password": SECRET}),
        ("get", "/search/", {"q": SECRET}),
        ("get", "/help/", {"c": SECRET}),
        ("get", "/check/", {"q": SECRET}),
    ],
)
def test_the_mail_about_an_error_holds_nothing_that_was_typed(
    error_mail, breaks, method, path, data
):
    client = Client(raise_request_exception=False)
    client.cookies["other"] = SECRET

    response = getattr(client, method)(
        path, data, headers={"referer": SECRET, "user-agent": SECRET}
    )

    assert response.status_code == 500
    assert SECRET not in response.content.decode()
    assert [SECRET in everything(one) for one in error_mail.outbox] == [False]


@pytest.mark.django_db
def test_the_mail_says_where_the_code_broke(error_mail, breaks):
    Client(raise_request_exception=False).get("/search/", {"q": SECRET})

    [message] = error_mail.outbox
    assert "GET /search/" in message.body
    assert "builtins.RuntimeError" in message.body
    assert "django.db.utils.IntegrityError" in message.body
    assert "test_error_reports.py" in message.body


@pytest.mark.django_db
def test_the_mail_does_not_say_who_was_signed_in(error_mail, breaks):
    client = Client(raise_request_exception=False)
    client.force_login(make_user(username="ana-who-reports"))

    client.get("/search/")

    assert "ana-who-reports" not in everything(error_mail.outbox[0])


def test_a_log_line_tells_the_place_and_not_the_words():
    try:
        broken()
    except RuntimeError:
        told = SilentFormatter().formatException(sys.exc_info())

    assert SECRET not in told.replace("secret = SECRET", "")
    assert "builtins.RuntimeError" in told
    assert "in broken" in told


def test_a_report_without_a_request_is_a_report():
    try:
        broken()
    except RuntimeError:
        reporter = SilentReporter(None, *sys.exc_info())

    assert "RuntimeError" in reporter.get_traceback_text()


def test_djangos_own_page_for_developers_shows_no_typed_text(settings):
    request = RequestFactory().post("/x/", {"contact": SECRET})
    request.COOKIES["a"] = SECRET
    try:
        broken()
    except RuntimeError:
        kinds = sys.exc_info()

    reporter = SilentReporter(request, *kinds)

    assert reporter.filter.get_post_parameters(request) == {}
    assert reporter.filter.get_safe_cookies(request) == {}
    assert reporter.filter.get_traceback_frame_variables(request, kinds[2].tb_frame) == []


def test_the_page_of_a_broken_server_leads_out_and_to_help():
    page = (Path(settings.BASE_DIR) / "templates" / "500.html").read_text()

    assert 'href="/help/"' in page
    assert settings.QUICK_EXIT_URL in page
    assert "{%" not in page
