"""What is not published is nowhere: a word of its own in every field is found on no public page."""

import logging
from urllib.parse import quote, quote_plus

import pytest
from django.core import mail
from django.test import Client

from awareness.campaign_filters import CampaignFilter
from awareness.filters import ArticleFilter
from awareness.story_filters import StoryFilter
from freedomnow.publishing.models import Event
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import arrivals, sender
from freedomnow.submissions.models import Submission
from organizations.filters import OrganizationFilter
from tests.factories import (
    decide,
    hearsay,
    make_draft,
    make_event,
    make_lead,
    make_name,
    make_published,
    make_submission,
    make_tip,
    make_user,
    official,
    record_document,
)
from tests.safety.canaries import CANARY, canary, words_in
from tests.safety.surfaces import PUBLIC_PATHS, World, client_of
from traffickers.case_filters import CaseFilter
from traffickers.filters import TraffickerFilter

pytestmark = pytest.mark.django_db

KINDS = ["article", "organization", "region", "record", "case", "campaign", "story"]
STEPS = {
    "received": None,
    "second_review": "approve",
    "declined": "decline",
    "lead": "keep_as_lead",
    "changes_requested": "request_changes",
    "withdrawn": "its sender takes it back",
    "held": "a rule holds it back",
}
FILTERS = {
    "/records/": TraffickerFilter,
    "/organizations/": OrganizationFilter,
    "/awareness/": ArticleFilter,
    "/cases/": CaseFilter,
    "/awareness/campaigns/": CampaignFilter,
    "/awareness/stories/": StoryFilter,
}
PLACES = ["FR", "155", "150", "001", "DE"]


def filtered():
    """Each list with each choice of each filter; places are the canaries' own and another."""
    for path, filterset in FILTERS.items():
        for name, field in filterset({}).form.fields.items():
            codes = PLACES if name == "region" else [code for code, _label in field.choices]
            yield from (f"{path}?{name}={code}" for code in codes)


def everywhere():
    """All that a visitor can open without knowing the word."""
    world = World()
    yield from (world.path(path) for path in PUBLIC_PATHS)
    yield from filtered()
    yield from (
        "/regions/western-europe/",
        "/regions/europe/",
        "/search/?q=example",
        "/search/?q=fr",
    )


def told(response):
    return (
        f"{dict(response.headers)} {response.cookies} {response.content.decode(errors='replace')}"
    )


def without(word, response):
    """What it tells, but for the word that was asked for, also as the foot's links write it."""
    return (
        told(response).replace(word, "x").replace(quote_plus(word), "x").replace(quote(word), "x")
    )


def leaks(client, paths):
    return [path for path in paths if CANARY in told(client.get(path))]


def reach(report, state):
    """Bring a report that was just sent into that state."""
    if state == "withdrawn":
        sender.take_back(report.reference)
    elif state == "held":
        arrivals.hold(report, "honeypot")
    elif STEPS[state]:
        decide(report, STEPS[state], reason=f"{CANARY} reason")


def make_hidden(state):
    """A canary of each kind in the waiting room, in that state."""
    reports = [
        make_submission(
            kind,
            document=canary(kind),
            by=make_user(email=f"{kind}.{state}@example.org"),
            comment=f"{CANARY} comment",
        )
        for kind in KINDS
    ]
    for report in reports:
        sender.answer(report.reference, words=f"{CANARY} words", link=f"https://{CANARY}.example")
        make_draft(title=f"{CANARY} draft")
        make_tip(words=f"{CANARY} tip", place=f"{CANARY} place", seen_when=f"{CANARY} when")
        reach(report, state)
        report.refresh_from_db()
    assert {report.state for report in reports} == {state}
    return reports


@pytest.fixture
def hidden(request):
    return make_hidden(request.param)


in_every_state = pytest.mark.parametrize("hidden", STEPS, indirect=True)


def test_no_page_that_a_visitor_can_open_holds_a_word_of_it():
    """All states at once: the pages are hundreds."""
    for state in STEPS:
        make_hidden(state)
    make_lead(names=[make_name(f"{CANARY} lead", **hearsay())])

    assert set(Submission.objects.values_list("state", flat=True)) == set(STEPS)
    assert leaks(Client(), everywhere()) == []


