"""Public names of volunteers: asked for, read by a moderator, shown or declined, taken back."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from freedomnow.publishing.credits import Credit
from freedomnow.publishing.models import Event
from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Page
from freedomnow.submissions import account, public_names
from freedomnow.submissions.models import NameState, PublicName
from freedomnow.submissions.public_name_form import PublicNameForm
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from tests.credits import became_page, make_page, say
from tests.credits import make_name as make_public_name
from tests.factories import (
    make_lead,
    make_moderator,
    make_name,
    make_published,
    make_submission,
    make_user,
    record_document,
)
from tests.submissions.test_races import at_once

pytestmark = pytest.mark.django_db


def shown():
    return sorted(Credit.objects.values_list("name", flat=True))


def test_nothing_is_shown_before_a_moderator_said_yes():
    user = make_user()
    make_page(by=user)

    own = make_public_name("Ana", by=user, shows=False)
    before = shown()
    say(own)

    assert (before, shown()) == ([], ["Ana"])


def test_what_is_changed_goes_at_once_and_waits_again():
    user = make_user()
    make_page(by=user)
    make_public_name("Ana", by=user)

    own = public_names.ask(user, name="Anna", expertise="")

    assert shown() == []
    assert own.state == NameState.WAITING
    say(own)
    assert shown() == ["Anna"]


def test_another_line_of_expertise_waits_too():
    user = make_user()
    make_page(by=user)
    make_public_name("Ana", by=user, expertise="nurse")

    public_names.ask(user, name="Ana", expertise="judge")

    assert shown() == []


def test_the_same_again_changes_nothing():
    user = make_user()
    make_page(by=user)
    mark = make_public_name("Ana", by=user).mark

    own = public_names.ask(user, name="Ana", expertise="")

    assert (own.mark, own.state, shown()) == (mark, NameState.SHOWN, ["Ana"])


def test_a_declined_name_tells_why_and_cannot_be_sent_again():
    user = make_user()
    own = say(make_public_name("Queen", by=user, shows=False), shows=False, reason="Not yours.")

    with pytest.raises(NotAllowed, match="declined exactly this"):
        public_names.ask(user, name="Queen", expertise="")
    again = public_names.ask(user, name="Ana", expertise="")

    assert (own.state, own.reason) == (NameState.DECLINED, "Not yours.")
    assert (again.state, again.reason) == (NameState.WAITING, "")


def test_a_name_that_shows_can_be_declined_later():
    user = make_user()
    make_page(by=user)
    own = make_public_name("Ana", by=user)

    say(own, shows=False)

    assert shown() == []
    assert PublicName.objects.get().state == NameState.DECLINED


def test_taken_back_nothing_of_it_stays():
    user = make_user()
    make_page(by=user)
    make_public_name("Ana Unforgettable", by=user)

    public_names.take_back(user)

    assert not PublicName.objects.exists()
    assert shown() == []
    assert "Unforgettable" not in str(Event.objects.values_list())


def test_taking_back_what_is_not_there_is_no_mistake():
    public_names.take_back(make_user())

    assert not PublicName.objects.exists()


def test_the_history_says_who_decided_and_why_and_never_the_name():
    own = make_public_name("Ana Unforgettable", shows=False)
    moderator = make_moderator()

    say(own, by=moderator, reason="It harms nobody.")
    say(own, by=moderator, reason="It does.", shows=False)

    told = Event.objects.filter(by=moderator.username)
    assert [one.action for one in told] == ["name_shown", "name_declined"]
    assert {one.public_id for one in told} == {own.user.username}
    assert "Unforgettable" not in str(told.values_list())


def test_nobody_decides_on_their_own_name():
    moderator = make_moderator()
    own = make_public_name("Ana", by=moderator, shows=False)

    with pytest.raises(NotAllowed, match="own name"):
        say(own, by=moderator)
    assert say(own).state == NameState.SHOWN


def test_a_volunteer_decides_nothing():
    own = make_public_name(shows=False)

    with pytest.raises(NotAllowed, match="Only moderators"):
        say(own, by=make_user("trusted"))


@pytest.mark.parametrize("shows", [True, False])
def test_a_decision_has_a_reason(shows):
    with pytest.raises(NotAllowed, match="reason"):
        say(make_public_name(shows=False), shows=shows, reason="  ")


def test_a_decision_is_about_the_name_that_was_read():
    user = make_user()
    read = make_public_name("Ana", by=user, shows=False).mark
    own = public_names.ask(user, name="Hateful", expertise="")

    with pytest.raises(AlreadyDecided, match="changed this name"):
        say(own, mark=read)
    assert PublicName.objects.get().state == NameState.WAITING


def test_a_name_that_was_taken_back_and_sent_anew_is_another_one():
    user = make_user()
    read = make_public_name("Ana", by=user, shows=False).mark
    public_names.take_back(user)
    own = public_names.ask(user, name="Hateful", expertise="")

    with pytest.raises(AlreadyDecided):
        say(own, mark=read)


@pytest.mark.parametrize(("first", "then"), [(True, True), (False, True), (False, False)])
def test_the_second_of_two_is_told(first, then):
    own = make_public_name(shows=False)
    say(own, shows=first)

    with pytest.raises(AlreadyDecided, match="Somebody was first"):
        say(own, shows=then)


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_is_first():
    own = make_public_name(shows=False)
    moderators = [make_moderator(), make_moderator()]

    told = at_once(*(lambda by=by: say(own, by=by) for by in moderators))

    assert sorted(type(one).__name__ for one in told) == ["AlreadyDecided", "PublicName"]
    assert Event.objects.filter(action="name_shown").count() == 1


def somebody_waits_for_me():
    """Whether another connection waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return cursor.fetchone()[0]


