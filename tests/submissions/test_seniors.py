"""Senior moderators: the second yes to a name, and what a rule blocks; trusted volunteers."""

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.urls import reverse

from freedomnow.publishing.models import Action, Event
from freedomnow.submissions import claims, sightings
from freedomnow.submissions.models import Approval, Exemption, State, Submission
from freedomnow.submissions.services import CannotPublish, NotAllowed
from freedomnow.users.models import Role, User
from tests.conftest import without_append_only
from tests.factories import (
    decide,
    make_event,
    make_moderator,
    make_published,
    make_senior,
    make_submission,
    make_user,
    official,
    record_document,
)

pytestmark = pytest.mark.django_db

SURVIVOR = {"type": "person", "year_of_birth": 1970, "survivor_answer": "yes"}


def survivor():
    return make_submission("record", document=record_document(**SURVIVOR))


def review(client, report, user):
    client.force_login(user)
    address = reverse("admin:submissions_submission_change", args=[report.pk])
    return client.get(address).content.decode()


# The second yes


def test_two_moderators_of_whom_none_is_senior_name_nobody():
    report = make_submission("record")
    decide(report, "approve", by=make_moderator())

    with pytest.raises(CannotPublish, match="senior"):
        decide(report, "publish", by=make_moderator())

    decide(report, "publish", by=make_senior())
    report.refresh_from_db()
    assert report.state == State.PUBLISHED


def test_the_senior_may_be_the_first_of_the_two():
    report = make_submission("record")
    decide(report, "approve", by=make_senior())

    assert decide(report, "publish", by=make_moderator()).state == State.PUBLISHED


def test_postgresql_itself_asks_for_a_senior():
    report = make_submission("record")
    for moderator in (make_moderator(), make_moderator()):
        approve_behind_its_back(report, moderator)
    assert not is_approved(report)

    approve_behind_its_back(report, make_senior())
    assert is_approved(report)


def approve_behind_its_back(report, moderator):
    """As a statement of one's own would, which claims that everybody is a senior."""
    sightings.tick(report, sightings.rows_of(report), by=moderator)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO submissions_approval (submission, kind, digest, moderator_id, moderator,"
            " is_senior, reason, at) SELECT reference, kind, document_digest(document), %s, 'x',"
            " true, 'x', now() FROM submissions_submission WHERE id = %s",
            [moderator.pk, report.pk],
        )


def is_approved(report):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document_is_approved(kind, document, 2) FROM submissions_submission"
            " WHERE id = %s",
            [report.pk],
        )
        return cursor.fetchone()[0]


def test_a_yes_of_before_there_were_seniors_counts_as_it_did():
    report = make_submission("record")
    decide(report, "approve", by=make_moderator())
    before_seniors(report)

    assert decide(report, "publish", by=make_moderator()).state == State.PUBLISHED


def before_seniors(report):
    """As the migration leaves what was there: unknown. Only the owner can write it so."""
    with without_append_only():
        Approval.objects.filter(submission=report.reference).update(is_senior=None)


@pytest.mark.parametrize(("make", "is_theirs"), [(make_moderator, False), (make_senior, True)])
def test_the_next_report_of_a_moderator_is_none_that_only_a_senior_can_publish(make, is_theirs):
    report = make_submission("record")
    decide(report, "approve", by=make_moderator())

    assert (claims.take_next(by=make()) == report) == is_theirs


def test_a_moderator_is_told_whose_yes_is_missing(client):
    report = make_submission("record")
    decide(report, "approve", by=make_moderator())

    assert "has to be a senior moderator’s" in review(client, report, make_moderator())
    assert "has to be a senior moderator’s" not in review(client, report, make_senior())


def test_what_names_nobody_needs_no_senior():
    assert decide(make_submission("article"), "publish", by=make_moderator()).published_id


# A survivor who is a defendant too


def test_a_survivor_is_named_only_with_a_seniors_reason():
    report, senior = survivor(), make_senior()
    decide(report, "approve", by=make_moderator())
    with pytest.raises(CannotPublish, match="trafficked or coerced"):
        decide(report, "publish", by=senior)

    decide(report, "exempt", by=senior, reason="The court weighed it and convicted.")

    assert decide(report, "publish", by=senior).state == State.PUBLISHED
    told = Event.objects.get(action=Action.EXEMPTED)
    assert (told.by, told.reason) == (senior.username, "The court weighed it and convicted.")


def test_the_reason_is_never_public(client):
    report, senior = survivor(), make_senior()
    decide(report, "exempt", by=senior, reason="Zebra words.")
    decide(report, "approve", by=make_moderator())
    published = decide(report, "publish", by=senior).published_id

    assert "Zebra" not in client.get(f"/records/{published}/").content.decode()


