"""What a campaign's form takes, refuses and makes of it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from awareness.campaign_forms import CampaignForm, was_an_organization
from awareness.campaign_models import LONGEST_MESSAGE, Campaign
from freedomnow.publishing.services import judged, withdraw
from freedomnow.submissions.models import Submission
from tests.factories import (
    campaign_document,
    make_published,
    make_runner,
    make_source,
    make_step,
    make_user,
    publish_directly,
)

pytestmark = pytest.mark.django_db

KEY = r"[a-z0-9]{8}"


def publish(**fields):
    return publish_directly("campaign", campaign_document(**fields))


def told(**fields):
    """The document that the form makes."""
    return judged(CampaignForm, campaign_document(**fields))


def refused(**fields):
    """What the form says against a campaign, "" for nothing."""
    try:
        told(**fields)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def take_down(kind, record):
    withdraw(kind, record.public_id, by="tests", reason="for a test")


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({"message": "x" * LONGEST_MESSAGE}, True),
        ({"message": "x" * (LONGEST_MESSAGE + 1)}, False),
        ({"message": "سؤال " * 31 + "سؤال"}, True),
        ({"message": ""}, False),
        ({"title": ""}, False),
        ({"title": "x" * 121}, False),
        ({"hashtag": ""}, True),
        ({"hashtag": "<b>ask</b>"}, False),
        ({"language": "xx"}, False),
        ({"forms": []}, True),
        ({"forms": ["Slavery"]}, False),
        ({"regions": []}, True),
        ({"regions": ["ZZ"]}, False),
        ({"link": "javascript:alert(1)"}, False),
        ({"steps": []}, False),
        ({"steps": [make_step("", "/check/")]}, False),
        ({"steps": [make_step("Go.", "/records/abc/")]}, False),
        ({"steps": [make_step("Go.", "/ar/check/")]}, True),
    ],
)
def test_what_a_campaign_may_be(fields, fits):
    assert (refused(**fields) == "") is fits


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "fits"),
    [
        ("", "", True), ("2026", "", True), ("", "2026", True),
        ("2026-03", "2026-03", True), ("2026-03-10", "2026-03", True), ("2026", "2026-01-01", True),
        ("2026-03-10", "2026-03-10", True), ("2026-12", "2026", True),
        ("2026-03-10", "2026-03-09", False), ("2026-04", "2026-03", False),
        ("2027", "2026", False), ("2026-04-01", "2026-03", False),
    ],
)  # fmt: skip
def test_dates_are_compared_by_their_widest_reading(starts_on, ends_on, fits):
    said = refused(starts_on=starts_on, ends_on=ends_on)

    assert (said == "") is fits
    assert fits or "before the first one" in said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2027", "2027"), ("March 2027", "2027-03"), ("10 March 2027", "2027-03-10")],
)
def test_a_date_may_be_typed_as_people_write_it(typed, kept):
    assert told(starts_on=typed)["starts_on"] == kept


def test_a_campaign_of_our_own_needs_no_source_and_one_of_others_does():
    others = [make_runner(name="Testa Union")]

    assert refused(sources=[]) == ""
    assert "at least one source" in refused(sources=[], run_by=others)
    assert refused(sources=[make_source()], run_by=others) == ""


def test_an_organization_is_given_by_its_address_its_slug_or_its_id():
    helpers = make_published("organization")
    ways = [
        f"https://testserver{helpers.path}", helpers.path, f"/ar{helpers.path}", helpers.slug,
        helpers.public_id,
    ]  # fmt: skip

    kept = {told(run_by=[make_runner(to=way)])["run_by"][0]["to"] for way in ways}

    assert kept == {helpers.public_id}


@pytest.mark.parametrize("kind", ["article", "case", "record"])
def test_a_page_of_another_kind_runs_no_campaign(kind):
    page = make_published(kind)

    assert "No organization" in refused(run_by=[make_runner(to=page.public_id)])
    assert not was_an_organization(page.public_id)


def test_a_runner_whose_page_came_down_stays_as_it_was_told():
    helpers = make_published("organization")
    take_down("organization", helpers)

    assert told(run_by=[make_runner(to=helpers.public_id)])["run_by"][0]["to"] == helpers.public_id
    assert "No organization" in refused(run_by=[make_runner(to="nobody")])


def test_a_runner_has_a_page_or_a_name():
    page = make_published("organization").public_id

    assert "one of the two" in refused(run_by=[make_runner()])
    assert "one of the two" in refused(run_by=[make_runner(to=page, name="Testa Union")])
    assert refused(run_by=[make_runner(to=page), make_runner(name="Testa Union")]) == ""


def test_an_address_is_made_of_the_title_and_is_the_group_of_an_original():
    document = told(title="Ask before you go!")

    assert (document["slug"], document["group"]) == ("ask-before-you-go", "ask-before-you-go")
    assert CampaignForm.headline(document) == "Ask before you go!"


def test_a_title_that_another_campaign_has_gets_an_address_with_a_random_end():
    publish(title="Ask")

    document = told(title="Ask")

    assert re.fullmatch(f"ask-{KEY}", document["slug"])
    assert document["group"] == document["slug"]


def test_the_address_of_a_campaign_that_came_down_is_nobody_elses():
    campaign = publish(title="Ask")
    take_down("campaign", campaign)

    assert re.fullmatch(f"ask-{KEY}", told(title="Ask")["slug"])
    assert Client().get(campaign.path).status_code == 410


def test_an_article_of_the_same_name_is_no_collision():
    article = make_published("article")

    assert told(title=article.title)["slug"] == article.slug


def test_an_address_stays_when_the_title_changes():
    campaign = publish(title="Ask")

    changed = judged(CampaignForm, campaign.document | {"title": "Ask again"}, campaign)

    assert changed["slug"] == "ask"


def test_a_translation_keeps_its_originals_group():
    english = publish(title="Ask")
    document = told(title="Preguntar", language="es", group=english.slug)

    assert (document["slug"], document["group"]) == ("preguntar", "ask")
    assert "in that language" in refused(title="Ask twice", language="en", group="ask")


def test_a_translation_of_a_withdrawn_original_may_change_and_others_may_join_it():
    english = publish(title="Ask")
    spanish = publish(title="Preguntar", language="es", group=english.slug)
    take_down("campaign", english)

    changed = judged(CampaignForm, spanish.document | {"message": "Otra."}, spanish)

    assert changed["group"] == "ask"
    assert told(title="Demander", language="fr", group="ask")["group"] == "ask"
    assert "in that language" in refused(title="Preguntar otra vez", language="es", group="ask")


def test_places_are_gathered_with_all_that_they_lie_in():
    assert {"FR", "155", "150", "001"} <= set(CampaignForm.region_codes(told(regions=["FR"])))
    assert CampaignForm.region_codes(told(regions=[])) == []


def send(client, **changed):
    form = {
        "title": "Ask", "language": "en", "message": "Ask first.", "about": "Why.",
        "steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "0", "steps-0-text": "Ask.",
        "steps-0-link": "/check/", "run_by-TOTAL_FORMS": "0", "run_by-INITIAL_FORMS": "0",
        "sources-TOTAL_FORMS": "0", "sources-INITIAL_FORMS": "0", "do": "send",
    }  # fmt: skip
    return client.post("/report/campaign/", form | changed)


def test_a_sent_campaign_waits_for_a_moderator():
    client = Client()
    client.force_login(make_user())

    send(client)

    assert Submission.objects.get().document["title"] == "Ask"
    assert not Campaign.objects.exists()


def test_a_refused_campaign_loses_nothing_that_was_typed():
    client = Client()
    client.force_login(make_user())

    answer = send(client, **{"steps-0-link": "/records/abc/", "hashtag": "not one word"})

    assert answer.status_code == 422
    for typed in ("Ask first.", "/records/abc/", "not one word"):
        assert f'value="{typed}"' in answer.text or f">{typed}<" in answer.text.replace("\n", "")
    assert "A campaign does not lead there." in answer.text
    assert "A hashtag is one word" in answer.text
    assert not Submission.objects.exists()
