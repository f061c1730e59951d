"""Which account helped to write which page, and who is named for it, and for how long."""

import pytest
from django.core.management import call_command
from django.test import Client

from awareness.models import Article
from freedomnow.publishing.credits import Credit
from freedomnow.publishing.rebuild import rebuild
from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Page
from freedomnow.submissions import account, contributions, public_names
from freedomnow.submissions.erasing import erase
from freedomnow.submissions.models import Contribution, Submission
from freedomnow.submissions.purging import remove
from freedomnow.web.clock import today
from tests.conftest import as_owner
from tests.credits import became_page, change_page, make_name, make_page, say
from tests.factories import (
    article_document,
    decide,
    make_submission,
    make_unsigned,
    make_user,
    publish_directly,
)

pytestmark = pytest.mark.django_db

CREDITED = ["article", "campaign", "organization", "region"]


@pytest.fixture
def ana():
    """A volunteer who is named wherever she helped."""
    user = make_user()
    make_name("Ana", by=user)
    return user


def named_on(page):
    """As a visitor reads it."""
    words = Client().get(page.path).text.partition("Written with the help of:")[2]
    return words.partition("</p>")[0].replace("<bdi>", "").replace("</bdi>", "").strip()


@pytest.mark.parametrize("kind", CREDITED)
def test_who_sent_what_became_a_page_is_named_on_it(kind, ana):
    assert named_on(make_page(kind, by=ana)) == "Ana"


@pytest.mark.parametrize("kind", ["record", "case"])
def test_on_a_page_of_another_kind_nobody_is(kind, ana):
    report = make_submission(kind, by=ana)
    if kind == "record":
        decide(report, "approve")

    page = became_page(report)

    assert "Ana" not in Client().get(page.path).text
    assert not Contribution.objects.exists()


def test_who_changed_a_page_is_named_beside_who_began_it(ana):
    zoe = make_user()
    make_name("Zoe", by=zoe)
    page = make_page(by=zoe)

    changed = change_page(page, by=ana, summary="Another one.")

    assert named_on(changed) == "Ana, Zoe"


def test_who_helped_twice_is_named_once(ana):
    page = make_page(by=ana)

    changed = change_page(page, by=ana, summary="Another one.")

    assert named_on(changed) == "Ana"
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("step", ["decline", "keep_as_lead", "request_changes"])
def test_what_was_not_published_names_nobody(step, ana):
    decide(make_submission("article", by=ana), step)

    assert not Contribution.objects.exists()


def test_without_wanting_it_nobody_is_named():
    page = make_page()

    assert named_on(page) == ""
    assert Contribution.objects.get().credit is None


def test_a_report_without_an_account_names_nobody():
    report, _receipt = make_unsigned()

    page = became_page(report)

    assert named_on(page) == ""
    assert not Contribution.objects.exists()


def test_a_name_that_comes_later_shows_on_what_was_written_before():
    user = make_user()
    pages = [make_page(kind, by=user) for kind in CREDITED]

    make_name("Ana", by=user)

    assert [named_on(page) for page in pages] == ["Ana"] * len(CREDITED)


def test_it_shows_after_the_report_was_purged_too():
    user = make_user()
    page = make_page(by=user)
    remove(Submission.objects.get(), by="tests", reason="for a test")

    make_name("Ana", by=user)

    assert not Submission.objects.exists()
    assert named_on(page) == "Ana"


def test_taken_back_it_is_gone_with_the_next_request(ana):
    page = make_page(by=ana)
    before = named_on(page)

    public_names.take_back(ana)

    assert (before, named_on(page)) == ("Ana", "")
    assert not Credit.objects.exists()
    assert Contribution.objects.get().user == ana


@pytest.mark.parametrize("way", [
    lambda user: account.delete(user, takes_back=False),
    lambda user: user.delete(),
    lambda user: type(user).objects.filter(pk=user.pk).delete(),
], ids=["by its owner", "one", "many"])  # fmt: skip
def test_the_name_goes_with_the_account(way, ana):
    page = make_page(by=ana)

    way(ana)

    assert named_on(page) == ""
    assert not Credit.objects.exists()
    assert not Contribution.objects.exists()


def test_others_stay_when_one_goes(ana):
    page = make_page(by=ana)
    zoe = make_user()
    make_name("Zoe", by=zoe)
    changed = change_page(page, by=zoe, summary="Another one.")

    public_names.take_back(ana)

    assert named_on(changed) == "Zoe"


def test_a_page_that_comes_down_takes_the_name_with_it_and_back_again(ana):
    page = make_page(by=ana)
    withdraw("article", page.public_id, by="tests", reason="for a test")
    gone = Credit.objects.count()

    back = became_page(make_submission("article", document=page.document, target=page.public_id))

    assert gone == 0
    assert named_on(back) == "Ana"


def test_while_a_page_is_down_a_new_name_is_not_written(ana):
    page = make_page(by=ana)
    public_names.take_back(ana)
    withdraw("article", page.public_id, by="tests", reason="for a test")

    make_name("Anna", by=ana)

    assert not Credit.objects.exists()


def test_an_erased_page_is_forgotten(ana):
    page = make_page(by=ana)

    with as_owner():
        erase("article", page.public_id, by="tests", reason="for a test")

    assert not Contribution.objects.exists()
    assert not Credit.objects.exists()


def test_a_new_address_changes_nothing(ana):
    page = make_page(by=ana)

    moved = change_page(page, by=make_user(), slug="another-address")

    assert moved.slug == "another-address"
    assert named_on(moved) == "Ana"


def test_a_release_credits_nobody(ana):
    make_page(by=ana)

    publish_directly("article", article_document(), came_with="0.1.0")

    assert Contribution.objects.count() == 1


def test_the_public_row_holds_no_account_and_no_day(ana):
    make_page(by=ana)

    columns = {field.name for field in Credit._meta.concrete_fields}

    assert columns == {"id", "page", "name", "expertise", "folded"}
    assert ana.username not in str(Credit.objects.values().get())


def test_the_clock_names_again_what_was_made_anew_by_hand(ana):
    page = make_page(by=ana)
    with as_owner():
        Page.objects.filter(public_id=page.public_id).delete()
        rebuild(page_kind())
    lost = named_on(page)

    call_command("housekeeping")

    assert (lost, named_on(page)) == ("", "Ana")
    assert not contributions.unnamed(today()).exists()


def page_kind():
    return Submission.objects.get().known_kind


def test_the_clock_names_nobody_who_waits_or_was_declined(ana):
    page = make_page(by=ana)
    own = public_names.ask(ana, name="Another", expertise="")
    call_command("housekeeping")
    waiting = named_on(page)
    say(own, shows=False)

    call_command("housekeeping")

    assert (waiting, named_on(page)) == ("", "")


def test_rebuilding_a_page_keeps_its_names(ana):
    page = make_page(by=ana)
    Article.objects.update(summary="Broken by hand.")

    with as_owner():
        assert rebuild(page_kind()) == [page.public_id]

    assert named_on(page) == "Ana"


def test_a_name_on_many_pages_costs_the_same(django_assert_num_queries):
    for total in (1, 6):
        user = make_user()
        for _number in range(total):
            make_page(by=user)
        make_name(by=user, shows=False)
        user.public_name.state = "shown"
        user.public_name.save()
        with django_assert_num_queries(7):
            contributions.show(Contribution.objects.filter(user=user))
