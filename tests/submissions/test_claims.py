"""Who works on what: taking a report, giving it back, keeping out of it, the next one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from freedomnow.submissions import claims
from freedomnow.submissions.models import Claim, Note, Recusal, State
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from tests.factories import decide, make_moderator, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_submission()


@pytest.fixture
def moderator(client):
    moderator = make_moderator(username="ana")
    client.force_login(moderator)
    return moderator


def work(client, report, do, **data):
    path = reverse("admin:submission_work", args=[report.pk])
    return client.post(path, {"do": do} | data, follow=True)


def test_a_claim_keeps_others_from_deciding_and_says_who_has_it(report, moderator):
    claims.take(report.reference, by=moderator)

    with pytest.raises(AlreadyDecided, match="ana has taken this report"):
        decide(report, "decline")
    assert decide(report, "decline", by=moderator).state == State.DECLINED


def test_another_moderator_cannot_take_what_is_taken(report, moderator):
    claims.take(report.reference, by=moderator)

    with pytest.raises(claims.Taken, match="ana"):
        claims.take(report.reference, by=make_moderator())


def test_taking_it_again_is_another_hour(report, moderator):
    claims.take(report.reference, by=moderator)
    Claim.objects.update(until=timezone.now() + timedelta(minutes=1))

    claims.take(report.reference, by=moderator)

    assert Claim.objects.get().until > timezone.now() + timedelta(minutes=59)


def test_a_claim_lapses_after_its_hour(report, moderator):
    claims.take(report.reference, by=moderator)
    Claim.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert decide(report, "decline").state == State.DECLINED


def test_what_is_given_back_is_free_and_nobody_gives_back_for_another(report, moderator):
    other = make_moderator()
    claims.take(report.reference, by=moderator)

    claims.release(report.reference, by=other)
    assert claims.held_by_other(report.reference, other)
    claims.release(report.reference, by=moderator)
    assert claims.held_by_other(report.reference, other) is None


def test_a_decision_gives_it_back(report, moderator):
    claims.take(report.reference, by=moderator)
    decide(report, "keep_as_lead", by=moderator)

    assert not Claim.objects.exists()


def test_a_stale_claim_is_told_and_the_reason_that_was_typed_stays(client, report, moderator):
    claims.take(report.reference, by=moderator)
    Claim.objects.update(until=timezone.now())
    claims.take(report.reference, by=make_moderator(username="ben"))

    data = {"reason": "I read all of it.", "revision": 1, "step": "decline"}
    answer = client.post(reverse("admin:submission_decide", args=[report.pk]), data)

    assert answer.status_code == 409
    assert "ben</bdi> has taken this report" in answer.content.decode()
    assert "I read all of it." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_take_it_at_once_one_has_it():
    report = make_submission()
    moderators = [make_moderator() for _n in range(8)]

    def attempt(moderator):
        try:
            claims.take(report.reference, by=moderator)
            return "has it"
        except claims.Taken:
            return "told"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(attempt, moderators)) == ["has it"] + ["told"] * 7


@pytest.mark.django_db(transaction=True)
def test_moderators_who_ask_for_the_next_at_once_get_different_ones():
    reports = {make_submission().reference for _n in range(8)}
    moderators = [make_moderator() for _n in range(8)]

    def attempt(moderator):
        try:
            return claims.take_next(by=moderator)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        found = [one.reference for one in threads.map(attempt, moderators) if one]

    assert len(found) == len(set(found))
    assert set(found) <= reports


# The next one


def test_half_done_ones_come_first_then_the_oldest(moderator):
    oldest, _later = make_submission(), make_submission()
    half_done = make_submission("record")
    decide(half_done, "approve")

    assert claims.take_next(by=moderator) == half_done
    decide(half_done, "decline", by=moderator)
    assert claims.take_next(by=moderator) == oldest


def test_nobody_is_given_what_they_cannot_decide_on(moderator):
    make_submission(by=moderator)
    said_yes = make_submission("record")
    decide(said_yes, "approve", by=moderator)
    kept_out = make_submission()
    Recusal.objects.create(reference=kept_out.reference, moderator=moderator, reason="A friend.")
    claims.take(make_submission().reference, by=make_moderator())

    assert claims.take_next(by=moderator) is None


def test_the_button_opens_the_next_one_taken(client, report, moderator):
    answer = client.post(reverse("admin:submission_next"), follow=True)

    assert report.headline in answer.content.decode()
    assert Claim.objects.get().moderator == moderator
    Claim.objects.update(moderator=make_moderator())
    assert (
        "no other report"
        in client.post(reverse("admin:submission_next"), follow=True).content.decode()
    )


# On the review page


def test_it_is_taken_and_given_back_on_the_review_page(client, report, moderator):
    taken = work(client, report, "take").content.decode()
    assert "You have taken it" in taken
    work(client, report, "release")

    assert not Claim.objects.exists()


def test_who_has_it_stands_on_review_page_and_inbox(client, report, moderator):
    claims.take(report.reference, by=make_moderator(username="ben"))

    page = client.get(reverse("admin:submissions_submission_change", args=[report.pk]))
    inbox = client.get("/admin/submissions/submission/")

    assert "ben</bdi> has taken this report" in page.content.decode()
    assert "ben" in inbox.content.decode()
    assert "ben</bdi> has taken" in work(client, report, "take").content.decode()


def test_a_note_is_for_moderators_only(client, report, moderator):
    page = work(client, report, "note", **{"note-words": "Ask <b>Ben</b>."}).content.decode()
    assert "Ask &lt;b&gt;Ben&lt;/b&gt;." in page

    client.force_login(report.proposer)
    assert "Ask" not in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize("do", ["note", "keep_out"])
def test_an_empty_note_is_refused(client, report, moderator, do):
    answer = work(client, report, do, **{"note-words": " \u200b"})

    assert answer.status_code == 422
    assert not Note.objects.exists()
    assert not Recusal.objects.exists()


def test_who_keeps_out_of_a_report_decides_nothing_about_it(client, report, moderator):
    claims.take(report.reference, by=moderator)
    work(client, report, "keep_out", **{"note-words": "I know the sender."})

    with pytest.raises(NotAllowed, match="keep out"):
        decide(report, "decline", by=moderator)
    assert not Claim.objects.exists()
    assert decide(report, "decline").state == State.DECLINED


@pytest.mark.parametrize("do", ["", "publish", "take_next"])
def test_other_work_is_none(client, report, moderator, do):
    assert work(client, report, do).status_code == 200
    assert not Claim.objects.exists()
