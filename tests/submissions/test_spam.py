"""What rules notice when a report comes, and what they do about it."""

from datetime import timedelta

import pytest
from django.core.signing import b62_encode
from django.utils import timezone

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Event
from freedomnow.submissions import spam
from freedomnow.submissions.models import Origin, State, Submission
from freedomnow.submissions.review import review
from tests.factories import (
    article_document,
    decide,
    make_moderator,
    make_submission,
    make_unsigned,
    make_user,
    record_document,
)

pytestmark = pytest.mark.django_db

ARTICLE = "/report/article/"


def typed(document=None, **more):
    """A form that a person filled in within ten seconds."""
    ten_seconds_ago = b62_encode(int(timezone.now().timestamp()) - 10)
    drawn = f"form:{ten_seconds_ago}"
    opened = f"{drawn}:{spam.OPENED.signature(drawn)}"
    form = kind_named("article").form
    return as_typed(form, document or article_document()) | {"do": "send", "opened": opened} | more


def sent(client, **more):
    answer = client.post(ARTICLE, typed(**more))
    return answer, Submission.objects.order_by("pk").last()


def test_a_person_is_not_noticed(client):
    _answer, report = sent(client)

    assert (report.flags, report.state) == ([], State.RECEIVED)


@pytest.mark.parametrize("opened", ["", "forged", "form:abc:def"])
def test_a_form_that_we_did_not_draw_is_flagged_and_waits_as_any_other(client, opened):
    _answer, report = sent(client, opened=opened)

    assert (report.flags, report.state) == ([spam.Flag.FAST], State.RECEIVED)


def test_a_form_sent_at_once_is_flagged(client):
    _answer, report = sent(client, opened=spam.opened_now())

    assert report.flags == [spam.Flag.FAST]


def test_many_links_in_the_text_are_flagged(client):
    farm = "\n".join(f"see https://www.example.org/{number}" for number in range(11))
    few = article_document(body=farm.rsplit("\n", 1)[0])

    _answer, report = sent(client, document=article_document(body=farm))
    _answer, other = sent(client, document=few)

    assert (report.flags, other.flags) == ([spam.Flag.LINKS], [])


def test_links_of_sources_are_no_links_in_the_text():
    assert spam.links_in_prose(record_document()) == 0


def test_what_a_program_fills_in_is_held_back_and_its_sender_told_nothing(client):
    honest, _report = sent(client)
    answer, report = sent(client, **{spam.HONEYPOT: "https://spam.example"})

    assert (report.flags, report.state) == ([spam.Flag.HONEYPOT], State.HELD)
    assert report not in Submission.objects.waiting()
    assert answer.status_code == honest.status_code
    assert "It has arrived" in answer.content.decode()


def test_its_sender_sees_it_as_received(client):
    report, receipt = make_unsigned(flags={"honeypot"})

    page = client.post("/report/receipt/", {"receipt": receipt, "do": "all"}).content.decode()

    assert "Received" in page
    assert "Held back" not in page
    assert str(spam.Flag.HONEYPOT.label) not in page
    assert report.state == State.HELD


def test_a_moderator_finds_it_reads_why_and_takes_it_up():
    report, _receipt = make_unsigned(flags={"honeypot"})
    moderator = make_moderator()

    told = review(report, moderator)
    taken = decide(report, "take_up_again", by=moderator)

    assert str(spam.Flag.HONEYPOT.label) in told.risks
    assert [step.name for step in told.steps] == ["take_up_again"]
    assert taken.state == State.RECEIVED
    actions = Event.objects.filter(submission=report.reference).values_list("action", flat=True)
    assert list(actions) == ["received", "held", "returned"]


def test_the_same_text_a_hundred_times_is_one_in_the_inbox(client):
    document = article_document()
    for number in range(5):
        again = document | {"title": document["title"].upper() if number % 2 else document["title"]}
        make_unsigned(document=again, flags=spam.noticed({"opened": ""}, again))

    assert Submission.objects.count() == 5
    assert Submission.objects.waiting().count() == 1


def test_once_the_first_is_decided_the_same_may_come_again():
    document = article_document()
    decide(make_submission(document=document), "decline")

    assert not spam.is_repeated(document)
    make_submission(document=document)
    assert spam.is_repeated(document)


def test_random_keys_of_rows_make_no_difference_and_words_do():
    document = article_document()
    other_key = document | {"sources": [document["sources"][0] | {"key": "another1"}]}

    assert spam.fingerprint(document) == spam.fingerprint(other_key)
    assert spam.fingerprint(document) != spam.fingerprint(document | {"summary": "Else."})


def reports_of_a_day(count, caught, flag=spam.Flag.HONEYPOT, **fields):
    user = make_user()
    first = make_submission(by=user)
    flagged = [flag.value]
    Submission.objects.bulk_create(
        Submission(
            kind="article", document=first.document, headline="x", origin=Origin.FORM,
            flags=flagged if number < caught else [],
        )
        for number in range(count - 1)
    )  # fmt: skip
    Submission.objects.update(**fields)


@pytest.mark.parametrize(
    ("count", "caught", "holds"), [(19, 19, True), (20, 1, True), (20, 2, False), (100, 6, False)]
)
@pytest.mark.parametrize("flag", [spam.Flag.HONEYPOT, spam.Flag.REPEATED])
def test_a_rule_that_catches_more_than_a_twentieth_of_a_day_only_flags(flag, count, caught, holds):
    reports_of_a_day(count, caught, flag)

    assert spam.may_hold(flag) is holds
    assert spam.holding({flag.value}) == (flag if holds else "")


def test_where_one_rule_only_flags_the_other_still_holds():
    reports_of_a_day(20, 2, spam.Flag.REPEATED)

    both = {spam.Flag.REPEATED.value, spam.Flag.HONEYPOT.value}
    assert spam.holding(both) == spam.Flag.HONEYPOT


def test_a_repeated_report_reaches_the_inbox_once_the_rule_caught_too_many():
    reports_of_a_day(20, 2, spam.Flag.REPEATED)
    document = article_document(title="Twice")

    for _twice in range(2):
        report, _receipt = make_unsigned(document=document, flags=spam.noticed({}, document))

    assert spam.Flag.REPEATED in report.flags
    assert report.state == State.RECEIVED


def test_other_days_and_imports_do_not_count():
    reports_of_a_day(30, 10, created_at=timezone.now() - timedelta(days=2))
    assert spam.may_hold(spam.Flag.HONEYPOT)

    Submission.objects.update(created_at=timezone.now(), origin=Origin.IMPORT)
    assert spam.may_hold(spam.Flag.HONEYPOT)

    Submission.objects.update(origin=Origin.RECEIPT)
    assert not spam.may_hold(spam.Flag.HONEYPOT)
