"""What search engines are told: no accused, nothing in two languages, nothing unpublished."""

from datetime import UTC, datetime

import pytest

from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Facts, Page
from freedomnow.search.sitemaps import PublishedPages
from tests.factories import make_published, make_submission
from tests.traffickers.public_records import put_up_for

pytestmark = pytest.mark.django_db


def addresses(client):
    xml = client.get("/sitemap.xml").content.decode()
    return [part.split("</loc>")[0] for part in xml.split("<loc>")[1:]]


@pytest.mark.parametrize(
    ("code", "is_told"),
    [
        ("convicted_final", True),
        ("sanctioned", True),
        ("administratively_listed", True),
        ("convicted_appealable", False),
        ("on_trial", False),
        ("charged", False),
        ("wanted", False),
    ],
)
def test_whoever_is_only_accused_is_in_no_sitemap(client, code, is_told):
    record = put_up_for(code)

    assert (f"http://testserver{record.path}" in addresses(client)) == is_told


@pytest.mark.parametrize("kind", ["article", "organization", "region", "record", "case"])
def test_a_page_of_each_kind_is_told_once_and_in_one_language(client, kind):
    page = make_published(kind)

    assert addresses(client) == [f"http://testserver{page.path}"]


def test_a_report_is_in_no_sitemap(client):
    make_submission("record")

    assert addresses(client) == []


def test_a_page_that_came_down_is_in_no_sitemap(client):
    page = make_published("article")
    withdraw("article", page.public_id, by="tests", reason="for a test")

    assert addresses(client) == []


def test_pages_are_told_in_a_stable_order_with_the_day_of_their_last_change(client):
    days = [datetime(2026, month, 1, 12, tzinfo=UTC) for month in (5, 3, 4)]
    for number, day in enumerate(days):
        Page.of("article", f"p{number}", Facts(f"/x/{number}/", "Testa"), day).save()

    assert [page.path for page in PublishedPages().items()] == ["/x/0/", "/x/1/", "/x/2/"]
    assert "<lastmod>2026-03-01</lastmod>" in client.get("/sitemap.xml").content.decode()


def test_the_sitemap_asks_the_same_whatever_there_is(client, django_assert_num_queries):
    for number in range(30):
        Page.of(
            "article", f"p{number}", Facts(f"/x/{number}/", "T"), datetime(2026, 5, 1, tzinfo=UTC)
        ).save()

    with django_assert_num_queries(2):
        assert len(addresses(client)) == 30


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_sitemap_is_only_read(client, method):
    assert getattr(client, method)("/sitemap.xml").status_code == 405
