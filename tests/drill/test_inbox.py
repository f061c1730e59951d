"""
The moderators' pages with 100 reports that wait and with 100,000: queries, and time as a ratio.

`make drill` writes the figures to docs/measured.md.
"""

import statistics
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from freedomnow.submissions import claims
from freedomnow.submissions.models import Origin, Submission
from tests.conftest import as_owner
from tests.drill.measured import write_section
from tests.factories import article_document, make_moderator, make_published, make_submission

pytestmark = [pytest.mark.django_db, pytest.mark.drill]

FEW, MANY = 100, 100_000
PLACES = ["FR", "KE", "IN", "BR", "US"]
ROUNDS = 9
QUERIES = {"inbox": 8, "review": 14, "review of a record": 14, "first page": 18}
SLOWER_AT_MOST = 2


def fill(total):
    """That many reports wait, each with words and a place of its own."""
    there = Submission.objects.count()
    first = make_submission("article")
    Submission.objects.bulk_create(
        (
            Submission(
                kind="article", document=first.document, headline=f"Report {number}",
                codes=[PLACES[number % len(PLACES)], "150", "001"], language="en",
                folded_names=[], origin=Origin.FORM, proposer=first.proposer,
                proposer_name="sender", fingerprint=str(number),
            )
            for number in range(there + 1, total)
        ),
        batch_size=5_000,
    )  # fmt: skip
    with as_owner(), connection.cursor() as cursor:  # nobody else may
        cursor.execute("ANALYZE submissions_submission")


def timed(ask):
    """Median seconds of some rounds, the first thrown away."""
    seconds = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds[1:])


def measured(client, paths):
    found = {}
    for name, path in paths.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        found[name] = (len(queries), timed(lambda path=path: client.get(path)))
    return found


def next_report(moderator):
    """Queries and seconds of the choice of the next one."""
    with CaptureQueriesContext(connection) as queries:
        claims.take_next(by=moderator)
    return len(queries), timed(lambda: claims.take_next(by=moderator))


def test_moderators_pages_cost_the_same_at_a_hundred_thousand(client):
    moderator = make_moderator()
    client.force_login(moderator)
    report = make_submission("article", document=article_document())
    page = make_published("record")
    change = {"document": page.document, "target": page.public_id, "base_version": 1}
    record = make_submission("record", **change)
    paths = {
        "inbox": reverse("admin:submissions_submission_changelist"),
        "review": reverse("admin:submissions_submission_change", args=[report.pk]),
        "review of a record": reverse("admin:submissions_submission_change", args=[record.pk]),
        "first page": reverse("admin:index"),
    }
    figures = {}
    for total in (FEW, MANY):
        fill(total)
        figures[total] = measured(client, paths) | {"next report": next_report(moderator)}

    rows = [
        f"| {name} | {figures[FEW][name][0]} | {figures[MANY][name][0]} "
        f"| {figures[MANY][name][1] / figures[FEW][name][1]:.1f} |"
        for name in figures[FEW]
    ]
    write_section(
        f"Moderators' pages with {FEW} and with {MANY:,} reports that wait",
        f"| page | queries at {FEW} | queries at {MANY:,} | time at {MANY:,} to time at {FEW} |",
        rows,
    )
    for name, most in QUERIES.items():
        assert figures[FEW][name][0] == figures[MANY][name][0] <= most, name
    assert figures[MANY]["inbox"][1] <= SLOWER_AT_MOST * figures[FEW]["inbox"][1]
