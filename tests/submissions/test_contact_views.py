"""Contact details from the moderators' side: opened with the key and a reason, and told so."""

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from freedomnow.publishing.models import Event
from freedomnow.sealing import box, key_text
from freedomnow.submissions import claims, contacts
from freedomnow.submissions.contact_views import WRONG_KEYS
from freedomnow.submissions.models import Recusal, SealedContact
from freedomnow.submissions.services import NotAllowed
from freedomnow.web.error_reports import SilentFormatter
from tests.conftest import as_owner
from tests.factories import (
    make_contact_key,
    make_moderator,
    make_reachable,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db

WORDS = "Qzxcontact 555 0199"
WHY = "The sender asked to be called."
OTHER_KEY = key_text.written(bytes(range(32)))


@pytest.fixture
def moderator(client):
    moderator = make_moderator(username="mara")
    client.force_login(moderator)
    return moderator


@pytest.fixture
def key():
    return key_text.written(make_contact_key())


@pytest.fixture
def report(key):
    return make_reachable(WORDS)


def path(report):
    return reverse("admin:submission_contact", args=[report.pk])


def review(report):
    return reverse("admin:submissions_submission_change", args=[report.pk])


def post(client, report, private_key, reason=WHY):
    return client.post(path(report), {"private_key": private_key, "reason": reason})


def told(report):
    events = Event.objects.filter(submission=report.reference).exclude(action="received")
    return list(events.values_list("action", "by", "reason"))


def test_the_review_page_says_that_there_is_something_and_where(client, moderator, report):
    page = client.get(review(report)).content.decode()

    assert "left sealed contact details" in page
    assert path(report) in page
    other = client.get(review(make_submission())).content.decode()
    assert "left sealed contact details" not in other


def test_the_box_costs_the_review_page_no_query(
    client, moderator, report, django_assert_num_queries
):
    other = make_submission()
    with CaptureQueriesContext(connection) as without:
        client.get(review(other))

    with django_assert_num_queries(len(without)):
        client.get(review(report))
    assert len(without) <= 14


def test_with_the_key_and_a_reason_it_opens(client, moderator, report, key):
    answer = post(client, report, key.lower().replace(" ", ""))

    assert answer.status_code == 200
    assert WORDS in answer.content.decode()
    assert told(report) == [("contact_opened", "mara", WHY)]


def test_reading_the_page_opens_nothing(client, moderator, report):
    page = client.get(path(report)).content.decode()

    assert "stays in the history for ever" in page
    assert "Qzxcontact" not in page
    assert told(report) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "This field is required"),
        ({"private_key": "ABCD"}, "needs 56"),
        ({"private_key": OTHER_KEY[:-1] + "2"}, "group by group"),
        ({"reason": " "}, "This field is required"),
    ],
)
def test_half_a_form_opens_nothing_and_the_key_does_not_come_back(
    client, moderator, report, key, data, said
):
    whole = {"private_key": key, "reason": WHY} if data else {}
    answer = client.post(path(report), whole | data)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert key not in answer.content.decode()
    assert told(report) == []


def test_another_key_opens_nothing_and_is_told(client, moderator, report):
    answer = post(client, report, OTHER_KEY)

    assert answer.status_code == 422
    assert "does not open this" in answer.content.decode()
    assert OTHER_KEY not in answer.content.decode()
    assert told(report) == [("contact_tried", "mara", WHY)]


def test_a_row_that_was_moved_to_another_report_does_not_open(client, moderator, report, key):
    other = make_submission()
    with as_owner():
        SealedContact.objects.update(reference=other.reference)

    answer = post(client, other, key)

    assert answer.status_code == 422
    assert "Qzxcontact" not in answer.content.decode()
    assert told(other)[0][0] == "contact_tried"


def test_some_wrong_keys_an_hour_are_enough(client, moderator, report, key):
    for _time in range(WRONG_KEYS):
        post(client, report, OTHER_KEY)

    answer = post(client, report, key)

    assert answer.status_code == 429
    assert "Qzxcontact" not in answer.content.decode()
    client.force_login(make_moderator())
    assert WORDS in post(client, report, key).content.decode()


def test_what_is_opened_rightly_counts_for_no_limit(client, moderator, report, key):
    for _time in range(WRONG_KEYS + 1):
        assert post(client, report, key).status_code == 200

    assert len(told(report)) == WRONG_KEYS + 1


def test_nobody_opens_what_they_left_themselves(client, moderator, key):
    report = make_reachable(WORDS, by=moderator)

    assert client.get(path(report)).status_code == 403
    assert post(client, report, key).status_code == 403
    assert told(report) == []


