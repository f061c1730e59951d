"""Articles as people type them."""

import pytest

from awareness.forms import ArticleForm, TagField
from freedomnow.publishing.documents import as_typed
from freedomnow.publishing.services import judged
from tests.factories import article_document, make_source, publish_directly

pytestmark = pytest.mark.django_db


def form_of(**fields):
    return ArticleForm.from_document(article_document(**fields))


def problems_of(**fields):
    form = form_of(**fields)
    form.is_valid()
    return {identifier for identifier, _label, _words in form.problems()}


# -- tags ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", []),
        ("Work Abroad", ["work abroad"]),
        ("work,travel", ["work", "travel"]),
        ("travel, work , TRAVEL", ["travel", "work"]),
        (",, ,", []),
        ("?!, 🕊, \u200b", []),
        ("عمل, سفر", ["عمل", "سفر"]),
        ("a  b", ["a b"]),
        ("c++", ["c++"]),
        ("\u202ework", ["work"]),
    ],
    ids=ascii,
)
def test_tags_are_small_words_between_commas_each_once(typed, tags):
    assert TagField(required=False).clean(typed) == tags
    assert TagField(required=False).clean(typed.split(",")) == tags


@pytest.mark.parametrize(
    ("tags", "fits"),
    [
        ([f"tag {number}" for number in range(10)], True),
        ([f"tag {number}" for number in range(11)], False),
        (["same"] * 11, True),
        (["x" * 40], True),
        (["x" * 41], False),
    ],
    ids=["ten", "eleven", "one eleven times", "long", "too long"],
)
def test_tags_are_at_most_ten_and_short(tags, fits):
    assert problems_of(tags=tags) == (set() if fits else {"id_tags"})


def test_tags_are_shown_as_they_are_typed():
    form = ArticleForm(document=article_document(tags=["work", "سفر"]))

    assert 'value="work, سفر"' in str(form["tags"])


def test_tags_that_are_refused_stand_in_the_form_as_typed():
    data = as_typed(ArticleForm, article_document()) | {"tags": "Fine, " + "x" * 41}

    form = ArticleForm(data)

    assert not form.is_valid()
    assert form["tags"].value() == "Fine, " + "x" * 41


# -- addresses and translations --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "slug", "group"),
    [
        ({"title": "An offer"}, "an-offer", "an-offer"),
        ({"title": "An offer", "slug": "kept"}, "kept", "kept"),
        ({"title": "Une offre", "group": "an-offer"}, "une-offre", "an-offer"),
        ({"title": "عرض عمل"}, "عرض-عمل", "عرض-عمل"),
    ],
    ids=str,
)
def test_an_article_has_an_address_and_is_the_first_of_its_translations(fields, slug, group):
    document = judged(ArticleForm, article_document(**fields))

    assert (document["slug"], document["group"]) == (slug, group)


def test_a_title_that_is_taken_gets_another_address():
    publish_directly("article", article_document(title="An offer"))

    document = judged(ArticleForm, article_document(title="An offer"))

    assert document["slug"].startswith("an-offer-")
    assert document["group"] == document["slug"]


@pytest.mark.parametrize(
    ("group", "language", "wrong"),
    [
        ("offer", "en", {"id_language"}),
        ("offer", "fr", set()),
        ("another", "en", set()),
        ("", "en", set()),
    ],
)
def test_an_article_is_told_once_in_each_language(group, language, wrong):
    publish_directly("article", article_document(title="Offer", language="en"))

    assert problems_of(title="New", group=group, language=language) == wrong


def test_what_only_waits_takes_no_language():
    form_of(title="Offer", language="en").is_valid()

    assert problems_of(title="New", group="offer", language="en") == set()


def test_a_change_of_a_text_is_no_double_of_it():
    article = publish_directly("article", article_document(title="Offer"))
    data = as_typed(ArticleForm, article.document | {"summary": "Better."})

    assert ArticleForm(data, instance=article).is_valid()
    assert not ArticleForm(data | {"slug": "other"}).is_valid()


def test_the_second_of_two_that_want_one_address_gets_another():
    publish_directly("article", article_document(title="Offer", slug="offer", group="offer"))

    second = judged(ArticleForm, article_document(title="Offer", slug="offer", group="offer"))

    assert second["slug"].startswith("offer-")
    assert second["group"] == second["slug"]


@pytest.mark.parametrize("slug", ["a b", "a/b", "../admin", "a?b", "<b>", "a" * 81])
def test_an_address_is_a_word(slug):
    assert "id_slug" in problems_of(slug=slug, group="other")
    assert problems_of(slug="other", group=slug) == {"id_group"}


@pytest.mark.parametrize("typed", ["", "xx", "Klingon"])
def test_an_article_is_in_a_language_that_we_know(typed):
    assert problems_of(language=typed) == {"id_language"}


# -- sources ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ({"source_url": ""}, {"id_sources-0-source_url"}),
        ({"source_url": "", "source_reference": "Library, shelf 4"}, set()),
        ({"source_reference": ""}, set()),
    ],
    ids=["neither", "words", "link"],
)
def test_a_source_is_a_link_or_words(source, wrong):
    assert problems_of(sources=[make_source(**source)]) == wrong


def test_every_source_is_looked_at_and_not_only_the_first():
    sources = [make_source(), make_source(source_url="")]

    assert problems_of(sources=sources) == {"id_sources-1-source_url"}


def test_an_article_whose_only_source_is_removed_has_none():
    data = as_typed(ArticleForm, article_document()) | {"sources-0-DELETE": "on"}

    form = ArticleForm(data)

    assert not form.is_valid()
    assert [words for _id, _label, words in form.problems()] == ["Name at least one source."]


@pytest.mark.parametrize(("name", "longest"), [("title", 200), ("summary", 300), ("body", 20_000)])
def test_a_text_has_a_longest_length_and_no_more(name, longest):
    assert problems_of(**{name: "x" * longest}) == set()
    assert problems_of(**{name: "x" * (longest + 1)}) == {f"id_{name}"}


def test_a_report_is_called_by_its_title_and_is_about_all_places_above():
    document = article_document(title="عرض", regions=["KE"])

    assert ArticleForm.headline(document) == "عرض"
    assert ArticleForm.names(document) == ["عرض"]
    assert ArticleForm.region_codes(document) == ["001", "002", "014", "202", "KE"]
