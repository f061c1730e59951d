"""Addresses made of words."""

import re

import pytest
from django.utils.translation import override

from awareness.models import Article
from freedomnow.publishing.slugs import LONGEST, free_slug, is_fixed
from tests.factories import article_document, publish_directly

pytestmark = pytest.mark.django_db

KEY = r"[a-z0-9]{8}"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("An offer", "an-offer"),
        ("  What?! An -- offer_  ", "what-an-offer"),
        ("Été à Besançon", "été-à-besançon"),
        ("عرض عمل في الخارج", "عرض-عمل-في-الخارج"),
        ("<script>", "script"),
        ("../../admin", "admin"),
        ("a" * 59 + " bc", "a" * 59),
        ("a" * 99, "a" * LONGEST),
    ],
)
def test_an_address_is_made_of_the_title_s_words(title, slug):
    assert free_slug(Article, title) == slug


@pytest.mark.parametrize("title", ["?!", "🕊", "", "- -"])
def test_a_title_without_words_gets_a_random_address(title):
    slug = free_slug(Article, title)

    assert re.fullmatch(KEY, slug)
    assert free_slug(Article, title) != slug


def test_an_address_that_is_taken_gets_a_random_end():
    publish_directly("article", article_document(title="An offer"))

    assert re.fullmatch(rf"an-offer-{KEY}", free_slug(Article, "An offer"))


def test_the_longest_address_fits_its_column_with_its_random_end():
    publish_directly("article", article_document(title="a" * 99))

    assert len(free_slug(Article, "a" * 99)) <= Article._meta.get_field("slug").max_length


def test_a_free_address_costs_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        free_slug(Article, "An offer")


def test_an_address_of_the_site_s_own_is_never_a_record_s():
    assert re.fullmatch(f"footprint-{KEY}", free_slug(Article, "Footprint"))
    assert is_fixed("/awareness/footprint/")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ["/awareness/an-offer/", "/nowhere/at/all/", ""])
def test_an_address_that_nobody_has_is_free_in_every_language(language, path):
    with override(language):
        assert not is_fixed(path)
        assert is_fixed("/awareness/footprint/")