def test_who_keeps_out_of_the_report_opens_nothing(client, moderator, report, key):
    Recusal.objects.create(reference=report.reference, moderator=moderator, reason="A friend.")
    answer = post(client, report, key)

    assert answer.status_code == 403
    assert "keep out" in answer.content.decode()
    assert told(report) == []


def test_while_another_moderator_has_the_report_nobody_else_opens_it(
    client, moderator, report, key
):
    claims.take(report.reference, by=make_moderator(username="otto"))

    assert "otto" in post(client, report, key).content.decode()
    assert told(report) == []


def test_a_volunteer_opens_nothing_even_past_the_pages(report, key):
    with pytest.raises(NotAllowed, match="Only moderators"):
        contacts.open_contact(
            contacts.Paper.of(report), by=make_user(), private_key=key_text.read(key), reason=WHY
        )


@pytest.mark.parametrize("method", ["get", "post"])
def test_where_nothing_is_left_it_leads_back(client, moderator, report, key, method):
    SealedContact.objects.all().delete()
    answer = getattr(client, method)(path(report), {"private_key": key, "reason": WHY})

    assert answer["Location"] == review(report)
    assert "gone" in str(next(iter(get_messages(answer.wsgi_request))))


def test_its_sender_reads_when_and_why_and_not_who(client, moderator, report, key):
    post(client, report, key)
    post(client, report, OTHER_KEY, reason="A slip.")
    sender = Client()
    sender.force_login(report.proposer)

    page = sender.get(report.get_absolute_url()).content.decode()

    assert "A moderator opened your contact details" in page
    assert WHY in page
    assert "A slip." not in page
    assert "mara" not in page


def test_that_it_was_opened_is_kept_before_a_word_is_shown(client, moderator, report, key):
    """What cannot be told in the history is not shown."""

    def broken(*args, **options):
        raise RuntimeError("the history is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contacts, "log", broken)
        client.raise_request_exception = False
        answer = post(client, report, key)

    assert answer.status_code == 500
    assert "Qzxcontact" not in answer.content.decode()


def test_what_is_opened_stays_nowhere_on_its_way(client, moderator, report, key):
    asked, opened = client.get(path(report)), post(client, report, key)

    assert asked["Referrer-Policy"] == "same-origin"
    assert opened["Referrer-Policy"] == "no-referrer"
    for answer in (asked, opened):
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_the_page_of_what_was_opened_has_no_form_that_a_browser_could_not_send(
    client, moderator, report, key
):
    """Without a referrer a POST has no origin, and is refused."""
    assert "<form" in client.get(path(report)).content.decode()
    opened = post(client, report, key).content.decode()

    assert "<form" not in opened
    assert "Leave this site quickly" in opened


def logged(caplog):
    """As the site's log holds it."""
    silent = SilentFormatter()
    return [
        one.getMessage() + silent.formatException(one.exc_info)
        for one in caplog.records
        if one.exc_info
    ]


@pytest.mark.parametrize("broken_at", ["open_box", "key_text"])
def test_neither_mail_nor_log_tells_the_key(
    client, moderator, report, key, settings, monkeypatch, caplog, broken_at
):
    settings.ADMINS = [("", "admin@example.org")]

    def broken(*args, **options):
        raise RuntimeError(f"{args} {options} {WORDS}")

    owner = box if broken_at == "open_box" else key_text
    monkeypatch.setattr(owner, "open_box" if owner is box else "read", broken)
    client.raise_request_exception = False
    post(client, report, key)

    [letter], [line] = mail.outbox, logged(caplog)
    assert "RuntimeError" in letter.body + line
    assert key not in letter.body + line
    assert "Qzxcontact" not in letter.body + line


def test_text_is_shown_as_text(client, moderator, key):
    report = make_reachable("<script>alert(1)</script>")

    assert "&lt;script&gt;" in post(client, report, key).content.decode()


def test_no_other_page_of_the_moderators_shows_it(client, report, key):
    client.force_login(make_user("admin"))
    post(client, report, key)
    inbox = reverse("admin:submissions_submission_changelist")
    paths = [inbox, f"{inbox}?state=all", review(report), path(report), "/admin/"]
    paths += ["/admin/publishing/event/", "/admin/publishing/event/export/"]
    answers = [client.get(one) for one in paths]

    assert {answer.status_code for answer in answers} == {200}
    pages = [getattr(one, "content", b"") or b"".join(one.streaming_content) for one in answers]
    assert not any(b"Qzxcontact" in page for page in pages)
    assert b"contact_opened" in pages[-1]
