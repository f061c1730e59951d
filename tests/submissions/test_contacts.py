"""Contact details from their sender's side: left, sealed at once, seen to be there, removed."""

import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from psycopg import sql

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.models import Event
from freedomnow.sealing import box
from freedomnow.submissions import account, arrivals, contacts, erasing, purging, sender
from freedomnow.submissions.contact_form import ABOUT_IT, NOT_IN_A_DRAFT
from freedomnow.submissions.models import Draft, Receipt, SealedContact, State, Submission
from freedomnow.submissions.receipt_pages import PAGE_BYTES
from freedomnow.web.error_reports import SilentFormatter
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.conftest import as_owner
from tests.factories import (
    DOCUMENTS,
    article_document,
    decide,
    make_contact_key,
    make_published,
    make_reachable,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db

REPORT, RECEIPT = "/report/article/", "/report/receipt/"
CANARY = "Qzxcontact 555 0199"


def whole(kind="article", **typed):
    return as_typed(kind_named(kind).form, DOCUMENTS[kind]()) | {"do": "send"} | typed


def signed_in(client):
    user = make_user()
    client.force_login(user)
    return user


def read(reference, private_key):
    there = SealedContact.objects.get(reference=reference)
    return box.open_box(bytes(there.sealed), private_key=private_key, about=reference)


def has_field(response):
    return 'name="contact"' in response.content.decode()


@pytest.mark.parametrize("path", [f"/report/{kind.name}/?code=FR" for kind in all_kinds()])
def test_every_form_has_the_field_while_a_key_is_in_use(client, path):
    assert not has_field(client.get(path))
    make_contact_key()

    assert has_field(client.get(path))
    assert has_field(client.post(path, {"do": "more", "title": "x"}))


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_form_says_who_reads_it_and_that_it_may_stay_empty(client, language):
    make_contact_key()
    prefix = "" if language == "en" else f"/{language}"
    page = client.get(f"{prefix}{REPORT}").content.decode()

    with override("en"):
        assert "Only moderators can open it" in str(ABOUT_IT)
        assert "without it you read our answer here all the same" in str(ABOUT_IT)
        assert "not kept with a form that you keep for later" in str(NOT_IN_A_DRAFT)
    with override(language):
        assert escape(str(ABOUT_IT)) in page
        assert escape(str(NOT_IN_A_DRAFT)) in page


def test_it_is_asked_for_in_one_query_more(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(REPORT)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_who_has_no_account_leaves_it_with_a_report_of_any_kind(client, kind):
    private_key = make_contact_key()

    client.post(f"/report/{kind}/", whole(kind, contact=CANARY, send_key="one"))

    assert read(Submission.objects.get().reference, private_key) == CANARY


def test_who_has_an_account_leaves_it_too(client):
    private_key, user = make_contact_key(), signed_in(client)

    client.post(REPORT, whole(contact=f"  {CANARY}\u202e "))

    report = Submission.objects.get(proposer=user)
    assert read(report.reference, private_key) == CANARY


def test_with_a_change_of_a_page_too(client):
    private_key, article = make_contact_key(), make_published("article")
    typed = as_typed(kind_named("article").form, article.document) | {"do": "send"}

    client.post(f"{REPORT}{article.public_id}/", typed | {"contact": CANARY})

    assert read(Submission.objects.last().reference, private_key) == CANARY


def test_left_empty_nothing_is_stored(client):
    make_contact_key()
    client.post(REPORT, whole(contact="  "))

    assert Submission.objects.exists()
    assert not SealedContact.objects.exists()


def test_sent_twenty_times_it_is_left_once_and_what_was_removed_stays_away(client):
    make_contact_key()
    data = whole(contact=CANARY, send_key="one")
    for _time in range(20):
        client.post(REPORT, data)
    assert SealedContact.objects.count() == 1

    SealedContact.objects.all().delete()
    client.post(REPORT, data)
    assert not SealedContact.objects.exists()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"title": ""}, 422),
        ({"contact": CANARY + "x" * 200}, 422),
        ({"body": "Write to ana@example.com"}, 422),
        ({"sender": "nobody"}, 403),
        ({"add": "sources"}, 200),
        ({"do": "more"}, 200),
    ],
)
def test_whatever_keeps_the_form_from_being_sent_it_comes_back(client, typed, status):
    make_contact_key()
    signed_in(client)

    answer = client.post(REPORT, whole(contact=CANARY) | typed)

    assert answer.status_code == status
    assert f'value="{CANARY}' in answer.content.decode()
    assert not Submission.objects.exists()


