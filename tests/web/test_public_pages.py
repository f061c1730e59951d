"""The pages that visitors read: what each answers, asks of the database, and weighs."""

import gzip
from functools import partial

import pytest
from django.test import Client

from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import accept, judged, withdraw
from tests.conftest import as_owner
from tests.factories import (
    DOCUMENTS,
    article_document,
    make_connection,
    make_event,
    make_figure,
    make_name,
    make_published,
    make_service,
    official,
    publish_directly,
    record_document,
)

pytestmark = pytest.mark.django_db

BOUND = 12_000
LISTS = ["/records/", "/records/?matter=smuggling", "/organizations/", "/awareness/"]
GATHERINGS = ["/", "/regions/", "/regions/france/", "/search/?q=testa", "/help/", "/help/?c=FR"]
WORDS = ["/about/", "/about/decisions/", "/about/privacy/", "/nowhere/"]
QUERIES = {
    "/": 1,
    "/records/": 2,
    "/organizations/": 3,
    "/awareness/": 4,
    "/regions/": 3,
    "/regions/france/": 4,
    "/search/?q=testa": 3,
    "/help/?c=FR": 2,
}


def weight(response) -> int:
    return len(gzip.compress(response.content, 6))


def fill(count: int) -> None:
    """So many published things of each kind, all about France."""
    for number in range(count):
        put_up("record", names=[make_name(f"Testa {number}")])
        put_up("organization")
        put_up("article", tags=[f"tag {number}"])
    put_up("region")


def put_up(kind: str, /, **fields):
    """Published at once; named records as if they had come with a release."""
    document = judged(kind_named(kind).form, DOCUMENTS[kind](**fields))
    with as_owner():
        accept([document], release="tests")
    return publish_directly(kind, document)


def accused(**fields) -> dict:
    """A charge: tier B."""
    event = make_event(code="charged", source=official(kind="prosecution"), **fields)
    return record_document(legal_events=[event])


@pytest.mark.parametrize("path", [*LISTS, *GATHERINGS, *WORDS])
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_each_page_has_one_heading_a_title_and_a_description_and_sets_no_cookie(
    client, path, prefix
):
    response = client.get(prefix + path)

    html = response.content.decode()
    assert response.status_code == (404 if "nowhere" in path else 200)
    assert html.count("<h1") == html.count("<title>") == 1
    assert '<meta name="description" content="">' not in html
    assert not response.cookies


@pytest.mark.parametrize("path", [*LISTS, *GATHERINGS, *WORDS])
def test_no_page_has_inline_style_or_script(client, path):
    html = client.get(path).content.decode()

    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count("<script src=")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_page_of_each_kind_has_one_heading_and_sets_no_cookie(client, kind):
    page = make_published(kind)

    response = client.get(page.get_absolute_url())

    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1
    assert not response.cookies


