"""The number that opens a report without an account."""

import hashlib
import time

import pytest
from django.test import Client

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import kind_named
from freedomnow.submissions import rate_limit, receipts
from freedomnow.submissions.models import Receipt, State, Submission
from freedomnow.submissions.receipt_pages import PAGE_BYTES
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import (
    article_document,
    decide,
    make_draft,
    make_submission,
    make_unsigned,
)

pytestmark = pytest.mark.django_db

ASK = "/report/receipt/"
WRONG = "12345678901234567890"


def test_a_receipt_has_twenty_digits_in_groups_and_follows_from_the_form():
    receipt = receipts.receipt_for("a form")

    assert [len(group) for group in receipt.split()] == [4] * 5
    assert receipt.replace(" ", "").isdigit()
    assert receipt == receipts.receipt_for("a form") != receipts.receipt_for("another")


def test_receipts_use_all_numbers_there_are():
    numbers = [receipts.read(receipts.receipt_for(str(number))) for number in range(2000)]

    assert len(set(numbers)) == 2000
    assert {number[0] for number in numbers} == set("0123456789")


def test_another_key_makes_other_receipts(settings):
    before = receipts.receipt_for("a form"), receipts.digest_of(WRONG)
    settings.MATCHING_KEY = "another"

    assert receipts.receipt_for("a form") != before[0]
    assert receipts.digest_of(WRONG) != before[1]


@pytest.mark.parametrize(
    "typed",
    ["12345678901234567890", "1234 5678 9012 3456 7890", "1234-5678.9012_3456/7890\n",
     "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦ ٧٨٩٠", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰", "१२३४५६७८९०१२३४५६७८९०",
     "１２３４５６７８９０１２３４５６７８９０"],
)  # fmt: skip
def test_any_keyboard_can_type_it(typed):
    assert receipts.read(typed) == WRONG


def test_the_database_knows_no_receipt():
    report, receipt = make_unsigned()
    stored = Receipt.objects.get()

    assert stored.reference == report.reference
    assert stored.digest != hashlib.sha256(receipts.read(receipt).encode()).hexdigest()
    assert receipts.read(receipt) not in str(list(Receipt.objects.values()))
    assert receipts.read(receipt) not in str(list(Submission.objects.values()))


def test_a_receipt_finds_its_report_and_no_other():
    (report, receipt), (other, _receipt) = make_unsigned(), make_unsigned()

    assert receipts.reference_of(receipt) == report.reference != other.reference
    assert receipts.reference_of(WRONG) is None


@pytest.mark.parametrize("typed", ["", "1", WRONG, "x" * 10_000, "9" * 10_000, "\u0661" * 21])
def test_a_wrong_one_costs_what_a_right_one_costs(typed, django_assert_num_queries):
    _report, receipt = make_unsigned()

    for number in (receipt, typed):
        with django_assert_num_queries(1):
            receipts.reference_of(number)


def posted(client, receipt, **data):
    return client.post(ASK, {"receipt": receipt} | data)


