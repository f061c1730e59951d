"""The list of articles, narrowed."""

import pytest
from django.test import Client
from django.utils import translation

from awareness.filters import ArticleFilter, used_languages
from awareness.models import Article
from freedomnow.publishing.services import withdraw
from tests.factories import article_document, make_submission, publish_directly

pytestmark = pytest.mark.django_db


def publish(title, **fields):
    return publish_directly("article", article_document(title=title, **fields))


@pytest.fixture
def three():
    publish("A", kind="sign", language="en", tags=["work"], regions=["FR"])
    publish("B", kind="law", language="ar", tags=["work", "c++"], regions=["KE"])
    publish("C", kind="law", language="fr", tags=[], regions=[])


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["A", "B", "C"]),
        ({"kind": "law"}, ["B", "C"]),
        ({"kind": "prevention"}, []),
        ({"language": "ar"}, ["B"]),
        ({"tag": "work"}, ["A", "B"]),
        ({"tag": "c"}, ["B"]),
        ({"region": "FR"}, ["A"]),
        ({"region": "150"}, ["A"]),
        ({"region": "001"}, ["A", "B"]),
        ({"kind": "law", "tag": "work"}, ["B"]),
        ({"kind": "sign", "language": "ar"}, []),
        ({"kind": "", "language": "", "tag": "", "region": ""}, ["A", "B", "C"]),
    ],
    ids=str,
)
def test_each_filter_narrows_and_all_of_them_together(three, query, titles):
    filtered = ArticleFilter(query, queryset=Article.objects.order_by("title"))

    assert [article.title for article in filtered.qs] == titles


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "poem"), ("language", "hi"), ("tag", "unheard"), ("tag", "1"), ("region", "ZZ")],
)
def test_a_choice_that_is_none_is_told(three, name, value):
    filtered = ArticleFilter({name: value}, queryset=Article.objects.all())

    assert set(filtered.errors) == {name}


def test_the_languages_are_those_of_published_articles_each_once(three):
    publish("D", language="ar")
    make_submission("article", document=article_document(language="hi"))

    assert used_languages() == [("ar", "Arabic"), ("en", "English"), ("fr", "French")]


def test_languages_are_called_as_the_reader_does(three):
    with translation.override("fr"):
        assert dict(used_languages())["ar"] == "Arabe"


def test_a_tag_is_no_choice_any_more_when_its_article_came_down(three):
    article = publish("D", tags=["rare"])
    assert ArticleFilter({"tag": "rare"}).is_valid()

    withdraw("article", article.public_id, by="tests", reason="old")

    assert not ArticleFilter({"tag": "rare"}).is_valid()


def test_an_arabic_tag_narrows_the_list(three):
    publish("عرض", tags=["عمل"], language="ar")

    html = Client().get("/awareness/", {"tag": "عمل"}).content.decode()

    assert '<bdi lang="ar">عرض</bdi>' in html
    assert "1 result<" in html
