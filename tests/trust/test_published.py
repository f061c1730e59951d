"""The page with the work in numbers: what it tells, what it keeps, and what it costs."""

from datetime import date

import pytest

from freedomnow.corrections.models import Decision, LoggedRequest
from freedomnow.trust import published
from freedomnow.trust.counting import DECISIONS
from freedomnow.trust.models import FEW, Figure, Sort
from tests.factories import make_event, make_published, official, record_document

pytestmark = pytest.mark.django_db

PATH = "/about/figures/"
QUERIES = 6


def logged(days, *, ground="fact", decision=Decision.CORRECTED):
    asked = date(2026, 8, 1)
    return LoggedRequest.objects.create(
        kind="record", ground=ground, asked_on=asked, decision=decision,
        decided_on=date.fromordinal(asked.toordinal() + days),
    )  # fmt: skip


def counted(quarter=date(2026, 7, 1), **values):
    """A whole quarter, in which nothing was told but what is given."""
    rows = [
        *((Sort.DECIDED, "record", str(action)) for action in DECISIONS),
        *((Sort.DECIDED, "article", str(action)) for action in DECISIONS),
        (Sort.DECLINED_FOR, "", "discriminates"),
        (Sort.DECLINED_FOR, "", ""),
        (Sort.DAYS, "", "median"),
        (Sort.DAYS, "", "p95"),
        (Sort.HIDDEN, "", ""),
        (Sort.ERASED, "", ""),
    ]
    for sort, kind, code in rows:
        value = values.get("_".join(filter(None, [sort, kind, code])))
        Figure.objects.create(quarter=quarter, sort=sort, kind=kind, code=code, value=value)


def page(client, prefix=""):
    return client.get(prefix + PATH).content.decode()


def test_before_anything_happened_it_says_so(client):
    html = page(client)

    assert "No data: no quarter is over yet" in html
    assert "No data: nobody has asked yet." in html


def test_what_is_published_is_counted_by_kind_and_tier(client):
    for _n in range(2):
        make_published("article")
    make_published("record")
    charge = make_event(code="charged", source=official(kind="prosecution"))
    make_published("record", record_document(legal_events=[charge]))

    told = published.told()

    assert {str(label): times for label, times in told["pages"]}["Articles"] == 2
    assert [times for _label, times in told["tiers"]] == [1, 1]
    assert "Official accusation, no final conviction" in page(client)


def test_a_page_that_comes_down_is_not_counted():
    assert sum(times for _label, times in published.pages()) == 0


def test_a_small_count_looks_like_none(client):
    counted(decided_record_declined=None, decided_article_published=10)

    html = page(client)

    assert html.count('<bdi class="few">&lt;5</bdi>') == 7 + 1 + 1 + 2 + MISSING_GROUNDS
    assert "<td>10" in html.replace("\n", "")


# Grounds that this quarter has no row of, as one that is new since: they are few as well.
MISSING_GROUNDS = 7


def test_days_of_too_few_are_not_told(client):
    counted(days_median=6)

    html = page(client)

    assert "6 days" in html
    assert "too few to tell" in html


def test_there_is_no_sum_from_which_a_small_count_follows(client):
    counted(decided_record_published=10, decided_record_declined=10)

    assert "<td>20" not in page(client)


def test_the_newest_quarter_stands_first(client):
    counted(date(2026, 4, 1))
    counted(date(2026, 7, 1))

    html = page(client)

    assert html.index("2026-Q3") < html.index("2026-Q2")


def test_quarters_of_long_ago_are_left_out(client):
    counted(date(2020, 1, 1))

    assert "2020-Q1" not in page(client)


def test_a_kind_that_was_not_counted_then_is_left_out():
    counted()

    [quarter] = published.quarters(date(2026, 11, 25))

    assert len(quarter["decided"]) == 2


def test_requests_have_the_median_of_their_days(client):
    for days in (2, 4, 9):
        logged(days)
    logged(1, ground="reply")
    logged(0, ground="reply", decision=Decision.TAKEN_BACK)

    assert published.days_by_ground() == {"fact": 4, "reply": 1}


def test_a_ground_that_nobody_decided_on_has_no_median(client):
    LoggedRequest.objects.create(kind="record", ground="fact", asked_on=date(2026, 11, 1))

    told = published.requests()

    assert told == {"requests": [], "open": 1}
    assert "1 request is still open." in page(client)


def test_what_was_only_taken_back_has_no_median(client):
    logged(3, decision=Decision.TAKEN_BACK)

    [row] = published.requests()["requests"]

    assert (row["closed"], row["median"]) == (1, None)
    assert "no data" in page(client)


def test_it_agrees_with_the_log(client):
    for days in (2, 20):
        logged(days)

    html = page(client)

    log = client.get("/corrections/").context
    assert [row["closed"] for row in log["counts"]["grounds"]] == [2]
    assert "Decided within 14 days: 1 of 2." in html


@pytest.mark.parametrize("times", [1, 8])
def test_it_asks_the_same_whatever_there_is(client, times, django_assert_num_queries):
    for number in range(times):
        make_published("article")
        logged(number)
        counted(date(2025 + number // 4, 3 * (number % 4) + 1, 1))

    with django_assert_num_queries(QUERIES):
        assert client.get(PATH).status_code == 200


def test_the_public_login_reads_all_of_it(client):
    """A page of an anonymous reader: tests play the public login for it (tests/conftest.py)."""
    counted(decided_record_published=FEW)
    logged(3)

    response = client.get(PATH)

    assert response.status_code == 200
    assert not response.cookies


def test_fewer_than_five_reads_right_to_left_too(client):
    counted()

    assert '<bdi class="few">&lt;5</bdi>' in page(client, "/ar")
