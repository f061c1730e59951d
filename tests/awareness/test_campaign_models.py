"""Campaigns as the tables hold them: their order, places, groups, and what PostgreSQL refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from awareness.campaign_dates import Stage
from awareness.campaign_models import Campaign, CampaignSource, CampaignStep, Runner
from freedomnow.publishing.services import withdraw
from freedomnow.search.lookup import find
from freedomnow.search.models import Page
from tests.factories import (
    campaign_document,
    make_published,
    make_runner,
    make_source,
    make_step,
    publish_directly,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)


def publish(**fields):
    return publish_directly("campaign", campaign_document(**fields))


def put_up(*told):
    """(title, begins on, ends on) of each."""
    for title, starts_on, ends_on in told:
        publish(title=title, starts_on=starts_on, ends_on=ends_on)


def in_order(day=DAY):
    return list(Campaign.objects.in_order(day).values_list("title", flat=True))


def running_in(code):
    return set(Campaign.objects.running_in(code).values_list("title", flat=True))


def test_running_ones_come_first_then_coming_then_over():
    put_up(
        ("Over", "2020", "2021"), ("Coming", "2027-03", ""), ("Running", "2026", "2026"),
        ("Always", "", ""),
    )  # fmt: skip

    assert in_order() == ["Running", "Always", "Coming", "Over"]


def test_of_what_runs_the_one_that_ends_first_comes_first_and_the_endless_last():
    put_up(
        ("A endless", "2020", ""), ("B till June", "", "2027-06"),
        ("C till today", "", "2026-11-25"), ("D till the year ends", "2026", "2026"),
    )  # fmt: skip

    assert in_order() == ["C till today", "D till the year ends", "B till June", "A endless"]


def test_of_what_comes_the_next_one_comes_first():
    put_up(("A", "2028", ""), ("B", "2027-03", "2027-03"), ("C", "2027-02-10", "2029"))

    assert in_order() == ["C", "B", "A"]


def test_of_what_is_over_the_latest_comes_first():
    put_up(("A", "", "2019"), ("B", "", "2024-05"), ("C", "", "2024-06-01"))

    assert in_order() == ["C", "B", "A"]


def test_the_same_dates_go_by_title():
    put_up(("B", "2026", "2026"), ("A", "2026", "2026"), ("C", "2026", "2026"))

    assert in_order() == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2027, 2, 28), Stage.COMING),
        (date(2027, 3, 1), Stage.RUNNING),
        (date(2027, 5, 31), Stage.RUNNING),
        (date(2027, 6, 1), Stage.OVER),
    ],
)
def test_the_database_reads_partial_dates_as_the_page_does(day, stage):
    campaign = publish(starts_on="2027-03", ends_on="2027-05")

    [found] = Campaign.objects.in_order(day)
    assert found.stage == stage
    assert found.stage_label == stage.label
    assert (campaign.first_day, campaign.last_day) == (date(2027, 3, 1), date(2027, 5, 31))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("FR", {"France", "Western Europe", "World", "Anywhere"}),
        ("DE", {"Western Europe", "World", "Anywhere"}),
        ("155", {"France", "Western Europe", "World", "Anywhere"}),
        ("150", {"France", "Western Europe", "World", "Anywhere"}),
        ("KE", {"Kenya", "World", "Anywhere"}),
        ("001", {"France", "Western Europe", "Kenya", "World", "Anywhere"}),
    ],
)
def test_it_runs_in_its_places_below_them_and_above_them(code, found):
    for title, regions in (
        ("France", ["FR"]), ("Western Europe", ["155"]), ("Kenya", ["KE"]), ("World", ["001"]),
        ("Anywhere", []),
    ):  # fmt: skip
        publish(title=title, regions=regions)

    assert running_in(code) == found


def test_a_campaign_has_one_text_in_each_language():
    publish(title="One", language="en", group="ask")
    publish(title="Two", language="fr", group="ask")

    with (
        pytest.raises(IntegrityError, match="campaign_has_one_text_per_language"),
        transaction.atomic(),
    ):
        Campaign.objects.update(language="en")


def test_translations_are_the_texts_of_its_group_in_other_languages():
    english = publish(title="Ask")
    arabic = publish(title="اسأل", language="ar", group=english.slug)
    publish(title="Other", language="ar")

    assert set(Campaign.objects.translations_of(english)) == {arabic}
    assert set(Campaign.objects.translations_of(arabic)) == {english}
    assert [english.is_original, arabic.is_original] == [True, False]


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2027, 1, 2), date(2027, 1, 1)), (date(2027, 12, 31), date(2020, 1, 1))],
)
def test_postgresql_lets_no_campaign_end_before_it_begins(first, last):
    publish()

    with pytest.raises(IntegrityError, match="campaign_runs_forward"), transaction.atomic():
        Campaign.objects.update(first_day=first, last_day=last)
    Campaign.objects.update(first_day=last, last_day=first)


@pytest.mark.parametrize("hashtag", ["<b>", "a b", "a'b", "a&b", "#a", "a\x07b", "a/b", "a]b"])
def test_postgresql_lets_no_markup_into_a_hashtag(hashtag):
    publish()

    with pytest.raises(IntegrityError, match="hashtag_is_one_word"), transaction.atomic():
        Campaign.objects.update(hashtag=hashtag)
    Campaign.objects.update(hashtag="اسأل_أولا")


@pytest.mark.parametrize("link", ["http://x.org/", "//x.org/", "javascript:x", "records/"])
def test_postgresql_lets_a_step_lead_nowhere_else(link):
    publish(steps=[make_step()])

    with pytest.raises(IntegrityError, match="step_leads_to_this_site"), transaction.atomic():
        CampaignStep.objects.update(link=link)
    CampaignStep.objects.update(link="https://x.org/")


@pytest.mark.parametrize("told", [{"to": "", "name": ""}, {"to": "abc", "name": "Testa Union"}])
def test_postgresql_wants_a_runners_page_or_name_and_not_both(told):
    publish(run_by=[make_runner(name="Testa Union")])

    with pytest.raises(IntegrityError, match="runner_is_a_page_or_a_name"), transaction.atomic():
        Runner.objects.update(**told)


def test_rows_say_what_they_are_and_go_with_their_campaign():
    helpers = make_published("organization")
    told = [make_runner(to=helpers.public_id), make_runner(name="Testa Union")]
    campaign = publish(run_by=told, steps=[make_step("Ask.")], sources=[make_source()])

    assert [str(row) for row in Runner.objects.all()] == [helpers.public_id, "Testa Union"]
    assert str(CampaignStep.objects.get()) == "Ask."
    assert str(CampaignSource.objects.get()) == "A booklet"
    withdraw("campaign", campaign.public_id, by="tests", reason="for a test")
    assert not any(model.objects.exists() for model in (Runner, CampaignStep, CampaignSource))


def test_what_a_list_needs_stands_in_its_card_and_no_runner_that_has_no_page():
    helpers = make_published("organization")
    told = [make_runner(to=helpers.public_id), make_runner(name="Testa Union")]
    campaign = publish(message="Ask.", hashtag="Ask", starts_on="2027", run_by=told)

    page = Page.objects.get(public_id=campaign.public_id)
    assert page.card == {
        "message": "Ask.", "hashtag": "Ask", "starts_on": "2027", "ends_on": "",
        "run_by": [helpers.public_id],
    }  # fmt: skip
    assert page.is_indexable


@pytest.mark.parametrize(
    "words", ["Testa lanterns", "#TestaLanterns", "quokka", "numbat", "echidna"]
)
def test_it_is_found_by_title_hashtag_message_text_and_steps(words):
    campaign = publish(
        title="Testa lanterns", hashtag="TestaLanterns", message="A quokka asks.",
        about="Many a numbat.", steps=[make_step("Tell an echidna.", "")],
    )  # fmt: skip

    hits = find(words, language="en")

    assert [Page.objects.get(pk=hit.page_id).public_id for hit in hits] == [campaign.public_id]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ur", "rtl")])
def test_it_is_written_in_the_direction_of_its_language(language, direction):
    assert publish(language=language).direction == direction
