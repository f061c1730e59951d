"""One form sent many times at once; and what two people send from one browser."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Event
from freedomnow.submissions.models import Submission
from tests.factories import article_document, make_user

TIMES = 20


def sender(user, data):
    """A browser that is signed in; it sends and hangs up."""
    client = Client()
    client.force_login(user)

    def send(_time):
        try:
            return client.post("/report/article/", data)["Location"]
        finally:
            connections.close_all()

    return send


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twenty_times_at_once_is_one_report():
    form = kind_named("article").form
    data = as_typed(form, article_document()) | {"do": "send", "send_key": "one-opened-form"}
    send = sender(make_user(), data)

    with ThreadPoolExecutor(TIMES) as threads:
        answers = list(threads.map(send, range(TIMES)))

    report = Submission.objects.get()
    assert answers == [report.get_absolute_url()] * TIMES
    assert Event.objects.filter(action="received").count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_forms_sent_at_once_are_twenty_reports():
    form, user = kind_named("article").form, make_user()
    sends = [
        sender(user, as_typed(form, article_document()) | {"do": "send", "send_key": f"form-{n}"})
        for n in range(TIMES)
    ]

    with ThreadPoolExecutor(TIMES) as threads:
        list(threads.map(lambda send: send(0), sends))

    assert Submission.objects.count() == TIMES
