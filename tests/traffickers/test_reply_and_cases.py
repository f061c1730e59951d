"""What a record's page shows beside the record: a reply, and cases that it belongs to."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from freedomnow.corrections import services
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import judged, withdraw
from freedomnow.submissions.models import Origin, Submission
from freedomnow.submissions.services import CannotPublish
from tests.factories import (
    case_document,
    decide,
    make_connection,
    make_event,
    make_moderator,
    make_published,
    make_request,
    make_submission,
    record_document,
)
from traffickers.forms import TraffickerForm, with_cases_and_reply, with_kept_and_not_meant

pytestmark = pytest.mark.django_db


def page(client, record):
    return client.get(record.get_absolute_url()).content.decode()


def clean(**fields):
    return judged(TraffickerForm, record_document(**fields))


def test_a_record_leads_to_its_cases_and_no_case_leads_to_a_record(client):
    case = make_published("case", case_document(title="Workers on a farm"))
    record = make_published("record", record_document(cases=[case.public_id]))

    assert f'href="{case.path}"' in page(client, record)
    html = page(client, case)
    assert record.title not in html
    assert record.public_id not in html


def test_a_case_that_came_down_is_not_linked(client):
    case = make_published("case")
    record = make_published("record", record_document(cases=[case.public_id]))
    withdraw("case", case.public_id, by="tests", reason="wrong")

    assert case.title not in page(client, record)
    assert case.path not in page(client, record)


@pytest.mark.parametrize(
    "typed",
    [
        "abcdefghijkl",
        "https://example.org/cases/abcdefghijkl/",
        "/cases/abcdefghijkl/, abcdefghijkl",
    ],
)
def test_a_pasted_address_is_read_as_the_case_at_its_end(typed):
    field = TraffickerForm.base_fields["cases"]

    assert field.clean(typed) == ["abcdefghijkl"]


@pytest.mark.parametrize(
    "typed", ["x", "a" * 12 + " y", " ".join(f"abcdefghij{n:02}" for n in range(11))]
)
def test_what_is_no_case_of_this_site_is_refused(typed):
    with pytest.raises(ValidationError, match="cases on this site"):
        TraffickerForm.base_fields["cases"].clean(typed)


def test_documents_of_before_are_read_with_neither():
    old = record_document()
    for name in ("cases", "reply", "reply_on"):
        del old[name]

    assert with_cases_and_reply(old) == old | {"cases": [], "reply": "", "reply_on": ""}
    assert kind_named("record").form.upgraded(old, 1) == with_cases_and_reply(old)


@pytest.mark.parametrize(("words", "fits"), [(150, True), (151, False)])
def test_a_reply_has_at_most_150_words(words, fits):
    if fits:
        assert clean(reply="word " * words)["reply"]
    else:
        with pytest.raises(ValidationError, match="150 words"):
            clean(reply="word " * words)


def test_a_reply_stands_on_the_page_as_text_and_says_that_nobody_checked_it(client):
    record = make_published(
        "record", record_document(reply="It was <b>not</b> me.", reply_on="2026-11-20")
    )
    html = page(client, record)

    assert "It was &lt;b&gt;not&lt;/b&gt; me." in html
    assert "We did not check it" in html
    assert "November 20, 2026" in html


def test_a_page_without_a_reply_says_nothing_of_it(client):
    assert "replies" not in page(client, make_published("record"))


def test_a_reply_goes_from_the_request_through_two_moderators_to_the_page(client):
    record = make_published("record")
    request = make_request(record, ground="reply", reply="It was not me.")
    desk = make_moderator()

    services.open_change(request.reference, by=desk)
    change = Submission.objects.get(origin=Origin.REQUEST)
    assert change.document["reply"] == "It was not me."
    decide(change, "approve", by=desk)
    decide(change, "publish")
    settled = services.decide(
        request.reference, "corrected", by=make_moderator(), reason="It stands there.",
        words="The reply stands on the page.",
    )  # fmt: skip

    assert "It was not me." in page(client, record)
    assert settled.decision == "corrected"


def test_a_page_costs_four_queries(client, django_assert_num_queries):
    cases = [make_published("case").public_id for _n in range(10)]
    other = make_published("record")
    document = record_document(cases=cases, connections=[make_connection(other.public_id)])
    record = make_published("record", document)

    with django_assert_num_queries(4):
        client.get(record.get_absolute_url())


def test_the_preview_shows_both(client):
    case = make_published("case")
    report = make_submission(
        "record", document=record_document(cases=[case.public_id], reply="It was not me.")
    )
    client.force_login(make_moderator())

    html = client.get(reverse("admin:submission_preview", args=[report.pk])).content.decode()

    assert case.title in html
    assert "It was not me." in html


# Who is not meant, and what is kept beyond ten years


KEPT = {"kept_on": "2026-03-01", "kept_because": "He works under the same name."}


def convicted(**fields):
    told = {"code": "convicted_final", "on": "2008", "sentence_ends_on": "2014", "matters": [
        "trafficking"], "court": "High Court"}  # fmt: skip
    return make_event(**told | fields)


def test_the_page_says_who_is_not_meant(client):
    record = make_published("record", record_document(not_meant="Not the <singer>."))

    assert "Not to be confused:</strong> <bdi>Not the &lt;singer&gt;.</bdi>" in page(client, record)
    assert "Not to be confused" not in page(client, make_published("record"))


def test_a_faded_conviction_is_refused_and_a_kept_one_says_why_it_stands(client):
    with pytest.raises(CannotPublish, match="ten years"):
        make_published("record", record_document(legal_events=[convicted()]))

    record = make_published("record", record_document(legal_events=[convicted(**KEPT)]))

    assert "(March 1, 2026): He works under the same name." in page(client, record)
    assert record.shown_until.year == 2029


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kept_because": ""}, "Say both"),
        ({"kept_on": ""}, "Say both"),
        ({"sentence_ends_on": ""}, "when the sentence ended"),
    ],
)
def test_what_is_kept_says_when_and_why(fields, words):
    with pytest.raises(ValidationError, match=words):
        clean(legal_events=[convicted(**KEPT | fields)])


def test_postgresql_keeps_the_day_and_the_reason_together():
    record = make_published("record")

    with pytest.raises(IntegrityError, match="kept_with_a_reason"), transaction.atomic():
        record.legal_events.update(kept_because="why")


def test_a_document_of_the_second_schema_is_read_as_todays():
    today = record_document()
    old = {name: value for name, value in today.items() if name != "not_meant"}
    old["legal_events"] = [
        {name: value for name, value in event.items() if not name.startswith("kept_")}
        for event in today["legal_events"]
    ]

    assert with_kept_and_not_meant(old) == today
