"""Contact details with a request about a page: as with a report."""

from datetime import date

import pytest
from django.urls import reverse

from freedomnow.corrections import purging, services
from freedomnow.corrections.models import Request
from freedomnow.publishing.models import Event
from freedomnow.sealing import key_text
from freedomnow.submissions.models import SealedContact
from tests.conftest import as_owner
from tests.factories import (
    decide,
    make_contact_key,
    make_moderator,
    make_published,
    make_request,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db

RECEIPT = "/report/receipt/"
WORDS = "Qzxcontact 555 0199"
TODAY = date(2026, 11, 25)
TOLD = {"ground": "fact", "asker": "self", "words": "The year is wrong.", "send_key": "one"}


@pytest.fixture
def record():
    return make_published("record")


@pytest.fixture
def key():
    return key_text.written(make_contact_key())


def ask(client, record, **typed):
    path = f"/corrections/ask/record/{record.public_id}/"
    return client.post(path, TOLD | {"contact": WORDS} | typed)


def open_it(client, asked, key):
    path = reverse("admin:request_contact", args=[asked.pk])
    return client.post(path, {"private_key": key, "reason": "To ask for the judgment."})


def actions(asked):
    events = Event.objects.filter(submission=asked.reference, action__startswith="contact")
    return list(events.values_list("action", flat=True))


def test_the_form_has_the_field_while_a_key_is_in_use(client, record):
    path = f"/corrections/ask/record/{record.public_id}/"
    assert 'name="contact"' not in client.get(path).content.decode()
    make_contact_key()

    page = client.get(path).content.decode()
    assert 'name="contact"' in page
    assert "keep for later" not in page


def test_it_is_left_with_a_request_and_opened_by_a_moderator(client, record, key):
    ask(client, record)
    asked = Request.objects.get()
    client.force_login(make_moderator())
    page = client.get(reverse("admin:corrections_request_change", args=[asked.pk]))

    assert "left sealed contact details" in page.content.decode()
    assert "Qzxcontact" not in page.content.decode()
    assert WORDS in open_it(client, asked, key).content.decode()
    assert actions(asked) == ["contact_opened"]


def test_what_is_not_sent_comes_back_with_it(client, record, key):
    answer = ask(client, record, words="")

    assert answer.status_code == 422
    assert f'value="{WORDS}"' in answer.content.decode()


def test_without_a_key_nothing_is_sent_as_if_it_had_been_taken(client, record):
    answer = ask(client, record)

    assert answer.status_code == 409
    assert "cannot take contact details safely" in answer.content.decode()
    assert "The year is wrong." in answer.content.decode()
    assert not Request.objects.exists()


def test_sent_again_it_is_left_once(client, record, key):
    for _twice in range(2):
        ask(client, record)

    assert SealedContact.objects.count() == Request.objects.count() == 1


def test_who_published_the_page_does_not_open_it(client, key):
    publisher = make_moderator()
    report = make_submission("record")
    decide(report, "approve")
    record = type(make_published("record")).objects.get(
        public_id=decide(report, "publish", by=publisher).published_id
    )
    ask(client, record)
    asked = Request.objects.get()
    client.force_login(publisher)

    answer = open_it(client, asked, key)

    assert answer.status_code == 403
    assert "published this page" in answer.content.decode()
    assert actions(asked) == []


def test_who_asked_does_not_open_it_either(client, record, key):
    client.force_login(make_moderator())
    ask(client, record)

    assert open_it(client, Request.objects.get(), key).status_code == 403


def test_with_the_receipt_it_is_seen_and_removed(client, record, key):
    number = ask(client, record).context["receipt"]
    shown = client.post(RECEIPT, {"receipt": number, "do": "all"}).content.decode()
    gone = client.post(RECEIPT, {"receipt": number, "do": "remove_contact"}).content.decode()

    assert "You left contact details" in shown
    assert "What happened" not in shown
    assert "Your contact details are gone" in gone
    assert "You left contact details" not in gone
    assert actions(Request.objects.get()) == ["contact_removed"]


def taken_back(asked):
    services.take_back(asked.reference)


def purged(asked):
    told = {"reason": "It is right.", "words": "The year was right."}
    services.decide(asked.reference, "declined", by=make_moderator(), **told)
    Request.objects.filter(pk=asked.pk).update(decided_at="2026-01-01T00:00Z")
    assert SealedContact.objects.exists()
    [due] = purging.old_requests(TODAY)
    purging.purge(due, TODAY)


def erased(asked):
    with as_owner():
        purging.erase(asked.kind, asked.target)


def without_account(asked):
    asked.asked_by.delete()


@pytest.mark.parametrize("ends", [taken_back, purged, erased, without_account])
def test_it_goes_with_the_request(client, record, key, ends):
    client.force_login(make_user())
    ask(client, record)
    other = make_request(record)

    ends(Request.objects.get(send_key__lt="request"))

    assert not SealedContact.objects.exists()
    assert Request.objects.filter(pk=other.pk).exists() or ends is erased
