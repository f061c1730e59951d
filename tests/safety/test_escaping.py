"""Whatever was typed is text wherever it comes back, never a tag, a header or a template."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from freedomnow.publishing.kinds import kind_named
from tests.factories import (
    DOCUMENTS,
    article_document,
    make_event,
    make_name,
    make_published,
    make_submission,
    make_user,
)
from tests.safety.surfaces import client_of

pytestmark = pytest.mark.django_db

KINDS = ["article", "organization", "region", "record"]
INBOX = "/admin/submissions/submission/"

HTML = "<img src=x onerror=alert(1)></script><b>'\"&{{7*7}}{% debug %}"


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def is_harmful(tag, attributes):
    """A tag that only the typed text can have made."""
    return (
        tag == "b"
        or attributes.get("src") == "x"
        or any(name.startswith("on") for name in attributes)
    )


def is_harmless(response):
    html = response.content.decode()
    tags = Tags(html).found
    return (
        response.status_code == 200
        and not [tag for tag, attrs in tags if is_harmful(tag, attrs)]
        and "&amp;49" not in html
    )


def with_html(kind):
    """A document with HTML in every field that takes a line or more of any text."""
    changes = {
        "article": {
            "title": HTML,
            "slug": "html",
            "summary": HTML,
            "body": HTML,
            "tags": [HTML[:40]],
        },
        "organization": {"name": HTML, "slug": "html", "alternate_name": HTML, "description": HTML},
        "region": {"note": HTML},
        "record": {
            "summary": HTML,
            "not_meant": HTML,
            "names": [make_name(HTML), make_name(HTML + "2", kind="alias")],
        },
    }
    document = DOCUMENTS[kind](**changes[kind])
    if kind == "record":
        told = {
            "court": HTML,
            "charges": HTML,
            "sentence": HTML,
            "sentence_ends_on": "2020",
            "kept_on": "2026-01-01",
            "kept_because": HTML,
            "authority": HTML,
            "case_id": HTML,
        }
        document["legal_events"] = [make_event(**told)]
    for rows in [document[name] for name in kind_named(kind).form.rows]:
        for row in rows:
            row |= {f"source_{name}": HTML for name in ("title", "publisher", "quote", "seen_in")}
    return document


@pytest.mark.parametrize("kind", KINDS)
def test_html_is_text_on_every_public_page(kind):
    record = make_published(kind, with_html(kind))
    lists = [
        "/",
        "/records/",
        "/organizations/",
        "/awareness/",
        "/regions/france/",
        "/ar/",
        "/search/?q=alert",
        f"/search/?q={HTML.replace('&', '%26').replace('%}', '')}",
    ]

    assert [path for path in [record.path, *lists] if not is_harmless(Client().get(path))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_html_is_text_for_its_sender_and_for_moderators(kind):
    sender, client, moderator = make_user(), Client(), client_of("moderator")
    client.force_login(sender)
    report = make_submission(kind, document=with_html(kind), by=sender, comment=HTML)
    review = f"{INBOX}{report.pk}/"

    assert is_harmless(client.get("/report/mine/"))
    assert is_harmless(client.get(report.get_absolute_url()))
    for path in (INBOX, f"{review}change/", f"{review}preview/", f"{review}correct/"):
        assert is_harmless(moderator.get(path))


@pytest.mark.parametrize("path", ["/report/article/", "/accounts/login/", "/accounts/signup/"])
def test_html_that_comes_back_in_a_form_is_text(path):
    names = (
        "title",
        "body",
        "summary",
        "slug",
        "key",
        "send_key",
        "login",
        "username",
        "email",
        HTML,
    )
    data = dict.fromkeys(names, HTML)
    client = client_of("volunteer" if "report" in path else "visitor", enforce_csrf_checks=True)

    answer = client.post(path, data)

    tags = Tags(answer.content.decode()).found
    assert not [tag for tag, attrs in tags if is_harmful(tag, attrs)]


def test_the_mail_about_a_decision_takes_no_words_from_anybody(
    mailoutbox, django_capture_on_commit_callbacks
):
    from_user = make_user(email="ana@example.org")
    report = make_submission(
        document=article_document(title="A\r\nBcc: all@example.org"), by=from_user
    )
    data = {"step": "decline", "reason": "No.\r\nBcc: all@example.org", "revision": 1}

    with django_capture_on_commit_callbacks(execute=True):
        client_of("moderator").post(f"{INBOX}{report.pk}/decide/", data)

    [message] = mailoutbox
    assert message.recipients() == ["ana@example.org"]
    assert "Bcc" not in message.message().as_string()
