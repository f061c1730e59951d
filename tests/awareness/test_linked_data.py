"""What search engines are told of an article."""

import json

import pytest
from django.test import Client

from tests.factories import article_document, make_source, make_submission, publish_directly

pytestmark = pytest.mark.django_db


def facts_of(article, prefix=""):
    html = Client().get(prefix + article.path).content.decode()
    return json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])


def publish(**fields):
    return publish_directly("article", article_document(**fields))


def test_an_article_tells_title_language_and_sources():
    article = publish(title="عرض", language="ar", tags=["work"])

    facts = facts_of(article)

    assert facts["@type"] == "Article"
    assert (facts["headline"], facts["inLanguage"]) == ("عرض", "ar")
    assert facts["keywords"] == ["work"]
    assert facts["publisher"]["name"] == "FreedomNow"
    assert facts["dateModified"] == article.updated_at.date().isoformat()
    [source] = facts["citation"]
    assert source["name"] == "A booklet"
    assert source["url"] == "https://www.example.org/booklet"


def test_a_source_without_a_link_has_none():
    source = make_source(source_title="", source_url="", source_reference="Library, shelf 4")

    [cited] = facts_of(publish(sources=[source]))["citation"]

    assert cited["name"] == "Library, shelf 4"
    assert "url" not in cited


def test_the_page_is_named_by_one_address_in_every_language():
    article = publish()

    told = {facts_of(article, prefix)["mainEntityOfPage"] for prefix in ("", "/fr", "/ar")}

    assert told == {f"http://testserver{article.path}"}


def test_a_title_cannot_end_the_element():
    article = publish(title="</script><b>x")

    html = Client().get(article.path).content.decode()

    assert facts_of(article)["headline"] == "</script><b>x"
    assert "</script><b>" not in html


def test_what_waits_is_told_to_nobody():
    article = publish(title="Offer")
    make_submission("article", document=article_document(title="Waits", group=article.slug,
                                                         language="fr"))  # fmt: skip

    assert "Waits" not in json.dumps(facts_of(article))
