"""
No sequence of steps publishes a person without the gate, two moderators and sources that were
read: steps in any order, by anybody, with and without ticks, are tried by hypothesis.
"""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from freedomnow.publishing.services import digest_of, judge_now
from freedomnow.submissions import arrivals, claims, sender, services
from freedomnow.submissions.models import Approval, Exemption, SourceTick, State, Submission
from freedomnow.users.models import User
from tests.factories import (
    citation,
    make_event,
    make_moderator,
    make_senior,
    make_submission,
    make_user,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db

ACTORS = ("sender", "first", "senior", "third", "volunteer")
REFUSALS = (
    services.AlreadyDecided,
    services.NotAllowed,
    services.CannotPublish,
    claims.Taken,
    ValidationError,
)
OFFICIAL = record_document(legal_events=[make_event(key="event001")])
PRESS = record_document(
    legal_events=[make_event(key="event001", source=citation(kind="press", url="https://x.org/1"))]
)
SURVIVOR = OFFICIAL | {"type": "person", "year_of_birth": 1970, "survivor_answer": "yes"}
DOCUMENTS = {
    "survivor": SURVIVOR,
    "survivor in other words": SURVIVOR | {"summary": "Else."},
    "official": OFFICIAL,
    "press": PRESS,
    "other words": OFFICIAL | {"summary": "Else."},
}

steps = st.tuples(
    st.sampled_from([*services.STEPS, "no such step"]),
    st.sampled_from(ACTORS),
    st.booleans(),  # whether the sources are ticked
    st.booleans(),  # whether the revision is the one that stands
)
corrections = st.tuples(st.just("correct"), st.sampled_from(ACTORS), st.sampled_from([*DOCUMENTS]))
revisions = st.tuples(st.just("revise"), st.sampled_from([*DOCUMENTS]))
others = st.sampled_from([("answer",), ("take_back",), ("hold",), ("claim", "first"), ("demote",)])
# Left to chance alone, hardly any sequence would come near to publication: each journey is the
# right way with something thrown in, which may be nothing.
may_be_named = st.just(("exempt", "senior", False, True))
noise = st.lists(st.one_of(steps, corrections, revisions, others), max_size=2)
two = st.permutations(["first", "senior", "third"]).map(lambda names: names[:2])
is_seen = st.sampled_from([True, True, True, False])
journeys = st.tuples(noise, may_be_named, noise, two, is_seen, noise, is_seen, noise).map(
    lambda told: [
        *told[0],
        told[1],
        *told[2],
        ("approve", told[3][0], told[4], True),
        *told[5],
        ("publish", told[3][1], told[6], True),
        *told[7],
    ]
)


class Journey:
    """One report, and everybody who may lay hands on it."""

    def __init__(self, document):
        self.actors = {"sender": make_moderator(), "volunteer": make_user()}
        self.actors |= {name: make_moderator() for name in ("first", "third")}
        self.actors["senior"] = make_senior()
        report = make_submission("record", document=document, by=self.actors["sender"])
        self.reference = report.reference

    @property
    def report(self):
        return Submission.objects.get(reference=self.reference)

    def take(self, step):
        """One step, if it may be taken; whatever is refused changes nothing."""
        name, *told = step
        special = getattr(self, name, None)
        with suppress(*REFUSALS), transaction.atomic():
            special(*told) if special else self.decide(name, *told)

    def decide(self, name, actor, is_seen, is_current):
        report = self.report
        seen = report.known_kind.form.rows_to_see(report.document) if is_seen else ()
        revision = report.revision if is_current else report.revision - 1
        services.decide(
            self.reference, name, by=self.actors[actor], reason="x", revision=revision, seen=seen
        )

    def correct(self, actor, document):
        told = {"by": self.actors[actor], "reason": "x", "revision": self.report.revision}
        services.correct(self.reference, DOCUMENTS[document], **told)

    def revise(self, document):
        sender.revise(self.reference, DOCUMENTS[document], revision=self.report.revision)

    def answer(self):
        sender.answer(self.reference, words="x")

    def take_back(self):
        sender.take_back(self.reference)

    def hold(self):
        if self.report.is_waiting:
            arrivals.hold(self.report, "honeypot")

    def claim(self, actor):
        claims.take(self.reference, by=self.actors[actor])

    def demote(self):
        """A moderator loses the role in the middle of it."""
        User.objects.filter(pk=self.actors["third"].pk).update(role="volunteer", is_staff=False)
        self.actors["third"].refresh_from_db()


def check(journey):
    """What must hold whatever happened."""
    report = journey.report
    judge_now()
    live = Trafficker.objects.filter(public_id=report.published_id).first()
    assert (report.state == State.PUBLISHED) == bool(report.published_id)
    if live is None:
        assert not Trafficker.objects.exists()
        return
    official = [one for one in live.document["legal_events"] if one["source_kind"] != "press"]
    digest = digest_of(live.document)
    given_by = Approval.objects.filter(submission=report.reference, digest=digest)
    moderators = set(given_by.values_list("moderator_id", flat=True))
    ticks = SourceTick.objects.filter(digest=digest, moderator_id__in=moderators)
    assert official
    assert len(moderators) >= 2
    assert journey.actors["senior"].pk in moderators
    if live.document["survivor_answer"] == "yes":
        assert Exemption.objects.get(digest=digest).moderator_id == journey.actors["senior"].pk
    assert journey.actors["sender"].pk not in moderators
    assert journey.actors["volunteer"].pk not in moderators
    assert ticks.count() == len(moderators) * len(official)


@pytest.mark.parametrize("count", [50, pytest.param(5_000, marks=pytest.mark.drill)])
def test_no_sequence_of_steps_gets_past_the_gate(db, count):
    published = []

    @settings(max_examples=count, deadline=None, derandomize=True, database=None)
    @given(
        document=st.sampled_from(["official", "survivor", "press", "official"]), journey=journeys
    )
    def walk(document, journey):
        with transaction.atomic():
            under_way = Journey(DOCUMENTS[document])
            for step in journey:
                under_way.take(step)
                check(under_way)
            published.append(under_way.report.state == State.PUBLISHED)
            transaction.set_rollback(True)

    walk()

    assert sum(published) >= count / 25  # the gate opens, or the test would prove nothing
    assert not all(published)


def test_the_right_sequence_does_publish(db):
    journey = Journey(OFFICIAL)

    for step in [("approve", "first", True, True), ("publish", "senior", True, True)]:
        journey.take(step)
        check(journey)

    assert journey.report.state == State.PUBLISHED


def test_a_senior_moderator_may_pass_over_the_question_about_survivors(db):
    journey = Journey(SURVIVOR)

    for step in [
        ("exempt", "senior", False, True),
        ("approve", "first", True, True),
        ("publish", "senior", True, True),
    ]:
        journey.take(step)
        check(journey)

    assert journey.report.state == State.PUBLISHED


@pytest.mark.parametrize(
    "wrong",
    [
        [("approve", "first", True, True), ("publish", "senior", True, True)],
        [("exempt", "first", True, True), ("approve", "first", True, True),
         ("publish", "senior", True, True)],
        [("exempt", "senior", True, True), ("correct", "first", "survivor in other words"),
         ("approve", "first", True, True), ("publish", "senior", True, True)],
        [("exempt", "senior", True, False), ("approve", "first", True, True),
         ("publish", "senior", True, True)],
    ],
)  # fmt: skip
def test_without_that_a_survivor_is_not_named(db, wrong):
    journey = Journey(SURVIVOR)

    for step in wrong:
        journey.take(step)
        check(journey)

    assert journey.report.state != State.PUBLISHED


@pytest.mark.parametrize(
    "wrong",
    [
        [("approve", "first", False, True), ("publish", "senior", True, True)],
        [("approve", "first", True, True), ("publish", "senior", False, True)],
        [("approve", "first", True, True), ("publish", "first", True, True)],
        [("approve", "sender", True, True), ("publish", "senior", True, True)],
        [("approve", "first", True, True), ("correct", "senior", "other words"),
         ("publish", "senior", True, True)],
        [("approve", "first", True, True), ("publish", "volunteer", True, True)],
        [("approve", "first", True, False), ("publish", "senior", True, True)],
        [("approve", "first", True, True), ("publish", "third", True, True)],
    ],
)  # fmt: skip
def test_one_wrong_step_and_it_does_not(db, wrong):
    journey = Journey(OFFICIAL)

    for step in wrong:
        journey.take(step)
        check(journey)

    assert journey.report.state != State.PUBLISHED
