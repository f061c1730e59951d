"""The pages of a kit, its picture, card and poster: what they show, and when they are gone."""

import re

import pytest
from django.utils.translation import override

from freedomnow.publishing.services import withdraw
from freedomnow.sharing.picture import neutral
from freedomnow.sharing.views import PICTURE_SECONDS
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import (
    article_document,
    campaign_document,
    make_published,
    make_service,
    make_submission,
    organization_document,
)
from tests.sharing.test_shared import make_campaign

pytestmark = pytest.mark.django_db

PARTS = ["", "picture.png", "card/", "poster/"]
parts = pytest.mark.parametrize("part", PARTS)


def make_article(**fields):
    return make_published("article", article_document(**fields))


def path(page, part=""):
    return f"/share/article/{page.slug}/{part}"


def take_down(page):
    withdraw("article", page.public_id, by="tests", reason="A test.")


def helper(**fields):
    service = make_service(phone="+33140000000", **fields)
    return make_published("organization", organization_document(services=[service]))


# -- what there is ---------------------------------------------------------------------------------


@parts
@pytest.mark.parametrize("prefix", ["", "/ar", "/es", "/ur"])
def test_a_country_has_a_kit_in_each_language(client, prefix, part):
    response = client.get(f"{prefix}/share/region/france/{part}")

    assert response.status_code == 200
    assert not response.cookies


@parts
def test_an_article_has_a_kit(client, part):
    assert client.get(path(make_article(), part)).status_code == 200


@parts
def test_a_campaign_has_a_kit(client, part):
    make_campaign()

    assert client.get(f"/share/campaign/testa-week/{part}").status_code == 200


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_campaign_leads_to_its_kit_in_each_language(client, language):
    campaign = make_published("campaign", campaign_document(title="Testa lanterns"))
    prefix = "" if language == "en" else f"/{language}"

    page = client.get(f"{prefix}{campaign.path}").text
    kit = f"{prefix}/share/campaign/{campaign.slug}/"

    assert f'href="{kit}"' in page
    for part in PARTS:
        assert client.get(f"{kit}{part}").status_code == 200, part
    assert campaign.message in client.get(kit).text


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_kit_of_a_campaign_speaks_the_campaigns_language(client, language):
    told = campaign_document(title="Testa lanterns", language=language, message="اسأل & ask.")
    campaign = make_published("campaign", told)

    html = client.get(f"/share/campaign/{campaign.slug}/").text

    prefix = "" if language == "en" else f"/{language}"
    assert f"http://testserver{prefix}/s/{campaign.public_id}/" in html
    assert "اسأل &amp; ask." in html


@parts
@pytest.mark.parametrize(
    ("starts_on", "ends_on"), [("2027-03", ""), ("2026", "2026"), ("", "2020")]
)
def test_a_campaign_has_a_kit_before_while_and_after_it_runs(client, part, starts_on, ends_on):
    told = campaign_document(starts_on=starts_on, ends_on=ends_on)
    campaign = make_published("campaign", told)

    assert client.get(f"/share/campaign/{campaign.slug}/{part}").status_code == 200


@parts
def test_the_kit_of_a_campaign_goes_with_its_page(client, part):
    campaign = make_published("campaign")
    kit = f"/share/campaign/{campaign.slug}/{part}"
    before = client.get(kit).status_code
    withdraw("campaign", campaign.public_id, by="tests", reason="A test.")

    assert (before, client.get(kit).status_code) == (200, 410)
    assert client.get(f"/s/{campaign.public_id}/").status_code in {404, 410}


@parts
@pytest.mark.parametrize("kind", ["record", "case", "organization"])
def test_records_cases_and_organizations_have_none(client, kind, part):
    page = make_published(kind)
    slug = page.path.strip("/").split("/")[-1]

    assert client.get(f"/share/{kind}/{slug}/{part}").status_code == 404
    assert client.get(f"/s/{page.public_id}/").status_code == 404


@parts
@pytest.mark.parametrize(
    "address", ["article/nowhere", "region/nowhere", "campaign/nowhere", "toy/x", "region/FR"]
)
def test_what_is_not_there_is_a_kind_404(client, address, part):
    response = client.get(f"/share/{address}/{part}")

    assert response.status_code == 404
    assert "There is no page at this address" in response.text


@parts
def test_what_waits_looks_like_what_never_was(client, part):
    waiting = make_submission("article", document=article_document(title="Testa secret"))
    slug = waiting.document["slug"]

    response = client.get(f"/share/article/{slug}/{part}", headers={"If-None-Match": "*"})

    assert response.status_code == 404
    assert response.text == client.get(f"/share/article/{slug[:-1]}x/{part}").text.replace(
        f"{slug[:-1]}x", slug
    )


@parts
def test_what_came_down_is_gone_at_once(client, part):
    article = make_article()
    first = client.get(path(article, part))
    take_down(article)

    etag = first.headers.get("ETag", '"x"')
    response = client.get(path(article, part), headers={"If-None-Match": etag})

    assert (first.status_code, response.status_code) == (200, 410)
    assert article.title not in response.text
    assert "ETag" not in response.headers


