"""Links of published pages: which are kept, when one is dead, and whose task that becomes."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client

from freedomnow.links import checking
from freedomnow.links.models import LinkCheck
from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Page
from tests.factories import (
    article_document,
    make_event,
    make_published,
    make_source,
    make_submission,
    official,
)
from tests.traffickers.public_records import put_up

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)


def article(*urls):
    sources = [make_source(source_url=url) for url in urls]
    return make_published("article", article_document(sources=sources))


def run(**options):
    out = io.StringIO()
    call_command("check_links", stdout=out, **{"pause": 0, "every": 0} | options)
    return out.getvalue()


def states():
    return {check.url.rpartition("/")[2]: check.state for check in LinkCheck.objects.all()}


@pytest.fixture
def day(settings):
    """Moves the clock by some days."""
    settings.TODAY = DAY

    def move(days):
        settings.TODAY = DAY + timedelta(days=days)

    return move


# Which links


def test_every_kind_of_page_brings_the_links_that_its_rows_cite(site):
    for kind in ("article", "organization", "region", "record", "case"):
        make_published(kind)

    came, went = checking.take_stock()

    kinds = set(LinkCheck.objects.values_list("page__kind", flat=True))
    assert kinds == {"article", "organization", "region", "record", "case"}
    assert (came, went) == (LinkCheck.objects.count(), 0)
    assert checking.take_stock() == (0, 0)


def test_what_waits_is_not_looked_at(site):
    make_submission("article", document=article_document(sources=[make_source()]))

    assert checking.take_stock() == (0, 0)


def test_a_link_goes_with_its_page_at_once(site):
    page = article(site.url("/a"))
    run()

    withdraw("article", page.public_id, by="ana", reason="for a test")

    assert not LinkCheck.objects.exists()


def test_a_link_that_no_page_cites_any_more_is_forgotten(site):
    article(site.url("/a"))
    page = Page.objects.get()
    LinkCheck.objects.create(page=page, url="https://www.example.org/was-cited-once")

    said = run()

    assert states() == {"a": "failing"}
    assert "1 links are new, 1 are cited no more." in said


# When one is dead


def test_a_link_is_dead_after_two_failures_a_week_apart(site, day):
    site.answers["/b"] = (200, {}, b"")
    article(site.url("/a"), site.url("/b"))

    told = []
    for days in (0, 6, 7):
        day(days)
        run()
        told.append(states())

    assert told == [
        {"a": "failing", "b": "found"},
        {"a": "failing", "b": "found"},
        {"a": "dead", "b": "found"},
    ]
    assert LinkCheck.objects.get(state="dead").first_failed_on == DAY


@pytest.mark.parametrize("answer", [200, 403])
def test_an_answer_between_begins_it_anew(site, day, answer):
    article(site.url("/a"))
    run()
    day(5)
    site.answers["/a"] = (answer, {}, b"")
    run()
    day(8)
    del site.answers["/a"]

    run()

    assert LinkCheck.objects.get().first_failed_on == DAY + timedelta(days=8)
    assert states() == {"a": "failing"}


def test_a_dead_link_that_answers_again_is_dead_no_more(site, day):
    article(site.url("/a"))
    run()
    day(7)
    run()
    site.answers["/a"] = (200, {}, b"")

    run()

    assert (states(), LinkCheck.objects.get().first_failed_on) == ({"a": "found"}, None)


def test_a_link_that_must_not_be_followed_is_never_dead(site, day):
    article("https://www.example.org/x")
    LinkCheck.objects.all().delete()
    checking.take_stock()
    LinkCheck.objects.update(url="http://169.254.169.254/x")

    for days in (0, 7, 14):
        day(days)
        for url, answer in checking.look_at(["http://169.254.169.254/x"], 0):
            checking.note(url, answer, DAY + timedelta(days=days))

    assert states() == {"x": "unclear"}


# Running it


def test_running_it_again_asks_nobody_and_changes_nothing(site):
    article(site.url("/a"))
    run(every=6)
    before, asked = list(LinkCheck.objects.values()), len(site.seen)

    said = run(every=6)

    assert (list(LinkCheck.objects.values()), len(site.seen)) == (before, asked)
    assert "0 links looked at: none was due." in said


def test_a_run_looks_at_so_many_links_and_the_next_goes_on(site):
    article(*[site.url(f"/{number}") for number in range(5)])

    for waiting in (3, 1, 0):
        run(most=2, every=6)
        assert LinkCheck.objects.filter(state="waiting").count() == waiting


def test_a_link_that_two_pages_cite_is_asked_for_once(site):
    site.answers["/a"] = (200, {}, b"")
    article(site.url("/a"))
    article(site.url("/a"))

    run()

    assert len(site.seen) == 1
    assert LinkCheck.objects.filter(state="found").count() == 2


def test_one_host_is_asked_for_one_link_at_a_time(site):
    site.takes = 0.01
    urls = [site.url(f"/{number}") for number in range(20)]
    site.answers["/away"] = (302, {"Location": site.url("/0")}, b"")
    urls += [site.url("/away", host="other.example")]

    answers = dict(checking.look_at(urls, 0))

    assert len(answers) == 21
    assert site.most_at_once <= 2  # one for each of two hosts


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_are_refused(site):
    told = connection.settings_dict
    with psycopg.connect(dbname=told["NAME"], host=told["HOST"], port=told["PORT"],
                         user=told["USER"], password=told["PASSWORD"]) as other:  # fmt: skip
        other.execute("SELECT pg_advisory_lock(%s)", [checking.LOCK])
        with pytest.raises(CommandError, match="under way"):
            run()
        other.execute("SELECT pg_advisory_unlock(%s)", [checking.LOCK])
        assert "0 links looked at" in run()


@pytest.mark.django_db(transaction=True)
def test_two_who_note_the_same_failure_at_once_agree(site):
    article(site.url("/a"))
    checking.take_stock()
    [(url, answer)] = list(checking.look_at([site.url("/a")], 0))

    def note(days):
        checking.note(url, answer, DAY + timedelta(days=days))
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(note, [0, 0, 0, 0]))

    assert states() == {"a": "failing"}


@pytest.mark.parametrize(
    "wrong",
    [{"state": "dead"}, {"state": "found"}, {"state": "waiting", "first_failed_on": DAY}],
)
def test_postgresql_refuses_a_check_that_says_half(site, wrong):
    article(site.url("/a"))
    checking.take_stock()

    with pytest.raises(IntegrityError), transaction.atomic():
        LinkCheck.objects.update(**wrong)


# The task


@pytest.fixture
def dead(site, day):
    page = article(site.url("/a"), site.url("/b"))
    run()
    day(7)
    run()
    return page


def tasks():
    return Client().get("/contribute/").context["dead_links"]


def test_a_page_with_dead_links_is_one_task_that_leads_to_its_form(dead):
    html = Client().get("/contribute/").content.decode()

    assert [(page.public_id, host) for page, host in tasks()] == [(dead.public_id, "site.example")]
    assert f"/report/article/{dead.public_id}/" in html
    assert LinkCheck.objects.get(url__endswith="/a").url not in html


def test_a_page_that_has_changed_since_is_no_task(dead):
    page = Page.objects.get()
    page.updated_at += timedelta(days=1)
    page.save()

    assert tasks() == []


def test_ten_pages_a_day_are_enough(site, day):
    for number in range(12):
        article(site.url(f"/{number}"))
    run()
    day(7)
    run()

    assert len(tasks()) == 10


def test_the_task_of_a_record_names_nobody(site, day):
    record = put_up(legal_events=[make_event(source=official(url=site.url("/a")))])
    run()
    day(7)
    run()

    html = Client().get("/contribute/").content.decode()
    assert f"/report/record/{record.public_id}/" in html
    assert record.title not in html


def test_who_is_only_accused_is_not_put_forward(site, day):
    source = official(kind="prosecution", url=site.url("/a"))
    put_up(legal_events=[make_event(code="charged", on="2026-10-01", source=source)])
    run()
    day(7)
    run()

    assert LinkCheck.objects.filter(state="dead").exists()
    assert tasks() == []