def test_a_form_without_a_valid_token_gives_it_back_and_stores_nothing():
    make_contact_key()
    answer = Client(enforce_csrf_checks=True).post(REPORT, whole(contact=CANARY))

    assert answer.status_code == 403
    assert f'value="{CANARY}"' in answer.content.decode()


def test_once_the_key_is_gone_nothing_is_sent_as_if_it_had_been_taken(client):
    answer = client.post(REPORT, whole(contact=CANARY))

    assert answer.status_code == 409
    assert "cannot take contact details safely" in answer.content.decode()
    assert not has_field(answer)
    assert not Submission.objects.exists()


def test_a_draft_does_not_keep_it(client):
    make_contact_key()
    signed_in(client)
    client.post(REPORT, whole(contact=CANARY, do="save"))
    draft = Draft.objects.get()

    assert "contact" not in draft.data
    page = client.get(f"/report/drafts/{draft.reference}/")
    assert CANARY not in page.content.decode()
    assert has_field(page)


def test_a_draft_that_becomes_a_report_takes_it_along(client):
    private_key = make_contact_key()
    number = client.post(REPORT, whole(do="save", send_key="one")).context["receipt"]
    hidden = client.post(RECEIPT, {"receipt": number, "do": "go_on"}).context["hidden"]

    client.post(REPORT, whole(contact=CANARY) | hidden)

    assert read(Submission.objects.get().reference, private_key) == CANARY
    assert Receipt.objects.count() == 1


# In clear it is nowhere.


def everywhere(*words):
    """Tables in which one of the words stands, as text or as bytes."""
    found = []
    sought = [f"%{word}%" for one in words for word in (one, one.encode().hex())]
    asks = sql.SQL("SELECT 1 FROM {} AS told WHERE told::text ILIKE ANY(%s)")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for [table] in cursor.fetchall():
            cursor.execute(asks.format(sql.Identifier(table)), [sought])
            found += [table] if cursor.fetchone() else []
    return found


def test_no_table_holds_a_word_of_it(client, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.DEBUG)
    make_contact_key()
    signed_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(REPORT, whole(contact=CANARY, title=""))
        client.post(REPORT, whole(contact=CANARY, do="save"))
        client.post(REPORT, whole(contact=CANARY, comment="For you qzxcomment"))
        decide(Submission.objects.get(), "request_changes")

    assert SealedContact.objects.exists()
    assert everywhere("qzxcomment") == ["submissions_submission"]
    assert everywhere(CANARY, "Qzxcontact") == []
    assert "Qzxcontact" not in caplog.text
    assert "Qzxcontact" not in "".join(one.message().as_string() for one in mail.outbox)
    assert [one.get_decoded().get("contact") for one in Session.objects.all()] == [None]


def test_every_model_is_among_the_tables_that_are_looked_through():
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))

    assert {model._meta.db_table for model in apps.get_models()} <= tables


def logged(caplog):
    """As the site's log holds it."""
    silent = SilentFormatter()
    return [
        one.getMessage() + silent.formatException(one.exc_info)
        for one in caplog.records
        if one.exc_info
    ]


def test_a_fault_while_it_is_sealed_tells_nothing(settings, monkeypatch, caplog):
    settings.ADMINS = [("", "admin@example.org")]
    make_contact_key()

    def broken(words, **_options):
        raise RuntimeError(words)

    monkeypatch.setattr("freedomnow.sealing.box.seal", broken)
    answer = Client(raise_request_exception=False).post(REPORT, whole(contact=CANARY))

    assert answer.status_code == 500
    assert not Submission.objects.exists()
    [letter], [line] = mail.outbox, logged(caplog)
    assert "RuntimeError" in letter.body
    assert "RuntimeError" in line
    assert "Qzxcontact" not in letter.body + line


# What its sender sees, and may do.


