"""Addresses that nobody should ask for: of searches, pages, filters, hosts and reports."""

import re

import pytest
from django.test import Client

from tests.factories import make_published, make_submission
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

INBOX = "/admin/submissions/submission/"
ZERO_WIDTH = "\u200b\u200d\ufeff"

QUERIES = [
    "'",
    '"',
    "a'b\"c",
    "a & | ! ( ) : * <->",
    "-",
    "--",
    "OR OR",
    "'; DROP TABLE search_page; --",
    "%",
    "_",
    "\\",
    "(((((",
    "a" * 7_000,
    "🕊",
    "ア",
    "\u202e",
    "<b>",
    "!" * 5_000,
    ":*",
    "\t",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_for_anything_is_a_search(query):
    make_published("article")

    answer = Client().get("/search/", {"q": query})

    assert answer.status_code == (200 if len(answer.request["QUERY_STRING"]) <= 8_000 else 400)


PAGES = ["9" * 30, "0", "-1", "abc", "1.5", "", "1e9", "٣", "1 OR 1", "9999999", "²", "1_0"]


@pytest.mark.parametrize("number", PAGES)
@pytest.mark.parametrize("path", ["/records/", "/organizations/", "/awareness/", "/search/"])
def test_a_page_that_is_not_there_is_not_found(path, number):
    answer = Client().get(path, {"page": number, "q": "x"})

    assert answer.status_code in {200, 404}
    assert (answer.status_code == 200) is (number == "")


def test_the_first_and_the_last_page_are_found():
    assert [Client().get("/records/", {"page": n}).status_code for n in ("1", "last")] == [200, 200]


ODD = [
    "x",
    "",
    " ",
    "'",
    "9" * 30,
    "a" * 7_000,
    "🕊",
    "__all__",
    "1,2",
    "[]",
    "{}",
    "ZZ",
    "-1",
    "None",
]


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize(
    "filter",
    [
        "records/?matter",
        "records/?standing",
        "records/?type",
        "records/?role",
        "records/?region",
        "organizations/?service",
        "organizations/?language",
        "awareness/?tag",
        "awareness/?kind",
        "search/?kind",
        "help/?c",
        "regions/?country",
        "regions/?indicator",
        "regions/?year",
        "regions/?sort",
    ],
)
def test_a_filter_that_is_no_choice_is_told_so(filter, value):
    path, name = filter.split("?")

    answer = Client().get(f"/{path}", {name: value})

    is_choice = value.strip() if path == "help/" else value  # a blank country is none
    assert answer.status_code in ({400, 404} if is_choice else {200})


@pytest.mark.parametrize(
    "name", ["document__contains", "o", "order_by", "password", "format", "tier__gt", "pk"]
)
def test_a_filter_that_nobody_declared_does_nothing(name):
    plain = Client().get("/records/").content

    answer = Client().get("/records/", {name: "x"})

    assert answer.status_code == 200
    assert answer.content.replace(f"?{name}=x".encode(), b"") == plain


@pytest.mark.parametrize(
    "query",
    [
        "q=%27",
        "q=" + "a" * 7_000,
        "p=abc",
        "p=99999",
        "p=-1",
        "o=zzz",
        "o=1.2.-3",
        "all=",
        "e=1",
        "state=x",
        "kind=x",
        "region=%27",
        "region=" + "Z" * 500,
        "language=x",
        "_popup=1",
        "_to_field=id",
        "document__contains=x",
        "proposer__password__startswith=a",
        "proposer__email=a",
        "pk__in=x",
        "state__exact=x",
        "created_at__gte=x",
        "_facets=1",
        "_to_field=proposer__password",
    ],
)
def test_the_inbox_survives_whatever_its_address_says(query):
    make_submission()

    answer = client_of("moderator", raise_request_exception=False).get(f"{INBOX}?{query}")

    assert answer.status_code in {200, 302, 400}
    assert not re.search("password|email", query) or answer.status_code == 400


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 30, "9" * 5_000, "-1", "1%27", "%F0%9F%95%8A"])
@pytest.mark.parametrize("end", ["change/", "preview/", "correct/", "history/"])
def test_a_report_that_is_not_there_is_not_found(pk, end):
    answer = client_of("moderator", raise_request_exception=False).get(f"{INBOX}{pk}/{end}")

    assert answer.status_code in {302, 400, 404}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"step": "publish"},
        {"step": "publish", "reason": " ", "revision": "1"},
        {"step": "publish", "reason": ZERO_WIDTH, "revision": "1"},
        {"step": "explode", "reason": "x", "revision": "1"},
        {"step": "publish", "reason": "x", "revision": "9"},
        {"step": "publish", "reason": "x", "revision": "9" * 5_000},
        {"step": "publish", "reason": "x", "revision": "9" * 30},
        {"step": "publish", "reason": "a" * 1_001, "revision": "1"},
        {"step": "take_up_again", "reason": "x", "revision": "1"},
    ],
)
def test_a_decision_that_is_none_changes_nothing(data):
    report = make_submission()

    answer = client_of("moderator", raise_request_exception=False).post(
        f"{INBOX}{report.pk}/decide/", data
    )

    report.refresh_from_db()
    assert answer.status_code in {409, 422}
    assert (report.state, report.revision) == ("received", 1)


@pytest.mark.parametrize(
    "host", ["evil.example", "$nonsense", "testserver@evil.example", "a b", "[::1", ""]
)
def test_a_host_that_is_not_ours_is_refused(host):
    answer = Client().get("/robots.txt", headers={"host": host})

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_host_of_ours_is_answered():
    assert (
        "http://localhost/sitemap.xml"
        in Client().get("/robots.txt", headers={"host": "localhost"}).content.decode()
    )


@pytest.mark.parametrize(
    "path",
    [
        "/admin/submissions/",
        "/report/none/",
        "/report/article/none/",
        "/report/record/" + "a" * 5_000 + "/",
        "/records/" + "a" * 5_000 + "/",
    ],
)
def test_an_address_that_leads_nowhere_is_not_found(path):
    assert client_of("volunteer", raise_request_exception=False).get(path).status_code in {302, 404}