@in_every_state
def test_guessing_its_address_tells_nothing(hidden):
    guesses = [f"/records/{one.reference}/" for one in hidden] + [
        f"/records/{hidden[3].pk}/",
        "/regions/france/",
        f"/report/mine/{hidden[0].reference}/",
        f"/report/article/{hidden[0].reference}/",
        "/report/region/FR/",
        f"/report/record/{hidden[3].document['names'][0]['key']}/",
    ]

    assert leaks(Client(), guesses) == []
    assert leaks(client_of("volunteer"), guesses) == []


@in_every_state
def test_an_unpublished_page_looks_like_one_that_never_was(hidden):
    slugs = {"awareness": hidden[0].document["slug"], "organizations": hidden[1].document["slug"]}
    for section, slug in slugs.items():
        there, missing = (Client().get(f"/{section}/{s}/") for s in (slug, slug[::-1]))

        assert there.status_code == missing.status_code == 404
        assert told(there).replace(slug, "x") == told(missing).replace(slug[::-1], "x")


@in_every_state
def test_searching_for_its_words_finds_what_searching_for_any_word_finds(hidden):
    for word in (CANARY, *list(words_in(hidden[3].document))[:3], hidden[0].document["title"]):
        there, missing = (Client().get("/search/", {"q": q}) for q in (word, word[::-1]))

        assert there.context["total"] == 0
        assert without(word, there) == without(word[::-1], missing)


@in_every_state
def test_neither_other_volunteers_nor_the_admins_door_show_it(hidden):
    paths = [
        "/report/mine/",
        "/report/",
        "/report/article/",
        "/admin/",
        "/admin/submissions/submission/",
        f"/admin/submissions/submission/{hidden[0].pk}/preview/",
        f"/admin/submissions/submission/{hidden[3].pk}/change/",
        "/admin/autocomplete/?term=qzx",
    ]

    assert leaks(client_of("volunteer"), paths) == []
    assert leaks(Client(), paths) == []


@pytest.mark.parametrize("step", STEPS)
def test_neither_mail_nor_log_holds_a_word_of_it(step, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.DEBUG)
    with django_capture_on_commit_callbacks(execute=True):
        for kind in KINDS:
            report = make_submission(
                kind, document=canary(kind), by=make_user(email="a@example.org")
            )
            reach(report, step)

    assert CANARY not in caplog.text
    assert CANARY not in "".join(one.message().as_string() for one in mail.outbox)
    assert bool(mail.outbox) is (step in {"declined", "lead", "changes_requested"})


@in_every_state
def test_its_sender_and_a_moderator_do_see_it(hidden):
    sender = Client()
    sender.force_login(hidden[0].proposer)

    assert CANARY in told(sender.get("/report/mine/"))
    assert CANARY in told(sender.get(hidden[0].get_absolute_url()))
    assert CANARY in told(client_of("moderator").get("/admin/submissions/submission/?state=all"))


def test_a_lead_of_an_official_list_is_on_the_research_desk_and_nowhere_else():
    lead = make_lead(names=[make_name(f"{CANARY} lead", **hearsay())])
    desk = ["/report/research/", "/report/research/leads/"]
    begun = f"/report/research/leads/{lead.reference}/"
    world = World()
    paths = [*map(world.path, PUBLIC_PATHS), *desk, begun]

    assert leaks(Client(), [*desk, begun]) == []
    assert leaks(client_of("volunteer"), paths) == []
    assert leaks(client_of("trusted"), paths) == [desk[1], begun]
    assert CANARY not in str(Event.objects.exclude(action="kept_as_lead").values_list())


def test_a_change_that_waits_shows_nowhere():
    article = make_published("article")
    changed = canary("article") | {"slug": article.slug, "group": article.group}
    make_submission("article", document=changed, target=article.public_id, base_version=1)
    paths = [
        article.path,
        f"/report/article/{article.public_id}/",
        "/awareness/",
        "/",
        "/sitemap.xml",
    ]

    assert leaks(client_of("volunteer"), paths) == []
    assert Client().get(article.path).status_code == 200


