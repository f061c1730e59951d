"""What came down stays down, until two moderators say otherwise today."""

import pytest
from django.db import IntegrityError

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Tombstone
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import judge_now, withdraw
from freedomnow.submissions import services
from freedomnow.submissions.review import review
from freedomnow.submissions.services import CannotPublish, NotAllowed, approvals_of
from organizations.models import Organization
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_published,
    make_submission,
    organization_document,
    publish_directly,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone():
    record = make_published("record")
    withdraw("record", record.public_id, by="tests", reason="acquitted")
    return record


def stored_unchanged(report):
    """As a moderator does who opens "Correct it first" and changes nothing."""
    services.correct(
        report.reference, report.document, by=make_moderator(), reason="Read again.",
        revision=report.revision, base_version=0,
    )  # fmt: skip


def test_approvals_of_before_put_no_name_back(gone):
    publish_directly("record", gone.document, target=gone.public_id)

    with pytest.raises(IntegrityError, match="two moderators"):
        judge_now()


def test_one_moderator_alone_puts_no_name_back(gone):
    again = make_submission("record", document=gone.document, target=gone.public_id)
    decide(again, "let_names_stand")

    with pytest.raises(CannotPublish, match="second moderator"):
        decide(again, "publish")

    assert not Trafficker.objects.exists()


def test_two_moderators_of_today_do(gone):
    again = make_submission("record", document=gone.document, target=gone.public_id)
    for step in ("let_names_stand", "approve", "publish"):
        decide(again, step)

    assert Trafficker.objects.get().public_id == gone.public_id
    assert not Tombstone.objects.exists()


def test_a_yes_of_before_the_page_came_down_counts_no_more():
    record = make_published("record")
    change = make_submission(
        "record", document=record.document | {"summary": "More."}, target=record.public_id,
        base_version=1,
    )  # fmt: skip
    decide(change, "approve")
    withdraw("record", record.public_id, by="tests", reason="acquitted")

    stored_unchanged(change)

    change.refresh_from_db()
    assert approvals_of(change) == []


def test_the_review_says_that_the_page_is_down(gone):
    change = make_submission("record", document=gone.document, target=gone.public_id)

    blockers = review(change, make_moderator()).blockers

    assert any("was taken down" in blocker for blocker in blockers)
    assert not any("has changed" in blocker for blocker in blockers)


def test_moderators_who_sent_the_same_text_do_not_approve_each_other():
    one, two = make_moderator(), make_moderator()
    document = record_document()
    first = make_submission("record", document=document, by=one)
    second = make_submission("record", document=document, by=two)
    decide(second, "approve", by=one)

    with pytest.raises(CannotPublish, match="second moderator"):
        decide(first, "publish", by=two)

    assert not Trafficker.objects.exists()


def test_the_gate_counts_no_approvals_of_two_reports_together():
    document = record_document()
    for _n in range(2):
        decide(make_submission("record", document=document), "approve")

    publish_directly("record", document)

    with pytest.raises(IntegrityError, match="two moderators"):
        judge_now()


def test_nobody_approves_one_report_twice():
    moderator = make_moderator()
    report = make_submission("record")
    decide(report, "approve", by=moderator)

    with pytest.raises(NotAllowed, match="already"):
        decide(report, "approve", by=moderator)


def test_a_page_stays_down_when_another_of_its_name_goes_up():
    first = publish_directly("organization", organization_document(name="Hope House"))
    withdraw("organization", first.public_id, by="tests", reason="in danger")

    second = publish_directly("organization", organization_document(name="Hope House"))

    assert second.slug != first.slug
    assert rebuild(kind_named("organization"), check=True) == []


def test_rebuild_brings_nothing_back():
    for _n in range(2):
        page = publish_directly("organization", organization_document(name="Hope House"))
        withdraw("organization", page.public_id, by="tests", reason="in danger")

    assert rebuild(kind_named("organization")) == []

    assert not Organization.objects.exists()


def test_the_address_of_a_page_that_came_down_stays_gone(client):
    page = publish_directly("organization", organization_document(name="Hope House"))
    withdraw("organization", page.public_id, by="tests", reason="in danger")
    publish_directly("organization", organization_document(name="Hope House"))

    assert client.get(page.path).status_code == 410


def test_a_page_that_stands_again_under_another_address_is_left_alone():
    first = publish_directly("article", article_document(title="One"))
    withdraw("article", first.public_id, by="tests", reason="wrong")

    again = first.document | {"slug": "two"}
    publish_directly("article", again, target=first.public_id)

    assert rebuild(kind_named("article"), check=True) == []


def test_a_second_report_of_the_same_name_can_be_published():
    reports = [
        make_submission("organization", document=organization_document(name="Hope House"))
        for _n in range(2)
    ]

    for report in reports:
        decide(report, "publish")

    assert Organization.objects.count() == 2


def test_what_is_down_cannot_be_taken_down_and_what_stands_can(gone):
    record = make_published("record")
    about_both = [
        make_submission("record", document=page.document, target=page.public_id)
        for page in (gone, record)
    ]

    offered = [
        "take_down" in [step.name for step in review(report, make_moderator()).steps]
        for report in about_both
    ]

    assert offered == [False, True]
