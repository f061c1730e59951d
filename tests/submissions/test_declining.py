"""A report is declined on a ground that is counted, with words that its sender reads."""

import pytest
from django.test import Client

from freedomnow.publishing.models import Action, Event
from freedomnow.submissions import declining
from freedomnow.submissions.declining import WORDS, DeclineGround
from freedomnow.submissions.models import State
from tests.factories import decide, make_moderator, make_submission, make_unsigned, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return make_moderator()


@pytest.fixture
def desk(moderator):
    client = Client()
    client.force_login(moderator)
    return client


def post(desk, report, **told):
    return desk.post(
        f"/admin/submissions/submission/{report.pk}/decide/",
        {"step": "decline", "reason": "See the guide.", "revision": report.revision} | told,
    )


def declined(report):
    return Event.objects.get(submission=report.reference, action=Action.DECLINED)


def test_discriminating_is_a_ground(desk):
    report = make_submission()

    assert post(desk, report, ground="discriminates").status_code == 302

    report.refresh_from_db()
    assert report.state == State.DECLINED
    assert declined(report).ground == "discriminates"


def test_its_sender_reads_the_grounds_words_first(desk):
    sender = make_user()
    report = make_submission(by=sender)
    post(desk, report, ground="discriminates")
    volunteer = Client()
    volunteer.force_login(sender)

    html = volunteer.get(f"/report/mine/{report.reference}/").content.decode()

    assert html.index("Only what somebody did can stand here.") < html.index("See the guide.")


def test_without_an_account_the_receipt_opens_the_same_words(desk):
    report, receipt = make_unsigned()
    post(desk, report, ground="discriminates")

    html = Client().post("/report/receipt/", {"receipt": receipt, "do": "all"}).content.decode()

    assert "Only what somebody did can stand here." in html


def test_without_a_ground_the_reason_stands_alone(desk):
    report = make_submission()

    post(desk, report)

    report.refresh_from_db()
    assert report.reason == "See the guide."
    assert declined(report).ground == ""


def test_an_unknown_ground_decides_nothing(desk):
    report = make_submission()

    assert post(desk, report, ground="because").status_code == 422

    report.refresh_from_db()
    assert report.state == State.RECEIVED


def test_a_ground_needs_the_moderators_own_words_too(desk):
    report = make_submission()

    assert post(desk, report, ground="double", reason=" ").status_code == 422

    assert not Event.objects.filter(action=Action.DECLINED).exists()


@pytest.mark.parametrize("step", ["publish", "keep_as_lead"])
def test_a_ground_says_nothing_about_other_steps(desk, step):
    report = make_submission()

    post(desk, report, step=step, ground="double")

    report.refresh_from_db()
    assert report.reason == "See the guide."
    assert not Event.objects.exclude(ground="").exists()


def test_what_was_chosen_stays_when_words_are_put_in(desk):
    report = make_submission()

    html = post(desk, report, ground="discriminates", fill="1").content.decode()

    assert '<option value="discriminates" selected>' in html


def test_the_review_page_offers_each_ground_but_the_clocks(desk):
    report = make_submission()

    html = desk.get(f"/admin/submissions/submission/{report.pk}/change/").content.decode()

    offered = [ground for ground in DeclineGround if f'<option value="{ground.value}">' in html]
    assert offered == [ground for ground in DeclineGround if ground != "no_answer"]


@pytest.mark.parametrize("ground", DeclineGround)
def test_each_grounds_words_stand_before_the_reason(ground):
    told = declining.in_words(ground, "And this.")

    assert told == f"{WORDS[ground]}\n\nAnd this."


def test_no_words_blame_the_sender():
    for words in WORDS.values():
        assert "you are" not in str(words).lower().replace("you are welcome", "")


def test_a_decision_from_code_needs_no_ground():
    report = make_submission()

    decide(report, "decline")

    assert declined(report).ground == ""
