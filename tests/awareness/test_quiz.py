""" "Spot the signs": the stories, what is said to each answer, and on what it rests."""

import html as html_module
import re

import pytest

from awareness.pictures import PICTURES
from awareness.quiz import ANSWERS, SCENARIOS, after, source_rows
from freedomnow.web.native_readers import waits
from tests.factories import article_document, publish_directly

QUIZ = "/awareness/spot-the-signs/"
each_scenario = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=lambda one: one.slug)


def html_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def choices_in(html):
    return re.findall(r'href="\?answer=(\w)#said"[^>]*>\s*([^<]+?)\s*</a>', html)


def test_there_are_at_least_eight_stories_and_the_best_answer_is_not_always_the_same():
    best = [scenario.best for scenario in SCENARIOS.values()]

    assert len(best) >= 8
    assert set(best) == set(ANSWERS)


def test_one_story_shows_what_is_not_trafficking():
    assert any(not scenario.signs for scenario in SCENARIOS.values())


@each_scenario
def test_a_story_has_three_answers_and_says_nothing_before_one_is_chosen(
    client, scenario, django_assert_num_queries
):
    with django_assert_num_queries(0):
        html = html_of(client, f"{QUIZ}{scenario.slug}/")

    assert [key for key, _words in choices_in(html)] == list(ANSWERS)
    assert len({words for _key, words in choices_in(html)}) == len(ANSWERS)
    assert 'id="said"' not in html
    assert "Sources" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ANSWERS)
@each_scenario
def test_each_answer_gets_words_and_sources(client, scenario, answer, django_assert_num_queries):
    with django_assert_num_queries(1):
        html = html_of(client, f"{QUIZ}{scenario.slug}/?answer={answer}")

    said = re.search(r'id="said" class="notice (\w+)".*?<p>\s*(.*?)\s*</p>', html, re.S)
    assert said
    assert (said[1] == "success") is (answer == scenario.best)
    assert len(said[2]) > 40
    assert html.count('<li id="source-') == len(scenario.cites) >= 1
    assert 'aria-current="true"' in html


@pytest.mark.django_db
@each_scenario
def test_what_is_said_differs_from_answer_to_answer(client, scenario):
    pages = [html_of(client, f"{QUIZ}{scenario.slug}/?answer={answer}") for answer in ANSWERS]
    said = {re.search(r'id="said".*?</div>', html, re.S)[0] for html in pages}

    assert len(said) == len(ANSWERS)


@each_scenario
def test_sources_and_signs_are_ones_that_exist(scenario):
    assert all(
        source_rows()[slug][place]["source_url"] is not None for slug, place in scenario.cites
    )
    assert set(scenario.signs) <= set(PICTURES)
    assert [row.source_title for row in scenario.sources()]


@each_scenario
def test_every_part_of_a_story_is_written(client, scenario):
    html = html_of(client, f"{QUIZ}{scenario.slug}/")

    assert re.search(r"<h1>\s*\S+", html)
    assert re.search(r'<p class="lead">\s*\S', html)
    assert re.search(r'<h2 id="question">\s*\S+.*\?', html)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["no-such/", "no-such/?answer=a", "farm-debt/?answer=d",
    "farm-debt/?answer=abc", "farm-debt/?answer=%3Cscript%3E", "farm-debt/?answer=A"])  # fmt: skip
def test_an_unknown_story_or_answer_is_a_kind_404(client, path):
    response = client.get(QUIZ + path)

    assert response.status_code == 404
    assert "<h1>" in response.content.decode()
    assert "<script>" not in response.content.decode()


def test_an_empty_answer_is_none(client):
    assert 'id="said"' not in html_of(client, f"{QUIZ}farm-debt/?answer=")


def test_the_list_leads_to_every_story(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = html_of(client, QUIZ)

    assert re.findall(rf'href="{QUIZ}([\w-]+)/"', html) == list(SCENARIOS)


@pytest.mark.django_db
def test_each_story_leads_to_the_next_and_the_last_to_all(client):
    first, *_others, last = SCENARIOS.values()

    assert "Next story" in html_of(client, f"{QUIZ}{first.slug}/?answer=a")
    assert "Next story" not in html_of(client, f"{QUIZ}{last.slug}/?answer=a")
    assert after(first) is list(SCENARIOS.values())[1]
    assert after(last) is None


@pytest.mark.django_db
def test_only_articles_that_are_public_are_named(client):
    publish_directly(
        "article", article_document(title="On debt", slug="debt-bondage", group="debt-bondage")
    )

    html = html_of(client, f"{QUIZ}farm-debt/?answer=c")

    assert '<a href="/awareness/debt-bondage/"><bdi lang="en">On debt</bdi></a>' in html
    assert "/awareness/eleven-signs-of-forced-labour/" not in html


def put_up(slug, **fields):
    return publish_directly("article", article_document(slug=slug, **fields))


@pytest.mark.django_db
def test_articles_are_named_in_the_reader_s_language_or_else_in_english(
    client, django_assert_num_queries
):
    put_up("debt-bondage", group="debt-bondage", title="On debt")
    put_up("deuda", group="debt-bondage", title="Sobre deudas", language="es")
    put_up("dette", group="debt-bondage", title="La dette", language="fr")
    put_up("eleven-signs-of-forced-labour", title="Eleven signs")
    waits("es")  # asks once; here only the page is counted

    with django_assert_num_queries(1):
        html = html_of(client, f"/es{QUIZ}farm-debt/?answer=c")

    assert '<a href="/es/awareness/deuda/"><bdi lang="es">Sobre deudas</bdi></a>' in html
    assert 'signs-of-forced-labour/" hreflang="en"><bdi lang="en">Eleven signs</bdi>' in html
    assert "On debt" not in html
    assert "La dette" not in html


@pytest.mark.django_db
def test_an_answer_sets_no_cookie_and_is_for_no_search_engine(client):
    response = client.get(f"{QUIZ}farm-debt/?answer=c")

    assert not response.cookies
    assert "noindex" in response.content.decode()
    assert "noindex" not in html_of(client, f"{QUIZ}farm-debt/")
    assert client.post(f"{QUIZ}farm-debt/", {"answer": "a"}).status_code == 405


@pytest.mark.django_db
def test_a_story_without_signs_says_so(client):
    html = html_of(client, f"{QUIZ}low-pay/?answer=a")

    assert "None that we know of." in html
    assert "<figure" not in html


@each_scenario
def test_the_story_stands_in_the_description_and_its_quotes_do_not_end_it(client, scenario):
    html = html_of(client, f"{QUIZ}{scenario.slug}/")

    [told] = re.findall(r'<meta name="description" content="([^"]*)">', html)
    story = re.search(r'<p class="lead">\s*(.*?)\s*</p>', html, re.S)[1]
    assert html_module.unescape(told).split() == html_module.unescape(story).split()
