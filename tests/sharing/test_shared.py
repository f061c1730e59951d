"""What can be shared, and what its kit says."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.utils.translation import override

from freedomnow.publishing.services import withdraw
from freedomnow.search.models import Page
from freedomnow.sharing.cutting import units
from freedomnow.sharing.kits import MOST, kit_of, links_of
from freedomnow.sharing.shared import ADDRESSES, Shared, shared, shared_by_id
from freedomnow.web.clock import now
from tests.factories import article_document, make_published

pytestmark = pytest.mark.django_db

ROOT = "https://freedomnow.example"
LANGUAGES = ("en", "es", "fr", "ar", "ur", "hi")
WORDS = {
    "en": ("A job offer abroad", "Most offers are real. Some are traps."),
    "es": ("Una oferta de trabajo en el extranjero", "La mayoría es real. Algunas son trampas."),
    "fr": ("Une offre d’emploi à l’étranger", "La plupart sont vraies. D’autres sont des pièges."),
    "ar": ("عرض عمل في الخارج", "معظم العروض حقيقية. وبعضها فخ."),
    "ur": ("بیرون ملک ملازمت کی پیشکش", "زیادہ تر پیشکشیں سچی ہوتی ہیں۔ کچھ جال ہوتی ہیں۔"),
    "hi": ("विदेश में नौकरी का प्रस्ताव", "ज़्यादातर प्रस्ताव सच्चे होते हैं। कुछ जाल होते हैं।"),
}


def make_article(**fields):
    return make_published("article", article_document(**fields))


def make_campaign(message="Ask who made it. Testa asks with you.", **fields):
    """As the kind `campaign` writes its page."""
    told = {"kind": "campaign", "public_id": "testacampaign", "title": "Testa week", "language": ""}
    told |= {"path": "/awareness/campaigns/testa-week/", "card": {"message": message}}
    return Page.objects.create(
        **told | fields, config="english", is_indexable=True, updated_at=now()
    )


def shared_article(**fields):
    return shared("article", make_article(**fields).slug)


def kit(page):
    return kit_of(page, ROOT)


# -- which pages have a kit ------------------------------------------------------------------------


def test_only_articles_campaigns_and_places_have_one():
    assert set(ADDRESSES) == {"article", "campaign", "region"}


@pytest.mark.parametrize("kind", ["record", "case", "organization"])
def test_nobody_who_is_named_and_nobody_who_helps_has_a_kit(kind):
    page = make_published(kind)

    assert shared(kind, page.path.strip("/").split("/")[-1]) is None
    assert shared_by_id(page.public_id) is None


def test_an_article_is_found_by_its_slug_and_by_its_id():
    article = make_article(title="Testa article")

    found = shared("article", article.slug)

    assert (found.title, found.public_id) == ("Testa article", article.public_id)
    assert shared_by_id(article.public_id) == found


def test_one_query_finds_an_article_and_none_a_place(django_assert_num_queries):
    article = make_article()

    with django_assert_num_queries(1):
        shared("article", article.slug)
    with django_assert_num_queries(1):
        shared_by_id(article.public_id)
    with django_assert_num_queries(0):
        assert shared("region", "france") == shared_by_id("FR")


def test_what_came_down_is_found_no_more():
    article = make_article()
    withdraw("article", article.public_id, by="tests", reason="A test.")

    assert shared("article", article.slug) is None
    assert shared_by_id(article.public_id) is None


@pytest.mark.parametrize(
    ("kind", "slug"),
    [("article", "nowhere"), ("region", "nowhere"), ("toy", "x"), ("", ""), ("region", "FR")],
)
def test_what_is_not_there_is_not_found(kind, slug):
    assert shared(kind, slug) is None


def test_a_place_has_its_name_in_the_language_of_the_reader():
    with override("ar"):
        assert "فرنسا" in shared("region", "france").title
    with override("hi"):
        assert "फ़्रांस" in shared("region", "france").title


def test_only_a_country_has_numbers_of_its_own():
    assert shared("region", "france").code == "FR"
    assert shared("region", "western-europe").code == ""


def test_a_campaign_says_its_message():
    make_campaign()

    found = shared("campaign", "testa-week")

    assert found.on_picture == "Ask who made it. Testa asks with you."
    assert found.path == "/awareness/campaigns/testa-week/"
    assert kit(found).short == f"Ask who made it. Testa asks with you.\n{ROOT}/s/testacampaign/"


def test_a_campaign_without_a_message_says_its_title():
    make_campaign(message="")

    assert shared("campaign", "testa-week").on_picture == "Testa week"


def test_addresses_stand_in_the_language_of_the_words():
    spanish = shared_article(language="es")

    assert spanish.path == f"/es/awareness/{spanish.slug}/"
    assert spanish.short_path == f"/es/s/{spanish.public_id}/"
    assert spanish.kit_path.startswith("/es/share/article/")


def test_words_in_a_language_that_the_interface_lacks_stand_in_the_readers():
    swahili = shared_article(language="sw")

    with override("fr"):
        assert swahili.path == f"/fr/awareness/{swahili.slug}/"


def test_direction_is_that_of_the_words():
    assert shared_article(language="ur").direction == "rtl"
    assert shared("region", "france").direction == "ltr"


# -- what the kit says -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_text_says_title_and_summary_and_ends_with_the_short_address(language):
    title, summary = WORDS[language]
    page = shared_article(language=language, title=title, summary=summary)

    text = kit(page).short

    assert text.startswith(title)
    assert text.endswith(f"\n{ROOT}{page.short_path}")
    assert summary in text
    assert units(text) <= MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_one_is_cut_and_its_address_is_not(language):
    title, summary = WORDS[language]
    page = shared_article(language=language, title=title, summary=(summary + " ") * 4)

    told = kit(page)

    assert told.length <= MOST
    assert f"…\n{ROOT}{page.short_path}" in told.short


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["france", "bolivia", "western-europe", "world"])
def test_places_have_a_short_text_in_each_language(language, slug):
    with override(language):
        told = kit(shared("region", slug))

    assert told.length <= MOST
    assert "…" not in told.short


def test_a_host_that_is_too_long_leaves_the_address_alone():
    page = shared("region", "france")

    told = kit_of(page, "https://" + "a" * 170)

    assert told.short == told.short_address


def test_the_post_says_all_and_ends_with_the_pages_own_address():
    page = shared_article(title="Testa title", summary="Testa summary.")

    assert kit(page).post == f"Testa title\n\nTesta summary.\n\n{ROOT}{page.path}"


def test_a_place_is_named_once_in_a_post():
    told = kit(shared("region", "france")).post

    assert told.count("France") == 1
    assert told.endswith(f"{ROOT}/regions/france/")


# -- links -----------------------------------------------------------------------------------------


def links():
    page = shared_article(title="Pay & hours? #1", summary="100 % of what you need.")
    return page, kit(page), dict(links_of(page, kit(page)))


def test_each_messenger_gets_the_text_and_nothing_else():
    _page, told, there = links()

    assert unquote(there["SMS"]) == f"sms:?body={told.short}"
    assert parse_qs(urlsplit(there["WhatsApp"]).query) == {"text": [told.short]}
    assert parse_qs(urlsplit(there["Facebook"]).query) == {"u": [told.short_address]}
    telegram = parse_qs(urlsplit(there["Telegram"]).query)
    assert set(telegram) == {"url", "text"}
    assert "\n".join([*telegram["text"], *telegram["url"]]) == told.short


def test_a_mail_has_subject_and_post():
    page, told, there = links()

    query = parse_qs(urlsplit(there["E-mail"]).query)

    assert query == {"subject": [page.title], "body": [told.post]}


def test_no_link_to_a_page_has_parameters():
    _page, told, _there = links()

    assert urlsplit(told.address).query == urlsplit(told.short_address).query == ""


def test_a_line_break_in_words_cannot_add_a_recipient():
    page = Shared("article", "x", "x", "Hi\nBcc: a@example.org", "", "en")

    assert "\n" not in dict(links_of(page, kit(page)))["E-mail"]
