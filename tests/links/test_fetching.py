"""What following a link finds, against a real server of this machine."""

import time

import pytest

from freedomnow.links import fetching
from freedomnow.links.fetching import look, read


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(fetching, "TIMEOUT", 0.3)


def methods(site):
    return [method for method, _path, _headers in site.seen]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "found"), (204, "found"), (404, "failing"), (410, "failing"), (500, "failing"),
        (503, "failing"), (401, "unclear"), (403, "unclear"), (429, "unclear"), (451, "unclear"),
    ],
)  # fmt: skip
def test_what_an_answer_means(site, status, state):
    site.answers["/"] = (status, {}, b"")

    answer = look(site.url())

    assert (answer.state, answer.status) == (state, status)


def test_a_link_that_answers_is_asked_for_its_head_only(site):
    site.answers["/"] = (200, {}, b"a page")

    assert look(site.url()).body == b""
    assert methods(site) == ["HEAD"]


def test_where_head_is_answered_wrongly_get_decides(site):
    site.answers["/"] = (lambda method: 200 if method == "GET" else 405, {}, b"a page")

    assert look(site.url()).state == "found"
    assert methods(site) == ["HEAD", "GET"]


def test_it_says_who_asks_and_sends_no_cookie(site):
    site.answers["/"] = (302, {"Location": "/next", "Set-Cookie": "a=b"}, b"")
    site.answers["/next"] = (200, {}, b"")

    look(site.url())

    for _method, _path, headers in site.seen:
        assert headers["User-Agent"].startswith("FreedomNow/")
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_a_redirect_is_followed_and_its_end_told(site):
    site.answers["/"] = (301, {"Location": "/next?a=1"}, b"")
    site.answers["/next?a=1"] = (200, {}, b"there")

    answer = read(site.url())

    assert (answer.state, answer.url, answer.body) == ("found", site.url("/next?a=1"), b"there")


def test_redirects_without_end_are_left(site):
    site.answers["/"] = (302, {"Location": "/"}, b"")

    assert read(site.url()).state == "unclear"
    assert len(site.seen) == fetching.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "inside",
    ["http://127.0.0.1:{port}/secret", "http://localhost:{port}/secret", "//127.1:{port}/secret",
     "http://169.254.169.254/latest", "http://[::1]:{port}/secret", "http://2130706433:{port}/secret",
     "file:///etc/passwd", "ftp://site.example/"],
)  # fmt: skip
def test_no_redirect_leads_into_our_own_network(site, inside):
    site.answers["/"] = (302, {"Location": inside.format(port=site.port)}, b"")
    site.answers["/secret"] = (200, {}, b"secret")

    answer = look(site.url())

    assert (answer.state, answer.body) == ("unclear", b"")
    assert {path for _method, path, _headers in site.seen} == {"/"}


def test_no_more_is_read_than_64_kilobytes(site):
    site.answers["/"] = (200, {}, b"x" * 100_000)
    site.answers["/short"] = (200, {}, b"x" * 65_536)

    long, short = read(site.url()), read(site.url("/short"))

    assert (len(long.body), long.is_cut) == (65_536, True)
    assert (len(short.body), short.is_cut) == (65_536, False)


def test_a_server_that_does_not_answer_in_time_has_failed(site):
    site.answers["/"] = ("slow", {}, b"")

    answer = look(site.url())

    assert (answer.state, answer.status) == ("failing", None)


def test_a_server_that_drips_is_hung_up_on(site):
    site.answers["/"] = ("drip", {}, b"")
    began = time.monotonic()

    assert read(site.url()).state == "failing"
    assert time.monotonic() - began < 3


def test_a_server_that_is_not_there_has_failed(site):
    free = site.port
    site.port = 1

    assert look(site.url()).state == "failing"
    site.port = free


def test_https_that_is_none_has_failed(site):
    assert look(site.url().replace("http:", "https:")).state == "failing"
