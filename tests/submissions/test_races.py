"""Two people at once: real threads, real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from awareness.models import Article
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import State, Submission
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