def test_my_report_says_that_it_was_left_and_not_what(client):
    report = make_reachable(CANARY, by=signed_in(client))
    page = client.get(report.get_absolute_url()).content.decode()

    assert "You left contact details" in page
    assert "Qzxcontact" not in page


def test_a_report_without_says_nothing_of_it(client):
    make_contact_key()
    report = make_submission(by=signed_in(client))

    assert "contact details" not in client.get(report.get_absolute_url()).content.decode()


def test_its_sender_removes_it(client):
    report = make_reachable(by=signed_in(client))

    answers = [
        client.post(report.get_absolute_url(), {"do": "remove_contact"}, follow=True)
        for _twice in range(2)
    ]

    assert "Your contact details are gone" in answers[0].content.decode()
    assert "You removed your contact details" in answers[1].content.decode()
    assert not SealedContact.objects.exists()
    events = Event.objects.filter(submission=report.reference, action="contact_removed")
    assert [event.by for event in events] == [report.proposer_name]
    assert Submission.objects.get().state == State.RECEIVED


def test_nobody_removes_what_another_left(client):
    report = make_reachable()
    signed_in(client)

    assert client.post(report.get_absolute_url(), {"do": "remove_contact"}).status_code == 404
    assert SealedContact.objects.exists()


def test_with_the_receipt_it_is_seen_and_removed(client):
    make_contact_key()
    number = client.post(REPORT, whole(contact=CANARY)).context["receipt"]

    shown = client.post(RECEIPT, {"receipt": number, "do": "all"})
    gone = client.post(RECEIPT, {"receipt": number, "do": "remove_contact"})

    assert "You left contact details" in shown.content.decode()
    assert "Your contact details are gone" in gone.content.decode()
    assert "You left contact details" not in gone.content.decode()
    assert len(gone.content) % PAGE_BYTES == len(shown.content) % PAGE_BYTES == 0
    assert not SealedContact.objects.exists()


def test_the_copy_of_an_account_says_that_it_was_left():
    user = make_user()
    make_reachable(CANARY, by=user)
    make_submission(by=user)

    told = [report["contact_details"] for report in account.copy_of(user)["reports"]]
    assert told == ["sealed", ""]


# How long it stays.


def test_it_goes_when_its_sender_takes_the_report_back():
    mine, other = make_reachable(), make_reachable()

    sender.take_back(mine.reference)

    assert [one.reference for one in SealedContact.objects.all()] == [other.reference]


def test_it_stays_with_a_decision_and_goes_with_the_raw_report():
    report = decide(make_reachable(), "decline")
    assert SealedContact.objects.exists()

    purging.remove(report, by="clock", reason="old")
    assert not SealedContact.objects.exists()


def test_it_goes_when_its_page_is_erased():
    report = make_reachable()
    published = decide(report, "publish")

    with as_owner():
        erasing.erase("article", published.published_id, by="ana", reason="A court said so.")

    assert not SealedContact.objects.exists()


@pytest.mark.parametrize("takes_back", [True, False])
def test_it_goes_with_the_account_whatever_becomes_of_the_reports(takes_back):
    user, other = make_user(), make_reachable()
    make_reachable(by=user)
    decide(make_reachable(by=user), "publish")

    account.delete(user, takes_back=takes_back)

    assert [one.reference for one in SealedContact.objects.all()] == [other.reference]


def test_it_goes_when_an_admin_deletes_the_account(client):
    client.force_login(make_user("admin"))
    user = make_reachable().proposer

    client.post(f"/admin/users/user/{user.pk}/delete/", {"post": "yes"})

    assert not type(user).objects.filter(pk=user.pk).exists()
    assert not SealedContact.objects.exists()


def test_when_sealing_fails_there_is_no_report_either():
    envelope = arrivals.Envelope(None, "one")

    with pytest.raises(contacts.NoKey):
        arrivals.send("article", article_document(), envelope, flags=set(), contact="x")

    assert not Submission.objects.exists()


def test_a_box_of_another_size_is_refused_by_postgresql():
    report = make_reachable()
    key = SealedContact.objects.get(reference=report.reference).key

    with pytest.raises(IntegrityError, match="one_size"), transaction.atomic():
        SealedContact.objects.create(reference="x", key=key, sealed=b"short")
