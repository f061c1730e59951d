"""The calculator's pages: choosing, the result as an address, the letter, the method."""

import gzip
import re

import pytest
from django.test import Client

from awareness.footprint import CHOICES
from regions.goods import LISTINGS
from tests.factories import article_document, publish_directly

HOME = "/awareness/footprint/"
ALL = HOME + "?" + "&".join(f"i={choice.key}" for choice in CHOICES)
PAGES = [
    HOME, f"{HOME}?i=chocolate", ALL, f"{HOME}method/", f"{HOME}letter/?i=jewellery",
    f"{HOME}?i=x", f"{HOME}?" + "i=tea&" * 40,
]  # fmt: skip
LANGUAGES = ["", "/es", "/fr", "/ar", "/ur", "/hi"]


def get(path):
    return Client().get(path)


def html_of(path):
    return get(path).content.decode()


def ticked(html):
    return re.findall(r'value="(\w+)" checked', html)


def main_of(html):
    return html.split("<main")[1].split("</main>")[0]


def test_every_choice_can_be_ticked_and_none_is():
    html = html_of(HOME)

    keys = re.findall(r'<input type="checkbox" id="i-\w+" name="i" value="(\w+)">', html)
    assert keys == [choice.key for choice in CHOICES]
    assert ticked(html) == []


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_the_database_sets_a_cookie_or_is_heavy(prefix, path):
    response = get(prefix + path)  # a query here is an error: this test may use no database

    assert not response.cookies
    assert len(gzip.compress(response.content, 9)) <= 12_000
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_inline_style_or_script_or_asks_others(path):
    html = html_of(path)

    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count("<script src=")
    assert not re.search(r'(?:src|action)="(?:https?:)?//', html)


def test_the_result_is_its_address():
    first, second = html_of(f"{HOME}?i=tea&i=chocolate"), html_of(f"{HOME}?i=chocolate&i=tea")

    assert main_of(first) == main_of(second)
    assert ticked(first) == ["chocolate", "tea"]


def test_a_result_names_goods_kinds_and_countries_with_their_pages():
    html = html_of(f"{HOME}?i=chocolate")

    assert "<h3>Cocoa</h3>" in html
    assert "<dt>Child labour and forced labour (2)</dt>" in html
    assert '<a href="/regions/ghana/#goods">Ghana</a>' in html
    assert "edition of 2022" in html
    assert f'href="{HOME}letter/?i=chocolate"' in html


def test_a_result_in_arabic_leads_to_arabic_pages():
    html = html_of(f"/ar{HOME}?i=chocolate")

    assert 'dir="rtl"' in html
    assert '<a href="/ar/regions/ghana/#goods">غانا</a>' in html


def test_a_result_holds_no_number_of_people():
    text = re.sub(r"<[^>]+>", " ", main_of(html_of(ALL)))

    assert not re.search(r"\d[\d,. ]*(slaves|people|children|workers|victims)", text)
    assert max(map(int, re.findall(r"\d+", text.replace("2022", "")))) <= len(LISTINGS)


def test_what_the_list_does_not_name_is_a_dash_and_no_zero():
    html = html_of(f"{HOME}?i=solar&i=makeup")

    cells = re.findall(r'<td class="num">([^<]+)</td>', html)
    assert "–" in cells
    assert "0" not in cells


def test_a_result_is_for_its_reader_and_not_for_search_engines():
    assert 'content="noindex, follow"' in html_of(f"{HOME}?i=tea")
    assert "noindex" not in html_of(HOME)
    assert "noindex" not in html_of(f"{HOME}method/")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("i=x", []),
        ("i=", []),
        ("i=tea&i=nonsense", ["tea"]),
        ("i=tea&i=%3Cscript%3E", ["tea"]),
        ("i=" + "a" * 3000, []),
    ],
)
def test_an_unknown_choice_is_told_kindly_and_the_others_are_kept(query, kept):
    response = get(f"{HOME}?{query}")

    html = response.content.decode()
    assert response.status_code == 400
    assert "We do not know one of these things" in html
    assert ticked(html) == kept
    assert "<script>" not in html


def test_forty_choices_are_too_many_and_what_is_known_is_kept():
    response = get(f"{HOME}?i=coffee&" + "&".join(f"i=thing{n}" for n in range(39)))

    html = response.content.decode()
    assert response.status_code == 400
    assert "These are too many" in html
    assert ticked(html) == ["coffee"]


def test_all_choices_at_once_are_not_too_many():
    response = get(ALL)

    assert response.status_code == 200
    assert len(ticked(response.content.decode())) == len(CHOICES)


def test_other_keys_change_nothing():
    assert main_of(html_of(f"{HOME}?i=tea&fbclid=1")) == main_of(html_of(f"{HOME}?i=tea"))


def test_the_letter_can_be_copied_and_sent():
    html = html_of(f"{HOME}letter/?i=tea")

    assert re.search(r'<textarea id="letter"[^>]*>Hello,\n\nI buy from you', html)
    assert 'href="mailto:?subject=How%20are%20these%20made' in html


@pytest.mark.parametrize("query", ["", "?i=tea&i=coffee", "?i=x"])
def test_a_letter_about_none_or_several_leads_back_to_the_choice(query):
    response = get(f"{HOME}letter/{query}")

    assert response.status_code == 400
    assert 'name="i"' in response.content.decode()
    assert "textarea" not in response.content.decode()


def test_the_method_shows_every_choice_with_its_goods_and_all_sources():
    html = html_of(f"{HOME}method/")

    for choice in CHOICES:
        names = " · ".join(str(name) for name in choice.names)
        assert f"<dt>{choice.label}</dt><dd>{names}</dd>" in html
    assert len(re.findall(r'<li id="source-\d">', html)) == 5


def test_the_method_says_what_the_list_is_not():
    html = html_of(f"{HOME}method/")

    assert "It does not say how much of what you buy is made that way" in html
    assert "with 204 goods from 82 countries and areas" in html
    assert "September 5, 2024" in html
    assert "We give no points and no number of people" in html


def test_only_reading_is_allowed():
    for path in (HOME, f"{HOME}letter/", f"{HOME}method/"):
        assert Client().post(path).status_code == 405


@pytest.mark.django_db
def test_an_article_of_that_name_gets_an_address_of_its_own():
    article = publish_directly("article", article_document(title="Footprint"))

    assert article.path != HOME
    assert "<h1>Footprint</h1>" in html_of(article.path)


@pytest.mark.django_db
def test_the_list_of_articles_leads_there():
    assert f'href="{HOME}"' in html_of("/awareness/").split("<main")[1]
