"""The key for contact details: made, changed, lost; by the owner alone, all of it or nothing."""

import io
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from freedomnow.publishing.models import Event
from freedomnow.sealing import box, key_text
from freedomnow.submissions import contact_keys, contacts
from freedomnow.submissions.models import ContactKey, SealedContact
from tests.conftest import as_owner
from tests.factories import make_contact_key, make_moderator, make_reachable, make_submission

pytestmark = pytest.mark.django_db


def run(command, *, typed="", monkeypatch=None, **options):
    """What the command printed."""
    out = io.StringIO()
    if monkeypatch:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
    with as_owner():
        call_command(command, stdout=out, stderr=io.StringIO(), **{"by": "ana"} | options)
    return out.getvalue()


def refused(command, said, **options):
    with pytest.raises(CommandError, match=said):
        run(command, **options)
    return True


def shown_in(printed):
    """The private key that a command printed."""
    [key] = re.findall(r"(?:[A-Z2-7]{4} ){13}[A-Z2-7]{4}", printed)
    return key_text.read(key)


def read(report, private_key):
    paper = contacts.Paper.of(report)
    return contacts.open_contact(
        paper, by=make_moderator(), private_key=private_key, reason="To call back."
    )


def told():
    return list(Event.objects.filter(kind="contact key").values_list("action", "by"))


def test_a_key_is_made_shown_once_and_its_private_half_is_stored_nowhere():
    private_key = shown_in(run("create_contact_key"))

    key = ContactKey.objects.get()
    assert bytes(key.public_key) == box.public_key_of(private_key)
    assert (key.created_by, key.retired_at) == ("ana", None)
    assert told() == [("key_created", "ana")]
    assert private_key not in bytes(key.public_key)


def test_what_is_left_from_then_on_opens_with_it():
    private_key = shown_in(run("create_contact_key"))

    assert read(make_reachable("Call the bakery"), private_key) == "Call the bakery"


def test_a_second_key_is_refused_while_one_is_in_use():
    run("create_contact_key")
    fingerprint = ContactKey.objects.get().fingerprint

    assert refused("create_contact_key", f"{fingerprint} is in use")
    assert told() == [("key_created", "ana")]


def test_two_keys_are_never_in_use_at_once():
    make_contact_key()

    with as_owner(), pytest.raises(IntegrityError, match="alone"), transaction.atomic():
        ContactKey.objects.create(public_key=b"x" * 32, fingerprint="x", created_by="x")


def test_many_keys_may_be_retired():
    with as_owner():
        for name in "ab":
            ContactKey.objects.create(
                public_key=b"x" * 32, fingerprint=name, created_by="x", retired_at=timezone.now()
            )

    assert contacts.active_key() is None


@pytest.mark.parametrize("command", ["create_contact_key", "rotate_contact_key"])
def test_a_key_that_could_not_be_shown_does_not_count(command, monkeypatch):
    old = make_contact_key() if command == "rotate_contact_key" else None
    monkeypatch.setattr(contact_keys.key_text, "written", broken)
    monkeypatch.setattr(sys, "stdin", io.StringIO(WRITTEN(old) if old else ""))

    with as_owner(), pytest.raises(BrokenPipeError), transaction.atomic():
        call_command(command, by="ana", stderr=io.StringIO())

    kept = contacts.active_key()
    assert (bytes(kept.public_key) if kept else None) == (box.public_key_of(old) if old else None)


WRITTEN = key_text.written


def broken(*_args):
    raise BrokenPipeError


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("create_contact_key", {}),
        ("lose_contact_key", {"reason": "x", "yes": True}),
    ],
)
def test_the_web_login_may_do_none_of_it(command, options):
    report = make_reachable() if command == "lose_contact_key" else None

    with pytest.raises(CommandError, match="Only the owner"), transaction.atomic():
        call_command(command, by="ana", stdout=io.StringIO(), **options)

    assert SealedContact.objects.count() == (1 if report else 0)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("create_contact_key", {}),
        ("rotate_contact_key", {}),
        ("lose_contact_key", {"reason": "x", "yes": True}),
    ],
)
def test_it_is_not_done_without_a_name(command, options):
    assert refused(command, "who does it", by=" ", **options)


