"""The research desk: who may look at leads, at which, how often, and what becomes of it."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from freedomnow.publishing.models import Event
from freedomnow.submissions.models import Origin, State, Submission
from tests.factories import (
    decide,
    hearsay,
    make_event,
    make_lead,
    make_moderator,
    make_name,
    make_place,
    make_submission,
    make_user,
    official,
    record_document,
)
from tests.safety.surfaces import client_of
from tests.traffickers.test_import_designations import LISTS, TABLE, needs_data
from traffickers import research
from traffickers.research import NOWHERE, Wanted

pytestmark = pytest.mark.django_db

DESK, LEADS = "/report/research/", "/report/research/leads/"


@pytest.fixture
def ana():
    return make_user("trusted", username="ana")


@pytest.fixture
def browser(ana):
    client = Client()
    client.force_login(ana)
    return client


def looks():
    told = Event.objects.filter(action__in=Event.LOOKS).order_by("pk")
    return list(told.values_list("by", "action", "number", "reason", "submission"))


def shown(browser, **query):
    return [lead.reference for lead, _places in browser.get(LEADS, query).context["leads"]]


def in_no_language(answer, path):
    """The page without the foot's links to the same address in other languages."""
    return re.sub(rf'href="(/\w\w)?{path}"', "", answer.content.decode())


# Who


@pytest.mark.parametrize("role", ["trusted", "moderator", "senior", "admin"])
def test_trusted_volunteers_and_above_see_the_desk(role):
    lead, client = make_lead(), client_of(role)

    assert client.get(DESK).context["total"] == 1
    assert lead.headline in client.get(LEADS).content.decode()
    assert client.get(f"{LEADS}{lead.reference}/").status_code == 200


@pytest.mark.parametrize("role", ["visitor", "volunteer"])
def test_for_everybody_else_it_looks_like_a_page_that_never_was(role):
    lead, client = make_lead(), client_of(role)
    none = "/report/mine-not/a/page/"
    missing = in_no_language(client.get(none), none)

    for path in (DESK, LEADS, f"{LEADS}{lead.reference}/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert in_no_language(answer, path) == missing
    assert looks() == []


def test_the_desk_closes_with_the_role(browser, ana):
    assert browser.get(DESK).status_code == 200
    ana.set_role("volunteer")
    ana.save()

    assert browser.get(DESK).status_code == 404


@pytest.mark.parametrize("path", ["/contribute/", "/report/mine/", "/report/account/"])
def test_only_the_trusted_are_shown_the_way(path):
    seen = {
        role: DESK in client_of(role).get(path).content.decode()
        for role in ("visitor", "volunteer", "trusted", "moderator")
    }

    assert seen == {"visitor": False, "volunteer": False, "trusted": True, "moderator": True}


@pytest.mark.parametrize("path", [DESK, LEADS])
def test_no_cache_keeps_it_and_no_search_engine_lists_it(browser, path):
    make_lead()
    answer = browser.get(path)

    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


# Which leads


def evidenced():
    """A lead whose event cites an official text."""
    return make_lead(legal_events=[make_event()])


def from_a_volunteer():
    told = record_document(legal_events=[make_event(source=hearsay())])
    return decide(make_submission("record", document=told), "keep_as_lead")


def corrected():
    lead = make_lead()
    Submission.objects.filter(pk=lead.pk).update(revision=2)
    return lead


def change_of_a_page():
    lead = make_lead()
    Submission.objects.filter(pk=lead.pk).update(target="abcdefghijkl")
    return lead


def not_of_a_list():
    return make_lead(key="delisted|1|abcdefghijkl")


@pytest.mark.parametrize(
    "other", [evidenced, from_a_volunteer, corrected, change_of_a_page, not_of_a_list]
)
def test_only_leads_that_a_list_brought_and_no_official_text_backs(browser, other):
    lead, hidden = make_lead(), other()

    assert hidden.state == State.LEAD
    assert shown(browser) == [lead.reference]
    assert browser.get(f"{LEADS}{hidden.reference}/").status_code == 404


@pytest.mark.parametrize("step", [None, "decline"])
def test_what_waits_or_was_declined_is_no_lead(browser, step):
    told = record_document(legal_events=[make_event(source=hearsay())])
    report = make_submission(
        "record",
        document=told,
        origin=Origin.IMPORT,
        import_key="OFAC SDN|7",
        signed=False,
        by_name="import_designations",
    )
    if step:
        decide(report, step)

    assert shown(browser) == []
    assert browser.get(DESK).context["total"] == 0


def test_a_lead_shows_what_its_list_tells_and_nothing_else(browser):
    make_lead(36, nationalities=["MX"])

    html = browser.get(LEADS).content.decode()
    for told in ("Unevidenced 36", "Specially Designated Nationals", ">36</bdi>", "Mexico"):
        assert told in html
    assert "Office of Foreign Assets Control" in html
    assert "The official text has not been seen." not in html


@pytest.fixture
def three():
    """One of Mexico, one of Mexico and the UN's list, one of no country."""
    return [
        make_lead(nationalities=["MX"]),
        make_lead(key="UN SC|LYi.900", regions=[make_place("LY", **hearsay())]),
        make_lead(),
    ]


def test_leads_are_counted_by_country_language_and_list(browser, three):
    told = browser.get(DESK).context

    assert told["total"] == 3
    assert {code: times for code, _name, times in told["places"]} == {"MX": 1, "LY": 1, NOWHERE: 1}
    assert {code for code, _name, _times in told["languages"]} == {"es", "ar"}
    assert {code: times for code, _name, times in told["lists"]} == {"OFAC SDN": 2, "UN SC": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"place": "MX"}, [0]),
        ({"place": "LY"}, [1]),
        ({"place": NOWHERE}, [2]),
        ({"language": "es"}, [0]),
        ({"language": "ar"}, [1]),
        ({"list": "UN SC"}, [1]),
        ({"list": "OFAC SDN"}, [0, 2]),
        ({"place": "MX", "list": "UN SC"}, []),
        ({"place": "FR"}, []),
    ],
)
def test_a_filter_shows_what_was_counted(browser, three, query, found):
    assert set(shown(browser, **query)) == {three[number].reference for number in found}


