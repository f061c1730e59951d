"""What a mail links to: a new password, a confirmed address; in a language that allauth has not."""

import re

import pytest
from django.test import Client

from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = "a long new sentence"
TWICE = {"password1": NEW, "password2": NEW}


def link_in(mail):
    return re.search(r"https?://testserver(/\S+)", mail.body).group(1)


@pytest.fixture
def somebody():
    return make_user(email="ana@example.org")


@pytest.fixture
def link(somebody, mailoutbox):
    Client().post("/accounts/password/reset/", {"email": somebody.email})
    return link_in(mailoutbox[0])


def test_a_forgotten_password_is_replaced(somebody, link):
    client = Client()
    asked = client.get(f"/hi{link}", follow=True)
    assert asked.redirect_chain
    done = client.post(asked.request["PATH_INFO"], TWICE, follow=True)

    assert "<h1>नया पासवर्ड</h1>" in asked.text
    assert "<h1>आपका पासवर्ड बदल दिया गया।</h1>" in done.text
    somebody.refresh_from_db()
    assert somebody.check_password(NEW)


def test_a_mistyped_new_password_is_told_beside_its_field(somebody, link):
    client = Client()
    page = client.get(f"/ur{link}", follow=True).request["PATH_INFO"]

    answer = client.post(page, TWICE | {"password2": "another"})

    assert "دونوں پاس ورڈ ایک جیسے نہیں ہیں۔" in answer.text
    somebody.refresh_from_db()
    assert not somebody.check_password(NEW)


def test_a_link_works_once(somebody, link):
    client = Client()
    client.post(client.get(link, follow=True).request["PATH_INFO"], TWICE)

    again = Client().get(f"/ur{link}", follow=True)

    assert "<h1>یہ لنک اب کام نہیں کرتا</h1>" in again.text
    assert 'href="/ur/accounts/password/reset/"' in again.text
    assert 'name="password1"' not in again.text


@pytest.fixture
def confirmation(somebody, mailoutbox):
    client = Client()
    client.force_login(somebody)
    client.post("/accounts/email/", {"email": "ana@new.example", "action_add": ""})
    return client, link_in(mailoutbox[-1])


def test_an_address_is_confirmed_by_its_link(somebody, confirmation):
    client, link = confirmation
    asked = client.get(f"/hi{link}")
    done = client.post(f"/hi{link}", follow=True)

    assert 'क्या <bdi dir="ltr">ana@new.example</bdi> आपका पता है?' in asked.text
    assert "आपके ईमेल पते की पुष्टि हो गई।" in done.text
    assert somebody.emailaddress_set.get(email="ana@new.example").verified


def test_an_address_of_another_account_cannot_be_confirmed(confirmation):
    client, link = confirmation
    make_user(email="ana@new.example").emailaddress_set.create(
        email="ana@new.example", verified=True, primary=True
    )

    asked = client.get(f"/hi{link}")

    assert "किसी और खाते ने" in asked.text
    assert "<button>" not in asked.text.split("<h1>")[1].split("</main>")[0]


def test_a_link_to_confirm_that_is_none_is_told(client):
    answer = client.get("/hi/accounts/confirm-email/none/")

    assert answer.status_code == 200
    assert "<h1>यह लिंक अब काम नहीं करता</h1>" in answer.text


def test_an_account_that_is_switched_off_is_told_so(somebody):
    somebody.is_active = False
    somebody.save()

    answer = Client().post(
        "/hi/accounts/login/", {"login": somebody.username, "password": PASSWORD}, follow=True
    )

    assert "यह खाता बंद है।" in answer.text
    assert 'href="/hi/about/contact/"' in answer.text
