"""What somebody saw: told in confidence, passed on, joined, closed; never a page."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from freedomnow.publishing.models import Event
from freedomnow.search.models import Page
from freedomnow.submissions import housekeeping, receipts
from freedomnow.submissions.models import Message, Receipt, Submission, Tally
from freedomnow.submissions.receipt_pages import PAGE_BYTES
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.tips import services
from freedomnow.tips.models import State, Tip
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import (
    make_moderator,
    make_published,
    make_service,
    make_submission,
    make_tip,
    make_user,
    organization_document,
)

pytestmark = pytest.mark.django_db

TIP, RECEIPT = "/report/tip/", "/report/receipt/"
TOLD = {"c": "FR", "words": "Men lock a door from outside.", "send_key": "one"}


def test_it_asks_for_the_country_first(client):
    html = client.get(TIP).content.decode()

    assert "whom you can call there" in html
    assert 'name="words"' not in html


def test_numbers_and_limits_stand_before_the_form(client):
    make_published("organization", organization_document(services=[make_service()]))
    html = client.get(f"{TIP}?c=FR").content.decode()

    order = ["112", "+33 1 40 00 00 00", "We cannot come", 'name="words"']
    assert [html.index(words) for words in order] == sorted(html.index(words) for words in order)


@pytest.mark.parametrize("code", ["ZZ", "x", "001", "<b>", "9" * 5_000])
def test_a_country_that_is_none_is_told(client, code):
    answer = client.get(TIP, {"c": code})

    assert answer.status_code == 404
    assert "do not know this country" in answer.content.decode()


def test_it_is_told_without_a_name_and_answered_with_a_receipt(client):
    receipt = client.post(TIP, TOLD).context["receipt"]

    tip = Tip.objects.get()
    assert (tip.code, tip.words, tip.state) == ("FR", TOLD["words"], State.RECEIVED)
    assert receipts.reference_of(receipt) == tip.reference
    assert not Submission.objects.exists()
    assert not Page.objects.exists()


def test_told_twice_it_is_one_with_one_number(client):
    answers = [client.post(TIP, TOLD) for _twice in range(2)]

    assert len({answer.context["receipt"] for answer in answers}) == 1
    assert Tip.objects.count() == 1


def test_who_is_signed_in_is_not_stored_either(client):
    user = make_user()
    client.force_login(user)
    client.post(TIP, TOLD)

    assert user.username not in str(list(Tip.objects.values()) + list(Event.objects.values()))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"words": ""}, "required"), ({"words": "\u200b"}, "can be seen"),
     ({"words": "x" * 3001}, "3000"), ({"place": "x" * 201}, "200")],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_lost(client, wrong, said):
    answer = client.post(TIP, TOLD | {"seen_when": "Last night"} | wrong)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Last night" in answer.content.decode()
    assert not Tip.objects.exists()


def test_private_data_is_pointed_out_once(client):
    told = TOLD | {"words": "The girl, aged 15, has +33 6 12 34 56 78."}
    asked = client.post(TIP, told)

    assert (asked.status_code, Tip.objects.count()) == (422, 0)
    assert "looks like the age of a child" in asked.content.decode()
    assert 'name="looked_at"' in asked.content.decode()
    client.post(TIP, told | {"looked_at": "yes"})
    assert Tip.objects.count() == 1


@pytest.mark.parametrize("field", ["place", "seen_when"])
def test_private_data_is_pointed_out_in_every_field(client, field):
    told = TOLD | {field: "Ask at +33 6 12 34 56 78"}
    asked = client.post(TIP, told)

    assert (asked.status_code, Tip.objects.count()) == (422, 0)
    assert "looks like a telephone number" in asked.content.decode()
    assert f'value="{told[field]}"' in asked.content.decode()
    client.post(TIP, told | {"looked_at": "yes"})
    assert getattr(Tip.objects.get(), field) == told[field]


def test_private_data_in_an_answer_is_pointed_out_once(client):
    tip = make_tip()
    receipts.keep(tip.reference, receipts.receipt_for("one"))
    said = {"receipt": receipts.receipt_for("one"), "do": "say", "words": "She is 15 years old."}
    asked = client.post(RECEIPT, said)

    assert (asked.status_code, Message.objects.count()) == (422, 0)
    assert "looks like the age of a child" in asked.content.decode()
    assert said["words"] in asked.content.decode()
    assert 'name="looked_at"' in asked.content.decode()
    assert client.post(RECEIPT, said | {"looked_at": "yes"}).status_code == 200
    assert Message.objects.get().words == said["words"]


def test_a_program_is_thanked_and_nothing_is_stored(client):
    answer = client.post(TIP, TOLD | {"website2": "https://spam.example"})

    assert "It has arrived" in answer.content.decode()
    assert not Tip.objects.exists()
    assert not Receipt.objects.exists()


def test_twenty_an_hour_from_one_network(client):
    for number in range(20):
        client.post(TIP, TOLD | {"send_key": str(number)})
    refused = client.post(TIP, TOLD | {"send_key": "21"})

    assert (refused.status_code, Tip.objects.count()) == (429, 20)
    assert TOLD["words"] in refused.content.decode()
    Tally.objects.all().delete()
    assert client.post(TIP, TOLD | {"send_key": "22"}).status_code == 200


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_its_receipt_is_answered_like_a_wrong_one(client, language):
    tip = make_tip(words="'" * 3000)
    receipts.keep(tip.reference, receipts.receipt_for("one"))
    services.ask_back(tip.reference, by=make_moderator(), words="'" * 2000)
    path = RECEIPT if language == "en" else f"/{language}{RECEIPT}"

    sizes = {
        len(client.post(path, {"receipt": typed}).content)
        for typed in (receipts.receipt_for("one"), "9" * 20)
    }

    assert sizes == {PAGE_BYTES}


def with_receipt(client, tip, **data):
    receipts.keep(tip.reference, receipts.receipt_for(tip.reference))
    return client.post(RECEIPT, {"receipt": receipts.receipt_for(tip.reference)} | data)


def test_a_question_is_read_and_answered_with_the_receipt(client):
    tip = make_tip()
    services.ask_back(tip.reference, by=make_moderator(username="secret-name"), words="Which town?")
    html = with_receipt(client, tip).content.decode()
    with_receipt(client, tip, do="say", words="That one.")

    tip.refresh_from_db()
    assert "Which town?" in html
    assert "secret-name" not in html
    assert tip.state == State.RECEIVED


def test_words_that_come_too_late_are_told_so(client):
    tip = make_tip()
    services.take_back(tip.reference)

    answer = with_receipt(client, tip, do="say", words="But.")

    assert answer.status_code == 422
    assert "too late" in answer.content.decode()


def test_it_is_taken_back_once(client):
    tip = make_tip()

    assert "You took it back" in with_receipt(client, tip, do="take_back").content.decode()
    assert "too late" in with_receipt(client, tip, do="take_back").content.decode()


# What moderators do


def test_it_is_passed_on_to_an_organization_and_the_history_says_to_whom():
    tip, helper = make_tip(words="A private word"), make_published("organization")
    passed = services.refer(
        tip.reference, by=make_moderator(), reason="They will go there.",
        organization=helper.public_id,
    )  # fmt: skip

    event = Event.objects.get(action="tip_closed")
    assert (passed.state, passed.told_to) == (State.REFERRED, helper.name)
    assert helper.name in event.reason
    assert "private word" not in str(list(Event.objects.values()))


def test_it_is_joined_to_a_report():
    tip, report = make_tip(), make_submission("record")

    joined = services.join(
        tip.reference, by=make_moderator(), reason="Same company.", report=report.reference
    )

    assert (joined.state, joined.told_to) == (State.JOINED, report.reference)


@pytest.mark.parametrize(
    "act",
    [
        lambda tip, by: services.refer(tip, by=by, reason="x", organization="nothere"),
        lambda tip, by: services.join(tip, by=by, reason="x", report="nothere"),
    ],
)
def test_nobody_is_told_who_is_not_there(act):
    tip = make_tip()

    with pytest.raises(NotAllowed):
        act(tip.reference, make_moderator())
    tip.refresh_from_db()
    assert tip.state == State.RECEIVED


def test_only_moderators_deal_with_it():
    with pytest.raises(NotAllowed, match="Only moderators"):
        services.close(make_tip().reference, by=make_user(), reason="x")


def test_a_closed_one_stays_closed():
    tip = services.close(make_tip().reference, by=make_moderator(), reason="x")

    for act in (services.take_back, lambda told: services.answer(told, words="But.")):
        with pytest.raises(AlreadyDecided):
            act(tip.reference)


def decide(client, tip, **data):
    return client.post(reverse("admin:tip_decide", args=[tip.pk]), data)


def test_a_moderator_reads_it_and_passes_it_on(client):
    client.force_login(make_moderator())
    tip, helper = make_tip(words="My <b>words</b>"), make_published("organization")
    page = client.get(reverse("admin:tips_tip_change", args=[tip.pk])).content.decode()
    assert "My &lt;b&gt;words&lt;/b&gt;" in page
    assert helper.name in page

    decide(client, tip, do="refer", reason="They go.", organization=helper.public_id)

    tip.refresh_from_db()
    assert tip.state == State.REFERRED


@pytest.mark.parametrize(
    ("data", "status"),
    [({"do": "close", "reason": ""}, 422), ({"do": "x", "reason": "Typed."}, 422),
     ({"do": "refer", "reason": "Typed."}, 409), ({"do": "join", "reason": "Typed."}, 409),
     ({"do": "refer", "reason": "Typed.", "organization": "nothere"}, 422)],
)  # fmt: skip
def test_nothing_is_done_by_half_and_what_was_typed_stays(client, data, status):
    client.force_login(make_moderator())
    tip = make_tip()

    answer = decide(client, tip, **data)

    tip.refresh_from_db()
    assert (answer.status_code, tip.state) == (status, State.RECEIVED)
    assert data["reason"] in answer.content.decode()


def test_who_is_no_moderator_sees_no_tip(client):
    tip = make_tip()

    for path in (
        reverse("admin:tips_tip_changelist"),
        reverse("admin:tips_tip_change", args=[tip.pk]),
    ):
        assert client.get(path).status_code == 302
    client.force_login(make_user())
    assert decide(client, tip, do="close", reason="x").status_code == 302


# What the database holds, and for how long


@pytest.mark.parametrize(
    "fields", [{"state": "closed"}, {"decided_by": "ana"}, {"told_to": "somebody"}]
)
def test_half_a_decision_is_refused_by_the_database(fields):
    make_tip()

    with pytest.raises(IntegrityError, match="tip_"), transaction.atomic():
        Tip.objects.update(**fields)


@pytest.mark.parametrize(
    ("days", "is_decided", "stays"),
    [
        (89, True, True),
        (92, True, False),
        (92, False, True),
        (364, False, True),
        (367, False, False),
    ],
)
def test_a_tip_stays_so_long(days, is_decided, stays):
    tip = make_tip()
    services.ask_back(tip.reference, by=make_moderator(), words="Where?")
    ago = timezone.now() - timedelta(days=days)
    if is_decided:
        services.close(tip.reference, by=make_moderator(), reason="x")
        Tip.objects.update(decided_at=ago)
    Tip.objects.update(created_at=ago)

    list(housekeeping.run(timezone.now().date()))

    assert Tip.objects.exists() is stays
    assert Message.objects.exists() is stays


@pytest.mark.django_db(transaction=True)
def test_twenty_sends_of_one_form_at_once_make_one_tip():
    def once(_number):
        try:
            return make_tip(send_key="one").pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(once, range(20)))) == 1
    assert Tip.objects.count() == 1
