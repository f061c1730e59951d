"""Public names in a volunteer's account and on the moderators' desk."""

import logging

import pytest
from django.core import mail
from django.test import Client

from freedomnow.submissions.models import NameState, PublicName
from tests.credits import make_name, make_page, say
from tests.factories import PASSWORD, make_moderator, make_user
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

ACCOUNT, NAME = "/report/account/", "/report/account/name/"
ADMIN = "/admin/submissions/publicname/"
WHOLE = {"name": "Ana", "expertise": "midwife in Nairobi", "consent": "on"}


@pytest.fixture
def user(client):
    user = make_user(username="ana-1980")
    client.force_login(user)
    return user


def test_it_is_off_and_the_page_says_what_it_would_mean(client, user):
    html = client.get(ACCOUNT).text

    assert "No page says who helped to write it." in html
    assert "This can be dangerous for you and your family." in html
    assert "cannot be called back" in html
    assert 'name="consent"' in html
    assert "checked" not in html.partition('name="consent"')[2].partition(">")[0]
    assert "Take my name back" not in html


def test_every_form_of_the_page_has_its_token(client, user):
    make_name("Ana", by=user)
    html = client.get(ACCOUNT).text

    assert html.count('method="post"') == html.count('name="csrfmiddlewaretoken"') >= 4


def test_the_field_does_not_begin_with_the_account_s_name(client, user):
    html = client.get(ACCOUNT).text

    assert "ana-1980" not in html.partition('id="id_name"')[0].rpartition("<input")[2]
    assert "ana-1980" not in html.partition('id="id_name"')[2].partition(">")[0]


def test_a_name_goes_from_the_account_over_a_moderator_to_the_page(client, user):
    page = make_page(by=user)

    sent = client.post(NAME, WHOLE, follow=True).text
    waiting = Client().get(page.path).text
    say(PublicName.objects.get())

    assert "It waits for a moderator." in sent
    assert "Ana" not in waiting
    assert "<bdi>Ana (<bdi>midwife in Nairobi</bdi>)</bdi>" in Client().get(page.path).text
    assert "1 page shows it." in client.get(ACCOUNT).text


def test_it_is_taken_back_with_one_press(client, user):
    page = make_page(by=user)
    make_name("Ana", by=user)
    before = Client().get(page.path).text

    told = client.post(NAME, {"do": "take_back"}, follow=True).text

    assert "Ana" in before
    assert "Ana" not in Client().get(page.path).text
    assert "No page shows your name any more." in told
    assert "No page says who helped to write it." in told


def test_a_reason_for_declining_is_told_in_the_account_alone(client, user):
    make_page(by=user)
    own = make_name("Queen", by=user, shows=False)

    say(own, shows=False, reason="You are not.\nOr are you?")

    html = client.get(ACCOUNT).text
    assert "A moderator declined it" in html
    assert "You are not.<br>Or are you?" in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"consent": ""}, "Tick this"), ({"name": ""}, "required"),
     ({"expertise": "call 0712345678"}, "Leave out addresses"),
     ({"name": "ana-1980"}, "with which you sign in")],
)  # fmt: skip
def test_a_wrong_form_says_so_keeps_what_was_typed_and_stores_nothing(client, user, wrong, said):
    answer = client.post(NAME, WHOLE | {"expertise": "nurse at night"} | wrong)

    assert answer.status_code == 422
    assert said in answer.text
    assert "<details open>" in answer.text
    assert ("nurse at night" in answer.text) is ("expertise" not in wrong)
    assert not PublicName.objects.exists()


def test_a_declined_name_that_is_sent_again_is_answered_on_the_page(client, user):
    say(make_name("Ana", by=user, expertise=WHOLE["expertise"], shows=False), shows=False)

    answer = client.post(NAME, WHOLE)

    assert answer.status_code == 422
    assert "declined exactly this" in answer.text


def test_what_is_typed_is_cleaned_first(client, user):
    client.post(NAME, WHOLE | {"name": " A\u202ena \u0000".replace("\u0000", "")})

    assert PublicName.objects.get().name == "Ana"


def test_one_s_own_name_is_one_s_own(client, user):
    other = make_user()
    make_name("Other", by=other)

    client.post(NAME, {"do": "take_back"})
    client.post(NAME, WHOLE)

    assert sorted(PublicName.objects.values_list("name", "user")) == sorted(
        [("Ana", user.pk), ("Other", other.pk)]
    )


def test_the_account_s_copy_holds_it_and_the_pages(client, user):
    page = make_page(by=user)
    make_page(by=make_user())
    make_name("Ana", by=user, expertise="midwife")

    told = client.get(f"{ACCOUNT}copy/").json()["credit"]

    assert told["public_name"]["name"] == "Ana"
    assert told["public_name"]["state"] == "shown"
    [helped] = told["helped_to_write"]
    assert (helped["kind"], helped["page"], helped["named"]) == ("article", page.public_id, True)


