"""Sending and trying are counted by place, exactly, and no address is stored."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client, RequestFactory
from django.utils import timezone

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import kind_named
from freedomnow.submissions import rate_limit
from freedomnow.submissions.models import DaySalt, Submission, Tally
from freedomnow.users.models import User
from tests.factories import article_document, make_user

pytestmark = pytest.mark.django_db


class Nobody:
    is_authenticated = False


def request_from(address, user=None, **headers):
    request = RequestFactory(REMOTE_ADDR=address).post("/", **headers)
    request.user = user or Nobody()
    return request


def whole(title):
    form = as_typed(kind_named("article").form, article_document(title=title))
    return form | {"do": "send", "send_key": title}


def test_each_place_and_act_has_its_own_tally():
    here, there = request_from("192.0.2.1"), request_from("198.51.100.1")

    assert [rate_limit.count(here, "send") for _n in range(3)] == [1, 2, 3]
    assert rate_limit.count(here, "receipt") == 1
    assert rate_limit.count(there, "send") == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.250", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:1:100::1", "2001:db8:1:1ff::9", True),
        ("2001:db8:1:100::1", "2001:db8:1:200::1", False),
    ],
)
def test_a_place_is_a_network(one, other, same):
    places = [rate_limit.place_of(request_from(address)) for address in (one, other)]

    assert (places[0] == places[1]) is same


def test_an_account_is_a_place_of_its_own_wherever_it_is():
    user = make_user()

    assert rate_limit.place_of(request_from("192.0.2.1", user)) == rate_limit.place_of(
        request_from("198.51.100.1", user)
    )
    assert rate_limit.place_of(request_from("192.0.2.1", make_user())) != rate_limit.place_of(
        request_from("192.0.2.1", user)
    )


def test_behind_a_proxy_the_senders_own_address_counts(settings):
    headers = {"headers": {"x-forwarded-for": "203.0.113.9, 192.0.2.77"}}
    through = request_from("10.0.0.1", **headers)

    assert rate_limit.network_of(through) == "10.0.0.0/24"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert rate_limit.network_of(through) == "192.0.2.0/24"


def test_where_nobody_can_tell_all_are_one_place():
    assert rate_limit.network_of(request_from("")) == ""


def test_no_address_is_stored_and_none_can_be_computed_tomorrow():
    rate_limit.count(request_from("192.0.2.1"), "send")
    stored = str(list(Tally.objects.values())) + str(list(DaySalt.objects.values()))

    assert "192.0.2" not in stored
    before = Tally.objects.get().place
    DaySalt.objects.update(day=timezone.now().date() - timedelta(days=1))
    Tally.objects.update(hour=timezone.now() - timedelta(hours=3))
    assert rate_limit.forget() == 2
    assert rate_limit.place_of(request_from("192.0.2.1")) != before


def test_forgetting_keeps_what_still_counts():
    rate_limit.count(request_from("192.0.2.1"), "send")

    assert rate_limit.forget() == 0
    assert rate_limit.count(request_from("192.0.2.1"), "send") == 2


def test_too_much_from_one_network_is_asked_to_wait_and_loses_nothing(client):
    for number in range(rate_limit.SENDS):
        assert client.post("/report/article/", whole(f"Title {number}")).status_code == 200

    refused = client.post("/report/article/", whole("One too many"))

    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3601
    assert "One too many" in refused.content.decode()
    assert Submission.objects.count() == rate_limit.SENDS
    assert client.get("/report/article/").status_code == 200
    elsewhere = Client(REMOTE_ADDR="198.51.100.7").post("/report/article/", whole("Elsewhere"))
    assert elsewhere.status_code == 200


def test_a_form_that_is_refused_or_drawn_again_counts_nothing(client):
    for _number in range(3):
        client.post("/report/article/", {"do": "send"})
        client.post("/report/article/", {"add": "sources"})

    assert not Tally.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_concurrent_counts_lose_none():
    user = User.objects.create(username="busy")

    def once(_number):
        told = rate_limit.count(request_from("192.0.2.1", user), "send")
        connections.close_all()
        return told

    with ThreadPoolExecutor(8) as threads:
        counted = list(threads.map(once, range(80)))

    assert sorted(counted) == list(range(1, 81))
