"""Stories: their page, their list, and what keeps no copy of them."""

import pytest
from django.test import Client

from awareness.models import Article
from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Page
from tests.factories import (
    article_document,
    decide,
    make_submission,
    own_story,
    publish_directly,
    story_document,
)

pytestmark = pytest.mark.django_db
LIST = "/awareness/stories/"


def retold(**fields):
    return publish_directly("story", story_document(**fields))


def told_as_own(**fields):
    report = decide(make_submission("story", document=own_story(**fields)), "publish")
    return report.known_kind.model.objects.get(public_id=report.published_id)


def get(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer


def test_the_page_tells_who_tells_and_what_is_hard_before_the_text():
    html = get(retold(warnings=["captivity", "violence"]).path).text

    assert "Retold from what others published ·" in html
    assert "<bdi>Amal</bdi> is not the real name." in html
    assert "This text tells of: being held captive, violence." in " ".join(html.split())
    assert html.index("being held captive") < html.index("<em>wrote</em>")
    assert 'href="#after-the-text"' in html
    assert 'id="after-the-text"' in html


def test_a_text_that_is_not_hard_has_no_warning():
    assert "Hard to read." not in get(retold(warnings=[]).path).text


def test_the_way_to_help_stands_below_every_story():
    for story in (retold(), told_as_own()):
        assert "It is not your fault" in get(story.path).text


def test_own_words_say_that_they_can_be_taken_back_and_how():
    own, other = get(told_as_own().path).text, get(retold().path).text

    assert "Told with consent" in own
    assert "/report/receipt/" in own
    assert "Told with consent" not in other


def test_nobody_is_asked_to_change_own_words():
    own, other = told_as_own(), retold()

    assert f"/report/story/{own.public_id}/" not in get(own.path).text
    assert f"/report/story/{other.public_id}/" in get(other.path).text


def test_nothing_keeps_a_copy_of_own_words():
    own, other = get(told_as_own().path), get(retold().path)

    assert "no-store" in own["Cache-Control"]
    assert "noindex, noarchive" in own.text
    assert "no-store" not in other.get("Cache-Control", "")
    assert "noindex" not in other.text


def test_search_engines_feeds_and_home_are_told_of_what_is_retold_only():
    own, other = told_as_own(regions=["FR"]), retold(regions=["FR"])

    for path in ("/sitemap.xml", "/", "/regions/france/feed/"):
        assert own.public_id not in get(path).text, path
    assert other.public_id in get("/sitemap.xml").text


def test_the_search_quotes_no_text_that_is_hard():
    hard, mild = retold(warnings=["violence"]), retold(warnings=[])
    bodies = dict(Page.objects.filter(kind="story").values_list("public_id", "body"))

    assert "wrote" not in bodies[hard.public_id]
    assert "wrote" in bodies[mild.public_id]


def test_the_search_finds_a_story_and_says_what_it_tells_of():
    story = retold(title="A letter from Testa")

    html = get("/search/?q=letter+from+testa").text

    assert story.path in html
    assert "tells of being held captive" in html


def test_its_address_says_nothing_of_its_title():
    story = retold(title="Amal of Testa Street")

    assert story.path == f"{LIST}{story.public_id}/"


def test_a_story_has_no_share_kit():
    story = retold()

    assert Client().get(f"/share/story/{story.public_id}/").status_code == 404


def test_its_page_names_articles_about_the_same_in_its_language():
    publish_directly("article", article_document(title="Of servitude", forms=["Servitude"]))
    publish_directly("article", article_document(title="Of organs", forms=["OrganRemoval"]))

    html = get(retold().path).text

    assert "Of servitude" in html
    assert "Of organs" not in html


def test_markup_in_a_story_is_words():
    html = get(retold(title="<b>x</b>", body="<script>alert(1)</script>", called="<i>").path).text

    assert "<script>alert" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_a_story_in_arabic_runs_from_right_to_left_on_an_english_page():
    html = get(retold(language="ar", title="رسالة", body="كتبت رسالة.").path).text

    assert '<article lang="ar" dir="rtl">' in html


def test_a_story_that_came_down_is_gone_and_one_that_never_was_is_not_there():
    story = retold()
    withdraw("story", story.public_id, by="tests", reason="for a test")

    assert Client().get(story.path).status_code == 410
    assert Client().get(f"{LIST}abcdefabcdef/").status_code == 404


# -- the list ------------------------------------------------------------------------------------


def test_the_list_tells_titles_and_what_is_hard_the_newest_first():
    first, second = retold(title="The first"), told_as_own(title="The second")

    html = get(LIST).text

    assert html.index(second.title) < html.index(first.title)
    assert "tells of being held captive" in html


def test_an_empty_list_is_kind():
    html = get(LIST).text

    assert "No story here yet" in html
    assert "you can take it back at any time" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [("form=Servitude", 1), ("form=OrganRemoval", 0), ("region=FR", 1), ("region=155", 1),
     ("region=DE", 0), ("language=en", 1), ("form=Servitude&region=FR", 1)],
)  # fmt: skip
def test_the_list_is_filtered(query, found):
    story = retold()

    assert (story.title in get(f"{LIST}?{query}").text) == bool(found)


@pytest.mark.parametrize("query", ["form=x", "region=ZZ", "language=xx", "form=a%26b"])
def test_a_choice_that_does_not_exist_is_said_kindly(query):
    retold()

    answer = Client().get(f"{LIST}?{query}")

    assert answer.status_code == 400
    assert "is not one of the available choices" in answer.text


@pytest.mark.parametrize("many", [1, 30])
def test_page_and_list_ask_as_much_of_many_as_of_one(many, django_assert_num_queries):
    for _n in range(many):
        story = retold()
    publish_directly("article", article_document(forms=["Servitude"]))
    assert Article.objects.exists()

    with django_assert_num_queries(2):
        get(story.path)
    with django_assert_num_queries(3):
        get(LIST)
