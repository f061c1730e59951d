"""Two people at once: real threads, real transactions."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from awareness.models import Article
from freedomnow.publishing.models import Event
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin, State, Submission
from freedomnow.submissions.services import AlreadyDecided, CannotPublish, decide
from tests.factories import (
    article_document,
    make_moderator,
    make_published,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Every call in a thread of its own; what each returned or raised."""

    def run(call):
        try:
            return call()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_of_two_moderators_at_once_exactly_one_wins_and_the_other_is_told():
    submission = make_submission("article")
    moderators = [make_moderator() for _n in range(8)]

    outcomes = at_once(
        *(
            lambda by=moderator, step=step: decide(
                submission.reference, step, by=by, reason="read", revision=1
            )
            for moderator, step in zip(moderators, ["publish", "decline"] * 4, strict=True)
        )
    )

    winners = [outcome for outcome in outcomes if isinstance(outcome, Submission)]
    losers = [outcome for outcome in outcomes if isinstance(outcome, AlreadyDecided)]
    assert (len(winners), len(losers)) == (1, 7)
    assert all("was first" in str(loser) for loser in losers)
    assert Article.objects.count() == (winners[0].state == State.PUBLISHED)


def test_of_eight_changes_of_one_version_one_is_published():
    article = make_published("article")
    reports = [
        make_submission(
            "article",
            document=article.document | {"summary": f"Number {n}."},
            target=article.public_id,
            base_version=1,
        )
        for n in range(8)
    ]
    moderators = [make_moderator() for _report in reports]

    outcomes = at_once(
        *(
            lambda report=report, by=moderator: decide(
                report.reference, "publish", by=by, reason="read", revision=1
            )
            for report, moderator in zip(reports, moderators, strict=True)
        )
    )

    assert sum(isinstance(outcome, Submission) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, CannotPublish) for outcome in outcomes) == 7
    assert Article.objects.get().version == 2


def test_the_same_form_sent_twenty_times_at_once_is_one_report():
    user, document = make_user(), article_document()

    outcomes = at_once(*[lambda: submit("article", document, by=user, send_key="one form")] * 20)

    assert sum(is_new for _submission, is_new in outcomes) == 1
    assert Submission.objects.count() == 1


def test_sixteen_moderators_on_fifty_reports_decide_each_exactly_once():
    first = make_submission()
    Submission.objects.bulk_create(
        Submission(
            kind="article", document=first.document, headline=f"Report {number}",
            origin=Origin.FORM, proposer=first.proposer, proposer_name="sender",
        )
        for number in range(49)
    )  # fmt: skip
    references = list(Submission.objects.values_list("reference", flat=True))
    moderators = [make_moderator() for _n in range(16)]

    def work(number):
        """Each begins with another report, so that all meet all."""
        order = references[number * 3 :] + references[: number * 3]
        try:
            return Counter(decided_or_told(one, moderators[number]) for one in order)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as threads:
        told = sum(threads.map(work, range(16)), Counter())

    assert told == {"decided": 50, "told": 16 * 50 - 50}
    assert not Submission.objects.exclude(state="declined").exists()
    assert Event.objects.filter(action="declined").count() == 50


def decided_or_told(reference, moderator):
    try:
        decide(reference, "decline", by=moderator, reason="Not ours.", revision=1)
        return "decided"
    except AlreadyDecided as late:
        return "told" if "was first" in str(late) else str(late)
