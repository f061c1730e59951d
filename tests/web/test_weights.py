"""What pages weigh on the way to a phone: product.md's bars, in every interface language."""

import gzip
import re
from pathlib import Path

import pytest

from freedomnow.publishing.kinds import all_kinds
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.factories import (
    DOCUMENTS,
    make_convention,
    make_figure,
    make_name,
    make_published,
    make_service,
    make_user,
    organization_document,
    record_document,
    region_document,
)

pytestmark = pytest.mark.django_db

STATIC = Path(__file__).resolve().parents[2] / "static"
PAGE, MAP = 12_000, 24_000
STYLE, SCRIPTS = 5_000, 2_000
FIRST_VISIT, FIRST_VISIT_TO_A_MAP, HELP_IN_ALL = 19_000, 31_000, 10_000
TOWNS = ("Harbour", "Mountain", "Evening", "Garden", "Bridge", "Window", "Valley")
HELP = ["/help/", "/help/?d=1&a=002", "/help/?d=1&a=001", "/help/?c=FR", "/help/?c=FR&d=0&n=b"]
CHECK = ["/check/", "/check/?q=testa&f=FR&t=DE", "/check/card/?f=FR&t=DE"]

languages = pytest.mark.parametrize("language", INTERFACE_LANGUAGES)


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def file_weight(name: str) -> int:
    return compressed((STATIC / name).read_bytes())


def in_language(language: str, path: str) -> str:
    return path if language == "en" else f"/{language}{path}"


def in_each_language(path: str) -> list[str]:
    return [in_language(language, path) for language in INTERFACE_LANGUAGES]


def whole_visit(client, path: str) -> int:
    """The page and everything that it loads: what a browser with an empty cache fetches."""
    page = client.get(path).content
    loaded = set(re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js|svg))"', page.decode()))
    assert {"css/site.css", "js/exit.js", "img/mark.svg"} <= loaded
    return compressed(page) + sum(map(file_weight, loaded))


def test_share_kits_are_light_in_every_language(client):
    make_published("organization")
    kit = "/share/region/bolivia/"

    for path in (kit, f"{kit}card/", f"{kit}poster/"):
        for address in in_each_language(path):
            assert compressed(client.get(address).content) <= PAGE, address
            assert whole_visit(client, address) <= FIRST_VISIT, address


def hidden_fields(html: str) -> dict[str, str]:
    """What the page sends along unseen: the rows' counters above all."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', html))


def test_the_stylesheet_is_light():
    assert file_weight("css/site.css") <= STYLE


def test_all_scripts_together_are_light():
    scripts = [path.relative_to(STATIC).as_posix() for path in (STATIC / "js").glob("*.js")]

    assert len(scripts) == 2
    assert sum(map(file_weight, scripts)) <= SCRIPTS


@languages
def test_a_first_visit_is_light(client, language):
    for _number in range(3):
        make_published("organization")

    assert whole_visit(client, in_language(language, "/")) <= FIRST_VISIT


@languages
@pytest.mark.parametrize("path", ["/regions/", "/regions/france/"])
def test_world_and_country_are_light(client, language, path):
    address = in_language(language, path)

    assert compressed(client.get(address).content) <= MAP
    assert whole_visit(client, address) <= FIRST_VISIT_TO_A_MAP


def a_country_with_all_its_years():
    """As many rows as the fullest that come with the software."""
    told = {"indicator": "tip_tier", "unit": "tier", "value": "tier_2"}
    figures = [make_figure(year=year, **told) for year in (*range(2001, 2016), *range(2022, 2026))]
    counts = ("detected_victims", "trafficking_offences", "persons_convicted")
    figures += [make_figure(indicator=name) for name in counts]
    joined = [make_convention(convention=one) for one in ("palermo", "c138", "c182")]
    joined.append(make_convention(as_of=2013))
    return region_document("FR", figures=figures, conventions=joined)


def test_a_full_country_is_light_in_every_language(client):
    make_published("region", a_country_with_all_its_years())
    make_published("case")

    for address in in_each_language("/regions/france/"):
        assert compressed(client.get(address).content) <= MAP, address
        assert whole_visit(client, address) <= FIRST_VISIT_TO_A_MAP, address


def test_the_form_of_a_full_country_is_no_heavier_than_a_country_may_be(client):
    """More than the bar for pages: a form draws each row with its eleven fields of a source."""
    make_published("region", a_country_with_all_its_years())
    client.force_login(make_user())

    for address in in_each_language("/report/region/FR/"):
        assert compressed(client.get(address).content) <= MAP, address


def test_help_is_the_lightest_with_all_that_it_loads(client):
    for number, town in enumerate(TOWNS):
        own = {"confirmed_on": f"2026-0{number + 1}-10", "source_publisher": f"Office of {town}"}
        own |= {"phone": f"+331{number * 17_137:08}", "sms": f"+336{number * 13_171:08}"}
        services = [make_service(name=f"Testa {town} line", **own), make_service(type="refuge")]
        make_published("organization", organization_document(services=services))

    for path in HELP:
        for address in in_each_language(path):
            assert whole_visit(client, address) <= HELP_IN_ALL, address


def test_check_is_light_in_every_language(client):
    for number in range(10):
        make_published("record", record_document(names=[make_name(f"Testa Company {number}")]))
    make_published("organization")

    for path in CHECK:
        for address in in_each_language(path):
            assert compressed(client.get(address).content) <= PAGE, address


def test_no_kind_is_left_out():
    assert set(DOCUMENTS) >= {kind.name for kind in all_kinds()}


@languages
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_an_empty_form_is_light_on_both_its_pages(client, language, kind):
    client.force_login(make_user())
    address = in_language(language, f"/report/{kind}/")

    short = client.get(address, {"code": "TH"} if kind == "region" else {})
    whole = client.post(address, hidden_fields(short.text) | {"do": "more"})

    assert 'name="send_key"' in short.text
    assert whole.text.count("data-row>") >= 1
    assert compressed(short.content) <= PAGE
    assert compressed(whole.content) <= PAGE


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_form_of_a_change_is_light_in_every_language(client, kind):
    page = make_published(kind)
    client.force_login(make_user())

    for address in in_each_language(f"/report/{kind}/{page.public_id}/"):
        form = client.get(address)
        assert form.status_code == 200
        assert compressed(form.content) <= PAGE, address