# -- the kit ---------------------------------------------------------------------------------------


def test_the_kit_shows_texts_links_and_picture(client):
    article = make_article(title="Testa title", summary="Testa summary.")

    html = client.get(path(article)).text

    assert f"http://testserver/s/{article.public_id}/" in html
    assert f'value="http://testserver{article.path}"' in html
    assert re.search(r'<img[^>]+src="/share/article/[^"]+/picture.png"[^>]+alt="[^"]*Testa', html)
    for start in ("sms:?body=", "https://wa.me/?text=", "https://t.me/share/url?", "mailto:?"):
        assert f'href="{start}' in html
    assert html.count('rel="noopener noreferrer"') >= 5
    assert '<meta name="robots" content="noindex">' in html


def test_the_words_keep_their_language_and_each_line_its_direction(client):
    article = make_article(language="ur", title="بیرون ملک ملازمت")

    html = client.get(path(article)).text

    assert re.search(r'<textarea[^>]+readonly lang="ur" dir="auto">بیرون', html)


def test_the_kit_leads_to_the_kits_of_translations(client):
    original = make_article(slug="testa-original", group="testa-original")
    spanish = make_article(slug="testa-otro", group="testa-original", language="es", title="Otro")

    html = client.get(path(original)).text

    assert f'href="/es/share/article/{spanish.slug}/" lang="es"' in html
    assert f": <bdi>{original.title}</bdi>" not in html


def test_markup_in_a_title_stays_text(client):
    article = make_article(title="<script>alert(1)</script>", summary="</textarea><b>x</b>")

    html = client.get(path(article)).text + client.get(path(article, "card/")).text

    assert "<script>alert" not in html
    assert "</textarea><b>" not in html


@pytest.mark.parametrize(
    ("part", "queries"), [("", 2), ("picture.png", 1), ("card/", 1), ("card/?in=FR", 3)]
)
def test_queries_do_not_grow(client, django_assert_num_queries, part, queries):
    for number in range(4):
        article = make_article(slug=f"testa-{number}", group=f"testa-{number}")
    helper()

    with django_assert_num_queries(queries):
        assert client.get(path(article, part)).status_code == 200


# -- the picture -----------------------------------------------------------------------------------


def test_the_picture_is_a_png_that_may_be_kept_for_a_short_time(client):
    response = client.get("/share/region/france/picture.png")

    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == f"public, max-age={PICTURE_SECONDS}"
    assert response.content.startswith(b"\x89PNG")
    assert "Cookie" not in response.headers.get("Vary", "")


