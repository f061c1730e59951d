"""The page of an article, and the list of all."""

import re

import pytest
from django.test import Client

from tests.factories import article_document, make_source, make_submission, publish_directly

pytestmark = pytest.mark.django_db


def publish(**fields):
    return publish_directly("article", article_document(**fields))


def html_of(path):
    return Client().get(path).content.decode()


def page_of(**fields):
    return html_of(publish(**fields).path)


def test_a_text_says_its_language_and_direction_whatever_the_page_s():
    article = publish(title="عرض", language="ar")

    for prefix in ("", "/fr", "/ar"):
        assert '<article lang="ar" dir="rtl">\n  <h1>عرض</h1>' in html_of(prefix + article.path)


def test_a_translation_is_one_link_away_in_its_own_language():
    english = publish(title="Offer", language="en")
    arabic = publish(title="عرض", language="ar", group=english.slug)

    html = html_of(english.path)

    assert f'lang="ar" hreflang="ar">Arabic: <bdi>{arabic.title}</bdi></a>' in html
    assert "English: <bdi>Offer</bdi></a>" in html_of(arabic.path)
    assert "Arabic: <bdi>" not in html_of(arabic.path)


def test_a_translation_that_waits_is_not_shown():
    english = publish(title="Offer", language="en")
    waits = article_document(title="عرض", language="ar", group=english.slug)
    make_submission("article", document=waits)

    assert "عرض" not in html_of(english.path)


def test_an_article_of_no_group_but_its_own_has_no_translations():
    publish(title="Other", language="fr")

    html = page_of(title="Offer", sources=[make_source()])
    assert "hreflang=" not in html.split("<main")[1].split("</main>")[0]


def test_a_body_is_read_as_markdown_and_never_as_html():
    html = page_of(body="## Signs\n\n- <b>one</b>\n\n[bad](javascript:alert) **told**")

    assert '<h2 id="part-1">Signs</h2>' in html
    assert "<strong>told</strong>" in html
    assert "<b>one" not in html
    assert 'href="javascript' not in html


def test_a_tag_leads_to_all_articles_that_share_it():
    html = page_of(tags=["work abroad", "عمل"])

    links = re.findall(r'<a href="(/awareness/\?tag=[^"]+)"><bdi>([^<]+)</bdi>', html)
    assert [name for _link, name in links] == ["work abroad", "عمل"]
    assert all(link.isascii() and "1 result<" in html_of(link) for link, _name in links)


def test_more_like_this_tells_forms_and_places_in_words():
    html = page_of(forms=["ForcedLabour", "OrganRemoval"], regions=["FR", "001"])

    assert "<dt>About</dt><dd>Forced labour, Removal of organs</dd>" in html
    assert '<a href="/regions/france/">France</a><a href="/regions/">World</a>' in html


def test_without_tags_forms_and_places_there_is_nothing_more():
    html = page_of(tags=[], forms=[], regions=[])

    assert "More like this" not in html


@pytest.mark.parametrize("name", ["Tags", "About", "Places"])
def test_what_is_unknown_has_no_heading(name):
    known = {"Tags": "tags", "About": "forms", "Places": "regions"}
    only = {"tags": [], "forms": [], "regions": []} | {known[name]: article_document()[known[name]]}

    html = page_of(**only)

    assert re.findall(r"<dt>(Tags|About|Places)</dt>", html) == [name]


def test_an_article_leads_to_the_others_of_its_kind():
    html = page_of(kind="law")

    assert '<a href="/awareness/?kind=law">Law</a>' in html


def test_sources_are_shown_with_all_that_is_known_of_them():
    source = make_source(
        source_quote="<i>words</i>", source_published_on="2018-06", source_retrieved_on="2026",
        source_reference="Page 4", source_seen_in="a stored copy", source_language="es",
        source_archive_url="https://archive.example.org/1",
    )  # fmt: skip

    html = page_of(sources=[source])

    for told in ("&lt;i&gt;words&lt;/i&gt;", "June 2018", " · <bdi>Page 4</bdi>",
                 "read in this copy: \u2068a stored copy\u2069", 'href="https://archive.example.org/1"',
                 'hreflang="es"', "International organization"):  # fmt: skip
        assert told in html


def test_a_source_without_a_link_is_words():
    source = make_source(source_title="", source_url="", source_reference="Library, shelf 4")

    html = page_of(sources=[source])

    assert "<cite><bdi>Library, shelf 4</bdi></cite>" in html


def test_a_list_stands_by_kind_and_title():
    for title, kind in [("Zeta", "law"), ("Alpha", "sign"), ("Beta", "law")]:
        publish(title=title, kind=kind)

    assert shelves_of("/awareness/") == ["Law", "Beta", "Zeta", "Signs", "Alpha"]


def shelves_of(path):
    html = html_of(path).split("<main")[1]
    told = re.findall(r"<h3>([^<]+)</h3>|<bdi lang=\"..\">([^<]+)</bdi>", html)
    return ["".join(one) for one in told]


@pytest.mark.parametrize(
    ("path", "shelves"),
    [
        ("/awareness/", ["Law", "Beta", "Signs", "Alpha", "Spanish", "Gama"]),
        ("/es/awareness/", ["Ley", "Gama", "Inglés", "Beta", "Alpha"]),
        ("/es/awareness/?language=en", ["Ley", "Beta", "Señales", "Alpha"]),
        ("/es/awareness/?language=es", ["Ley", "Gama"]),
    ],
)
def test_a_list_begins_with_the_readers_language(path, shelves):
    publish(title="Alpha", kind="sign")
    publish(title="Beta", kind="law")
    publish(title="Gama", kind="law", language="es")

    assert shelves_of(path) == shelves


def test_a_list_tells_each_article_in_its_own_language_and_direction():
    publish(title="عرض", summary="ملخص", language="ar")

    html = html_of("/awareness/")

    assert '<bdi lang="ar">عرض</bdi>' in html
    assert '<p lang="ar" dir="rtl">ملخص</p>' in html


def test_each_way_to_learn_leads_somewhere():
    ways = html_of("/awareness/").split('<p class="across ways">')[1].split("</p>")[0]
    paths = re.findall(r'href="([^"]+)"', ways)

    assert len(paths) == 7
    assert {Client().get(path).status_code for path in paths} == {200}


def test_an_empty_list_invites_to_write():
    html = html_of("/awareness/")

    assert '<a class="button quiet" href="/report/article/">Write an article</a>' in html


def test_an_article_that_waits_stands_in_no_list_and_makes_no_tag():
    make_submission("article", document=article_document(title="Waits", tags=["rare"]))

    assert "Waits" not in html_of("/awareness/")
    assert "rare" not in html_of("/awareness/")
    assert Client().get("/awareness/?tag=rare").status_code == 400
