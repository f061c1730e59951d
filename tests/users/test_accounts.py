from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.password_validation import get_default_password_validators
from django.test import Client

from freedomnow.users.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    " //evil.example",
    "https://testserver@evil.example/",
    "http://testserver.evil.example/",
    "%2F%2Fevil.example",
    "//testserver:80@evil.example",
    "ftp://testserver/",
]


def stays_here(answer):
    """Whether a browser, which reads a backslash as a slash, stays on this host."""
    there = urljoin("https://testserver/accounts/", answer["Location"].replace("\\", "/").strip())
    return urlsplit(there)[:2] == ("https", "testserver")


def signed_up(**told):
    """The account that the sign-up form makes; None where it refuses."""
    form = {"username": "ana", "email": "", "password1": PASSWORD, "password2": PASSWORD} | told
    Client().post("/accounts/signup/", form)
    return User.objects.filter(is_demo=False).first()


def test_a_name_and_a_password_make_a_volunteer():
    user = signed_up()

    assert (user.username, user.role, user.email) == ("ana", "volunteer", "")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "\u200b\u200b\u200b",
        "\u3164\u3164\u3164",
        "an\x00a\x00",
        "an",
        "ana bob",
        "<b>ana</b>",
        "ana\r\nBcc: x",
        "a" * 151,
        "ana/../bob",
    ],
)
def test_a_name_that_tricks_or_hides_is_refused(name):
    assert signed_up(username=name) is None or signed_up(username=name).username.isalnum()


@pytest.mark.parametrize(
    "email",
    ["ana", "ana@", "a@b\r\nBcc: c@d.example", "a\x00@b.example", "a" * 100_000 + "@b.example"],
)
def test_an_address_that_is_none_is_refused(email, mailoutbox):
    assert signed_up(email=email) is None
    assert mailoutbox == []


@pytest.mark.parametrize("password", ["short", "password12", "1234567890", "ana-ana-ana"])
def test_a_weak_password_is_refused(password):
    assert signed_up(username="ana-ana-ana", password1=password, password2=password) is None


def test_nobody_gives_themselves_rights():
    user = signed_up(role="admin", is_staff="1", is_superuser="1", is_demo="1", is_active="")

    assert (user.role, user.is_staff, user.is_superuser, user.is_active) == (
        "volunteer",
        False,
        False,
        True,
    )


def test_a_name_is_taken_whatever_its_case():
    make_user(username="Ana")

    assert signed_up(username="aNA").username == "Ana"
    assert User.objects.count() == 1


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_else(target):
    user = make_user()

    answer = Client().post(
        "/accounts/login/", {"login": user.username, "password": PASSWORD, "next": target}
    )

    assert answer.status_code == 302
    assert stays_here(answer)


def test_signing_in_leads_back_to_the_page_that_asked():
    user = make_user()

    answer = Client().post(
        "/accounts/login/?next=/report/article/",
        {"login": user.username, "password": PASSWORD, "next": "/report/article/"},
    )

    assert answer["Location"] == "/report/article/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_the_admins_door_and_signing_out_lead_nowhere_else(target):
    client = Client()
    client.force_login(make_user())

    asked = Client().get("/admin/login/", {"next": target})
    out = client.post("/accounts/logout/", {"next": target})

    assert asked["Location"].startswith("/accounts/login/?next=")
    assert stays_here(out)


THEIRS = ("Username", "Remember Me", "Login<", "Email", "placeholder", "can’t", "can&#x27;t")


@pytest.mark.parametrize("page", ["login", "signup", "password/reset"])
def test_account_forms_speak_our_words_and_not_allauth_s(page):
    html = Client().get(f"/accounts/{page}/").content.decode()

    assert [words for words in THEIRS if words in html] == []


def test_the_e_mail_address_is_called_optional_once():
    html = Client().get("/accounts/signup/").content.decode()

    assert html.count("(optional)") == 1


def test_the_help_says_how_short_a_password_may_be():
    [least] = [
        rule.min_length for rule in get_default_password_validators() if hasattr(rule, "min_length")
    ]

    assert f"At least {least} characters." in Client().get("/accounts/signup/").content.decode()


@pytest.mark.parametrize(
    "path", ["//evil.example/", "//evil.example/records", "/\\evil.example/records"]
)
def test_a_path_that_looks_like_a_host_leads_nowhere_else(path):
    answer = Client().get(path)

    assert not answer.get("Location", "").startswith(("//", "/\\", "http"))
    assert 'href="//evil' not in answer.content.decode()


def test_a_wrong_name_and_a_wrong_password_look_alike():
    user = make_user()
    known = Client().post("/accounts/login/", {"login": user.username, "password": "wrong"})

    unknown = Client().post(
        "/accounts/login/", {"login": "x" * len(user.username), "password": "wrong"}
    )

    assert known.status_code == unknown.status_code == 200
    assert errors_of(known) == errors_of(unknown)


def errors_of(response):
    return response.context["form"].errors.as_text()


def test_a_forgotten_password_of_nobody_looks_like_one_of_somebody(mailoutbox):
    make_user(email="ana@example.org")
    known = Client().post("/accounts/password/reset/", {"email": "ana@example.org"})

    unknown = Client().post("/accounts/password/reset/", {"email": "bob@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_guessing_passwords_is_stopped():
    user, client = make_user(), Client()

    for _guess in range(12):
        client.post("/accounts/login/", {"login": user.username, "password": "wrong"})
    client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})

    assert client.get("/report/mine/").status_code == 302
