"""What other pages tell of a place: which come first, how many, and how people were brought."""

import pytest
from django.test import Client

from freedomnow.publishing.services import accept
from freedomnow.search.models import Page
from organizations.codes import ServiceType
from regions import gathering
from regions.gathering import (
    MOST_CASES,
    MOST_OF_A_KIND,
    MOST_ROUTES,
    STANDINGS,
    gathered,
    routes_of,
    sorted_routes,
)
from tests.conftest import as_owner
from tests.factories import (
    case_document,
    make_event,
    make_place,
    make_route,
    make_service,
    official,
    organization_document,
    publish_directly,
    record_document,
)
from traffickers.codes import TIER, EventCode, Tier

pytestmark = pytest.mark.django_db


def html_of(path="/regions/france/"):
    return Client().get(path).content.decode()


def publish_record(**fields):
    """A record as if it had come with a release."""
    document = record_document(**fields)
    with as_owner():
        accept([document], release="tests")
    return publish_directly("record", document)


def helper(confirmed_on="", **fields):
    services = [make_service(confirmed_on=confirmed_on, **fields)]
    return publish_directly("organization", organization_document(services=services))


def case_with(*routes, **fields):
    rows = [make_route(origin=origin, destination=end) for origin, end in routes]
    return publish_directly("case", case_document(routes=rows, **fields))


# -- helpers ---------------------------------------------------------------------------------------


def test_who_was_confirmed_last_comes_first():
    old, never, new = helper("2024-05"), helper(), helper("2026-11-01")

    shown = [page.public_id for page in gathered("FR")["organization"]["pages"]]

    assert shown == [one.public_id for one in (new, old, never)]


def test_a_confirmed_helper_is_shown_however_many_newer_pages_there_are():
    confirmed = helper("2025")
    for _n in range(MOST_OF_A_KIND + 2):
        helper()

    shown = [page.public_id for page in gathered("FR")["organization"]["pages"]]

    assert len(shown) == MOST_OF_A_KIND
    assert shown[0] == confirmed.public_id


def test_a_page_from_before_the_rebuild_comes_last():
    helper("2020")
    Page.objects.update(card={"services": [], "summary": ""})
    confirmed = helper("2021")

    assert gathered("FR")["organization"]["pages"][0].public_id == confirmed.public_id


def test_the_list_says_how_the_contact_stood():
    helper("2026-11-01")

    assert "contact as it stood on <bdi>November 1, 2026</bdi>" in html_of()


def test_of_an_unconfirmed_contact_nothing_is_said():
    helper()

    assert "contact as it stood" not in html_of()


def test_who_campaigns_is_counted_with_a_way_to_the_list():
    campaigner, other = helper(type="advocacy"), helper()

    html = html_of()

    link = "/organizations/?region=FR&amp;service=advocacy"
    assert f'<a href="{link}">1 organization that campaigns here</a>' in html
    listed = html_of(link.replace("&amp;", "&")).split("<main")[1]
    assert campaigner.name in listed
    assert other.name not in listed
    assert ServiceType.ADVOCACY.value == "advocacy"


def test_where_nobody_campaigns_nothing_is_said():
    helper()

    assert "campaign" not in html_of().split("<main")[1]


# -- counts by standing ----------------------------------------------------------------------------


def charge():
    return make_event(code="charged", source=official(kind="prosecution"))


def verdict(code):
    return make_event(code=code, source=official(kind="judgment"))


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (make_event(), "On the list of an authority"),
        (charge(), "Accused by an authority; no court has found them guilty"),
        (verdict("convicted_appealable"), "Found guilty, but can still appeal"),
        (verdict("convicted_final"), "Found guilty, and the judgment is final"),
    ],
    ids=["listed", "accused", "appealable", "convicted"],
)
def test_records_are_counted_by_what_the_law_says(event, words):
    publish_record(legal_events=[event])

    [(label, count)] = gathered("FR")["record"]["standings"]

    assert (str(label), count) == (words, 1)
    assert words in html_of()


def test_the_accused_are_counted_beside_others_and_not_named():
    publish_record()
    accused = publish_record(legal_events=[charge()], regions=[make_place("FR")])

    html = html_of()

    assert [count for _words, count in gathered("FR")["record"]["standings"]] == [1, 1]
    assert accused.title not in html


def test_smuggling_is_not_counted_among_them():
    publish_record(
        legal_events=[make_event(matters=["smuggling"], source=official(quote="for smuggling"))]
    )

    assert gathered("FR")["record"]["standings"] == []


def test_nothing_is_counted_where_there_is_nothing():
    assert gathered("FR")["record"]["standings"] == []
    assert "0 records" not in html_of()


def test_every_code_that_can_publish_has_its_standing_and_no_other():
    counted = [code for _words, codes in STANDINGS.values() for code in codes]
    publishes = [code.value for code in EventCode if TIER.get(code) in {Tier.A, Tier.B}]

    assert sorted(counted) == sorted(publishes)


