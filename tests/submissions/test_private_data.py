"""What looks like somebody's private data is pointed out before it is sent, once."""

import time

import pytest

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import kind_named
from freedomnow.submissions.models import Message, Submission
from freedomnow.submissions.private_data import found_in
from tests.factories import (
    article_document,
    make_event,
    make_service,
    make_submission,
    make_unsigned,
    organization_document,
    record_document,
)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to her: ana.b@mail.example.org today.", "email", "ana.b@mail.example.org"),
        ("Her phone is +33 6 12 34 56 78.", "phone", "+33 6 12 34 56 78"),
        ("A girl, 15 years old, was there.", "child", "15 years"),
        ("the 9-year-old boy", "child", "9-year"),
        ("Maria, aged 16, from there", "child", "aged 16"),
        ("une fille de 14 ans", "child", "14 ans"),
        ("una niña de 12 años", "child", "12 años"),
        ("عمرها 13", "child", "عمرها 13"),
        ("passport AB1234567 was taken", "number", "AB1234567"),
        ("identity number 198005123456", "number", "198005123456"),
        ("She lives at 12 Baker Street.", "address", "12 Baker Street"),
        ("au 5, rue des Lilas", "address", ""),
        ("calle Mayor 7", "address", "calle Mayor 7"),
        ("ana @ mail.example.org", "email", "ana @ mail.example.org"),
        ("ana (at) mail [dot] example", "email", "ana (at) mail [dot] example"),
        ("+٣٣٦١٢٣٤٥٦٧٨", "phone", "+٣٣٦١٢٣٤٥٦٧٨"),
        (
            "+\uff13\uff13\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
            "phone",
            "+33612345678",
        ),
        ("ana\uff20mail.example.org", "email", "ana@mail.example.org"),
        ("a\u200dna\u200c@mail.example.org", "email", "ana@mail.example.org"),
        ("\uff21\uff22\uff11\uff12\uff13\uff14\uff15\uff16\uff17", "number", "AB1234567"),
    ],
)
def test_it_is_found(text, kind, words):
    found = found_in([text])

    if words:
        assert (kind, words) in [(one.value, told) for one, told in found]
    else:
        assert kind in [one.value for one, _told in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In 2018 the court sentenced him to 15 years in prison, it said.",
        "The 18-year-old law, and 40 years of work.",
        "120 people were freed on 12 March 2021; 1,500 euros were paid.",
        "Case 12/2019, docket 1:19-cr-00123",
        "https://www.example.org/1234567890123/12-baker-street",
        "ILO Convention 182 and article 3",
    ],
)
def test_what_every_text_holds_is_let_be(text):
    assert [found for found in found_in([text]) if found[1] != "15 years"] == []


def test_each_is_told_once_and_not_without_end():
    text = " ".join(f"a{number}@mail.example.org a0@mail.example.org" for number in range(30))

    found = found_in([text])

    assert len(found) == 10
    assert len(set(found)) == 10


def test_a_long_text_is_read_in_no_time():
    assert found_in(["12 " * 100_000, "a" * 100_000, "1" * 100_000, "street " * 20_000]) == []


@pytest.mark.parametrize("piece", ["a", "a.", "1", "1-", "é", "+3", "+", "a@", "a (at) ", "ﷺ"])
def test_no_long_word_costs_seconds(piece):
    """Read from each of its letters anew, 25,000 of them took twelve."""
    begun = time.process_time()

    found_in([piece * 25_000])

    assert time.process_time() - begun < 2


@pytest.mark.django_db
class TestForms:
    def typed(self, kind, document, **more):
        return as_typed(kind_named(kind).form, document) | {"do": "send"} | more

    def test_it_is_asked_about_and_nothing_is_lost_or_stored(self, client):
        document = article_document(body="A girl, 15 years old, told us: +33 6 12 34 56 78.")
        answer = client.post("/report/article/", self.typed("article", document))

        html = answer.content.decode()
        assert answer.status_code == 422
        assert "the age of a child" in html
        assert "<bdi>+33 6 12 34 56 78</bdi>: looks like a telephone number" in html
        assert document["title"] in html
        assert not Submission.objects.exists()

    def test_sent_again_it_goes(self, client):
        document = article_document(body="Write to help@example.org.")
        asked = client.post("/report/article/", self.typed("article", document))

        client.post("/report/article/", self.typed("article", document, **asked.context["hidden"]))

        assert Submission.objects.get().document["body"] == "Write to help@example.org."

    def test_words_for_the_moderators_are_looked_at_too(self, client):
        data = self.typed("article", article_document(), comment="Call me: +33 6 12 34 56 78")

        assert client.post("/report/article/", data).status_code == 422

    @pytest.mark.parametrize(
        ("kind", "document"),
        [
            ("organization", organization_document(services=[make_service()])),
            ("record", record_document(legal_events=[make_event(case_id="20191234567")])),
        ],
    )
    def test_fields_for_numbers_are_not_asked_about(self, client, kind, document):
        assert client.post(f"/report/{kind}/", self.typed(kind, document)).status_code == 200

    def test_an_answer_with_the_receipt_is_asked_about_as_well(self, client):
        _report, receipt = make_unsigned()
        said = {"receipt": receipt, "do": "say", "words": "A girl, 15 years old, told us."}

        asked = client.post("/report/receipt/", said)
        assert (asked.status_code, Message.objects.count()) == (422, 0)
        assert "looks like the age of a child" in asked.content.decode()
        assert said["words"] in asked.content.decode()
        assert 'name="looked_at"' in asked.content.decode()

        assert client.post("/report/receipt/", said | {"looked_at": "yes"}).status_code == 200
        assert Message.objects.get().words == said["words"]

    def test_an_answer_of_an_account_is_asked_about_as_well(self, client):
        report = make_submission()
        client.force_login(report.proposer)
        said = {"do": "say", "words": "Call +33 6 12 34 56 78."}

        asked = client.post(report.get_absolute_url(), said)
        assert (asked.status_code, Message.objects.count()) == (422, 0)
        assert "looks like a telephone number" in asked.content.decode()
        assert said["words"] in asked.content.decode()

        client.post(report.get_absolute_url(), said | {"looked_at": "yes"})
        assert Message.objects.get().words == said["words"]

    def test_an_answer_without_any_goes_at_once(self, client):
        _report, receipt = make_unsigned()
        said = {"receipt": receipt, "do": "say", "words": "It was in March."}

        assert client.post("/report/receipt/", said).status_code == 200
        assert Message.objects.exists()

    def test_a_report_that_is_written_anew_is_asked_about_as_well(self, client):
        report, receipt = make_unsigned()
        opened = client.post("/report/receipt/edit/", {"receipt": receipt, "do": "edit"})
        document = report.document | {"summary": "Write to help@example.org."}
        data = self.typed("article", document) | opened.context["hidden"]

        asked = client.post("/report/receipt/edit/", data)
        sent = client.post("/report/receipt/edit/", data | asked.context["hidden"])

        assert (asked.status_code, sent.status_code) == (422, 200)
        report.refresh_from_db()
        assert report.document["summary"] == "Write to help@example.org."
