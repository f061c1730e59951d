"""
What every type of page weighs in every language: of each type the heaviest of all pages that come
with the software, and of the tests' own. `make drill` writes the table to docs/measured.md.
"""

import gzip
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import Resolver404, resolve

from freedomnow.publishing.kinds import all_kinds
from freedomnow.search.models import Page
from freedomnow.web.languages import INTERFACE_LANGUAGES
from tests.conftest import as_owner
from tests.drill.measured import write_section
from tests.drill.page_types import bar, page_types
from tests.safety.surfaces import PUBLIC_PATHS, World
from tests.safety.test_access_matrix import MATRIX

pytestmark = [pytest.mark.django_db, pytest.mark.drill]

MISSING = "no such page"


@pytest.fixture
def filled(settings):
    """Everything that comes with the software, published."""
    settings.DEMO = True
    settings.TODAY = date(2026, 11, 29)  # no source of the starter content was read later
    with as_owner():
        call_command("load_starter", "--demo", verbosity=0)


def route_of(path: str) -> str:
    """As the matrix writes it; what is a regular expression begins with ^ there."""
    try:
        route = f"/{resolve(path).route}"
    except Resolver404:
        return MISSING
    return next(known for known in MATRIX if known.replace("/^", "/") == route)


def addresses() -> Iterator[str]:
    """One of each type, the variants that the tests of safety open, and every published page."""
    world = World()
    yield from (world.path(template) for template in page_types().values())
    yield from (path for path in map(world.path, PUBLIC_PATHS) if not prefixed(path))
    yield from (f"/report/{kind.name}/" for kind in all_kinds())
    for path in Page.objects.values_list("path", flat=True):
        yield path
        yield from inner_pages(path)


def inner_pages(path: str) -> Iterator[str]:
    """Pages below the page of a record."""
    if path.startswith("/records/"):
        yield f"{path}network/"


def prefixed(path: str) -> bool:
    return path.split("/")[1] in INTERFACE_LANGUAGES


def weights(client) -> dict[str, dict[str, tuple[int, str]]]:
    """route -> language -> the heaviest: its bytes and address."""
    types, found = {*page_types(), MISSING}, {}
    routes = {address: route_of(address.split("?")[0]) for address in addresses()}
    for address in (address for address, route in routes.items() if route in types):
        heaviest = found.setdefault(routes[address], {})
        for language in INTERFACE_LANGUAGES:
            told = weight(client, address, language), address
            heaviest[language] = max(heaviest.get(language, (0, "")), told)
    return found


def weight(client, address: str, language: str) -> int:
    response = client.get(address if language == "en" else f"/{language}{address}")
    assert response.status_code in {200, 400, 404}, address
    return len(gzip.compress(response.content, 6))


def test_every_page_type_is_within_its_bytes_in_every_language(client, filled):
    found = weights(client)

    write_table(found)
    assert set(found) == {*page_types(), MISSING}
    assert {
        (route, language, *told)
        for route, languages in found.items()
        for language, told in languages.items()
        if not 0 < told[0] <= bar(route)
    } == set()


def test_a_type_is_known_by_its_path():
    world = World()
    known = {route_of(world.path(path).split("?")[0]) for path in page_types().values()}

    assert known == set(page_types()) <= set(MATRIX)


def write_table(found):
    rows = []
    for route in sorted(found):
        told = found[route]
        _size, heaviest = max(told.values())
        sizes = " | ".join(str(told[language][0]) for language in INTERFACE_LANGUAGES)
        rows.append(f"| `{route}` | {sizes} | {bar(route)} | `{heaviest}` |")
    write_section(
        "Bytes (gzip 6) of the heaviest page of each type, in each language",
        f"| page type | {' | '.join(INTERFACE_LANGUAGES)} | bar | the heaviest |",
        rows,
    )