def test_a_changed_key_opens_all_that_was_left_before(monkeypatch):
    old = make_contact_key()
    reports = {name: make_reachable(name) for name in ("Ana", "Ben", "Číslo 5")}

    printed = run("rotate_contact_key", typed=WRITTEN(old), monkeypatch=monkeypatch)

    new = shown_in(printed)
    assert "Sealed anew: 3" in printed
    assert {name: read(report, new) for name, report in reports.items()} == {
        name: name for name in reports
    }
    assert told() == [("key_created", "tests"), ("key_rotated", "ana")]


def test_the_old_key_opens_nothing_any_more(monkeypatch):
    old = make_contact_key()
    report = make_reachable()
    run("rotate_contact_key", typed=WRITTEN(old), monkeypatch=monkeypatch)

    with pytest.raises(contacts.WrongKey):
        read(report, old)
    assert ContactKey.objects.filter(retired_at__isnull=False).count() == 1
    assert refused(
        "rotate_contact_key", "not the key in use", typed=WRITTEN(old), monkeypatch=monkeypatch
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "needs 56"),
        ("ABCD", "needs 56"),
        (WRITTEN(b"x" * 32)[:-1] + "2", "group by group"),
        (WRITTEN(b"x" * 32), "not the key in use"),
    ],
)
def test_nothing_changes_with_a_wrong_key(typed, said, monkeypatch):
    old = make_contact_key()
    report = make_reachable("Call")

    assert refused("rotate_contact_key", said, typed=typed, monkeypatch=monkeypatch)
    assert read(report, old) == "Call"


def test_without_a_key_there_is_none_to_change(monkeypatch):
    typed = WRITTEN(b"x" * 32)

    assert refused("rotate_contact_key", "No key is in use", typed=typed, monkeypatch=monkeypatch)


def test_what_opens_for_nobody_does_not_stand_in_the_way(monkeypatch):
    old = make_contact_key()
    moved, whole = make_reachable("Ana"), make_reachable("Ben")
    with as_owner():
        SealedContact.objects.filter(reference=moved.reference).update(reference="moved")

    printed = run("rotate_contact_key", typed=WRITTEN(old), monkeypatch=monkeypatch)

    assert "deleted: moved." in printed
    assert read(whole, shown_in(printed)) == "Ben"
    assert SealedContact.objects.count() == 1


def test_a_lost_key_takes_with_it_what_nobody_can_open():
    make_reachable()
    printed = run("lose_contact_key", reason="The paper burned.", yes=True)

    assert "Deleted: 1" in printed
    assert not SealedContact.objects.exists()
    assert not contacts.are_taken()
    event = Event.objects.get(action="key_lost")
    assert event.reason == "The paper burned. (Contact details deleted: 1.)"
    shown_in(run("create_contact_key"))
    assert contacts.are_taken()


def test_a_loss_that_is_told_twice_is_one():
    make_contact_key()
    run("lose_contact_key", reason="Gone.", yes=True)

    assert "nothing was done" in run("lose_contact_key", reason="Gone.", yes=True)
    assert Event.objects.filter(action="key_lost").count() == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [({"reason": "Gone."}, "Add --yes"), ({"reason": " ", "yes": True}, "what happened")],
)
def test_a_loss_needs_a_reason_and_a_clear_yes(options, said):
    make_reachable()

    assert refused("lose_contact_key", said, **options)
    assert SealedContact.objects.exists()


def waits_for_a_lock(until):
    """Whether somebody comes to wait for a lock on this database."""
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False


@pytest.mark.django_db(transaction=True)
def test_who_sends_while_the_key_changes_is_sealed_to_the_new_one():
    old, report = make_contact_key(), make_submission()
    shown, sending = [], []

    def seal():
        with transaction.atomic():
            contacts.seal(report.reference, "Call")
        connections.close_all()

    def show(_fingerprint, key):
        shown.append(key)
        sending.append(pool.submit(seal))
        assert waits_for_a_lock(until=time.monotonic() + 10)
        assert not sending[0].done()

    with ThreadPoolExecutor(1) as pool, as_owner():
        contact_keys.rotate(old, by="ana", show=show)
        sending[0].result(timeout=5)

    assert read(report, shown[0]) == "Call"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_make_a_key_at_once_one_is_told_of_the_other():
    def make(_time):
        try:
            return run("create_contact_key")
        except CommandError as error:
            return str(error)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(make, range(2)))

    assert ContactKey.objects.count() == 1
    assert sum("Done." in answer for answer in answers) == 1
    assert sum("is in use" in answer for answer in answers) == 1