def asked(document=None):
    report, receipt = make_unsigned(document=document)
    decide(report, "request_changes", reason="'\"<&>" * 200)
    return report, receipt


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_right_and_wrong_are_answered_with_one_status_and_one_length(client, language):
    """With what a report can hold at its longest; bytes are what somebody who listens sees."""
    _report, right = asked(article_document(title="'" * 200))
    make_draft(send_key="kept")
    draft = receipts.receipt_for("kept")
    address = ASK if language == "en" else f"/{language}{ASK}"

    answers = [
        client.post(address, {"receipt": typed})
        for typed in (right, draft, WRONG, "x", "9" * 10_000)
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert {len(answer.content) for answer in answers} == {PAGE_BYTES}
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1
    assert all("no-transform" in answer["Cache-Control"] for answer in answers)


def test_right_and_wrong_are_told_apart_by_what_they_say(client):
    _report, right = make_unsigned()
    shown, nothing = posted(client, right), posted(client, WRONG)

    assert "Received" in shown.content.decode()
    assert "We have nothing with this number" in nothing.content.decode()


def test_neither_is_answered_sooner_than_the_site_has_set(client, settings):
    settings.RECEIPT_SECONDS = 0.3
    _report, right = make_unsigned()

    for typed in (right, WRONG):
        begun = time.monotonic()
        posted(client, typed)
        assert time.monotonic() - begun >= settings.RECEIPT_SECONDS


def test_ten_wrong_numbers_and_the_right_one_opens_nothing_for_an_hour(client):
    report, right = make_unsigned()
    for number in range(10):
        posted(client, f"{number:020}")
    before = posted(client, right)
    posted(client, WRONG)

    assert report.headline in before.content.decode()
    locked = posted(client, right)
    assert (locked.status_code, len(locked.content)) == (200, PAGE_BYTES)
    assert report.headline not in locked.content.decode()
    elsewhere = posted(Client(REMOTE_ADDR="198.51.100.7"), right)
    assert report.headline in elsewhere.content.decode()


def test_who_floods_us_with_numbers_is_sent_away_before_any_costs_something(client, monkeypatch):
    monkeypatch.setattr(rate_limit, "OPENINGS", 2)
    report, right = make_unsigned()
    for _number in range(2):
        assert posted(client, right).status_code == 200

    answer = posted(client, right)

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert report.headline not in answer.content.decode()
    assert client.get(ASK).status_code == 200
    assert posted(Client(REMOTE_ADDR="198.51.100.7"), right).status_code == 200


def test_a_report_of_an_account_has_no_receipt():
    make_submission()

    assert not Receipt.objects.exists()


def test_a_receipt_is_no_key_to_what_an_account_sent(client):
    report, receipt = make_unsigned()
    other = make_submission()
    Receipt.objects.update(reference=other.reference)

    assert other.headline not in posted(client, receipt).content.decode()
    assert report.headline not in posted(client, receipt).content.decode()


def test_the_moderators_words_are_read_and_answered(client):
    report, receipt = asked()

    everything = posted(client, receipt, do="all").content.decode()
    answer = posted(client, receipt, do="say", words="Page 4.", link="example.org/4")

    report.refresh_from_db()
    assert "&lt;&amp;&gt;" in everything
    assert "Page 4." in answer.content.decode()
    assert report.state == State.RECEIVED


def test_an_answer_that_is_wrong_is_kept(client):
    report, receipt = asked()

    answer = posted(client, receipt, do="say", words="Page 4.", link="javascript:alert(1)")

    report.refresh_from_db()
    assert answer.status_code == 422
    assert "Page 4." in answer.content.decode()
    assert report.state == State.CHANGES_REQUESTED


def test_words_that_come_too_late_are_told_so_and_kept(client):
    report, receipt = make_unsigned()
    decide(report, "decline")

    answer = posted(client, receipt, do="say", words="But it is true.")

    assert answer.status_code == 422
    assert "It is too late for that" in answer.content.decode()


def test_it_is_taken_back(client):
    report, receipt = make_unsigned()

    posted(client, receipt, do="take_back")

    report.refresh_from_db()
    assert report.state == State.WITHDRAWN


def test_it_is_written_anew(client):
    report, receipt = asked()
    opened = client.post(f"{ASK}edit/", {"receipt": receipt, "do": "edit"})
    typed = as_typed(kind_named("article").form, report.document)
    data = typed | opened.context["hidden"] | {"title": "Better", "do": "send"}

    answer = client.post(f"{ASK}edit/", data)

    report.refresh_from_db()
    assert (report.headline, report.revision, report.state) == ("Better", 2, State.RECEIVED)
    assert "read it again" in answer.content.decode()


def test_the_form_that_writes_it_anew_opens_with_the_right_number_only(client):
    report, _receipt = asked()

    answer = client.post(f"{ASK}edit/", {"receipt": WRONG, "do": "edit"})

    assert report.headline not in answer.content.decode()
    assert "We have nothing" in answer.content.decode()


def test_a_number_typed_back_wrongly_is_shown_again(client):
    shown = receipts.receipt_for("a form")

    wrong = client.post(f"{ASK}written/", {"shown": shown, "receipt": WRONG})
    right = client.post(f"{ASK}written/", {"shown": shown, "receipt": shown.replace(" ", "")})

    assert (wrong.status_code, right.status_code) == (422, 200)
    assert shown in wrong.content.decode()
    assert "You have the number" in right.content.decode()


@pytest.mark.parametrize("shown", ["", "1", "9" * 10_000, "<b>1</b>"])
def test_pages_about_a_number_that_is_none_ask_for_one(client, shown):
    for path in ("written/", "print/"):
        answer = client.post(ASK + path, {"shown": shown, "receipt": shown})

        assert answer.status_code == 200
        assert "Follow what you sent" in answer.content.decode()


def test_a_number_is_printed_large(client):
    shown = receipts.receipt_for("a form")

    page = client.post(f"{ASK}print/", {"shown": shown}).content.decode()

    assert all(f"<span>{group}</span>" in page for group in shown.split())