def one_inside_the_other(first, second):
    """`second` begins when `first` is done, which commits once `second` waits for it or is done."""
    first_is_done, second_is_done = threading.Event(), threading.Event()

    def outer():
        with transaction.atomic():
            first()
            first_is_done.set()
            while not (second_is_done.wait(0.01) or somebody_waits_for_me()):
                pass

    def inner():
        try:
            assert first_is_done.wait(10)
            second()
        finally:
            second_is_done.set()

    assert at_once(outer, inner) == [None, None]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("order", [1, -1], ids=["the page first", "the name first"])
def test_a_name_that_is_taken_back_while_its_page_appears_does_not_stay(order):
    user = make_user()
    make_public_name("Ana", by=user)
    report = make_submission(by=user)
    steps = [lambda: became_page(report), lambda: public_names.take_back(user)]

    one_inside_the_other(*steps[::order])

    assert shown() == []


@pytest.mark.django_db(transaction=True)
def test_a_name_that_is_let_show_while_its_page_appears_is_on_it():
    user = make_user()
    own = make_public_name("Ana", by=user, shows=False)
    report = make_submission(by=user)

    told = at_once(lambda: say(own), lambda: became_page(report))

    assert [one for one in told if isinstance(one, Exception)] == []
    assert shown() == ["Ana"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("order", [1, -1], ids=["the page first", "the account first"])
def test_an_account_that_goes_while_its_page_appears_leaves_no_name(order):
    user = make_user()
    make_public_name("Ana", by=user)
    report = make_submission(by=user)
    steps = [lambda: became_page(report), lambda: account.delete(user, takes_back=False)]

    one_inside_the_other(*steps[::order])

    assert shown() == []
    assert Page.objects.count() == 1


# -- what may be a name ------------------------------------------------------------------------


def judged(name="Ana", expertise="", *, by=None, **told):
    data = {"name": name, "expertise": expertise, "consent": "on"} | told
    return PublicNameForm(data, user=by or make_user())


@pytest.mark.parametrize(
    ("name", "expertise"),
    [("Ana", ""), ("A.", "midwife in Nairobi"), ("Dr. Ana Lima", "judge since 1999"),
     ("آنا", "قابلة"), ("अना", "नर्स"), ("Jean-Luc d’Or", "truck driver, retired"),
     ("Ana", "I was trafficked, and now I teach")],
)  # fmt: skip
def test_names_and_lines_of_all_sorts_are_taken(name, expertise):
    form = judged(name, expertise)

    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    "typed",
    ["ana@example.org", "@ana", "www.example.org", "https://example.org", "example.org",
     "Call +44 20 7946 0018", "0712345678", "0 7 1 2 3", "t.me/ana", "12 Baker Street",
     "ana, 15 years old"],
)  # fmt: skip
def test_what_leads_to_somebody_is_refused_in_both(typed):
    name, line = judged(typed), judged(expertise=typed)

    assert "Leave out addresses" in str(name.errors["name"])
    assert "Leave out addresses" in str(line.errors["expertise"])


