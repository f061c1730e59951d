"""The page of an organization, and its line in the lists."""

import json
import re

import pytest
from django.test import Client

from organizations.starter import load
from organizations.views import starter_documents
from tests.factories import make_service, make_source, organization_document, publish_directly

pytestmark = pytest.mark.django_db


def publish(*services, **fields):
    document = organization_document(**fields) | {"services": list(services)}
    return publish_directly("organization", document)


def page_of(*services, language="", **fields):
    path = publish(*services, **fields).path
    return Client().get(f"{language and '/'}{language}{path}").content.decode()


def test_an_organization_without_services_says_so_kindly():
    html = page_of()

    assert "We do not know yet what one can get here." in html
    assert 'href="tel:' not in html


def test_what_is_unknown_has_no_heading():
    html = page_of(website="", alternate_name="", regions=[], languages=[])

    for word in ("Website", "Other name", "Where it works", "Languages", "Address"):
        assert f"<dt>{word}</dt>" not in html


def test_what_is_known_has_one():
    html = page_of(alternate_name="بيت", regions=["FR", "001"], languages=["fr", "ar"])

    assert "<dt>Other name</dt><dd><bdi>بيت</bdi></dd>" in html
    assert '<li><a href="/regions/france/">France</a></li>' in html
    assert '<li><a href="/regions/">World</a></li>' in html
    assert "<dt>Languages</dt><dd>French, Arabic</dd>" in html
    assert "<dt>Type</dt><dd>Non-governmental organization</dd>" in html


@pytest.mark.parametrize(
    ("visibility", "shown"),
    [("hidden", None), ("partial", "<bdi>Lyon</bdi>"), ("full", "<bdi>1 rue, Lyon</bdi>")],
)
def test_an_address_is_shown_as_far_as_it_may_be_seen(visibility, shown):
    html = page_of(address_visibility=visibility, city="Lyon", street="1 rue")

    assert (f"<dt>Address</dt><dd>{shown}</dd>" in html) is bool(shown)
    assert ("Lyon" in html) is bool(shown)
    assert ("1 rue" in html) is (visibility == "full")


@pytest.mark.parametrize(
    ("name", "value", "link"),
    [
        ("phone", "+33140000000", 'class="button lamp call" href="tel:+33140000000">'),
        ("sms", "116006", 'class="button call" href="sms:116006">'),
        ("whatsapp", "+33600000000", 'href="https://wa.me/33600000000" rel="noopener noreferrer">'),
        ("chat_url", "https://c.example.org/", 'href="https://c.example.org/" rel="noopener nore'),
        ("url", "https://u.example.org/", 'href="https://u.example.org/" rel="noopener noreferr'),
        ("email", "line@example.org", 'href="mailto:line@example.org">'),
    ],
)
def test_each_way_to_reach_a_service_is_a_link_once_it_is_known(name, value, link):
    html = page_of(make_service(**{"phone": "", name: value}))

    assert link in html
    card = html.split('<article class="card">')[1].split("</article>")[0]
    ways = ("tel:", "sms:", "wa.me", "c.example", "u.example", "mailto:")
    assert sum(way in card for way in ways) == 1


def test_a_number_reads_from_left_to_right_in_arabic_too():
    html = page_of(make_service(), language="ar")

    assert '<bdi dir="ltr">+33 1 40 00 00 00</bdi>' in html


def test_services_stand_in_the_order_in_which_they_were_written():
    html = page_of(make_service(name="Zeta line"), make_service(name="Alpha line"))

    assert html.index("Zeta line") < html.index("Alpha line")


@pytest.mark.parametrize(
    ("status", "chip"),
    [
        ("active", None),
        ("inactive", "Not active now"),
        ("defunct", "Closed for good"),
        ("temporarily closed", "Closed for some time"),
    ],
)
def test_a_service_that_does_not_answer_says_so(status, chip):
    html = page_of(make_service(status=status))

    assert ('<span class="chip' in html) is bool(chip)
    words = {"Not active now", "Closed for good", "Closed for some time"}
    assert {word for word in words if word in html} == ({chip} if chip else set())


