"""Publishing and taking back at once: the page is down in the end. Real threads and locks."""

import pytest

from awareness.story_models import Story
from freedomnow.publishing.models import VersionContent
from freedomnow.search.models import Page
from freedomnow.submissions import consents, following
from freedomnow.submissions.models import Consent, Submission
from freedomnow.submissions.services import AlreadyDecided, CannotPublish, decide
from tests.factories import decide as decided
from tests.factories import (
    make_moderator,
    make_request,
    make_submission,
    own_story,
    story_document,
)
from tests.submissions.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = (AlreadyDecided, CannotPublish, Submission.DoesNotExist)


def errors(outcomes):
    """What nobody expects: the sender is never told of an error, a moderator who was first."""
    return [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, TOLD)]


def is_down():
    return not (Story.objects.exists() or Page.objects.filter(kind="story").exists())


@pytest.mark.parametrize("attempt", range(5))
def test_published_and_taken_back_at_once_it_is_down_in_the_end(attempt):
    report, moderator = make_submission("story", document=own_story()), make_moderator()

    outcomes = at_once(
        lambda: decide(report.reference, "publish", by=moderator, reason="read", revision=1),
        lambda: following.take_back(Submission.objects.get(pk=report.pk), {}),
    )

    assert errors(outcomes) == []
    assert is_down()
    assert not Consent.objects.standing().exists()


@pytest.mark.parametrize("attempt", range(3))
def test_published_again_and_taken_back_at_once_it_is_down_in_the_end(attempt):
    report = decided(make_submission("story", document=own_story()), "publish")
    make_request(Story.objects.get(), kind="story", ground="consent")
    Submission.objects.filter(target=report.published_id).update(base_version=0)
    again, moderator = Submission.objects.get(target=report.published_id), make_moderator()

    outcomes = at_once(
        lambda: decide(again.reference, "publish", by=moderator, reason="read", revision=1),
        lambda: consents.take_back(report.reference),
    )

    assert errors(outcomes) == []
    assert is_down()


def test_eight_times_at_once_is_once():
    report = decided(make_submission("story", document=own_story()), "publish")

    outcomes = at_once(*[lambda: consents.take_back(report.reference)] * 8)

    assert outcomes == [None] * 8
    assert is_down()
    assert not VersionContent.objects.exists()
    assert Consent.objects.get().is_forgotten


@pytest.mark.parametrize("step", ["publish", "decline"])
def test_pressed_many_times_at_once_by_its_sender_it_is_gone_and_nobody_sees_an_error(step):
    report = decided(make_submission("story", document=own_story()), step)
    told = [Submission.objects.get(pk=report.pk) for _n in range(6)]

    outcomes = at_once(*[lambda one=one: following.take_back(one, {}) for one in told])

    assert outcomes == [(None, following.WORDS_ARE_GONE)] * 6
    assert is_down()
    assert not Submission.objects.exists()


def test_taken_back_while_a_moderator_takes_it_down_it_is_down_and_forgotten_soon():
    report = decided(make_submission("story", document=own_story()), "publish")
    public_id, moderator = report.published_id, make_moderator()
    told = {"document": story_document(), "target": public_id, "base_version": 1}
    complaint = make_submission("story", **told)

    outcomes = at_once(
        lambda: consents.take_back(report.reference),
        lambda: decide(complaint.reference, "take_down", by=moderator, reason="x", revision=1),
    )
    for due in consents.CHORE.due(None):
        consents.CHORE.act(due, None)

    assert outcomes[0] is None
    assert is_down()
    assert not VersionContent.objects.filter(version__public_id=public_id).exists()
