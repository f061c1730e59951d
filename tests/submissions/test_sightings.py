""" "I saw it say so": no yes to a record without having read its official sources."""

import re

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from freedomnow.publishing.services import digest_of
from freedomnow.submissions import services, sightings
from freedomnow.submissions.models import Approval, ReasonTemplate, SourceTick, State
from tests.factories import (
    citation,
    decide,
    make_event,
    make_moderator,
    make_published,
    make_source,
    make_submission,
    record_document,
)

pytestmark = pytest.mark.django_db

INBOX = "/admin/submissions/submission/"


@pytest.fixture
def report():
    """Two official events, and one of a newspaper."""
    press = make_event(source=citation(kind="press", url="https://www.example.org/news"))
    return make_submission(
        "record", document=record_document(legal_events=[make_event(), make_event(), press])
    )


def rows(report):
    return [f"legal_events/{event['key']}" for event in report.document["legal_events"]]


def say_yes(report, moderator, seen):
    return services.decide(
        report.reference, "approve", by=moderator, reason="Read.", revision=1, seen=seen
    )


@pytest.mark.parametrize(
    ("which", "enough"), [([], False), ([0], False), ([0, 2], False), ([0, 1], True)]
)
def test_every_official_source_is_ticked_before_a_yes(report, which, enough):
    moderator = make_moderator()
    seen = [rows(report)[number] for number in which]

    if enough:
        assert say_yes(report, moderator, seen).state == State.SECOND_REVIEW
    else:
        with pytest.raises(services.NotAllowed, match="saw it say so"):
            say_yes(report, moderator, seen)
        assert not SourceTick.objects.exists()


def test_the_second_moderator_reads_them_too(report):
    decide(report, "approve")

    with pytest.raises(services.NotAllowed, match="saw it say so"):
        services.decide(
            report.reference, "publish", by=make_moderator(), reason="Read.", revision=1
        )
    assert decide(report, "publish").state == State.PUBLISHED


def test_ticks_are_for_exactly_these_words(report):
    moderator = make_moderator()
    say_yes(report, moderator, rows(report))
    document = report.document | {"summary": "Other words."}

    services.correct(report.reference, document, by=make_moderator(), reason="Wrong.", revision=1)

    report.refresh_from_db()
    assert sightings.ticked(report, moderator) == set()
    assert sightings.unseen(report, moderator) == sorted(rows(report)[:2])


def test_postgresql_asks_for_the_ticks_as_well(report):
    moderator = make_moderator()
    told = {
        "submission": report.reference, "kind": "record", "digest": digest_of(report.document),
        "moderator_id": moderator.pk, "moderator": moderator.username, "reason": "Read.",
    }  # fmt: skip

    with pytest.raises(IntegrityError, match="not ticked"), transaction.atomic():
        Approval.objects.create(**told)
    sightings.tick(report, rows(report)[:1], by=moderator)
    sightings.tick(report, rows(report), by=make_moderator())
    with pytest.raises(IntegrityError, match="not ticked"), transaction.atomic():
        Approval.objects.create(**told)
    sightings.tick(report, rows(report)[:2], by=moderator)
    assert Approval.objects.create(**told).pk


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_tick_is_never_changed_or_deleted(report, change):
    decide(report, "approve")

    act = {"update": lambda: SourceTick.objects.update(row="x"),
           "delete": lambda: SourceTick.objects.all().delete()}[change]  # fmt: skip
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        act()


@pytest.mark.parametrize("row", ["legal_events/none", "x", "", "names/' OR 1=1"])
def test_rows_that_are_not_there_are_no_ticks(report, row):
    sightings.tick(report, [row], by=make_moderator())

    assert not SourceTick.objects.exists()


def test_other_kinds_need_no_tick():
    report = make_submission("article")

    assert sightings.unseen(report, make_moderator()) == []
    assert decide(report, "publish").state == State.PUBLISHED


# On the review page


def page(client, report):
    return client.get(reverse("admin:submissions_submission_change", args=[report.pk]))


def official_box(client, report):
    """What the browser sends for the ticked box of the official source."""
    return re.search(
        r'name="seen" value="([^"]*legal_events[^"]*)"', page(client, report).content.decode()
    )[1]


def test_boxes_stand_at_the_sources_and_say_which_are_needed(client, report):
    client.force_login(make_moderator())
    html = page(client, report).content.decode()

    assert html.count('name="seen"') == 2  # both lists are one source, quoted alike
    assert html.count("Needed before a yes") == 1


def test_one_source_is_ticked_for_all_that_it_supports(client):
    report, moderator = make_submission("record"), make_moderator()
    client.force_login(moderator)
    box = official_box(client, report)
    assert [path.split("/")[0] for path in box.split()] == ["names", "legal_events", "regions"]

    data = {"reason": "Read.", "revision": 1, "step": "approve", "seen": [box]}
    client.post(reverse("admin:submission_decide", args=[report.pk]), data)

    assert sightings.ticked(report, moderator) == set(box.split())


def test_boxes_stay_ticked_when_nothing_was_decided(client, report):
    client.force_login(make_moderator())
    data = {"reason": "", "revision": 1, "step": "approve", "seen": [official_box(client, report)]}

    answer = client.post(reverse("admin:submission_decide", args=[report.pk]), data)

    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 1


def test_words_to_begin_with_are_added_to_what_was_typed_and_ticks_stay(client, report):
    client.force_login(make_moderator())
    words = ReasonTemplate.objects.create(title="No source", words="We found <no> source.")
    data = {
        "reason": "Typed before.", "revision": 1, "fill": "1", "template": str(words.pk),
        "seen": [official_box(client, report)],
    }  # fmt: skip

    html = client.post(reverse("admin:submission_decide", args=[report.pk]), data).content.decode()

    assert "Typed before.\nWe found &lt;no&gt; source.</textarea>" in html
    assert html.count(" checked") == 1
    report.refresh_from_db()
    assert report.state == State.RECEIVED


@pytest.mark.parametrize("chosen", ["", "x", "999", "9" * 5_000, "-1"])
def test_words_that_are_not_there_add_nothing(client, report, chosen):
    client.force_login(make_moderator())
    data = {"reason": "Typed before.", "revision": 1, "fill": "1", "template": chosen}

    answer = client.post(reverse("admin:submission_decide", args=[report.pk]), data)

    assert "Typed before.</textarea>" in answer.content.decode()


def test_the_review_page_costs_at_most_fourteen_queries(client, django_assert_max_num_queries):
    client.force_login(make_moderator())
    report = make_submission("article")
    for _number in range(30):
        make_submission("article", document=report.document | {"sources": [make_source()]})
        ReasonTemplate.objects.create(title=f"Words {_number}", words="x")

    with django_assert_max_num_queries(14):
        assert page(client, report).status_code == 200


def test_a_change_costs_at_most_fourteen_queries_too(client, django_assert_max_num_queries):
    client.force_login(make_moderator())
    there = make_published("article")
    document = there.document | {"summary": "Other words."}
    report = make_submission(
        "article", document=document, target=there.public_id, base_version=there.version
    )

    with django_assert_max_num_queries(14):
        assert page(client, report).status_code == 200


def test_the_inbox_costs_at_most_eight_queries(client, django_assert_max_num_queries):
    client.force_login(make_moderator())
    for _number in range(60):
        make_submission("article")

    with django_assert_max_num_queries(8):
        assert client.get(INBOX).status_code == 200
