"""A volunteer's public name: before a moderator's yes and after it was taken back it is nowhere."""

import pytest
from django.test import Client

from freedomnow.publishing.kinds import all_kinds
from freedomnow.publishing.services import withdraw
from freedomnow.submissions import account, public_names
from tests.credits import became_page, make_name, make_page, say
from tests.factories import (
    decide,
    make_submission,
    make_user,
    own_story,
    region_document,
)
from tests.safety.canaries import CANARY
from tests.safety.surfaces import PUBLIC_PATHS, World, client_of
from tests.safety.test_canary import everywhere, leaks, told

pytestmark = pytest.mark.django_db

NAME, LINE = f"{CANARY} name", f"{CANARY} line"
MAY_NAME = {"article", "campaign", "organization", "region"}


def ask(user):
    return make_name(NAME, by=user, expertise=LINE, shows=False)


def declined(user):
    say(ask(user), shows=False, reason=f"{CANARY} reason")


def declined_later(user):
    say(say(ask(user)), shows=False, reason=f"{CANARY} reason")


def changed(user):
    say(ask(user))
    public_names.ask(user, name=f"{NAME} two", expertise=LINE)


def taken_back(user):
    say(ask(user))
    public_names.take_back(user)


def deleted(user):
    say(ask(user))
    account.delete(user, takes_back=False)


STATES = [ask, declined, declined_later, changed, taken_back, deleted]


def pages_by(user, place="FR"):
    """
    A page of every kind that this account's reports became: kind -> page; "own words" is a story
    of its own.
    """
    own = {"region": region_document(place)}
    reports = {
        kind.name: make_submission(kind.name, by=user, document=own.get(kind.name))
        for kind in all_kinds()
    }
    decide(reports["record"], "approve")
    pages = {name: became_page(report) for name, report in reports.items()}
    return pages | {"own words": make_page("story", by=user, document=own_story())}


def both_ways(page):
    """From left to right, and from right to left."""
    return [page.path, f"/ar{page.path}"]


@pytest.mark.parametrize("bring", STATES, ids=lambda state: state.__name__)
def test_a_name_that_nobody_may_read_is_on_no_page_of_those_that_it_would_stand_on(bring):
    user = make_user()
    pages = pages_by(user)

    bring(user)

    paths = [path for page in pages.values() for path in both_ways(page)]
    desk = ["/report/account/", "/report/mine/", "/admin/submissions/publicname/"]
    assert leaks(Client(), paths) == []
    assert leaks(client_of("volunteer"), [*paths, *desk]) == []


def test_no_page_that_a_visitor_can_open_holds_it_in_any_state():
    """All states at once: the pages are hundreds."""
    for bring, place in zip(STATES, ("FR", "DE", "155", "150", "001", "KE"), strict=True):
        user = make_user()
        pages_by(user, place)
        bring(user)

    assert leaks(Client(), everywhere()) == []


def test_once_let_show_it_is_on_the_pages_that_may_name_and_on_no_other():
    user = make_user()
    pages = pages_by(user)

    say(ask(user))

    naming = {kind for kind, page in pages.items() if NAME in told(Client().get(page.path))}
    others = [path for path in map(World().path, PUBLIC_PATHS) if "/regions/france/" not in path]
    assert naming == MAY_NAME
    assert len(others) > 100
    assert leaks(Client(), others) == []


def test_the_grave_of_a_page_does_not_name_who_helped():
    user = make_user()
    say(ask(user))
    page = make_page(by=user)
    before = told(Client().get(page.path))

    withdraw("article", page.public_id, by="tests", reason="for a test")

    assert NAME in before
    assert leaks(Client(), both_ways(page)) == []


def test_its_owner_and_moderators_do_see_it():
    user, client = make_user(), Client()
    client.force_login(user)

    own = ask(user)

    assert NAME in told(client.get("/report/account/"))
    for path in ("", f"{own.pk}/change/"):
        assert NAME in told(client_of("moderator").get(f"/admin/submissions/publicname/{path}"))
