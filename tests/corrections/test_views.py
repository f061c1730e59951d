"""The form, the receipt, the public log, and the moderators' page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from freedomnow.corrections import services
from freedomnow.corrections.models import LoggedRequest, Request, State
from freedomnow.submissions import receipts, spam
from freedomnow.submissions.models import Message, Origin, Submission
from freedomnow.submissions.receipt_pages import PAGE_BYTES
from freedomnow.web.clock import today
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import make_moderator, make_name, make_published, make_request, record_document

pytestmark = pytest.mark.django_db

RECEIPT = "/report/receipt/"
TOLD = {"ground": "fact", "asker": "self", "words": "The year is wrong.", "send_key": "one"}


@pytest.fixture
def record():
    return make_published("record", record_document(names=[make_name("Testa Named")]))


def address(record):
    return f"/corrections/ask/record/{record.public_id}/"


def test_every_record_page_leads_to_the_form(client, record):
    page = client.get(record.get_absolute_url()).content.decode()

    assert address(record) in page


def test_anybody_asks_and_gets_a_receipt_that_opens_it(client, record):
    receipt = client.post(address(record), TOLD).context["receipt"]

    page = client.post(RECEIPT, {"receipt": receipt, "do": "all"}).content.decode()
    assert "The year is wrong." in page
    assert "2026-12-09" in page
    assert Request.objects.get().asked_by is None


def test_sent_again_it_is_one_request_with_one_receipt(client, record):
    answers = [client.post(address(record), TOLD) for _twice in range(2)]

    assert len({answer.context["receipt"] for answer in answers}) == 1
    assert Request.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": ""}, "required"),
        ({"words": "\u200b\u3164"}, "letters that can be seen"),
        ({"ground": "x"}, "valid choice"),
        ({"link": "javascript:alert(1)"}, "public page"),
        ({"link": "http://127.0.0.1/"}, "public page"),
        ({"ground": "reply"}, "what shall stand on the page"),
        ({"reply": "word " * 151}, "150 words"),
        ({"words": "x" * 3001}, "3000"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost_or_stored(client, record, wrong, said):
    answer = client.post(address(record), TOLD | {"reference_number": "Case 12"} | wrong)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Case 12" in answer.content.decode()
    assert not LoggedRequest.objects.exists()


@pytest.mark.parametrize("field", ["words", "reply"])
def test_private_data_is_pointed_out_once_and_nothing_is_lost(client, record, field):
    told = TOLD | {"reference_number": "Case 12"} | {field: "Call me: +33 6 12 34 56 78."}
    asked = client.post(address(record), told)

    html = asked.content.decode()
    assert (asked.status_code, Request.objects.count()) == (422, 0)
    assert "looks like a telephone number" in html
    assert told[field] in html
    assert "Case 12" in html
    assert 'name="looked_at"' in html
    client.post(address(record), told | {"looked_at": "yes"})
    assert getattr(Request.objects.get(), field) == told[field]


def test_a_case_number_is_not_asked_about(client, record):
    client.post(address(record), TOLD | {"reference_number": "20191234567"})

    assert Request.objects.exists()


def test_private_data_in_an_answer_is_pointed_out_once(client):
    asked = make_request()
    said = {"do": "say", "words": "Write to ana@mail.example.org."}
    answer = with_receipt(client, asked, **said)

    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert "looks like an e-mail address" in answer.content.decode()
    assert said["words"] in answer.content.decode()
    assert with_receipt(client, asked, **said, looked_at="yes").status_code == 200
    assert Message.objects.get().words == said["words"]


@pytest.mark.parametrize("reply", ["word " * 150, "<b>Bold</b> & brave"])
def test_a_reply_of_150_words_is_taken_as_text(client, record, reply):
    client.post(address(record), TOLD | {"ground": "reply", "reply": reply})

    assert Request.objects.get().reply == reply.strip()


def test_ten_an_hour_from_one_network(client, record):
    for number in range(10):
        client.post(address(record), TOLD | {"send_key": str(number)})

    refused = client.post(address(record), TOLD | {"send_key": "11", "words": "Once more"})

    assert (refused.status_code, Request.objects.count()) == (429, 10)
    assert "Once more" in refused.content.decode()
    assert int(refused["Retry-After"]) > 0


def test_a_program_is_thanked_and_nothing_is_stored(client, record):
    path = address(record)
    assert f'name="{spam.HONEYPOT}"' in client.get(path).content.decode()

    answer = client.post(path, TOLD | {spam.HONEYPOT: "https://spam.example"})

    assert "receipt" in answer.context
    assert not Request.objects.exists()


def test_the_form_leaves_nothing_behind(client, record):
    assert "no-store" in client.get(address(record))["Cache-Control"]
    assert "no-store" not in client.get("/corrections/").get("Cache-Control", "")


@pytest.mark.parametrize("path", ["record/nothere12345", "nosuch/abc", "article/abc"])
def test_a_page_that_is_not_there_cannot_be_asked_about(client, path):
    assert client.get(f"/corrections/ask/{path}/").status_code == 404


def test_a_page_that_comes_down_meanwhile_loses_nothing(client, record):
    record.delete()

    answer = client.post(address(record), TOLD)

    assert answer.status_code == 409
    assert "The year is wrong." in answer.content.decode()


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_its_receipt_is_answered_like_a_wrong_one(client, language):
    long = record_document(names=[make_name("'" * 290)])
    request = make_request(make_published("record", long), words="x")
    receipts.keep(request.reference, receipts.receipt_for("one"))
    services.ask_back(request.reference, by=make_moderator(), words="'" * 2000)
    path = RECEIPT if language == "en" else f"/{language}{RECEIPT}"

    sizes = {
        len(client.post(path, {"receipt": typed}).content)
        for typed in (receipts.receipt_for("one"), "9" * 20)
    }

    assert sizes == {PAGE_BYTES}


def with_receipt(client, request, **data):
    receipts.keep(request.reference, receipts.receipt_for(request.reference))
    return client.post(RECEIPT, {"receipt": receipts.receipt_for(request.reference)} | data)


def test_questions_are_answered_with_the_receipt(client):
    request = make_request()
    services.ask_back(request.reference, by=make_moderator(), words="Which court?")

    assert "Which court?" in with_receipt(client, request).content.decode()
    wrong = with_receipt(client, request, do="say", words="That one.", link="file:///etc")
    assert (wrong.status_code, "That one." in wrong.content.decode()) == (422, True)
    with_receipt(client, request, do="say", words="That one.")
    request.refresh_from_db()
    assert request.state == State.RECEIVED


def test_words_that_come_too_late_are_told_so(client):
    request = make_request()
    services.take_back(request.reference)

    answer = with_receipt(client, request, do="say", words="But.")

    assert answer.status_code == 422
    assert "too late" in answer.content.decode()


def test_it_is_taken_back_with_the_receipt_once(client):
    request = make_request()

    assert "You took it back" in with_receipt(client, request, do="take_back").content.decode()
    assert "too late" in with_receipt(client, request, do="take_back").content.decode()


def test_the_log_is_kind_where_nothing_was_decided(client):
    make_request()
    page = client.get("/corrections/").content.decode()

    assert "Nothing has been decided yet" in page
    assert "1 request is still open." in page
    assert "A fact on the page is wrong" not in page


def test_the_log_costs_the_same_however_long_it_is(client, django_assert_num_queries):
    for total in (1, 60):
        LoggedRequest.objects.bulk_create(
            LoggedRequest(
                kind="record", ground="fact", asked_on="2026-01-01", decided_on="2026-01-02",
                decision="declined", words="The list still has it.",
            )
            for _n in range(total)
        )  # fmt: skip
        with django_assert_num_queries(4):
            page = client.get("/corrections/")

    assert "Page 1 of 3" in page.content.decode()
    assert client.get("/corrections/?page=99999999").status_code == 404
    assert client.get("/corrections/?page=9").status_code == 200


def test_the_log_counts_by_ground_and_decision(client):
    for decision in ("declined", "declined", "taken_down"):
        services.decide(
            make_request().reference, decision, by=make_moderator(), reason="x", words="As it is."
        )
    make_request()

    counts = client.get("/corrections/").context["counts"]

    [row] = counts["grounds"]
    assert (row["closed"], row["by_decision"], counts["open"]) == (3, [0, 1, 2, 0], 1)


def test_what_is_open_is_told_without_its_ground(client):
    make_request(ground="minor")
    make_request(ground="fact")

    page = client.get("/corrections/")

    assert page.context["counts"] == {"grounds": [], "open": 2}
    assert "2 requests are still open." in page.content.decode()
    assert "under 18" not in page.content.decode()


def logged(days, decision="declined"):
    asked = today()
    decided = asked + timedelta(days=days) if decision else None
    LoggedRequest.objects.create(
        kind="record", ground="fact", asked_on=asked, decided_on=decided, decision=decision
    )


def test_the_log_tells_how_many_days_decisions_took(client):
    for days in (0, 3, 14, 20):
        logged(days)
    logged(90, "taken_back")
    logged(0, "")

    page = client.get("/corrections/")
    taken, html = page.context["taken"], page.content.decode()
    assert (taken["median"], taken["longest"], taken["share"]) == (8.5, 20, 75)
    assert "<dd>8.5</dd>" in html
    assert "3 of 4 (75 %)" in html


def test_whole_days_are_told_without_a_fraction(client):
    logged(3)

    html = client.get("/corrections/").content.decode()
    assert html.count("<dd>3</dd>") == 2
    assert "1 of 1 (100 %)" in html


@pytest.mark.parametrize("decision", ["", "taken_back"])
def test_where_nobody_decided_no_days_are_told(client, decision):
    logged(5, decision)

    page = client.get("/corrections/")
    assert "No data: we have not decided" in page.content.decode()
    assert page.context["taken"] == {}


def test_words_of_the_log_are_text(client):
    services.decide(
        make_request().reference, "declined", by=make_moderator(), reason="x",
        words="<script>alert(1)</script>",
    )  # fmt: skip

    assert "&lt;script&gt;" in client.get("/corrections/").content.decode()


# The moderators' side


@pytest.fixture
def moderator(client):
    moderator = make_moderator()
    client.force_login(moderator)
    return moderator


def decide_path(request):
    return reverse("admin:request_decide", args=[request.pk])


WHOLE = {
    "decision": "declined",
    "reason": "We looked.",
    "words": "The list has it.",
    "do": "decide",
}


def test_urgent_ones_come_first_then_those_that_are_due(client, moderator):
    late = make_request(ground="fact")
    Request.objects.update(due_on=late.due_on + timedelta(days=5))
    due, urgent = make_request(ground="fact"), make_request(ground="minor")

    shown = client.get("/admin/corrections/request/").context["cl"].result_list

    assert list(shown) == [urgent, due, late]


def test_a_moderator_reads_all_of_it_and_decides(client, moderator):
    request = make_request(words="My own words", link="https://www.example.org/x")
    page = client.get(reverse("admin:corrections_request_change", args=[request.pk]))
    assert "My own words" in page.content.decode()

    client.post(decide_path(request), WHOLE)

    request.refresh_from_db()
    assert (request.decision, request.decided_by) == ("declined", moderator.username)


def test_a_moderator_asks_instead(client, moderator):
    request = make_request()

    client.post(decide_path(request), {"reason": "Which court?", "do": "ask"})

    request.refresh_from_db()
    assert request.state == State.ASKED


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"reason": ""}, 422), ({"words": ""}, 422), ({"decision": "x"}, 422),
     ({"words": "About Testa Named."}, 409), ({"decision": "corrected"}, 409)],
)  # fmt: skip
def test_nothing_is_decided_by_half_and_what_was_typed_stays(
    client, moderator, record, wrong, status
):
    request = make_request(record)

    answer = client.post(decide_path(request), WHOLE | {"reason": "Typed before."} | wrong)

    request.refresh_from_db()
    assert (answer.status_code, request.state) == (status, State.RECEIVED)
    assert wrong.get("reason") == "" or "Typed before." in answer.content.decode()


def test_other_requests_about_the_same_page_are_told(client, moderator, record):
    first, second = (make_request(record) for _twice in range(2))
    make_request()

    page = client.get(reverse("admin:corrections_request_change", args=[second.pk]))

    assert page.context["others"] == [first]
    assert "Other requests about this page" in page.content.decode()


def test_the_page_of_a_request_costs_the_same_however_many_there_are(
    client, moderator, record, django_assert_max_num_queries
):
    request = make_request(record)
    for _number in range(12):
        make_request(record)

    with django_assert_max_num_queries(10):
        client.get(reverse("admin:corrections_request_change", args=[request.pk]))


def test_a_moderator_makes_the_change_and_it_waits_like_any_report(client, moderator, record):
    request = make_request(record)

    for _twice in range(2):
        answer = client.post(decide_path(request), {"do": "change"})
        report = Submission.objects.get(origin=Origin.REQUEST)
        assert answer["Location"] == reverse("admin:submission_correct", args=[report.pk])

    assert (report.target, report.base_version, report.proposer) == (record.public_id, 1, None)
    assert client.get(answer["Location"]).status_code == 200


def test_there_is_no_change_to_a_page_that_is_down(client, moderator, record):
    request = make_request(record)
    record.delete()

    assert client.post(decide_path(request), {"do": "change"}).status_code == 409


def test_who_is_no_moderator_sees_no_request(client, record):
    request = make_request(record)

    assert client.get("/admin/corrections/request/").status_code == 302
    assert client.post(decide_path(request), WHOLE).status_code == 302
    request.refresh_from_db()
    assert request.state == State.RECEIVED