@pytest.mark.parametrize("count", [3, 30])
def test_gathering_pages_ask_the_same_whatever_there_is(client, count, django_assert_num_queries):
    fill(count)

    for path, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    ("kind", "name", "make", "queries"),
    [
        ("record", "legal_events", make_event, 2),
        ("record", "names", make_name, 2),
        ("organization", "services", make_service, 4),
    ],
)
def test_detail_pages_ask_the_same_whatever_they_hold(
    client, count, kind, name, make, queries, django_assert_num_queries
):
    rows = [make() for _n in range(count)]
    page = put_up(kind, **{name: rows})

    with django_assert_num_queries(queries):
        assert client.get(page.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("count", [3, 30])
def test_a_record_with_many_connections_asks_the_same(client, count, django_assert_num_queries):
    others = [put_up("record") for _n in range(count)]
    links = [make_connection(other.public_id) for other in others]
    page = put_up("record", connections=links)

    with django_assert_num_queries(3):
        response = client.get(page.get_absolute_url())

    assert all(other.title in response.content.decode() for other in others)


def test_an_article_asks_for_itself_translations_neighbours_and_history(
    client, django_assert_num_queries
):
    article = make_published("article")

    with django_assert_num_queries(4):
        assert client.get(article.get_absolute_url()).status_code == 200


def test_full_pages_are_light(client):
    fill(30)
    weights = {path: weight(client.get(path)) for path in [*LISTS, "/", "/search/?q=testa"]}

    assert {path: bytes for path, bytes in weights.items() if bytes > BOUND} == {}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_page_of_each_kind_is_light(client, kind):
    page = make_published(kind)

    assert weight(client.get(page.get_absolute_url())) <= BOUND


def test_help_has_a_neutral_title_and_is_kept_nowhere(client):
    response = client.get("/help/?c=FR")

    html = response.content.decode()
    assert "<title>Information</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "no-store" in response["Cache-Control"]


def test_help_shows_hotlines_with_where_their_number_was_read(client):
    source = {"source_seen_in": "a stored copy", "confirmed_on": ""}
    service = make_service(name="The night line") | source
    make_published("organization", DOCUMENTS["organization"](services=[service]))

    html = client.get("/help/?c=FR").content.decode()

    assert "The night line" in html
    assert 'href="tel:+33140000000"' in html
    assert "nobody here has confirmed it" in html
    assert "a stored copy" in html


def test_help_shows_how_old_a_confirmation_is(client):
    service = make_service(confirmed_on="2016-11-04")
    make_published("organization", DOCUMENTS["organization"](services=[service]))

    html = client.get("/help/?c=FR").content.decode()

    assert "November 4, 2016" in html
    assert "ago" in html
    assert "It may have changed since." in html


@pytest.mark.parametrize("code", ["FR", "DE"], ids=["with lines", "without"])
def test_help_costs_the_same_with_lines_and_without(client, django_assert_num_queries, code):
    make_published("organization")

    with django_assert_num_queries(2):
        client.get(f"/help/?c={code}")


def test_help_says_so_when_it_does_not_know_the_country(client):
    response = client.get("/help/?c=ZZ")

    assert response.status_code == 404
    assert "We do not know this country" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "titles"), [("/", {"Offer"}), ("/es/", {"Offer", "Oferta"}), ("/ur/", {"Offer"})]
)
def test_what_is_new_is_in_the_readers_language_or_in_english(client, path, titles):
    publish_directly("article", article_document(title="Offer"))
    publish_directly("article", article_document(title="Oferta", language="es"))
    shown = make_published("organization").path

    html = client.get(path).text

    assert {title for title in ("Offer", "Oferta") if f">{title}</bdi>" in html} == titles
    assert shown in html


def test_whoever_is_only_accused_is_kept_from_search_engines_and_home(client):
    page = make_published("record", accused())

    assert "noindex" in client.get(page.get_absolute_url()).content.decode()
    assert "noindex" in client.get("/records/").content.decode()
    assert page.title not in client.get("/").content.decode()
    assert page.title not in client.get("/regions/france/").content.decode()


def test_a_listed_record_may_be_indexed(client):
    page = make_published("record")

    assert "noindex" not in client.get(page.get_absolute_url()).content.decode()
    assert "noindex" not in client.get("/records/").content.decode()


def test_a_charge_is_shown_with_the_presumption_of_innocence(client):
    page = make_published("record", accused())

    html = client.get(page.get_absolute_url()).content.decode()

    assert "Charged, not convicted" in html
    assert "innocent until a court decides" in html
    assert "trafficker" not in html.lower().replace("traffickers", "")


def test_an_event_without_an_official_source_stays_off_the_page_with_its_source(client):
    press = official(kind="press", title="Evening paper", quote="was arrested")
    rumour = make_event(code="investigation_announced", authority="A village", source=press)
    page = put_up("record", legal_events=[make_event(), rumour])

    html = client.get(page.get_absolute_url()).content.decode()

    assert "Evening paper" not in html
    assert "was arrested" not in html
    assert "A village" not in html


def test_a_connection_to_what_is_not_public_is_not_shown_nor_its_source(client):
    link = make_connection("nobodyhere12") | official(title="Letter about the other one")
    page = put_up("record", connections=[link])

    html = client.get(page.get_absolute_url()).content.decode()

    assert "nobodyhere12" not in html
    assert "Letter about the other one" not in html


def test_smuggling_is_a_list_of_its_own(client):
    smuggling = make_event(matters=["smuggling"], source=official(quote="for smuggling"))
    page = put_up("record", legal_events=[smuggling])

    assert page.title not in client.get("/records/").content.decode()
    assert page.title in client.get("/records/?matter=smuggling").content.decode()


def test_what_came_down_answers_410_and_names_nobody(client):
    page = make_published("record")
    withdraw("record", page.public_id, by="a moderator", reason="It was delisted.")

    response = client.get(page.get_absolute_url())

    assert response.status_code == 410
    html = response.content.decode()
    assert page.title not in html
    assert page.public_id not in html
    assert "delisted" not in html