def test_withdrawn_pages_are_gone_from_pages_lists_and_search():
    records = [(kind, make_published(kind, canary(kind))) for kind in KINDS]
    before = leaks(Client(), ["/", *FILTERS, "/search/?q=example", "/regions/france/"])

    for kind, record in records:
        withdraw(kind, record.public_id, by="ana", reason=f"{CANARY} reason")

    world = World()
    assert len(before) >= 5
    assert leaks(Client(), [*map(world.path, PUBLIC_PATHS), *FILTERS, "/search/?q=example"]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_grave_of_a_withdrawn_page_names_nobody(kind):
    record = make_published(kind, canary(kind))
    withdraw(kind, record.public_id, by="ana", reason=f"{CANARY} reason")

    grave = Client().get(record.path)

    assert CANARY not in told(grave).replace(record.path.split("/")[2], "")
    assert grave.status_code == (200 if kind == "region" else 410)
    assert "noindex" in told(grave) or kind == "region"


# Shown in part or not at all: a connection until both ends are public, what only addresses are
# made of, and a service's citation, of which the page tells where and when.
UNSEEN = {
    "article": ["articlegroup", "articleslug", "tags"],
    "organization": ["organizationslug", "organizationservices0source", "organizationrelations0"],
    "region": [],
    "record": ["recordconnections0"],
    "case": [],
    "campaign": ["campaigngroup", "campaignslug"],
    "story": [],
}


@pytest.mark.parametrize("kind", KINDS)
def test_once_published_its_words_are_on_its_page(kind):
    record = make_published(kind, canary(kind))

    page = told(Client().get(record.path))
    missing = [
        word.removeprefix(CANARY)
        for word in words_in(record.document)
        if word not in page and not any(f"{CANARY}{part}" in word for part in UNSEEN[kind])
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("kind", "title", "path"),
    [
        ("article", "articletitle", "/awareness/"),
        ("organization", "organizationname", "/organizations/"),
        ("record", "recordnames0name", "/records/"),
    ],
)
def test_once_published_its_name_is_in_its_list_the_search_and_at_home(kind, title, path):
    record = make_published(kind, canary(kind))

    found = Client().get("/search/", {"q": CANARY + title})

    assert CANARY + title in told(Client().get(path))
    assert found.context["total"] == 1
    assert CANARY + title in told(Client().get("/"))
    assert record.path in told(Client().get("/sitemap.xml"))


@pytest.fixture
def accused():
    """A record of tier B: charged, and presumed innocent."""
    charged = make_event(
        code="charged", on="2026-10-01", source=official(kind="prosecution"), case_id="C-1"
    )
    name = record_document()["names"][0] | {"name": f"{CANARY} accused"}
    return make_published("record", record_document(names=[name], legal_events=[charged]))


def test_who_is_only_accused_is_on_a_page_in_the_list_and_in_the_search(accused):
    found = Client().get("/search/", {"q": f"{CANARY} accused"})

    assert accused.tier == "B"
    assert CANARY in told(Client().get(accused.path))
    assert CANARY in told(Client().get("/records/"))
    assert found.context["total"] == 1


@pytest.mark.parametrize(
    "path", ["/", "/ar/", "/sitemap.xml", "/regions/france/", "/regions/europe/"]
)
def test_who_is_only_accused_is_not_put_forward(accused, path):
    assert CANARY not in told(Client().get(path))
    assert accused.path not in told(Client().get(path))


def test_who_is_only_accused_is_found_by_no_search_engine(accused):
    for path in (accused.path, f"/ar{accused.path}", "/records/"):
        assert '<meta name="robots" content="noindex' in told(Client().get(path))


def test_who_is_on_an_official_list_may_be_found():
    listed = make_published("record")

    assert 'content="noindex' not in told(Client().get(listed.path))
    assert listed.path in told(Client().get("/sitemap.xml"))
