"""Campaigns: their page, their list, who runs them, and that nothing unpublished shows."""

from datetime import date

import pytest
from django.test import Client

from awareness.campaign_models import Campaign
from awareness.campaign_views import MOST_TO_READ
from freedomnow.publishing.lists import PAGE_SIZE
from freedomnow.publishing.services import withdraw
from tests.factories import (
    article_document,
    campaign_document,
    make_published,
    make_runner,
    make_step,
    make_submission,
    publish_directly,
)

pytestmark = pytest.mark.django_db

LIST = "/awareness/campaigns/"


def publish(**fields):
    return publish_directly("campaign", campaign_document(**fields))


def take_down(kind, page):
    withdraw(kind, page.public_id, by="tests", reason="for a test")


def html_of(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.text


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


def texts_in(*languages):
    """The same campaign in each; the first is the original."""
    texts = [publish(title=f"Ask in {languages[0]}", language=languages[0])]
    for language in languages[1:]:
        texts.append(publish(title=f"Ask in {language}", language=language, group=texts[0].slug))
    return texts


def test_each_text_leads_to_the_others_and_not_to_itself():
    texts = texts_in("en", "es", "ar")

    for one in texts:
        html = html_of(one.path).split("<h1")[0]
        for other in texts:
            assert (f'<a href="{other.path}"' in html) is (other != one)


def test_the_other_texts_of_a_withdrawn_original_stay_and_say_nothing_of_it():
    english, spanish, arabic = texts_in("en", "es", "ar")
    Campaign.objects.filter(pk=spanish.pk).update(updated_at="2026-01-01T00:00Z")
    take_down("campaign", english)

    html = html_of(spanish.path)
    assert f'hreflang="ar">Arabic: <bdi>{arabic.title}</bdi>' in html.replace(' dir="rtl"', "")
    assert english.title not in html
    assert "older than the original" not in html


def test_a_campaign_that_came_down_is_gone_everywhere():
    campaign = publish(title="Ask together", language="ar")
    take_down("campaign", campaign)

    answer = Client().get(campaign.path)
    assert answer.status_code == 410
    assert "Ask together" not in answer.text
    for path in (LIST, "/", "/regions/france/", "/search/?q=Ask+together", "/sitemap.xml"):
        assert campaign.path not in Client().get(path).text, path


def test_the_page_is_written_in_its_own_direction_within_that_of_the_reader():
    campaign = publish(title="اسأل", language="ar", hashtag="اسأل_أولا", message="اسأل أولا.")

    for prefix, direction in (("", "ltr"), ("/ur", "rtl")):
        html = html_of(prefix + campaign.path)
        assert f'dir="{direction}"' in html.split(">", 2)[1]
        assert '<div lang="ar" dir="rtl">\n  <h1>اسأل</h1>' in html
        assert '<ol class="steps" lang="ar" dir="rtl">' in html
        assert '<bdi class="tag">#اسأل_أولا</bdi>' in html


@pytest.mark.parametrize("prefix", ["", "/es", "/ar"])
def test_a_step_within_this_site_keeps_the_readers_language(prefix):
    campaign = publish(steps=[make_step("Go.", "/check/"), make_step("Out.", "https://x.org/")])

    html = html_of(prefix + campaign.path)

    assert f'<a href="{prefix}/check/">Go.</a>' in html
    assert '<a href="https://x.org/" rel="noopener noreferrer">Out.</a>' in html


@pytest.mark.parametrize("kind", ["article", "organization", "campaign"])
def test_a_step_leads_to_a_page_while_it_is_up(kind):
    page = make_published(kind)
    campaign = publish(steps=[make_step("Read it.", page.path), make_step("Ask.", "/check/")])
    before = html_of(campaign.path)

    take_down(kind, page)
    after = html_of(campaign.path)

    assert f'<a href="{page.path}">Read it.</a>' in before
    assert "<li>Read it.</li>" in after
    assert page.path not in after
    assert '<a href="/check/">Ask.</a>' in after


def test_a_step_to_a_page_that_never_was_leads_nowhere_until_it_is_there():
    campaign = publish(steps=[make_step("Read it.", "/awareness/soon/")])
    before = html_of(campaign.path)

    publish_directly("article", article_document(title="Soon"))

    assert "<li>Read it.</li>" in before
    assert '<a href="/awareness/soon/">Read it.</a>' in html_of(campaign.path)


@pytest.mark.parametrize(
    ("day", "label", "words"),
    [
        ("2027-02-28", "Coming", "from March 2027, without an end"),
        ("2027-03-01", "Running now", "since March 2027, without an end"),
    ],
)
def test_page_list_and_card_say_alike_when_it_runs(settings, day, label, words):
    settings.TODAY = date.fromisoformat(day)
    campaign = publish(title="Testa lanterns", starts_on="2027-03")

    for path in (campaign.path, "/search/?q=lanterns", LIST):
        html = html_of(path).split("<main")[1]
        assert label in html, path
        assert f"<bdi>{words}</bdi>" in html, path


def test_a_campaign_of_others_without_a_live_runner_is_not_taken_for_ours():
    ours, theirs = publish(), publish(run_by=[make_runner(name="Testa Union")])

    assert "this site’s community" in html_of(ours.path).replace("&#x27;", "’").replace("'", "’")
    assert "community" not in html_of(theirs.path).split("<dl>")[1].split("</dl>")[0]


@pytest.mark.parametrize("field", ["title", "message", "about"])
def test_markup_in_its_words_is_shown_as_words(field):
    campaign = publish(**{field: "<script>alert(1)</script> & <b>bold</b>"})

    for path in (campaign.path, LIST, "/search/?q=bold"):
        html = html_of(path)
        assert "<script>alert" not in html, path
        assert "<b>bold" not in html, path


def test_articles_about_the_same_in_its_language_are_offered_to_read():
    same = publish_directly("article", article_document(title="Same", forms=["ForcedLabour"]))
    publish_directly("article", article_document(title="Autre", language="fr"))
    publish_directly("article", article_document(title="Else", forms=["ForcedMarriage"]))

    html = html_of(publish(forms=["ForcedLabour"]).path)

    assert same.path in html
    assert "Autre" not in html
    assert "Else" not in html


def test_many_articles_to_read_are_cut():
    for number in range(MOST_TO_READ + 2):
        publish_directly("article", article_document(title=f"Testa {number}"))

    assert html_of(publish().path).count('<bdi lang="en">Testa ') == MOST_TO_READ


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("?region=ZZ", 400, "A filter in this address is not known here"),
        ("?region=<b>", 400, "A filter in this address is not known here"),
        ("?language=xx", 400, "A filter in this address is not known here"),
        ("?language=fr", 400, "A filter in this address is not known here"),
        ("?region=FR&language=xx", 400, "A filter in this address is not known here"),
        ("?region=KE", 200, "No campaign here yet"),
        ("?region=", 200, "Testa lanterns"),
        ("?region=FR&language=en", 200, "Testa lanterns"),
        ("?unheard=of", 200, "Testa lanterns"),
        ("?page=1", 200, "Testa lanterns"),
        ("?page=99", 404, "There is no page at this address"),
        ("?page=0", 404, "There is no page at this address"),
        ("?page=x", 404, "There is no page at this address"),
        ("?page=9999999", 404, "There is no page at this address"),
    ],
)
def test_each_query_has_its_answer_and_words(query, status, words):
    publish(title="Testa lanterns", regions=["FR"])

    answer = Client().get(LIST + query)

    assert answer.status_code == status
    assert words in answer.text
    assert "<b>" not in answer.text


def test_the_list_goes_on_from_page_to_page_in_its_order():
    for number in range(PAGE_SIZE + 2):
        publish(title=f"Ask {number:02}", ends_on=f"2027-{number // 9 + 1:02}-{number % 9 + 1:02}")

    first, second = html_of(LIST), html_of(f"{LIST}?page=2")

    assert first.index(">Ask 00<") < first.index(">Ask 24<")
    assert ">Ask 25<" in second
    assert ">Ask 24<" not in second
    assert 'content="noindex, follow"' in second
    assert "noindex" not in first


@pytest.mark.parametrize("number", [1, 6])
def test_a_translated_campaign_asks_no_more(number, django_assert_num_queries):
    texts = texts_in(*["en", "es", "fr", "ar", "ur", "hi"][:number])
    client = Client()

    with django_assert_num_queries(3):  # it leads to no page and names none
        client.get(texts[-1].path)
