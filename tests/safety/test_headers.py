"""What leaves with every response, and what never does."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from freedomnow.publishing.services import withdraw
from tests.safety.surfaces import PUBLIC_PATHS, World, client_of

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
OTHERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
STATIC = "/static/css/site.css"
REVIEW = "/admin/submissions/submission/{waiting.pk}/change/"
PREVIEW = "/admin/submissions/submission/{waiting.pk}/preview/"


@pytest.fixture
def world():
    return World()


def policy_of(response):
    return {part.strip() for part in response["Content-Security-Policy"].split(";")}


def gone(world):
    withdraw("article", world.article.public_id, by="ana", reason="for a test")
    return Client().get(world.article.path)


KINDS = {
    "page": (200, lambda world: Client().get("/")),
    "page in another language": (200, lambda world: Client().get("/ar/records/")),
    "record": (200, lambda world: Client().get(world.record.path)),
    "HEAD": (200, lambda world: Client().head("/records/")),
    "machine": (200, lambda world: Client().get("/healthz")),
    "robots": (200, lambda world: Client().get("/robots.txt")),
    "sitemap": (200, lambda world: Client().get("/sitemap.xml")),
    "static file": (200, lambda world: Client().get(staticfiles_storage.url("css/site.css"))),
    "sign-in": (200, lambda world: Client().get("/accounts/login/")),
    "form": (200, lambda world: client_of("volunteer").get("/report/article/")),
    "admin": (200, lambda world: client_of("moderator").get("/admin/")),
    "inbox": (200, lambda world: client_of("moderator").get("/admin/submissions/submission/")),
    "slash": (301, lambda world: Client().get("/records")),
    "redirect": (302, lambda world: Client().get("/regions/?country=FR")),
    "to the sign-in": (302, lambda world: Client().get("/report/mine/")),
    "bad request": (400, lambda world: Client().get("/search/?q=%00")),
    "bad host": (400, lambda world: Client().get("/", headers={"host": "evil.example"})),
    "bad choice": (400, lambda world: Client().get("/records/?type=x")),
    "no token": (403, lambda world: Client(enforce_csrf_checks=True).post("/accounts/login/")),
    "missing": (404, lambda world: Client().get("/no/such/page/")),
    "missing file": (404, lambda world: Client().get("/static/no.css")),
    "method of the site": (405, lambda world: Client().put("/")),
    "method of the page": (405, lambda world: Client().post("/")),
    "gone": (410, gone),
    "too long": (413, lambda world: Client().post("/", CONTENT_LENGTH="50000000")),
    "not valid": (422, lambda world: client_of("volunteer").post("/report/article/", {})),
}


@pytest.mark.parametrize(("status", "ask"), KINDS.values(), ids=KINDS)
def test_every_kind_of_response_carries_every_header(world, status, ask):
    response = ask(world)
    list(response)  # a file is read, and thereby closed

    assert response.status_code == status
    assert policy_of(response) == POLICY
    assert {name: response.get(name) for name in OTHERS} == OTHERS
    assert "camera=()" in response["Permissions-Policy"]


def test_a_page_that_broke_carries_every_header(monkeypatch):
    monkeypatch.setattr("freedomnow.views.find", None)

    response = Client(raise_request_exception=False).get("/search/?q=x")

    assert response.status_code == 500
    assert policy_of(response) == POLICY
    assert {name: response.get(name) for name in OTHERS} == OTHERS


def test_the_preview_alone_stands_in_a_frame_and_only_in_ours(world):
    response = client_of("moderator").get(world.path(PREVIEW))

    assert response.status_code == 200
    assert policy_of(response) == POLICY - {"frame-ancestors 'none'"} | {"frame-ancestors 'self'"}
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex"


def test_the_review_page_alone_holds_a_frame_and_only_ours(world):
    response = client_of("moderator").get(world.path(REVIEW))

    assert response.status_code == 200
    assert policy_of(response) == POLICY | {"frame-src 'self'"}
    assert response["X-Frame-Options"] == "DENY"


def test_who_opens_a_form_gets_one_that_no_script_and_no_other_site_reads():
    cookies = Client().get("/accounts/login/").cookies

    assert set(cookies) == {settings.CSRF_COOKIE_NAME}
    assert cookies[settings.CSRF_COOKIE_NAME]["httponly"]
    assert cookies[settings.CSRF_COOKIE_NAME]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "path",
    [
        "/help/",
        "/help/?c=FR",
        "/help/?c=ZZ",
        "/ar/help/",
        "/help/card/?c=FR",
        "/check/?q=testa",
        "/ar/check/card/?f=FR",
        "/check",
        "/report/",
        "/ar/report/",
        "/report/mine/",
        "/accounts/login/",
        "/ur/accounts/signup/",
        "/admin/",
        "/ar/admin/",
    ],
)
def test_pages_on_a_shared_phone_leave_nothing_behind(path):
    assert set(Client().get(path)["Cache-Control"].split(", ")) >= {"private", "no-store"}


@pytest.mark.parametrize("role", ["volunteer", "moderator"])
@pytest.mark.parametrize(
    "path", ["/report/mine/", "/report/article/", "/accounts/password/change/"]
)
def test_pages_of_an_account_leave_nothing_behind(role, path):
    response = client_of(role).get(path)

    assert response.status_code == 200
    assert set(response["Cache-Control"].split(", ")) >= {"private", "no-store"}


@pytest.mark.parametrize("path", ["/", "/records/{record.public_id}/", "/ar/regions/france/"])
@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"x-forwarded-proto": "https"},
        {"x-original-url": "/admin/"},
        {"x-rewrite-url": "/admin/"},
        {"x-http-method-override": "DELETE"},
        {"forwarded": "host=evil.example"},
        {"accept-language": "ur"},
        {"accept-language": "x" * 100_000},
        {"cookie": "x=" + "y" * 8_000},
        {"user-agent": "<script>"},
        {"referer": "https://evil.example/<script>"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_headers_that_no_cache_looks_at_do_not_change_a_page(world, path, headers):
    plain = Client().get(world.path(path))

    odd = Client().get(world.path(path), headers=headers)

    assert (odd.status_code, odd.content) == (plain.status_code, plain.content)


# Data that browsers do not run (web/linked_data.py); a text in it cannot open or close an element.
DATA = re.compile(r'<script type="application/ld\+json">[^<>]*</script>')
LOADS = re.compile(
    r"<(?:link|script|img|iframe|source|video|audio|object|embed|image|use)\b[^>]*?"
    r"\b(?:href|src|srcset|data|action|poster)\s*=\s*[\"']?([^\"'\s>]+)"
)


@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_a_visitor_gets_no_cookie_and_nothing_from_elsewhere(world, path):
    response = Client().get(world.path(path))

    html = response.content.decode(errors="replace")
    # The links of a feed must be whole addresses, and a newsreader loads none of them.
    loads = [] if "atom+xml" in response["Content-Type"] else LOADS.findall(html)
    varies = {name.strip() for name in response.get("Vary", "").split(",")}
    assert response.cookies == {}
    assert varies <= {"", "Accept-Language"}
    assert [url for url in loads if not re.match(r"/(?!/)|#", url)] == []
    code = re.search(
        r"<style|\bstyle=|\son\w+=|<script(?![^>]+\bsrc=)|javascript:", DATA.sub("", html)
    )
    assert not code


@pytest.mark.parametrize("path", ["/", "/help/?c=FR", "/ar/records/", "/no/such/page/"])
def test_every_page_has_a_way_out_that_needs_no_script_and_tells_nobody(path):
    html = Client().get(path).content.decode()

    [link] = re.findall(rf'<a[^>]*href="{re.escape(settings.QUICK_EXIT_URL)}"[^>]*>', html)
    assert "noreferrer" in link


@pytest.mark.parametrize("path", ["/help/?c=FR", "/ar/check/?q=testa", "/check/card/", "/check"])
def test_pages_of_help_and_check_tell_no_other_page_where_somebody_came_from(path):
    assert Client().get(path)["Referrer-Policy"] == "no-referrer"
    assert Client().get("/search/")["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/help/",
        "/help/?c=FR",
        "/ar/help/?c=FR",
        "/help/?d=1&a=150",
        "/help/card/?c=FR",
        "/check/",
        "/check/?q=testa",
        "/check/card/?f=FR",
    ],
)
def test_the_help_page_has_a_title_that_gives_nobody_away(path):
    html = Client().get(path).content.decode()

    [title] = re.findall("<title>(.*?)</title>", html, re.S)
    assert not re.search("traffick|victim|surviv|exploit|abuse", title, re.I)


def test_in_production_a_browser_never_asks_in_the_open(settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT = 63_072_000, True

    assert (
        Client()
        .get("/healthz", secure=True)["Strict-Transport-Security"]
        .startswith("max-age=63072000")
    )
    assert Client().get("/")["Location"] == "https://testserver/"


def test_the_redirect_to_https_carries_every_header(settings):
    settings.SECURE_SSL_REDIRECT = True

    response = Client().get("/records/")

    assert response.status_code == 301
    assert policy_of(response) == POLICY