@pytest.mark.parametrize(
    "query",
    [{"place": "XX"}, {"place": "mx"}, {"language": "xx"}, {"list": "x"}, {"page": "9"},
     {"page": "a"}, {"page": "1" * 5000}, {"place": "MX' OR 1=1"}],
)  # fmt: skip
def test_what_is_no_filter_is_no_page(browser, three, query):
    assert browser.get(LEADS, query).status_code == 404


# Each look is an Event, and counts


def test_each_look_is_an_event_that_names_no_lead(browser, three):
    browser.get(DESK)
    browser.get(LEADS, {"place": "MX"})
    browser.get(f"{LEADS}{three[0].reference}/")

    first, second, third = looks()
    assert first == ("ana", "looked", 0, "the whole desk", "")
    assert second == ("ana", "looked", 1, "place=MX; page 1", "")
    assert third[:3] == ("ana", "opened_lead", 1)
    assert third[4] == three[0].reference
    assert "Unevidenced" not in str(looks())


def test_where_no_lead_is_shown_nobody_has_looked(browser):
    assert browser.get(DESK).context["total"] == 0
    assert shown(browser) == []
    make_lead()
    assert shown(browser, place="FR") == []

    assert looks() == []


def test_whoever_reloads_the_counts_makes_one_event_a_minute(browser, monkeypatch):
    make_lead()
    for _reload in range(5):
        assert browser.get(DESK).status_code == 200
    assert len(looks()) == 1

    client_of("trusted").get(DESK)
    assert len(looks()) == 2
    monkeypatch.setattr(research, "COUNTS_EVERY", timedelta(0))
    browser.get(DESK)
    assert len(looks()) == 3


def test_a_look_at_leads_is_told_each_time_and_after_the_counts_too(browser):
    make_lead()
    browser.get(DESK)
    for _twice in range(2):
        browser.get(LEADS)

    assert [number for _by, _action, number, _reason, _lead in looks()] == [0, 1, 1]


def test_moderators_read_in_the_history_of_a_lead_who_opened_it(browser):
    lead = make_lead()
    browser.get(f"{LEADS}{lead.reference}/")

    page = client_of("moderator").get(f"/admin/submissions/submission/{lead.pk}/change/")
    assert "opened a lead at the research desk" in page.content.decode()


def test_leads_come_twenty_a_page(browser):
    for _number in range(21):
        make_lead()

    first, second = shown(browser), shown(browser, page=2)
    assert (len(first), len(second)) == (20, 1)
    assert not set(first) & set(second)


@pytest.fixture
def at_most_three(monkeypatch):
    monkeypatch.setattr(research, "MOST_A_DAY", 3)


def test_a_day_shows_one_person_so_many_leads_and_no_more(browser, three, at_most_three):
    assert browser.get(LEADS).context["left"] == 0
    refused = browser.get(LEADS, {"place": "MX"})

    assert refused.status_code == 429
    assert "Unevidenced" not in refused.content.decode()
    assert browser.get(f"{LEADS}{three[0].reference}/").status_code == 429
    assert len(looks()) == 1
    assert browser.get(DESK).context["left"] == 0
    assert client_of("trusted").get(LEADS).status_code == 200


