from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db.utils import ProgrammingError

from awareness.starter import load as starter_articles
from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.models import Event
from freedomnow.publishing.rebuild import rebuild
from freedomnow.search.models import Page
from freedomnow.submissions.models import Approval, Origin, State, Submission
from freedomnow.submissions.releases import publish_release, receive, undecided_of_releases
from tests.conftest import as_owner
from tests.factories import decide, make_submission, record_document
from traffickers.models import Trafficker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day_of_the_release(settings):
    settings.TODAY = date(2026, 11, 29)  # no source of the starter content was read later


@pytest.fixture
def only_originals(monkeypatch):
    """Translations go the same road as their originals: `make drill` loads them too."""
    monkeypatch.setattr(starter_articles, "translations", list)


@pytest.fixture
def demo(settings):
    settings.DEMO = True


@pytest.mark.drill
def test_the_starter_is_published_in_demo_mode_and_nothing_says_that_a_moderator_saw_it(demo):
    with as_owner():
        call_command("load_starter", "--demo", verbosity=0)

    assert set(Page.objects.values_list("kind", flat=True)) == {
        kind.name for kind in all_kinds() if list(kind.starter())
    }
    assert Trafficker.objects.count() == 43
    assert not Approval.objects.exists()
    assert set(Event.objects.filter(action="published").values_list("by", flat=True)) == {
        "FreedomNow 0.1.0"
    }
    assert [rebuild(kind, check=True) for kind in all_kinds()] == [[] for _kind in all_kinds()]

    with as_owner():
        call_command("load_starter", "--demo", verbosity=0)

    assert Trafficker.objects.count() == 43


def test_outside_demo_mode_the_starter_waits_in_the_inbox(only_originals):
    kinds = [kind for kind in all_kinds() if kind.name in {"article", "record"}]

    reports = receive(kinds, release="0.1.0")

    assert {report.state for report in reports} == {State.RECEIVED}
    assert {report.origin for report in reports} == {Origin.RELEASE}
    assert receive(kinds, release="0.1.0") == []
    assert not Page.objects.exists()


def test_outside_demo_mode_the_command_refuses_to_publish():
    with pytest.raises(CommandError, match="demo mode only"):
        call_command("load_starter", "--demo")

    assert not Submission.objects.exists()


def test_only_the_owner_of_the_database_can_let_a_release_through():
    submission = make_submission("record", document=record_document())

    with as_owner():
        publish_release([submission], release="0.1.0")

    assert Trafficker.objects.get().came_with == "0.1.0"


def test_the_web_role_cannot():
    submission = make_submission("record", document=record_document())

    with pytest.raises(ProgrammingError, match="permission denied"):
        publish_release([submission], release="0.1.0")


def test_an_interrupted_start_is_made_good_but_for_what_a_moderator_has_decided_on(
    demo, only_originals
):
    """As load_starter goes, with two kinds of all; make drill loads them all."""
    records, articles = kind_named("record"), kind_named("article")
    with as_owner():
        receive([records], release="0.1.0")
        assert not Page.objects.exists()
    lead = Submission.objects.filter(kind="record").first()
    decide(lead, "keep_as_lead")

    with as_owner():
        receive([articles, records], release="0.1.0")
        publish_release(undecided_of_releases(), release="0.1.0")

    assert Trafficker.objects.count() == 42
    assert not Approval.objects.exists()
    assert set(Event.objects.filter(action="published").values_list("by", flat=True)) == {
        "FreedomNow 0.1.0"
    }
    assert not Submission.objects.waiting().exists()
