"""Articles, their translations and their tags, as the tables hold them."""

import pytest
from django.db import IntegrityError, transaction

from awareness.models import Article, ArticleKind, Source, Tag, TaggedArticle
from awareness.templatetags.articles import article_kind
from freedomnow.publishing.services import withdraw
from freedomnow.search.lookup import find
from freedomnow.search.models import Page
from tests.factories import article_document, make_source, publish_directly

pytestmark = pytest.mark.django_db


def publish(**fields):
    return publish_directly("article", article_document(**fields))


def change(article, **fields):
    return publish_directly(
        "article",
        article.document | fields,
        target=article.public_id,
        base_version=article.version,
    )


def tags():
    return sorted(Tag.objects.values_list("name", flat=True))


def test_an_article_has_one_text_in_each_language():
    publish(title="One", language="en", group="offer")
    publish(title="Two", language="fr", group="offer")

    with (
        pytest.raises(IntegrityError, match="article_has_one_text_per_language"),
        transaction.atomic(),
    ):
        Article.objects.update(language="en")


def test_two_articles_cannot_share_an_address():
    publish(title="One")
    publish(title="Two")

    with pytest.raises(IntegrityError, match="slug"), transaction.atomic():
        Article.objects.update(slug="same")


def test_translations_are_the_texts_of_its_group_in_other_languages():
    english = publish(title="Offer", language="en")
    french = publish(title="Offre", language="fr", group=english.slug)
    arabic = publish(title="عرض", language="ar", group=english.slug)
    publish(title="Another", language="fr")

    translations = Article.objects.translations_of

    assert set(translations(english)) == {french, arabic}
    assert set(translations(french)) == {english, arabic}


def test_each_article_is_told_once_in_a_language_or_else_in_english(django_assert_num_queries):
    offer, law = publish(title="Offer", language="en"), publish(title="Law", language="en")
    french = publish(title="Offre", language="fr", group=offer.slug)
    publish(title="عرض", language="ar", group=offer.slug)
    only_arabic = publish(title="فقط", language="ar")
    groups = [offer.slug, law.slug, only_arabic.slug, "no-such-article"]

    with django_assert_num_queries(1):
        told = list(Article.objects.told_in("fr", groups))
    assert set(told) == {french, law}
    assert set(Article.objects.told_in("en", groups)) == {offer, law}
    assert set(Article.objects.told_in("ur", [law.slug])) == {law}


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ur", "rtl"), ("hi", "ltr")])
def test_a_text_runs_in_the_direction_of_its_language(language, direction):
    assert Article(language=language).direction == direction


def test_forms_of_exploitation_are_told_in_words():
    article = Article(forms=["ForcedLabour", "ForcedBegging", "gone"])

    assert article.form_labels == ["Forced labour", "Forced begging", "gone"]


@pytest.mark.parametrize("name", ["title", "summary", "body"])
def test_an_article_is_found_by_every_text_of_it(name):
    publish(**{name: "A quillon hangs here."})

    assert len(find("quillon", language="en")) == 1


def test_an_article_is_found_by_its_tags():
    publish(tags=["quillon"])

    assert len(find("quillon", language="en")) == 1


def test_an_article_is_searched_by_the_rules_of_its_language():
    publish(language="fr", body="Les travailleuses arrivaient.")

    assert Page.objects.get().config == "french"
    assert find("travailleuse arrivait", language="fr")


def test_a_card_holds_the_kind_and_the_summary():
    publish(kind="law", summary="What the law says.")

    assert Page.objects.get().card == {"kind": "law", "summary": "What the law says."}


def test_an_article_and_its_source_are_called_by_title():
    publish(title="عرض", sources=[make_source(source_title="Booklet")])

    assert (str(Article.objects.get()), str(Source.objects.get())) == ("عرض", "Booklet")


@pytest.mark.parametrize("code", ArticleKind.values)
def test_a_kind_is_told_in_words_and_one_that_is_gone_as_it_is(code):
    assert article_kind(code) == ArticleKind(code).label
    assert article_kind("poem") == "poem"


# -- tags ------------------------------------------------------------------------------------------


def test_a_tag_is_shared_and_goes_with_its_last_article():
    first = publish(tags=["work", "travel"])
    second = publish(tags=["work"])
    assert tags() == ["travel", "work"]

    withdraw("article", first.public_id, by="tests", reason="old")
    assert tags() == ["work"]

    withdraw("article", second.public_id, by="tests", reason="old")
    assert tags() == []


def test_a_change_takes_tags_from_one_article_alone():
    article = publish(tags=["work", "travel"])
    other = publish(tags=["travel"])

    change(article, tags=["work"])

    assert [tag.name for tag in article.topics.all()] == ["work"]
    assert [tag.name for tag in other.topics.all()] == ["travel"]


def test_a_tag_keeps_its_number_when_another_article_takes_it():
    publish(tags=["work"])
    number = Tag.objects.get().pk

    publish(tags=["work"])

    assert Tag.objects.get().pk == number


def test_tags_that_differ_only_in_signs_are_one():
    first, second = publish(tags=["c++", "c"]), publish(tags=["c"])

    assert Tag.objects.count() == 1
    assert set(Tag.objects.get().tagged.values_list("content_object", flat=True)) == {
        first.pk,
        second.pk,
    }


def test_an_arabic_tag_has_an_arabic_address():
    publish(tags=["عمل في الخارج"])

    assert Tag.objects.get().slug == "عمل-في-الخارج"


def test_a_tag_is_given_once():
    publish(tags=["work"])
    given = TaggedArticle.objects.get()
    given.pk = None

    with pytest.raises(IntegrityError, match="tag_is_given_once"), transaction.atomic():
        given.save(force_insert=True)


def test_many_tags_cost_as_many_statements_as_one(django_assert_max_num_queries):
    articles = [publish(tags=[f"{n} {m}" for m in range(9)]) for n in range(3)]

    with django_assert_max_num_queries(9):
        Article.write_links(articles)