def test_the_name_is_gone_with_the_account(client, user):
    page = make_page(by=user)
    make_name("Ana", by=user)

    client.post(f"{ACCOUNT}delete/", {"password": PASSWORD, "waiting": "leave"})

    assert "Ana" not in Client().get(page.path).text
    assert not PublicName.objects.exists()


def test_neither_letter_nor_log_holds_it(client, user, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.DEBUG)
    user.email = "a@example.org"
    user.save()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NAME, WHOLE | {"name": "Unforgettable"})
        say(PublicName.objects.get(), shows=False, reason="Unforgettable too")

    assert "Unforgettable" not in caplog.text
    assert mail.outbox == []


# -- the moderators' desk ----------------------------------------------------------------------


def decide(client, own, **told):
    whole = {"mark": own.mark, "shows": "yes", "reason": "It harms nobody."} | told
    return client.post(f"{ADMIN}{own.pk}/decide/", whole)


def test_the_list_opens_with_what_waits_and_knows_the_others():
    own, client = make_name("Testa Helper", shows=False), client_of("moderator")
    before = client.get(ADMIN).text
    say(own)

    assert "Testa Helper" in before
    assert "Testa Helper" not in client.get(ADMIN).text
    assert "Testa Helper" in client.get(f"{ADMIN}?state=shown").text
    assert "Testa Helper" in client.get(f"{ADMIN}?state=all").text


def test_the_page_shows_the_name_as_readers_would_see_it_and_where():
    user = make_user(username="zoe-77")
    page = make_page(by=user)
    own = make_name("Zoe", by=user, expertise="nurse", shows=False)

    html = client_of("moderator").get(f"{ADMIN}{own.pk}/change/").text

    assert "<bdi>Zoe (<bdi>nurse</bdi>)</bdi>" in html
    assert f'<a href="{page.path}">' in html
    assert "zoe-77" in html
    assert "Look twice" not in html


@pytest.mark.parametrize(
    ("pressed", "state"), [("yes", NameState.SHOWN), ("no", NameState.DECLINED)]
)
def test_a_moderator_lets_it_show_or_declines_it(pressed, state):
    own, client = make_name(shows=False), client_of("moderator")

    answer = decide(client, own, shows=pressed)

    assert (answer.status_code, answer["Location"]) == (302, ADMIN)
    assert PublicName.objects.get().state == state
    assert "It harms nobody." in client.get(f"{ADMIN}{own.pk}/change/").text


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"shows": ""}, {"shows": "x"}, {"mark": ""}])
def test_a_wrong_decision_is_told_and_changes_nothing(wrong):
    own = make_name(shows=False)

    answer = decide(client_of("moderator"), own, **wrong)

    assert answer.status_code == 422
    assert "Nothing was done." in answer.text
    assert ("It harms nobody." in answer.text) is ("reason" not in wrong)
    assert PublicName.objects.get().state == NameState.WAITING


def test_one_s_own_name_is_decided_by_another():
    moderator, client = make_moderator(), Client()
    client.force_login(moderator)
    own = make_name(by=moderator, shows=False)

    answer = decide(client, own)

    assert answer.status_code == 409
    assert "Nobody decides on their own name." in answer.text
    assert "It harms nobody." in answer.text


def test_who_comes_second_is_told():
    own, client = make_name(shows=False), client_of("moderator")
    say(own)

    decide(client, own)

    assert "Somebody was first" in client.get(ADMIN).text


def test_a_name_that_was_taken_back_is_not_there():
    client, own = client_of("moderator"), make_name(shows=False)
    PublicName.objects.all().delete()

    assert decide(client, own)["Location"] == ADMIN
    assert "taken it back" in client.get(ADMIN).text
    assert client.get(f"{ADMIN}{own.pk}/change/")["Location"] == ADMIN
    assert "taken it back" in client.get(ADMIN).text


@pytest.mark.parametrize("role", ["visitor", "volunteer"])
def test_nobody_else_decides(role):
    own = make_name(shows=False)

    decide(client_of(role), own)

    assert PublicName.objects.get().state == NameState.WAITING


def test_the_page_costs_the_same_however_many_pages_there_are(django_assert_num_queries):
    client = client_of("moderator")
    for total in (1, 8):
        user = make_user()
        for _number in range(total):
            make_page(by=user)
        own = make_name(by=user, shows=False)
        client.get(f"{ADMIN}{own.pk}/change/")
        with django_assert_num_queries(15):
            client.get(f"{ADMIN}{own.pk}/change/")
        own.delete()
