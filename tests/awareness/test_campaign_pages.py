"""Campaigns: their page, their list, who runs them, and that nothing unpublished shows."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from awareness.campaign_fields import validate_hashtag, validate_way
from awareness.campaign_forms import CampaignForm
from awareness.campaign_models import Campaign
from awareness.campaign_starter import load
from freedomnow.publishing.services import judged, withdraw
from tests.factories import (
    article_document,
    campaign_document,
    make_name,
    make_published,
    make_runner,
    make_source,
    make_step,
    make_submission,
    publish_directly,
    record_document,
)

pytestmark = pytest.mark.django_db

LIST = "/awareness/campaigns/"


def publish(**fields):
    return publish_directly("campaign", campaign_document(**fields))


def html_of(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.text


def refused(**fields):
    """What the form says against a campaign, "" for nothing."""
    try:
        judged(CampaignForm, campaign_document(**fields))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def test_the_page_says_message_hashtag_what_to_do_and_who_runs_it():
    helpers = make_published("organization")
    campaign = publish(
        run_by=[make_runner(to=helpers.public_id), make_runner(name="Testa Union")],
        steps=[make_step("Read it.", "/check/"), make_step("Tell one.", "")],
        link="https://www.example.org/ask/",
    )

    html = html_of(campaign.path)

    assert campaign.message in html
    assert '<bdi class="tag">#AskFirst</bdi>' in html
    assert '<a href="/check/">Read it.</a>' in html
    assert "<li>Tell one.</li>" in html
    assert f'<a href="{helpers.get_absolute_url()}"><bdi>{helpers.name}</bdi></a>' in html
    assert "Testa Union" in html
    assert 'href="https://www.example.org/ask/" rel="noopener noreferrer"' in html
    assert f"/share/campaign/{campaign.slug}/" in html


def test_a_runner_that_came_down_shows_no_more():
    helpers = make_published("organization")
    campaign = publish(run_by=[make_runner(to=helpers.public_id)])
    before = html_of(campaign.path)

    withdraw("organization", helpers.public_id, by="tests", reason="for a test")
    after = html_of(campaign.path)

    assert helpers.name in before
    assert helpers.name not in after
    assert helpers.public_id not in after
    assert "community" not in after.split("<dl>")[1].split("</dl>")[0]  # nor is it taken for ours


def test_a_step_to_an_article_that_came_down_leads_nowhere():
    article = make_published("article")
    campaign = publish(steps=[make_step("Read it.", article.path)])
    before = html_of(campaign.path)

    withdraw("article", article.public_id, by="tests", reason="for a test")

    assert f'<a href="{article.path}">Read it.</a>' in before
    assert "<li>Read it.</li>" in html_of(campaign.path)


def test_an_organization_lists_the_campaigns_that_it_runs():
    helpers, others = make_published("organization"), make_published("organization")
    campaign = publish(title="Ask together", run_by=[make_runner(to=helpers.public_id)])

    assert campaign.get_absolute_url() in html_of(helpers.path)
    assert campaign.get_absolute_url() not in html_of(others.path)
    withdraw("campaign", campaign.public_id, by="tests", reason="for a test")
    assert "Ask together" not in html_of(helpers.path)


def test_a_country_lists_its_campaigns_and_another_does_not():
    campaign = publish(title="Ask together", regions=["FR"])

    assert campaign.get_absolute_url() in html_of("/regions/france/")
    assert campaign.get_absolute_url() not in html_of("/regions/kenya/")


def test_the_list_goes_by_stage(settings):
    publish(title="Long over", starts_on="2020", ends_on="2021")
    publish(title="Next year", starts_on="2027-03")
    publish(title="All year")
    publish(title="This month", starts_on="2026-11", ends_on="2026-11")

    html = html_of(LIST)

    order = ["Running now", "This month", "All year", "Coming", "Next year", "Over", "Long over"]
    assert [html.index(f">{words}<") for words in order] == sorted(
        html.index(f">{words}<") for words in order
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Here", "Kenya", "Everywhere"}),
        ("?region=FR", {"Here", "Everywhere"}),
        ("?region=150", {"Here", "Everywhere"}),
        ("?region=001", {"Here", "Kenya", "Everywhere"}),
        ("?region=KE&language=en", {"Kenya", "Everywhere"}),
        ("?language=es", set()),
    ],
)
def test_the_list_narrows(query, shown):
    for title, regions in (("Here", ["FR"]), ("Kenya", ["KE"]), ("Everywhere", [])):
        publish(title=title, regions=regions)
    make_published("article", article_document(language="es"))

    html = Client().get(LIST + query).text

    titles = {title for title in ("Here", "Kenya", "Everywhere") if f">{title}</bdi>" in html}
    assert titles == shown


def test_an_empty_list_says_so_and_how_to_add_one():
    html = html_of(LIST)

    assert "No campaign here yet" in html
    assert 'href="/report/campaign/"' in html


@pytest.mark.parametrize("number", [1, 6])
def test_pages_ask_the_same_number_of_queries(number, django_assert_num_queries):
    made = [
        publish(
            title=f"Ask {one}",
            run_by=[make_runner(to=make_published("organization").public_id)],
            steps=[make_step("Read.", make_published("article").path) for _step in range(number)],
        )
        for one in range(number)
    ]
    client = Client()
    client.get(LIST)

    with django_assert_num_queries(4):
        client.get(made[0].path)
    with django_assert_num_queries(3):
        client.get(LIST)


@pytest.mark.parametrize(
    "hashtag", ["AskFirst", "#AskFirst", "اسأل_أولا", "पूछो", "30July", "＃AskFirst"]
)
def test_a_hashtag_is_one_word_of_any_script(hashtag):
    assert refused(hashtag=hashtag) == ""
    document = judged(CampaignForm, campaign_document(hashtag=hashtag))
    assert not document["hashtag"].startswith(("#", "＃"))


@pytest.mark.parametrize(
    "hashtag",
    ["<b>ask</b>", "ask first", "ask&first", "ask#first", "a'b", 'a"b', "123", "😀", "x" * 62],
)
def test_a_hashtag_with_markup_or_signs_is_refused(hashtag):
    assert refused(hashtag=hashtag)


def test_a_hashtag_of_marks_alone_is_none():
    with pytest.raises(ValidationError):
        validate_hashtag("\u0301a")


@pytest.mark.parametrize(
    "link", ["/check/", "/ar/check/", "https://www.example.org/", "/awareness/an-article/", ""]
)
def test_a_step_leads_to_this_site_or_by_https(link):
    assert refused(steps=[make_step("Go.", link)]) == ""


@pytest.mark.parametrize(
    "link",
    ["//example.org/", "/\\example.org", "javascript:alert(1)", "http://example.org/",
     "/no/such/page/", "/admin/", "/records/abc/", "/accounts/login/"],
)  # fmt: skip
def test_a_step_leads_nowhere_else(link):
    assert refused(steps=[make_step("Go.", link)])


def test_a_path_of_this_site_is_kept_without_its_language():
    document = judged(CampaignForm, campaign_document(steps=[make_step("Go.", "/ar/check/")]))

    assert document["steps"][0]["link"] == "/check/"
    with pytest.raises(ValidationError):
        validate_way("/admin/")


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({"message": "x" * 160}, True),
        ({"message": "x" * 161}, False),
        ({"starts_on": "2026-03", "ends_on": "2026-03"}, True),
        ({"starts_on": "2026-03-10", "ends_on": "2026-03"}, True),
        ({"starts_on": "2026-04", "ends_on": "2026-03"}, False),
        ({"steps": []}, False),
        ({"sources": []}, True),  # our own needs none
        ({"sources": [], "run_by": [make_runner(name="Testa Union")]}, False),
        ({"sources": [make_source()], "run_by": [make_runner(name="Testa Union")]}, True),
        ({"run_by": [make_runner(to="no-such-page")]}, False),
        ({"run_by": [make_runner()]}, False),
    ],
)
def test_what_a_campaign_may_be(fields, fits):
    assert bool(refused(**fields)) is not fits


def test_a_campaign_against_somebody_by_name_is_refused():
    make_published("record", record_document(names=[make_name("Testa Harbour Company")]))
    told = campaign_document(about="Stop Testa Harbour Company.")

    refusals = CampaignForm.refusals(judged(CampaignForm, told), None)

    assert any("Testa Harbour Company" in one for one in refusals)
    assert CampaignForm.refusals(judged(CampaignForm, campaign_document()), None) == []


def test_a_campaign_that_waits_shows_nowhere():
    report = make_submission("campaign", document=campaign_document(title="Waits for us"))

    assert "Waits for us" not in html_of(LIST)
    assert Client().get(f"{LIST}{report.document['slug'] or 'waits-for-us'}/").status_code == 404


def test_a_translation_older_than_its_original_says_so():
    english = publish(title="Ask")
    spanish = publish(title="Preguntar", language="es", group=english.slug)
    Campaign.objects.filter(pk=spanish.pk).update(updated_at="2026-01-01T00:00Z")

    assert "older than the original" in html_of(spanish.path)
    assert 'hreflang="es"' in html_of(english.path)


@pytest.mark.parametrize("query", ["?region=ZZ", "?language=xx", "?page=99"])
def test_an_unknown_choice_is_a_kind_page(query):
    assert Client().get(LIST + query).status_code in {200, 400, 404}


def test_what_ships_is_whole_and_its_messages_are_short():
    documents = list(load.documents())

    assert len(documents) == 2
    for document in documents:
        assert judged(CampaignForm, document)["slug"] == document["slug"]
        assert len(document["message"]) <= 160