def test_yesterdays_looks_count_no_more(browser, three, at_most_three, monkeypatch):
    browser.get(LEADS)
    tomorrow = Event.objects.latest("pk").at.replace(hour=23, minute=59, second=59)
    monkeypatch.setattr(research, "midnight", lambda: tomorrow)

    assert browser.get(LEADS).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_many_looks_at_once_no_more_than_the_limit_pass(three, ana, at_most_three):
    wanted, leads = Wanted(place="MX"), [research.Lead.of(three[0])]

    def look(_number):
        try:
            research.look(leads, wanted, 1, by=ana)
        except research.Enough:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(look, range(8))) == 3
    assert research.left_today(ana) == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_looks_at_the_counts_at_once_one_is_told(ana):
    def look(_number):
        try:
            research.look_at_counts(by=ana)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(look, range(8)))
    assert len(looks()) == 1


def test_the_pages_cost_the_same_however_many_leads_there_are(
    browser, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(research, "COUNTS_EVERY", timedelta(0))
    for total in (1, 12):
        for _number in range(total):
            make_lead(nationalities=["MX"])
        for path, queries in ((DESK, 9), (LEADS, 10)):
            with django_assert_num_queries(queries):
                browser.get(path)


# A report of one's own


def begun(browser, lead):
    return browser.get(f"{LEADS}{lead.reference}/").context["form"].initial


def page_of(browser, lead):
    return browser.get(f"{LEADS}{lead.reference}/").content.decode()


def test_the_form_is_filled_with_what_the_list_tells(browser):
    lead = make_lead(36, nationalities=["MX"])
    document = begun(browser, lead)

    event, [name] = document["legal_events"][0], document["names"]
    assert (name["name"], document["nationalities"]) == ("Unevidenced 36", ["MX"])
    assert "Here is what the list itself tells." in page_of(browser, lead)
    assert (event["code"], event["case_id"], event["authority"]) == (
        "sanctioned", "36", "Ministry of Foreign Affairs",
    )  # fmt: skip


def test_the_form_leaves_empty_what_no_official_text_was_seen_to_say(browser):
    listed = make_name("On the list itself")
    lead = make_lead(names=[listed, make_name("Told", kind="alias", **hearsay())])
    document = begun(browser, lead)

    assert (document["summary"], document["legal_events"][0]["matters"]) == ("", [])
    assert document["legal_events"][0]["source_kind"] == ""
    assert [row["source_kind"] for row in document["names"]] == ["sanctions_list", ""]


def typed_into(form):
    """What a browser sends of the form as it was drawn."""
    parts = [form, *(row for rows in form.formsets.values() for row in rows.forms)]
    sent = {bound.html_name: bound.value() for part in parts for bound in part}
    for rows in form.formsets.values():
        sent |= {bound.html_name: bound.value() for bound in rows.management_form}
    return {name: value for name, value in sent.items() if type(value) is int or value}


def test_a_text_that_is_found_becomes_a_report_and_the_lead_stays_as_it_was(browser, ana):
    lead = make_lead()
    page = browser.get(f"{LEADS}{lead.reference}/").context
    found = official(quote="It says human trafficking.", url="https://www.example.org/found")
    source = {f"legal_events-0-{name}": value for name, value in found.items()}
    data = typed_into(page["form"]) | source | page["hidden"]
    data |= {"legal_events-0-matters": "trafficking", "do": "send", "looked_at": "yes"}
    data |= {"comment": page["about"].initial["comment"]}

    sent = browser.post(page["action"], data)

    assert (sent.status_code, (sent.context or {}).get("problems")) == (302, None)
    report = Submission.objects.get(proposer=ana)
    assert (report.state, report.origin, report.target) == (State.RECEIVED, Origin.FORM, "")
    assert report.document["names"][0]["source_url"] == "https://www.example.org/found"
    assert lead.reference in report.comment
    before = (lead.document, lead.state, lead.revision)
    lead.refresh_from_db()
    assert (lead.document, lead.state, lead.revision) == before


def test_the_moderator_sees_the_lead_beside_the_report(browser, ana):
    lead = make_lead(36)
    told = record_document(names=[make_name("Unevidenced 36")])
    report = make_submission("record", document=told, by=ana)

    client = Client()
    client.force_login(make_moderator())
    page = client.get(f"/admin/submissions/submission/{report.pk}/change/")
    assert f"/admin/submissions/submission/{lead.pk}/change/" in page.content.decode()


@needs_data
def test_the_leads_of_the_real_lists_are_on_the_desk(browser):
    call_command("import_designations", TABLE, stdout=io.StringIO(), stderr=io.StringIO(), **LISTS)

    told = browser.get(DESK).context
    assert told["total"] == 30
    assert sum(times for _code, _name, times in told["lists"]) == 30
    assert len(shown(browser)) == 20