# -- routes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("routes", "here", "away", "through"),
    [
        ([["RO", "FR"]], [("RO", 1)], [], ([], [])),
        ([["FR", "GB"]], [], [("GB", 1)], ([], [])),
        ([["RO", "FR"], ["FR", "GB"]], [], [], ([("RO", 1)], [("GB", 1)])),
        ([["RO", "IT"]], [], [], ([], [])),
        ([["RO", "FR"], ["RO", "FR"]], [("RO", 1)], [], ([], [])),
        ([], [], [], ([], [])),
    ],
    ids=["to", "from", "through", "elsewhere", "told twice", "none"],
)
def test_a_route_stands_where_the_place_stands_in_it(routes, here, away, through):
    told = sorted_routes([routes], "FR")

    assert (told.here, told.away, told.inside) == (here, away, 0)
    assert (told.through_from, told.through_to) == through


def test_no_pairs_are_made_up_of_who_came_and_who_went_on():
    case = [["RO", "FR"], ["BG", "FR"], ["FR", "GB"], ["FR", "IE"]]

    told = sorted_routes([case], "FR")

    assert told.through_from == [("BG", 1), ("RO", 1)]
    assert told.through_to == [("GB", 1), ("IE", 1)]


def test_the_commonest_comes_first_and_equals_stand_by_code():
    cases = [[["RO", "FR"]], [["NG", "FR"]], [["RO", "FR"]], [["AL", "FR"]]]

    assert sorted_routes(cases, "FR").here == [("RO", 2), ("AL", 1), ("NG", 1)]


def test_a_region_lies_where_its_countries_lie():
    told = sorted_routes([[["NG", "IT"]], [["RO", "FR"]], [["FR", "CA"]]], "150")

    assert (told.here, told.away, told.inside) == ([("NG", 1)], [("CA", 1)], 1)


def test_a_code_that_the_tree_does_not_know_breaks_nothing():
    assert sorted_routes([[["ZZ", "FR"]]], "150").here == [("ZZ", 1)]


def test_only_the_commonest_are_listed():
    codes = ["AL", "DZ", "AO", "AR", "AM", "AU", "AZ", "BD", "BY", "BZ", "BJ", "BO", "BA", "BW"]

    told = sorted_routes([[[code, "FR"]] for code in codes], "FR")
    just = sorted_routes([[[code, "FR"]] for code in codes[:MOST_ROUTES]], "FR")

    assert (len(told.here), told.is_shortened) == (MOST_ROUTES, True)
    assert (len(just.here), just.is_shortened) == (MOST_ROUTES, False)


@pytest.mark.parametrize(("count", "newest_only"), [(2, 0), (3, 2)])
def test_a_page_that_counts_only_the_newest_cases_says_so(count, newest_only, monkeypatch):
    monkeypatch.setattr(gathering, "MOST_CASES", 2)
    for _n in range(count):
        case_with(("RO", "FR"))

    routes = routes_of("FR")

    assert (routes.here, routes.newest_only) == ([("RO", 2)], newest_only)
    assert ("only the newest 2" in html_of()) is bool(newest_only)


def test_a_page_that_leaves_out_places_says_so(monkeypatch):
    monkeypatch.setattr(gathering, "MOST_ROUTES", 1)
    case_with(("RO", "FR"))
    assert "Each list names at most" not in html_of()

    case_with(("BG", "FR"))

    assert "Each list names at most" in html_of()


def test_routes_are_read_from_published_cases_alone():
    case_with(("RO", "FR"))

    assert routes_of("FR").here == [("RO", 1)]
    assert routes_of("RO").away == [("FR", 1)]
    assert not routes_of("DE")


def test_a_case_without_routes_tells_none():
    case_with()

    assert not routes_of("FR")
    assert 'id="routes"' not in html_of()


def test_a_case_from_before_the_rebuild_tells_none_yet():
    case_with(("RO", "FR"))
    Page.objects.update(card={"outcome": "unknown", "regions": [], "years": [None, None],
                              "summary": "", "forms": []})  # fmt: skip

    assert not routes_of("FR")


def test_the_page_tells_all_three_with_links():
    case_with(("RO", "FR"))
    case_with(("FR", "GB"))
    case_with(("MA", "FR"), ("FR", "BE"))

    html = " ".join(html_of().split('id="routes"')[1].split("</div>")[0].split())

    assert '<li><a href="/regions/romania/">Romania</a>: 1 case</li>' in html
    assert '<li><a href="/regions/united-kingdom/">United Kingdom</a>: 1 case</li>' in html
    assert 'came from:</p> <ul><li><a href="/regions/morocco/">Morocco</a>: 1 case</li>' in html
    assert 'taken on to:</p> <ul><li><a href="/regions/belgium/">Belgium</a>: 1 case</li>' in html
    assert "counted in cases and not in people" in html


@pytest.mark.parametrize("count", [1, 12])
def test_all_of_it_costs_three_queries_whatever_there_is(count, django_assert_num_queries):
    for _n in range(count):
        helper("2026")
        publish_record()
        case_with(("RO", "FR"))

    with django_assert_num_queries(3):
        gathered("FR")
        routes_of("FR")


def test_a_page_of_the_world_reads_no_more_than_the_newest_cases(django_assert_num_queries):
    case_with(("RO", "FR"))

    with django_assert_num_queries(1) as queries:
        routes_of("001")

    assert f"LIMIT {MOST_CASES + 1}" in queries.captured_queries[0]["sql"]