@pytest.mark.parametrize(("cost", "shown"), [("free", True), ("paid", True), ("unknown", False)])
def test_a_cost_that_nobody_knows_is_not_told(cost, shown):
    html = page_of(make_service(cost=cost))

    assert ("<dt>Cost</dt>" in html) is shown
    assert "Not known" not in html


def test_a_card_tells_the_service_in_words():
    service = make_service(
        name="", regions=["FR", "BE"], serves=["women", "migrants"], days=["MO"],
        always_open=False, hours_note="Closed in <August>",
    )  # fmt: skip

    html = page_of(service)

    assert "<h3><bdi>Hotline</bdi></h3>" in html
    assert "<dt>What it is</dt>" not in html
    assert "<dt>Where</dt><dd>France, Belgium</dd>" in html
    assert "<dt>For</dt><dd>Women, Migrants</dd>" in html
    assert "<dt>When</dt><dd>Monday<br><bdi>Closed in &lt;August&gt;</bdi></dd>" in html


@pytest.mark.parametrize(
    ("language", "where", "languages"),
    [
        ("es", "Francia, Kenia", "Francés, Árabe"),
        ("fr", "France, Kenya", "Français, Arabe"),
        ("ar", "فرنسا، كينيا", "الفرنسية، العربية"),
        ("ur", "فرانس، کینیا", "فرانسیسی، عربی"),
        ("hi", "फ़्रांस, केन्या", "फ़्रेंच, अरबी"),
    ],
)
def test_places_and_languages_are_told_as_the_reader_does(language, where, languages):
    html = page_of(make_service(regions=["FR", "KE"]), language=language)

    assert f"<dd>{where}</dd>" in html
    assert f"<dd>{languages}</dd>" in html


def test_a_card_keeps_whole_words_and_the_direction_of_the_description():
    publish(description="They answer calls. " * 9)

    html = Client().get("/ar/regions/france/").text

    assert f'<p dir="auto">{"They answer calls. " * 8}They…</p>' in html


def test_sources_are_listed_with_what_they_support():
    sources = [make_source(supports="the name"), make_source(supports="the address")]

    html = page_of(sources=sources)

    assert '<li id="source-1">\n  <p dir="auto">the name</p>' in html
    assert '<li id="source-2">\n  <p dir="auto">the address</p>' in html


@pytest.mark.parametrize(
    ("came_with", "told"), [("1.0", True), ("", False)], ids=["shipped", "reported"]
)
def test_what_came_with_the_software_says_that_nobody_checked_it(came_with, told):
    organization = publish_directly("organization", organization_document(), came_with=came_with)

    html = Client().get(organization.path).content.decode()

    assert ("No moderator of this site has looked at it." in html) is told


def test_a_page_costs_four_queries_whatever_it_offers(django_assert_num_queries):
    path = publish(*(make_service() for _n in range(20))).path

    with django_assert_num_queries(4):
        Client().get(path)


def test_a_list_tells_what_each_offers_and_its_first_four_places():
    publish(make_service(type="refuge"), regions=["FR", "BE", "DE", "IT", "ES"])

    html = Client().get("/organizations/").content.decode()

    assert "Safe place to stay · France, Belgium, Germany, Italy</p>" in html


def test_a_list_stands_by_name_and_of_one_name_the_older_comes_first():
    publish(name="Testa", slug="second-address")
    publish(name="Alpha")
    publish(name="Testa", slug="first-address")

    html = Client().get("/organizations/").content.decode()

    told = re.findall(r'class="title" href="/organizations/([a-z-]+)/"', html)
    assert told == ["alpha", "second-address", "first-address"]


def test_a_line_of_an_organization_that_offers_nothing_known_begins_with_its_place():
    publish(regions=["FR"])

    html = Client().get("/organizations/").content.decode()

    assert '<p class="meta">France</p>' in html


def test_a_shipped_organization_is_known_by_its_address(tmp_path, monkeypatch):
    shipped = [organization_document(slug=slug) for slug in ("zeta", "alpha")]
    monkeypatch.setattr(load, "PATH", tmp_path / "organizations.json")
    load.PATH.write_text(json.dumps(shipped), encoding="utf-8")

    assert list(starter_documents()) == [
        ("starter organization zeta", shipped[0]),
        ("starter organization alpha", shipped[1]),
    ]
