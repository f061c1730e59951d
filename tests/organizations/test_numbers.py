"""Numbers that their operators no longer show: seen by a machine, warned of, decided by people."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from freedomnow.links.fetching import Answer
from freedomnow.links.models import LinkState
from freedomnow.publishing.services import withdraw
from freedomnow.submissions.models import Origin, State, Submission
from organizations.models import NumberCheck, Service
from organizations.numbers import found, stands_in
from tests.factories import (
    decide,
    make_published,
    make_service,
    make_submission,
    organization_document,
)
from tests.links.local_server import served

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)
NUMBER = "+33140000000"
SHOWN = b"<p>Call <b>01 40</b> 00 00 00, day and night.</p>"
WARNING = "The people who run this line no longer show this number."


@pytest.fixture
def site(settings):
    settings.LINK_CHECK_HOSTS = {"site.example": "127.0.0.1"}
    with served() as one:
        one.answers["/line"] = (200, {}, SHOWN)
        yield one


@pytest.fixture
def run(settings):
    """The command, so many days later."""

    def on(days, **options):
        settings.TODAY = DAY + timedelta(days=days)
        out = io.StringIO()
        call_command("check_numbers", stdout=out, **{"pause": 0, "every": 0} | options)
        return out.getvalue()

    return on


def helpers(site, **service):
    told = {"source_url": site.url("/line"), "phone": NUMBER} | service
    return make_published("organization", organization_document(services=[make_service(**told)]))


def vanish(site, run):
    """It stands there, then is missing twice, a week apart."""
    run(0)
    site.answers["/line"] = (200, {}, b"<p>Write to us.</p>")
    run(1)
    return run(8)


def pages(organization):
    return [Client().get(p).content.decode() for p in (organization.path, "/help/?c=FR")]


# Whether it stands there


@pytest.mark.parametrize(
    ("number", "page", "expected"),
    [
        (NUMBER, "Call 01 40 00 00 00", True),
        (NUMBER, "Call +33 1 40 00 00 00.", True),
        (NUMBER, "Call 0033-1-40.00.00.00", True),
        (NUMBER, "Call (0)1\u00a040\u202f00\u201100 00", True),
        (NUMBER, '<a href="tel:+33140000000">Call us</a>', True),
        (NUMBER, "<b>01</b> <i>40</i> 00 0<b>0</b> 00", True),
        (NUMBER, "01&nbsp;40&nbsp;00&nbsp;00&nbsp;00", True),
        (NUMBER, "Call 01 40 00 00 01", False),
        (NUMBER, "01 40 and then 00 00 00", False),
        (NUMBER, "", False),
        ("116000", "Call 116 000 for free", True),
        ("116000", "Call 116 111 for free", False),
    ],
)
def test_a_number_is_found_as_people_write_it(number, page, expected):
    assert stands_in(number, page) is expected


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer(LinkState.FOUND, 200, "https://a.example/line", SHOWN), "shown"),
        (Answer(LinkState.FOUND, 200, "https://a.example/line", b"nothing"), "missing"),
        (Answer(LinkState.FOUND, 200, "http://www.a.example/line/", b"nothing"), "missing"),
        (Answer(LinkState.FOUND, 200, "https://a.example/line", b"half", True), "unclear"),
        (Answer(LinkState.FOUND, 200, "https://a.example/", b"nothing"), "unclear"),
        (Answer(LinkState.FOUND, 200, "https://other.example/line", b"nothing"), "unclear"),
        (Answer(LinkState.FAILING, 404, "https://a.example/line"), "unclear"),
        (Answer(LinkState.UNCLEAR, 403, "https://a.example/line"), "unclear"),
    ],
)
def test_only_the_whole_page_itself_can_lack_a_number(answer, state):
    assert found(NUMBER, answer, "https://a.example/line") == state


# When it is gone


def test_a_number_that_stands_there_is_not_warned_of(site, run):
    organization = helpers(site)

    said = [run(days) for days in (0, 7, 14)]

    assert said == ["Numbers looked for: 1 shown.\n"] * 3
    assert all(WARNING not in page for page in pages(organization))


def test_missing_twice_a_week_apart_it_is_warned_of_at_once(site, run):
    organization = helpers(site)

    said = vanish(site, run)

    assert said == "Numbers looked for: 1 gone, 1 proposed.\n"
    for page in pages(organization):
        assert WARNING in page
        assert "2026-11-26" in page
        assert "No person has checked." in page


def test_missing_once_or_twice_within_a_week_says_nothing(site, run):
    organization = helpers(site)
    run(0)
    site.answers["/line"] = (200, {}, b"")

    run(1)
    run(7)

    assert NumberCheck.objects.get().state == "missing"
    assert all(WARNING not in page for page in pages(organization))
    assert not Submission.objects.waiting().exists()


def test_a_page_that_never_showed_it_to_a_machine_says_nothing(site, run):
    site.answers["/line"] = (200, {}, b"<script src='numbers.js'></script>")
    organization = helpers(site)

    assert [run(days) for days in (0, 8)] == ["Numbers looked for: 1 unclear.\n"] * 2
    assert all(WARNING not in page for page in pages(organization))


def test_a_number_that_comes_back_is_warned_of_no_more(site, run):
    organization = helpers(site)
    vanish(site, run)
    site.answers["/line"] = (200, {}, SHOWN)

    run(9)

    assert all(WARNING not in page for page in pages(organization))


def test_a_server_that_fails_meanwhile_changes_nothing(site, run):
    organization = helpers(site)
    vanish(site, run)
    site.answers["/line"] = (500, {}, b"")

    run(9)

    assert all(WARNING in page for page in pages(organization))


def test_the_warned_stand_below_the_emergency_number_and_the_other_lines(site, run):
    helpers(site)
    vanish(site, run)
    make_published("organization", organization_document(services=[make_service(name="Other")]))

    html = Client().get("/help/?c=FR").content.decode()

    assert html.index("tel:112") < html.index("Other") < html.index(WARNING)


@pytest.mark.parametrize(
    "other", [{"source_kind": "government"}, {"status": "inactive"}, {"phone": "", "url": "https://www.example.org/"}]
)  # fmt: skip
def test_only_active_numbers_on_their_operators_own_page_are_looked_for(site, run, other):
    helpers(site, **other)

    assert run(0) == "Numbers looked for: none was due.\n"
    assert site.seen == []


# What moderators are asked


def test_moderators_are_asked_once_to_take_it_off(site, run):
    organization = helpers(site)
    vanish(site, run)
    run(15)
    run(22)

    [report] = Submission.objects.waiting()
    assert (report.target, report.base_version) == (organization.public_id, organization.version)
    assert (report.origin, report.proposer, report.state) == (Origin.CLOCK, None, State.RECEIVED)
    [before], [after] = organization.document["services"], report.document["services"]
    assert before | {"status": "inactive"} == after
    assert "Nobody has looked." in report.comment


def test_when_they_say_yes_the_line_leaves_the_help_pages(site, run):
    organization = helpers(site)
    vanish(site, run)

    decide(Submission.objects.waiting().get(), "publish")

    assert not Service.objects.reachable_from("FR").exists()
    assert "Not active now" in Client().get(organization.path).content.decode()


def test_when_they_say_no_it_is_not_asked_again(site, run):
    helpers(site)
    vanish(site, run)
    decide(Submission.objects.waiting().get(), "decline")

    run(15)

    assert not Submission.objects.waiting().exists()


def confirmed(organization, on):
    """Somebody saw the number on a day, and a moderator published that."""
    row = organization.document["services"][0] | {"confirmed_on": str(on)}
    report = make_submission(
        "organization",
        document=organization.document | {"services": [row]},
        target=organization.public_id,
        base_version=organization.version,
    )
    decide(report, "publish")


def test_a_person_who_saw_it_since_ends_the_warning(site, run):
    organization = helpers(site)
    vanish(site, run)
    assert all(WARNING in page for page in pages(organization))

    confirmed(organization, DAY + timedelta(days=2))

    assert all(WARNING not in page for page in pages(organization))
    run(15)
    assert NumberCheck.objects.get().state == "unclear"


# Running it


def test_running_it_again_asks_nobody_and_changes_nothing(site, run):
    helpers(site)
    run(0)
    before = list(NumberCheck.objects.values()), len(site.seen)

    assert run(0, every=6) == "Numbers looked for: none was due.\n"
    assert (list(NumberCheck.objects.values()), len(site.seen)) == before


def test_two_numbers_of_one_page_are_read_from_one_request(site, run):
    told = {"source_url": site.url("/line")}
    services = [make_service(**told), make_service(phone="+33140000001", **told)]
    make_published("organization", organization_document(services=services))

    assert run(0) == "Numbers looked for: 1 shown, 1 unclear.\n"
    assert len(site.seen) == 1


def test_nothing_is_kept_of_a_page_that_came_down(site, run):
    organization = helpers(site)
    run(0)

    withdraw("organization", organization.public_id, by="ana", reason="for a test")

    assert not NumberCheck.objects.exists()


def test_nothing_is_kept_of_a_number_that_the_page_gives_no_more(site, run):
    organization = helpers(site)
    run(0)
    NumberCheck.objects.create(
        record=organization, key="other", number="+331", url="https://www.example.org/",
        state="unclear", checked_at="2026-11-01T00:00Z",
    )  # fmt: skip

    run(0)

    assert NumberCheck.objects.get().number == NUMBER


@pytest.mark.parametrize("wrong", [{"state": "gone"}, {"missing_since": DAY}])
def test_postgresql_refuses_a_check_that_says_half(site, run, wrong):
    helpers(site)
    run(0)

    with pytest.raises(IntegrityError), transaction.atomic():
        NumberCheck.objects.update(**wrong)