@pytest.mark.parametrize(
    ("name", "field", "said"),
    [("", "name", "required"), ("\u202e\u200b", "name", "no letters that can be seen"),
     ("1999", "name", "A name has letters"), ("x" * 61, "name", "at most 60")],
)  # fmt: skip
def test_what_is_no_name_is_refused(name, field, said):
    assert said in str(judged(name).errors[field])


def test_a_line_is_short():
    assert "at most 80" in str(judged(expertise="x" * 81).errors["expertise"])


def test_without_consent_nothing_is_taken():
    form = judged(consent="")

    assert set(form.errors) == {"consent"}


@pytest.mark.parametrize("typed", ["ana-lima", "ANA LIMA", "Ana  Límá"])
def test_the_account_s_own_name_is_refused(typed):
    user = make_user(username="ana-lima")

    assert "sign in" in str(judged(typed, by=user).errors["name"])
    assert judged(typed).is_valid()


def record_named(name):
    return make_published("record", record_document(names=[make_name(name)]))


@pytest.mark.parametrize("typed", ["Testa Persona", "PERSONA Testa", "Dr. Testa Persona"])
def test_a_name_of_the_public_record_is_refused(typed):
    before = judged(typed).is_valid()
    record_named("Testa Persona")

    assert before
    assert "public record" in str(judged(typed).errors["name"])
    assert "public record" in str(judged(expertise=f"aide of {typed}").errors["expertise"])


def test_the_name_of_an_organization_may_be_told():
    """A moderator judges whether somebody passes for it."""
    organization = make_published("organization")

    assert judged(expertise=f"nurse at {organization.name}").is_valid()


def test_a_withdrawn_name_is_not_told_to_the_volunteer_and_not_let_through():
    record = record_named("Testa Persona")
    withdraw("record", record.public_id, by="tests", reason="for a test")

    own = make_public_name("Persona Testa", shows=False)

    assert judged("Testa Persona").is_valid()
    with pytest.raises(NotAllowed, match="came down"):
        say(own)
    assert say(own, shows=False).state == NameState.DECLINED


def test_a_name_that_came_on_the_record_meanwhile_is_not_let_through():
    own = make_public_name("Testa Persona", shows=False)
    record_named("Testa Persona")

    with pytest.raises(NotAllowed, match="public record"):
        say(own)


def test_a_lead_s_name_is_a_matter_of_the_moderator():
    make_lead(names=[make_name("Testa Persona")])
    own = make_public_name("Testa Persona", shows=False)

    [words] = public_names.look_twice(own)

    assert "not public" in words
    assert say(own).state == NameState.SHOWN


@pytest.mark.parametrize(
    ("name", "said"),
    [("Тesta Helper", "two scripts"), ("Testa Persono", "a name like it: Testa Persona"),
     ("TESTA HELPER", "Another account")],
)  # fmt: skip
def test_what_a_moderator_should_think_about_is_said(name, said):
    record_named("Testa Persona")
    make_public_name("Testa Helper")

    assert said in " ".join(public_names.look_twice(make_public_name(name, shows=False)))


def test_a_plain_name_gives_nothing_to_think_about():
    assert public_names.look_twice(make_public_name("Ana", shows=False)) == []


def test_postgresql_keeps_reason_and_state_together():
    make_public_name(shows=False)

    with pytest.raises(IntegrityError, match="declined_with_a_reason"):
        PublicName.objects.update(state="declined")


def test_the_tray_counts_what_waits():
    own = make_public_name(shows=False)
    before = public_names.waiting()
    say(own)

    assert (before["total"], before["oldest"]) == (1, own.asked_at)
    assert public_names.waiting()["total"] == 0


def test_a_page_of_somebody_else_is_not_signed():
    make_public_name("Ana")
    page = make_page()

    assert "Ana" not in Client().get(page.path).text
