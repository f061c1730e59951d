"""What an article's page says about the article: parts, time, history, translations, neighbours."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from awareness.forms import ArticleForm
from awareness.models import Article, Edition
from awareness.urls import urlpatterns
from freedomnow.publishing.models import Version
from freedomnow.publishing.services import withdraw
from tests.factories import (
    article_document,
    make_moderator,
    make_published,
    make_submission,
    publish_directly,
)

pytestmark = pytest.mark.django_db
PARTS = "## One\n\na\n\n## Two\n\nb\n\n## Three\n\nc"


def publish(**fields):
    return publish_directly("article", article_document(**fields))


def change(article, **fields):
    return publish_directly(
        "article",
        article.document | fields,
        target=article.public_id,
        base_version=article.version,
    )


def html_of(article, prefix=""):
    return Client().get(prefix + article.path).content.decode()


def changed_on(article, days_ago):
    """As if it had changed some days ago."""
    Article.objects.filter(pk=article.pk).update(
        updated_at=timezone.now() - timedelta(days=days_ago)
    )


def neighbours_in(html):
    after = html.split("Read next")[1] if "Read next" in html else ""
    return re.findall(r'<bdi lang="\w+">([^<]+)</bdi></a><p class="meta">([^<]+)<', after)


# -- cost ------------------------------------------------------------------------------------------


def test_an_article_s_page_costs_four_queries_however_much_it_has(django_assert_num_queries):
    article = publish(title="Offer", body=PARTS)
    for n in range(8):
        publish(title=f"Other {n}", language="en")
    for language in ("fr", "ar", "es"):
        publish(title=f"In {language}", language=language, group=article.slug)
    for n in range(3):
        article = change(article, summary=f"Changed {n}.")

    with django_assert_num_queries(4, using="public"):
        assert "Read next" in html_of(article)


# -- parts and time --------------------------------------------------------------------------------


def test_a_table_of_contents_leads_to_each_part():
    html = html_of(publish(body=PARTS))

    assert re.findall(r'<a href="#(part-\d)">(\w+)</a>', html) == [
        ("part-1", "One"), ("part-2", "Two"), ("part-3", "Three"),
    ]  # fmt: skip
    assert all(f'<h2 id="part-{n}">' in html for n in (1, 2, 3))


def test_a_short_article_has_no_table_of_contents():
    assert "On this page" not in html_of(publish(body="## One\n\na\n\n## Two\n\nb"))


def test_the_table_says_the_language_of_the_article_and_its_frame_that_of_the_page():
    html = html_of(publish(title="عرض", language="ar", body=PARTS), "/fr")

    frame = html.split("<article")[1]
    assert '<div lang="fr" dir="ltr">' in frame
    assert '<ol class="plain links" lang="ar" dir="rtl">' in frame


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("word", 1),
        ("word " * 180, 1),
        ("word " * 181, 2),
        ("word " * 900, 5),
        ("語" * 2500, 3),
    ],
    ids=["one", "180", "181", "900", "without blanks"],
)
def test_reading_time_follows_from_the_words(body, minutes):
    assert Article(body=body).minutes == minutes


def test_the_page_tells_the_reading_time_and_the_last_review():
    html = html_of(make_published("article", article_document(body="word " * 500)))

    assert "3 minutes to read" in html
    assert re.search(r"last reviewed <bdi>\w+ \d+, \d{4}</bdi>", html)


def test_what_came_with_the_software_says_that_nobody_reviewed_it():
    article = publish_directly("article", article_document(), came_with="0.1.0")

    html = html_of(article)

    assert "not reviewed by a moderator yet" in html
    assert "last reviewed" not in html


# -- history ---------------------------------------------------------------------------------------


def test_history_lists_numbers_and_days_and_nobody():
    moderator = make_moderator()
    first = publish(title="Offer")
    second = change(first, summary="Another.")

    html = html_of(second)

    told = re.findall(r"Version (\d+), <bdi>([^<]+)</bdi>", html)
    assert [number for number, _day in told] == ["2", "1"]
    assert all(re.search(r"\d{4}", day) for _number, day in told)
    assert moderator.username not in html
    assert "for a test" not in html
    assert "tests" not in html.split("History of this page")[1].split("</details>")[0]


def test_an_edition_holds_a_number_and_a_day_alone():
    columns = {field.name for field in Edition._meta.concrete_fields}

    assert columns == {"id", "record", "number", "on"}


def test_history_goes_when_the_page_comes_down():
    article = publish()
    withdraw("article", article.public_id, by="tests", reason="for a test")

    assert not Edition.objects.exists()
    assert Version.objects.filter(public_id=article.public_id).exists()


def test_a_change_that_waits_is_not_in_the_history():
    article = publish()
    make_submission("article", document=article.document | {"summary": "Waits."})

    assert list(Edition.objects.values_list("number", flat=True)) == [1]


# -- translations ----------------------------------------------------------------------------------


@pytest.fixture
def pair():
    english = publish(title="Offer", language="en")
    return english, publish(title="عرض", language="ar", group=english.slug)


def test_a_translation_older_than_its_original_says_so(pair):
    english, arabic = pair
    changed_on(arabic, days_ago=3)

    html = html_of(arabic)

    assert "This translation is older than the original." in html
    assert f'<a href="{english.path}" hreflang="en"><bdi lang="en">Offer</bdi></a>' in html


def test_a_translation_of_the_same_day_or_later_does_not(pair):
    english, arabic = pair

    assert "older than" not in html_of(arabic)
    changed_on(english, days_ago=3)
    assert "older than" not in html_of(arabic)


def test_an_original_is_never_older_than_its_translation(pair):
    english, _arabic = pair
    changed_on(english, days_ago=3)

    assert "older than" not in html_of(english)


def test_a_translation_without_a_public_original_says_nothing():
    french = publish(title="Offre", language="fr", group="an-original")
    publish(title="عرض", language="ar", group="an-original")
    changed_on(french, days_ago=3)

    assert "older than" not in html_of(french)


# -- neighbours ------------------------------------------------------------------------------------

ALONE = {"forms": [], "signs": [], "regions": [], "tags": []}


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"forms": ["OrganRemoval"]}, "the same form"),
        ({"signs": ["DebtBondage"]}, "the same signs"),
        ({"regions": ["FR"]}, "the same place"),
        ({"tags": ["harvest"]}, "the same words"),
    ],
    ids=["form", "sign", "region", "tag"],
)
def test_articles_are_related_by_form_sign_region_and_tag(shared, reason):
    article = publish(title="Mine", **ALONE | shared)
    publish(title="Near", **ALONE | shared)
    publish(title="Far", **ALONE)

    assert neighbours_in(html_of(article)) == [("Near", reason)]


def test_an_article_about_a_region_is_near_one_about_a_country_in_it():
    europe = publish(title="Europe", **ALONE | {"regions": ["150"]})
    publish(title="France", **ALONE | {"regions": ["FR"]})

    assert neighbours_in(html_of(europe)) == [("France", "the same place")]


def test_who_shares_most_comes_first_and_six_are_enough():
    both = {"forms": ["OrganRemoval"], "signs": ["Isolation"]}
    article = publish(title="Mine", **ALONE | both)
    for n in range(7):
        publish(title=f"One {n}", **ALONE | {"forms": ["OrganRemoval"]})
    publish(title="Zeta", **ALONE | both)

    found = [title for title, _reason in neighbours_in(html_of(article))]

    assert found == ["Zeta", "One 0", "One 1", "One 2", "One 3", "One 4"]


def test_translations_and_other_languages_are_no_neighbours():
    article = publish(title="Mine")
    publish(title="Le mien", language="fr", group=article.slug)
    publish(title="Autre", language="fr")

    assert neighbours_in(html_of(article)) == []


def test_an_article_alone_has_nothing_to_read_next():
    assert "Read next" not in html_of(publish(**ALONE))


# -- signs -----------------------------------------------------------------------------------------


def test_signs_are_told_in_words():
    html = html_of(publish(signs=["DebtBondage", "Isolation"]))

    assert "<dt>Signs</dt><dd>Debt bondage, Isolation</dd>" in html


def test_an_unknown_sign_is_refused():
    form = ArticleForm.from_document(article_document(signs=["Smell"]))

    assert not form.is_valid()
    assert [identifier for identifier, _label, _words in form.problems()] == ["id_signs_0"]


def test_a_document_of_the_first_schema_is_read_as_todays():
    old = article_document()
    del old["signs"], old["warnings"]

    assert ArticleForm.upgraded(old, 1) == old | {"signs": [], "warnings": []}


def test_what_is_hard_to_read_is_said_before_the_text():
    hard = publish_directly("article", article_document(warnings=["violence", "suicide"]))
    mild = publish_directly("article", article_document())

    html = Client().get(hard.path).text

    assert html.index("violence, suicide or self-harm") < html.index("Read it <em>slowly</em>")
    assert 'href="#after-the-text"' in html
    assert "Hard to read." not in Client().get(mild.path).text


@pytest.mark.parametrize("warnings", [["dragons"], ["violence", "dragons"]])
def test_an_unknown_warning_is_refused(warnings):
    form = ArticleForm.from_document(article_document(warnings=warnings))

    assert not form.is_valid()
    assert [identifier for identifier, _label, _words in form.problems()] == ["id_warnings_0"]


def test_no_new_article_tells_a_story():
    assert not ArticleForm.from_document(article_document(kind="story")).is_valid()


# -- addresses -------------------------------------------------------------------------------------


ROUTES = {str(pattern.pattern).split("/")[0] for pattern in urlpatterns}


@pytest.mark.parametrize("slug", sorted(route for route in ROUTES if route and "<" not in route))
@pytest.mark.parametrize("is_typed", [True, False])
def test_an_article_that_is_called_like_a_page_gets_another_address(slug, is_typed):
    title = slug.replace("-", " ").capitalize()
    article = publish(title=title, slug=slug if is_typed else "")

    assert article.slug.startswith(f"{slug}-")
    assert title in html_of(article)


@pytest.mark.parametrize("slug", ["letters", "numbers"])
def test_an_article_that_is_called_like_no_page_has_its_address(slug):
    assert publish(title=slug.capitalize(), slug="").slug == slug


def test_the_list_leads_to_path_pictures_quiz_and_glossary():
    html = Client().get("/awareness/").content.decode()

    for part in ("path", "signs-in-pictures", "spot-the-signs", "glossary"):
        assert f'href="/awareness/{part}/"' in html


def test_a_preview_of_what_is_not_saved_has_no_history_and_no_feedback(client):
    report = make_submission("article", document=article_document(body=PARTS))
    client.force_login(make_moderator())

    html = client.get(f"/admin/submissions/submission/{report.pk}/preview/").content.decode()

    assert '<h2 id="part-1">' in html
    assert "History of this page" not in html
    assert "/feedback/" not in html
    assert "minutes to read" in html or "minute to read" in html
    assert "last reviewed" not in html