def test_who_has_the_picture_is_not_sent_it_again(client):
    first = client.get("/share/region/france/picture.png")
    again = client.get("/share/region/france/picture.png", headers={"If-None-Match": first["ETag"]})
    other = client.get("/share/region/spain/picture.png", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_a_place_has_a_picture_in_each_language(client):
    pictures = {
        client.get(f"{prefix}/share/region/france/picture.png").content
        for prefix in ("", "/es", "/ar", "/ur", "/hi")
    }

    assert len(pictures) == 5


def test_a_changed_title_has_another_picture(client):
    article = make_article(title="Testa before")
    before = client.get(path(article, "picture.png"))
    document = article.document | {"title": "Testa after"}
    make_published("article", document | {"slug": "testa-after", "group": "testa-after"})
    after = client.get("/share/article/testa-after/picture.png")

    assert before["ETag"] != after["ETag"]


@pytest.mark.parametrize("title", ["人口贩运", "ช่วยด้วย"])
def test_a_title_that_no_font_can_write_has_the_sites_own_picture(client, title):
    article = make_article(title=title, slug="testa-other", group="testa-other", language="zh")

    assert client.get(path(article, "picture.png")).content == neutral("testserver")
    assert client.get("/share/picture.png").content == neutral("testserver")


# -- card and poster -------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["card", "poster"])
def test_a_countrys_card_has_its_numbers_and_where_and_when_they_were_seen(client, paper):
    helper(confirmed_on="2026-03-04", source_publisher="Office of Testa")

    html = client.get(f"/share/region/france/{paper}/").text

    assert ">112</bdi>" in html
    assert "+33 1 40 00 00 00" in html
    assert "seen on <bdi>March 4, 2026</bdi>: <bdi>Office of Testa</bdi>." in html
    assert "Short numbers: list of" in html


def test_where_no_publisher_is_told_the_site_is_named(client):
    helper(source_publisher="", source_url="https://example.org/lines/of/testa")

    assert "<bdi>example.org</bdi>." in client.get("/share/region/france/card/").text


def test_an_old_number_says_that_it_may_have_changed(client):
    helper(confirmed_on="2020-03-04")

    assert "It may have changed since." in client.get("/share/region/france/card/").text


def test_an_articles_card_has_no_number_until_a_country_is_chosen(client):
    helper()
    article = make_article()

    without = client.get(path(article, "card/")).text
    with_one = client.get(path(article, "card/?in=fr")).text

    assert "+33 1 40 00 00 00" not in without
    assert "Call for help if you can" in without
    assert "+33 1 40 00 00 00" in with_one
    assert '<option value="FR" selected>' in with_one


def test_a_country_without_numbers_says_so(client):
    html = client.get("/share/region/antarctica/card/").text

    assert "We know of no number here yet." in html
    assert "Call for help if you can" in html


@pytest.mark.parametrize("code", ["ZZ", "150", "F" * 3_000, "<b>"])
def test_a_country_that_is_none_is_a_kind_404(client, code):
    response = client.get(path(make_article(), "card/"), {"in": code})

    assert response.status_code == 404
    assert "We do not know this country" in response.text


def test_a_card_shows_a_few_lines_only(client):
    services = [make_service(name=f"Testa {n}", phone=f"+3314000000{n}") for n in range(6)]
    make_published("organization", organization_document(services=services))

    card = client.get("/share/region/france/card/").text
    poster = client.get("/share/region/france/poster/").text

    assert (card.count("+33 1 40 00"), poster.count("+33 1 40 00")) == (2, 3)


def test_a_card_has_a_code_and_the_address_in_its_language(client):
    html = client.get("/ar/share/region/france/card/").text

    assert "http://testserver/ar/s/FR/" in html
    assert re.search(r'<svg[^>]+role="img"[^>]+><path fill="#fff"[^>]+/><path fill="#000"', html)


def test_each_paper_has_its_size(client):
    assert "share_card.css" in client.get("/share/region/france/card/").text
    assert "share_poster.css" in client.get("/share/region/france/poster/").text


# -- the short address -----------------------------------------------------------------------------


def test_the_short_address_leads_to_the_page(client):
    article = make_article(language="es")

    response = client.get(f"/s/{article.public_id}/")

    assert response.status_code == 302
    assert response["Location"] == f"/es{article.path}"
    assert response["Cache-Control"] == "no-cache"


def test_the_short_address_of_a_place_keeps_the_readers_language(client):
    assert client.get("/ar/s/FR/")["Location"] == "/ar/regions/france/"
    assert client.get("/s/150/")["Location"] == "/regions/europe/"


def test_the_short_address_may_be_typed_in_letters_of_any_size(client):
    article = make_article()

    assert client.get("/s/fr/")["Location"] == "/regions/france/"
    assert client.get(f"/s/{article.public_id.upper()}/")["Location"] == article.path


@pytest.mark.parametrize("public_id", ["nowhere", "ZZ", "x" * 300])
def test_a_short_address_of_nothing_is_not_found(client, public_id):
    assert client.get(f"/s/{public_id}/").status_code == 404


def test_the_short_address_of_what_came_down_is_not_found(client):
    article = make_article()
    take_down(article)

    assert client.get(f"/s/{article.public_id}/").status_code == 404


# -- ways there ------------------------------------------------------------------------------------


def test_pages_lead_to_their_kit(client):
    article = make_article()

    assert f'href="{path(article)}"' in client.get(article.path).text
    assert 'href="/ar/share/region/france/"' in client.get("/ar/regions/france/").text


def properties(html):
    found = re.findall(
        r'<meta (?:property|name)="(og:[\w:]+|twitter:card)" content="([^"]*)"', html
    )
    assert len(dict(found)) == len(found)
    return dict(found)


def test_an_article_says_what_messengers_show(client):
    article = make_article(title="Testa title", summary="Testa summary.", language="ar")

    told = properties(client.get(article.path).text)

    assert told["og:title"] == "Testa title"
    assert told["og:description"] == "Testa summary."
    assert told["og:image"] == f"http://testserver{path(article, 'picture.png')}"
    assert (told["og:type"], told["og:locale"]) == ("article", "ar_AR")
    assert told["twitter:card"] == "summary_large_image"
    assert told["og:url"] == f"http://testserver{article.path}"


@pytest.mark.parametrize(("prefix", "locale"), [("", "en_US"), ("/ar", "ar_AR"), ("/ur", "ur_PK")])
def test_a_country_says_it_in_each_language(client, prefix, locale):
    told = properties(client.get(f"{prefix}/regions/france/").text)

    assert told["og:locale"] == locale
    assert told["og:image"] == f"http://testserver{prefix}/share/region/france/picture.png"
    with override(prefix.strip("/") or "en"):
        assert told["og:title"] in client.get(f"{prefix}/share/region/france/").text


def test_the_picture_that_a_page_names_is_there(client):
    told = properties(client.get(make_article().path).text)

    response = client.get(told["og:image"].removeprefix("http://testserver"))

    assert response["Content-Type"] == "image/png"


def test_a_record_shows_the_sites_picture_and_the_wording_that_the_law_made(client):
    record = make_published("record")

    html = client.get(record.path).text
    told = properties(html)

    assert told["og:image"] == "http://testserver/share/picture.png"
    assert f"<title>{told['og:title']} " in html
    assert "/share/record" not in html


def test_the_first_page_shows_the_sites_own_picture(client):
    told = properties(client.get("/es/").text)

    assert told["og:image"] == "http://testserver/es/share/picture.png"
    assert (told["og:type"], told["og:locale"]) == ("website", "es_ES")