def test_nor_does_the_sender_read_it(client):
    sender = make_user()
    report = make_submission("record", document=record_document(**SURVIVOR), by=sender)
    decide(report, "exempt", reason="Zebra words.")
    decide(report, "approve", by=make_moderator(), reason="Lion words.")
    client.force_login(sender)

    html = client.get(report.get_absolute_url()).content.decode()

    assert "Lion words." in html
    assert "Zebra" not in html
    assert "exempt" not in html


def test_a_moderator_who_is_no_senior_passes_over_nothing(client):
    report, moderator = survivor(), make_moderator()

    with pytest.raises(NotAllowed, match="senior"):
        decide(report, "exempt", by=moderator)

    assert not Exemption.objects.exists()
    assert 'value="exempt"' not in review(client, report, moderator)
    assert 'value="exempt"' in review(client, report, make_senior())


def test_where_no_rule_blocks_there_is_nothing_to_pass_over(client):
    report, senior = make_submission("record"), make_senior()

    with pytest.raises(NotAllowed, match="No rule"):
        decide(report, "exempt", by=senior)

    assert 'value="exempt"' not in review(client, report, senior)


def test_not_checked_cannot_be_passed_over():
    document = record_document(**SURVIVOR | {"survivor_answer": "not_checked"})
    report = make_submission("record", document=document)

    with pytest.raises(NotAllowed, match="No rule"):
        decide(report, "exempt")


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.TRUSTED, Role.VOLUNTEER])
def test_postgresql_takes_an_exemption_from_seniors_only(role):
    report, user = survivor(), make_user(role)
    told = {"submission": report.reference, "kind": "record", "rule": "survivor_yes", "reason": "x"}

    with pytest.raises(IntegrityError, match="senior"), transaction.atomic():
        Exemption.objects.create(moderator_id=user.pk, moderator=user.username, **told)

    senior = make_senior()
    Exemption.objects.create(moderator_id=senior.pk, moderator=senior.username, **told)


def test_nobody_passes_over_a_rule_for_a_report_of_their_own():
    senior = make_senior()
    report = make_submission("record", document=record_document(**SURVIVOR), by=senior)

    with pytest.raises(NotAllowed, match="own"):
        decide(report, "exempt", by=senior)
    with pytest.raises(IntegrityError, match="not_the_proposers"), transaction.atomic():
        Exemption.objects.create(
            submission=report.reference, kind="record", rule="survivor_yes", reason="x",
            moderator_id=senior.pk, moderator=senior.username,
        )  # fmt: skip


def test_an_exemption_stays_as_it_was_said():
    report = survivor()
    decide(report, "exempt")

    with pytest.raises(Error, match="permission denied"), transaction.atomic():
        Exemption.objects.update(reason="else")
    assert Exemption.objects.get().reason == "I read it."


# Trusted volunteers


def test_reports_of_trusted_volunteers_are_read_first():
    plain = make_submission(by=make_user())
    trusted = make_submission(by=make_user(Role.TRUSTED))

    assert list(Submission.objects.waiting().oldest_first()) == [trusted, plain]
    assert claims.take_next(by=make_moderator()) == trusted


def test_a_trusted_volunteer_is_no_moderator(client):
    user = make_user(Role.TRUSTED)
    client.force_login(user)

    assert not user.is_staff
    assert client.get("/admin/", follow=True).status_code == 403


def test_the_database_knows_the_five_roles():
    user = make_user(Role.TRUSTED)

    with pytest.raises(IntegrityError, match="user_staff_follows_role"), transaction.atomic():
        User.objects.filter(pk=user.pk).update(role="senior")


def test_the_review_page_says_what_publishing_will_say_in_public(client):
    charged = make_event(code="charged", court="High Court", source=official(kind="prosecution"))
    report = make_submission("record", document=record_document(legal_events=[charged]))

    told = review(client, report, make_moderator())

    assert "What it says first, in public:" in told
    assert "charged with human trafficking, not convicted" in told


def test_the_review_page_tells_the_past_of_the_sender_and_of_the_page(client):
    sender, page = make_user(), make_published("record")
    decide(make_submission(by=sender), "publish")
    decide(make_submission(by=sender), "decline")
    told = {"document": page.document, "target": page.public_id, "base_version": 1}

    html = review(client, make_submission("record", by=sender, **told), make_moderator())

    assert "Published: 1. Declined: 1." in html
    assert "What happened to the page" in html
    assert "What happened to the page" not in review(client, make_submission(), make_moderator())