@pytest.mark.parametrize("path", ["/records/", "/organizations/", "/awareness/"])
def test_an_empty_list_is_kind_and_says_what_one_can_do(client, path):
    html = client.get(path).content.decode()

    assert "0 results" in html
    assert 'href="/report/' in html.split("<main")[1]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Nothing is published here yet"),
        ("/regions/france/", "not the same as zero"),
        ("/search/?q=zzzz", "Nothing found"),
    ],
)
def test_nothing_known_is_said_kindly(client, path, words):
    assert words in client.get(path).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/records/?role=king",
        "/records/?region=XX",
        "/organizations/?service=magic",
        "/awareness/?kind=poem",
        "/awareness/?tag=unheard-of",
        "/search/?q=x&kind=person",
    ],
)
def test_an_unknown_choice_is_said_with_400(client, path):
    response = client.get(path)

    assert response.status_code == 400
    assert 'class="notice danger"' in response.content.decode()


@pytest.mark.parametrize("number", ["9999999999", "9" * 30, "2", "0", "-1", "x"])
@pytest.mark.parametrize(
    "path", ["/records/?", "/organizations/?", "/awareness/?", "/search/?q=nothing&"]
)
def test_a_page_that_is_not_there_is_404(client, path, number):
    assert client.get(f"{path}page={number}").status_code == 404


def test_search_says_which_name_matched(client):
    names = [make_name("Testa Main"), make_name("Quillon Verdigris", kind="alias")]
    put_up("record", names=names)

    html = client.get("/search/?q=quillon+verdigris").content.decode()

    assert "Found by the name “<bdi>Quillon Verdigris</bdi>”" in html


def test_search_says_when_the_query_was_cut(client):
    assert "shortened" in client.get("/search/", {"q": "a" * 201}).content.decode()
    assert "shortened" not in client.get("/search/", {"q": "a" * 200}).content.decode()


def test_figures_come_with_words_year_and_source(client):
    put_up("region")

    html = client.get("/regions/france/").content.decode()

    assert "fewer than 5" in html
    assert "2023" in html
    assert "Yearbook" in html
    assert "a small number can mean that nobody looked" in html


def test_a_source_that_two_figures_share_is_listed_once(client):
    figures = [make_figure(), make_figure(indicator="persons_convicted", value="1234")]
    put_up("region", figures=figures, laws=[], conventions=[])

    html = client.get("/regions/france/").content.decode()

    assert html.count('id="source-') == 1
    assert html.count('href="#source-1"') == 2
    assert "<bdi>1,234</bdi></strong> people (2023)" in html


def test_a_status_says_when_it_was_so_and_not_since_when(client):
    grade = make_figure(indicator="tip_tier", value="tier_2", unit="tier", year=2022)
    put_up("region", figures=[grade])

    html = client.get("/regions/france/").content.decode()

    assert "Tier 2</bdi></strong> (as it stood in 2022)" in html


def test_no_data_is_said_in_words(client):
    put_up("region", figures=[make_figure(value="no_data")])

    assert "<bdi>no data</bdi></strong> (2023)" in client.get("/regions/france/").content.decode()


@pytest.mark.parametrize("path", ["/report/article/", "/accounts/login/"])
def test_a_refused_form_gives_back_what_was_typed_harmless_and_no_password(path):
    strict = Client(enforce_csrf_checks=True)
    typed = {"title": "<b>Mine</b>", "password": "secretive", "csrfmiddlewaretoken": "x"}

    response = strict.post(path, typed)

    html = response.content.decode()
    assert response.status_code == 403
    assert "&lt;b&gt;Mine&lt;/b&gt;" in html
    assert "<b>Mine" not in html
    assert "secretive" not in html


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_markup_in_any_text_is_shown_as_text(client, kind):
    nasty = "<script>alert(1)</script>"
    page = put_up(kind, **hostile(DOCUMENTS[kind](), nasty))

    html = client.get(page.get_absolute_url()).content.decode()

    assert nasty not in html


def hostile(document: dict, nasty: str) -> dict:
    """The document with markup in what people write freely."""
    free = {"name", "title", "summary", "description", "note", "authority", "hours_note", "body"}
    free |= {name for name in CITATION_FIELDS if name.endswith(("title", "quote", "publisher"))}
    put = partial(hostile, nasty=nasty)
    return {
        name: f"{nasty} trafficking" if name in free else value
        for name, value in document.items()
        if not isinstance(value, list)
    } | {
        name: [put(row) if isinstance(row, dict) else row for row in value]
        for name, value in document.items()
        if isinstance(value, list)
    }


def test_search_engines_may_read_that_the_help_page_is_not_for_them(client):
    robots = client.get("/robots.txt").text

    assert "Disallow: /report/" in robots
    assert "/help/" not in robots
    assert '<meta name="robots" content="noindex">' in client.get("/help/").text
