"""Requests about a page: what hides it, who decides, what the public log says."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from freedomnow.corrections import services
from freedomnow.corrections.models import Ground, LoggedRequest, Request, State
from freedomnow.publishing.models import Event, Tombstone
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import housekeeping
from freedomnow.submissions.models import Message, Origin, Submission
from freedomnow.submissions.services import AlreadyDecided, CannotPublish, NotAllowed
from tests.factories import (
    decide,
    make_event,
    make_moderator,
    make_name,
    make_published,
    make_request,
    make_senior,
    make_submission,
    make_user,
    official,
    record_document,
)
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db

LINK = "https://www.example.org/acquitted"
URGENT = ["wrong_person", "case_ended", "victim", "minor"]


def accused(name="Testa Accused"):
    """A published record of tier B: charged, and judged by no court."""
    event = make_event(code="charged", on="2026-10-01", source=official(kind="prosecution"))
    document = record_document(names=[make_name(name)], legal_events=[event])
    return make_published("record", document)


def is_live(record):
    return Trafficker.objects.filter(public_id=record.public_id).exists()


def settle(request, decision="declined", *, by=None, words="The list still has it.", **told):
    reason = told.pop("reason", "We looked.")
    by = by or make_moderator()
    return services.decide(request.reference, decision, by=by, reason=reason, words=words)


def test_a_request_is_stored_with_the_day_by_which_it_is_decided(settings):
    record = make_published("record")
    request = make_request(record, words="The year is wrong.")

    assert (request.target, request.version, request.state) == (record.public_id, 1, "received")
    assert request.due_on == settings.TODAY + timedelta(days=14)
    assert is_live(record)


def test_the_public_log_says_what_was_asked_and_names_neither_page_nor_person():
    request = make_request(link=LINK, ground="case_ended")

    logged = LoggedRequest.objects.values().get()
    assert (logged["ground"], logged["kind"], logged["decision"]) == ("case_ended", "record", "")
    assert request.target not in str(logged)
    assert request.headline not in str(logged)
    assert request.reference not in str(logged)


@pytest.mark.parametrize("ground", Ground.values)
def test_an_urgent_ground_with_a_source_hides_an_accusation_at_once(ground):
    record = accused()
    request = make_request(record, ground=ground, link=LINK)

    assert is_live(record) is (ground not in URGENT)
    assert (request.hidden_at is None) is (ground not in URGENT)
    assert LoggedRequest.objects.get().was_hidden is (ground in URGENT)


@pytest.mark.parametrize(
    ("told", "hides"),
    [({}, False), ({"link": LINK}, True), ({"reference_number": "Court of X, 12/2026"}, True)],
)
def test_a_ground_without_evidence_hides_nothing(told, hides):
    record = accused()
    make_request(record, ground="wrong_person", **told)

    assert is_live(record) is not hides


@pytest.mark.parametrize("verified", [True, False])
def test_a_confirmed_address_is_as_good_as_a_source(verified):
    record, user = accused(), make_user()
    EmailAddress.objects.create(user=user, email="a@example.org", verified=verified)

    make_request(record, ground="wrong_person", by=user)

    assert is_live(record) is not verified


def test_what_a_list_or_a_judgment_says_is_hidden_by_moderators_only():
    record = make_published("record")
    make_request(record, ground="wrong_person", link=LINK)

    assert record.tier == "A"
    assert is_live(record)


def test_a_hidden_page_names_nobody_and_waits_for_two_moderators():
    record = accused()
    make_request(record, ground="case_ended", link=LINK)
    report = Submission.objects.get(origin=Origin.REQUEST)

    assert Tombstone.objects.filter(public_id=record.public_id).exists()
    assert report.target == record.public_id
    decide(report, "let_names_stand")
    with pytest.raises(CannotPublish, match="second moderator"):
        decide(report, "publish")
    decide(report, "approve")
    decide(report, "publish")
    assert is_live(record)


def hide_and_put_back(record, link, key):
    """One hide, and as if two moderators had put the page back."""
    request = make_request(record, ground="wrong_person", link=link, send_key=key)
    if request.hidden_at:
        document = record.document
        make_published_again(record, document)
    return bool(request.hidden_at)


def make_published_again(record, document):
    report = make_submission("record", document=document, target=record.public_id)
    decide(report, "let_names_stand")
    decide(report, "approve")
    decide(report, "publish")


def test_the_same_evidence_does_not_hide_a_page_twice_in_a_month():
    record = accused()

    assert hide_and_put_back(record, LINK, "1")
    assert not hide_and_put_back(record, LINK, "2")
    assert hide_and_put_back(record, f"{LINK}/new", "3")


def test_whoever_invents_links_does_not_keep_a_page_down_for_ever():
    record = accused()

    hid = [hide_and_put_back(record, f"{LINK}/{number}", str(number)) for number in range(5)]

    assert hid == [True, True, True, False, False]


def test_after_a_month_the_page_can_be_hidden_again():
    record = accused()
    assert hide_and_put_back(record, LINK, "1")
    Request.objects.update(hidden_at=timezone.now() - timedelta(days=31))

    assert hide_and_put_back(record, LINK, "2")


def test_one_form_is_one_request_though_it_has_hidden_the_page():
    record = accused()

    asked = [make_request(record, ground="minor", link=LINK, send_key="one") for _twice in range(2)]

    assert asked[0] == asked[1]
    assert Request.objects.count() == LoggedRequest.objects.count() == 1


def test_a_page_that_is_down_cannot_be_asked_about():
    record = make_published("record")
    withdraw("record", record.public_id, by="tests", reason="wrong")

    with pytest.raises(NotAllowed, match="taken down already"):
        make_request(record)
    assert not LoggedRequest.objects.exists()


@pytest.mark.parametrize("decision", ["declined", "taken_down"])
def test_a_decision_stands_in_the_log_with_its_words_and_days(decision, settings):
    request = make_request()
    settings.TODAY += timedelta(days=3)

    settled = settle(request, decision)

    logged = LoggedRequest.objects.get()
    assert (settled.state, settled.decision) == (State.DECIDED, decision)
    assert (logged.decision, logged.words, logged.days) == (decision, "The list still has it.", 3)


def test_taking_down_takes_the_page_down():
    record = make_published("record")
    settle(make_request(record), "taken_down")

    assert not is_live(record)


def test_a_correction_is_a_new_version_of_the_page():
    record = make_published("record")
    request = make_request(record)

    with pytest.raises(NotAllowed, match="has not changed"):
        settle(request, "corrected")
    change = make_submission(
        "record", document=record.document | {"summary": "Right."}, target=record.public_id,
        base_version=1,
    )  # fmt: skip
    decide(change, "approve")
    decide(change, "publish")
    assert settle(request, "corrected").decision == "corrected"


def test_whoever_published_the_page_does_not_decide_that_it_stays():
    first, second, other = make_moderator(), make_senior(), make_moderator()
    report = make_submission("record")
    decide(report, "approve", by=first)
    record = Trafficker.objects.get(public_id=decide(report, "publish", by=second).published_id)
    request = make_request(record)

    for publisher in (first, second):
        with pytest.raises(NotAllowed, match="somebody else decides"):
            settle(request, by=publisher)
    assert settle(request, by=other).state == State.DECIDED


def test_whoever_published_it_may_take_it_down():
    moderator = make_moderator()
    report = make_submission("record")
    decide(report, "approve", by=moderator)
    record = Trafficker.objects.get(public_id=decide(report, "publish").published_id)

    settle(make_request(record), "taken_down", by=moderator)

    assert not is_live(record)


def test_nobody_decides_on_a_request_of_their_own_and_no_volunteer_does():
    moderator = make_moderator()
    request = make_request(by=moderator)

    with pytest.raises(NotAllowed, match="of their own"):
        settle(request, by=moderator)
    with pytest.raises(NotAllowed, match="Only moderators"):
        settle(request, by=make_user())


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("Testa Accused was acquitted.", False),
        ("ACCUSED, Testa: acquitted", False),
        ("The court acquitted the person.", True),
    ],
)
@pytest.mark.parametrize("hidden", [True, False])
def test_the_public_words_name_nobody_whether_the_page_stands_or_not(words, fits, hidden):
    record = accused()
    request = make_request(record, ground="case_ended", link=LINK if hidden else "")

    if fits:
        assert settle(request, words=words).state == State.DECIDED
    else:
        with pytest.raises(ValidationError, match="hold a name"):
            settle(request, words=words)
        request.refresh_from_db()
        assert request.state == State.RECEIVED


def test_a_decision_is_made_once():
    request = make_request()
    settle(request)

    with pytest.raises(AlreadyDecided, match="too late"):
        settle(request, "taken_down")
    assert Trafficker.objects.filter(public_id=request.target).exists()


def test_a_question_and_its_answer_keep_the_day(settings):
    request = make_request()
    services.ask_back(request.reference, by=make_moderator(), words="Which court?")
    settings.TODAY += timedelta(days=2)

    answered = services.answer(request.reference, words="The one of X.", link=LINK)

    assert (answered.state, answered.due_on) == (State.RECEIVED, request.due_on)
    assert [one.words for one in Message.objects.all()] == ["Which court?", "The one of X."]


def test_a_request_that_is_taken_back_puts_no_page_back():
    record = accused()
    request = make_request(record, ground="victim", link=LINK)

    taken = services.take_back(request.reference)

    assert taken.state == State.TAKEN_BACK
    assert LoggedRequest.objects.get().decision == "taken_back"
    assert not is_live(record)


def test_what_was_written_stands_in_no_event():
    request = make_request(words="a private word", link=LINK, ground="victim")
    settle(request, reason="a word for the asker")

    told = str(list(Event.objects.values()))
    assert "a private word" not in told
    assert "a word for the asker" not in told
    actions = Event.objects.filter(submission=request.reference).values_list("action", flat=True)
    assert list(actions) == ["requested", "request_decided"]


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "decided"}, "request_decision_is_whole"),
        ({"decision": "declined"}, "request_decision_is_whole"),
    ],
)
def test_half_a_decision_is_refused_by_the_database(fields, constraint):
    request = make_request()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Request.objects.filter(pk=request.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "declined"},
        {"words": "x"},
        {"decision": "declined", "decided_on": "2020-01-01"},
    ],
)
def test_half_a_line_of_the_log_is_refused_by_the_database(fields):
    make_request()

    with pytest.raises(IntegrityError, match="logged_decision"), transaction.atomic():
        LoggedRequest.objects.update(**fields)


@pytest.mark.django_db(transaction=True)
def test_of_eight_moderators_at_once_one_decides():
    request = make_request()
    moderators = [make_moderator() for _n in range(8)]

    def attempt(moderator):
        try:
            settle(request, by=moderator)
            return "decided"
        except AlreadyDecided:
            return "told"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(attempt, moderators))

    assert sorted(outcomes) == ["decided"] + ["told"] * 7


@pytest.mark.django_db(transaction=True)
def test_two_urgent_requests_at_once_hide_a_page_once():
    record = accused()

    def attempt(number):
        try:
            return make_request(record, ground="minor", link=LINK, send_key=str(number)).hidden_at
        except NotAllowed:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        hid = [at for at in threads.map(attempt, range(4)) if at]

    assert len(hid) == 1
    assert Submission.objects.filter(origin=Origin.REQUEST).count() == 1


def test_a_request_is_purged_ninety_days_after_its_decision_and_its_line_stays(settings):
    request = make_request()
    services.ask_back(request.reference, by=make_moderator(), words="Which court?")
    services.answer(request.reference, words="That one.")
    settle(request)
    Request.objects.update(decided_at=timezone.now() - timedelta(days=92))

    done = [one.what for one in housekeeping.run(timezone.now().date())]

    assert done == [f"request {request.reference}"]
    assert (Request.objects.count(), Message.objects.count()) == (0, 0)
    assert LoggedRequest.objects.get().decision == "declined"
