"""What an operator types, and what it answers."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.db.utils import ProgrammingError
from django.test import Client

from awareness.forms import ArticleForm
from awareness.models import Article
from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.management.commands import measure
from freedomnow.publishing.management.commands.ensure_roles import CANNOT_CREATE, statement
from freedomnow.publishing.models import Event, Tombstone
from tests.factories import DOCUMENTS, article_document, make_published, publish_directly

pytestmark = pytest.mark.django_db

TOLD = {"by": "Ann", "reason": "a court asked"}


def said(*arguments, **options):
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_an_operator_takes_a_page_down_and_the_history_says_who_and_why():
    page = make_published("record")

    words = said("withdraw", "record", page.public_id, **TOLD)

    event = Event.objects.get(action="withdrew")
    assert words == f"record {page.public_id} was taken down.\n"
    assert (event.by, event.reason, event.number) == ("Ann", "a court asked", 1)
    assert Client().get(page.path).status_code == 410


@pytest.mark.parametrize(
    ("kind", "public_id", "words"),
    [
        ("person", "x", "There is no kind person"),
        ("article", "x", "No published article has the id x"),
        ("organization", "", "No published organization has the id"),
    ],
)
def test_what_is_not_there_cannot_be_taken_down(kind, public_id, words):
    publish_directly("article", article_document())

    with pytest.raises(CommandError, match=words):
        said("withdraw", kind, public_id, **TOLD)

    assert Article.objects.exists()
    assert not Tombstone.objects.exists()


def test_a_page_is_taken_down_once():
    page = make_published("article")
    said("withdraw", "article", page.public_id, **TOLD)

    with pytest.raises(CommandError, match="No published article"):
        said("withdraw", "article", page.public_id, **TOLD)

    assert Event.objects.filter(action="withdrew").count() == 1


def test_a_page_of_another_kind_is_not_taken_down_by_its_id():
    page = make_published("article")

    with pytest.raises(CommandError, match="No published organization"):
        said("withdraw", "organization", page.public_id, **TOLD)


@pytest.mark.parametrize("missing", ["by", "reason"])
def test_nobody_takes_a_page_down_without_a_name_and_a_reason(missing):
    page = make_published("article")
    told = {name: value for name, value in TOLD.items() if name != missing}

    with pytest.raises(CommandError, match=f"--{missing}"):
        said("withdraw", "article", page.public_id, **told)


def test_rebuild_names_what_differs_and_then_what_it_wrote():
    page = make_published("article")
    Article.objects.update(title="Forged")
    out = io.StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("rebuild", "--check", stdout=out)

    assert stopped.value.code == 1
    assert out.getvalue() == f"article {page.public_id} differs\n"
    assert said("rebuild") == f"article {page.public_id} rewritten\n1 differed.\n"


def test_rebuild_looks_at_every_kind():
    pages = {kind: make_published(kind) for kind in DOCUMENTS}
    for page in pages.values():
        type(page).objects.update(came_with="9")

    words = said("rebuild")

    assert {line.split()[0] for line in words.splitlines()[:-1]} == set(pages)
    assert words.endswith(f"{len(pages)} differed.\n")


def test_the_web_role_accepts_no_upgrade(monkeypatch):
    make_published("article")
    monkeypatch.setattr(
        ArticleForm, "upgrades", [*ArticleForm.upgrades, lambda told: told | {"summary": "New."}]
    )

    with pytest.raises(ProgrammingError, match="permission denied"):
        said("rebuild", "--accept-upgrades")


def test_a_login_that_may_not_make_roles_is_told_where_to_read():
    err = io.StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("ensure_roles", stderr=err)

    assert stopped.value.code == CANNOT_CREATE
    assert "cannot create roles" in err.getvalue()


def test_a_login_gets_a_name_and_a_password_that_are_only_that():
    words = statement("CREATE", 'web"; DROP', "it's").as_string(None)

    assert words == """CREATE ROLE "web""; DROP" LOGIN PASSWORD 'it''s'"""


def test_a_login_without_a_password_gets_none():
    assert statement("ALTER", "web", "").as_string(None) == 'ALTER ROLE "web" LOGIN'


def test_measuring_visits_one_page_of_every_type():
    page = make_published("article")

    paths = measure.paths_of_kinds()

    assert {"/organizations/", "/awareness/", "/records/", "/regions/"} <= set(paths)
    assert page.path in paths
    assert len(paths) == len(all_kinds()) + 1


def test_measuring_follows_the_newest_page_of_a_kind():
    make_published("article")
    newest = make_published("article")

    assert newest.path in measure.paths_of_kinds()


def test_a_measured_page_is_told_with_its_status_size_and_queries():
    """The tests' two logins are one connection: each of its two queries is seen twice."""
    words = said("measure", "/regions/", "/nowhere/")

    first, second = words.splitlines()[1:]
    assert re.fullmatch(r"/regions/ +200 +\d+ +4 +\d+\.\d", first)
    assert re.fullmatch(r"/nowhere/ +404 +\d+ +0 +\d+\.\d", second)


@pytest.mark.parametrize(("by", "reason"), [("", "wrong"), ("ana", "  ")])
def test_nobody_takes_a_page_down_with_an_empty_name_or_reason(by, reason):
    article = publish_directly("article", article_document())

    with pytest.raises(CommandError, match="who decided it and why"):
        call_command("withdraw", "article", article.public_id, by=by, reason=reason)

    assert Article.objects.exists()
