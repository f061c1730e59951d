"""The shipped organizations: right shape, every fact sourced, no number from hearsay."""

import hashlib
import re
from collections.abc import Iterator

import pytest

from organizations.starter.load import documents

CITATION = {
    "source_kind", "source_title", "source_publisher", "source_url", "source_archive_url",
    "source_reference", "source_published_on", "source_retrieved_on", "source_language",
    "source_quote", "source_seen_in",
}  # fmt: skip
BASE = {
    "name", "alternate_name", "slug", "website", "type", "description", "regions", "languages",
    "address_visibility", "city", "street", "services", "sources", "relations",
}  # fmt: skip
SERVICE = CITATION | {
    "key", "type", "name", "regions", "languages", "serves", "cost", "phone", "sms", "whatsapp",
    "chat_url", "url", "email", "always_open", "days", "opens_at", "closes_at", "timezone",
    "hours_note", "status", "confirmed_on",
}  # fmt: skip
SOURCE = CITATION | {"key", "supports"}
TYPES = {
    "NGO", "LawEnforcement", "HealthServiceOrganisation", "CentralGovernmentOrganisation",
    "LocalGovernmentOrganisation", "ImmigrationService", "LegalService", "CorporateBusiness",
    "SchoolOrCollege", "IntergovernmentalOrganisation",
}  # fmt: skip
SERVICE_TYPES = {
    "hotline", "refuge", "recovery", "legal_aid", "job_training", "medical", "education",
    "repatriation", "advocacy",
}  # fmt: skip
SERVES = {
    "everyone", "women", "men", "children", "lgbt", "migrants", "workers", "survivors", "families",
}  # fmt: skip
SOURCE_KINDS = {
    "judgment", "prosecution", "sanctions_list", "administrative_list", "wanted_notice", "law",
    "government", "statistics", "international", "operator", "police_release", "ngo", "press",
    "academic", "other",
}  # fmt: skip
COSTS = {"free", "low_cost", "paid", "unknown"}
STATUSES = {"active", "inactive", "defunct", "temporarily_closed"}
COUNTRIES_BY_CONTINENT = {
    "Africa": {"ET", "GH", "KE", "MR", "NE", "NG", "SN", "UG", "ZA"},
    "Asia": {"IN", "KH", "LB", "NP", "PH", "TH", "TW", "VN"},
    "Europe": {
        "BE",
        "DE",
        "DK",
        "FI",
        "FR",
        "GB",
        "IE",
        "IT",
        "MD",
        "NL",
        "PL",
        "RS",
        "SE",
        "UA",
    },
    "North America": {"CA", "US"},
    "South America": {"AR", "BR", "PE"},
    "Oceania": {"AU", "NZ"},
}
GROUPS = {"001", "002", "034", "035", "142", "150", "419"}
MOST_QUOTED_CHARACTERS = 200
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
NUMBER = re.compile(r"\+[1-9]\d{6,14}|\d{3,6}")
STREET = re.compile(
    r"\b\d+\w?,? (?:rue|avenue|boulevard)\b|"
    r"\b\w+(?: ?stra(?:ße|sse|at)| (?:street|road|avenue|lane|boulevard))\b|\bP\.? ?O\.? box\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def shipped() -> list[dict]:
    return list(documents())


def rows(shipped: list[dict]) -> Iterator[dict]:
    for document in shipped:
        yield from document["services"]
        yield from document["sources"]


def services(shipped: list[dict]) -> Iterator[dict]:
    for document in shipped:
        yield from document["services"]


def words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words(part)
    elif isinstance(value, list):
        for part in value:
            yield from words(part)


def test_every_document_has_exactly_the_keys_of_an_organization(shipped: list[dict]) -> None:
    assert all(set(document) == BASE for document in shipped)
    assert all(set(row) == SERVICE for document in shipped for row in document["services"])
    assert all(set(row) == SOURCE for document in shipped for row in document["sources"])


def test_codes_are_the_allowed_ones(shipped: list[dict]) -> None:
    assert {document["type"] for document in shipped} <= TYPES
    assert {row["type"] for row in services(shipped)} <= SERVICE_TYPES
    assert {code for row in services(shipped) for code in row["serves"]} <= SERVES
    assert {row["cost"] for row in services(shipped)} <= COSTS
    assert {row["status"] for row in services(shipped)} <= STATUSES
    assert {row["source_kind"] for row in rows(shipped)} <= SOURCE_KINDS


def test_region_codes_are_known(shipped: list[dict]) -> None:
    known = set.union(GROUPS, *COUNTRIES_BY_CONTINENT.values())
    placed = [*shipped, *services(shipped)]
    assert all(row["regions"] for row in placed)
    assert {code for row in placed for code in row["regions"]} <= known


def test_every_row_says_where_it_was_seen_and_when(shipped: list[dict]) -> None:
    for row in rows(shipped):
        assert row["source_url"] or row["source_reference"]
        assert row["source_seen_in"]
        assert PARTIAL_DATE.fullmatch(row["source_retrieved_on"])


def test_every_copy_that_was_read_carries_a_date(shipped: list[dict]) -> None:
    undated = [row["source_title"] for row in rows(shipped) if not row["source_published_on"]]

    assert undated == []
    assert not [row for row in rows(shipped) if "without a date" in row["source_seen_in"]]
    for row in rows(shipped):
        assert PARTIAL_DATE.fullmatch(row["source_published_on"])
        assert row["source_published_on"] <= row["source_retrieved_on"] <= "2026-11-29"


def test_every_row_quotes_few_words(shipped: list[dict]) -> None:
    assert all(0 < len(row["source_quote"]) <= MOST_QUOTED_CHARACTERS for row in rows(shipped))


def test_every_organization_has_a_source_and_a_description(shipped: list[dict]) -> None:
    assert all(document["sources"] and document["description"] for document in shipped)


def test_numbers_come_only_from_their_operator_or_a_government(shipped: list[dict]) -> None:
    numbered = [row for row in services(shipped) if row["phone"] or row["sms"] or row["whatsapp"]]
    assert numbered
    assert {row["source_kind"] for row in numbered} <= {"operator", "government"}


def test_eighteen_countries_have_a_number(shipped: list[dict]) -> None:
    countries = {row["regions"][0] for row in services(shipped) if row["phone"]}

    assert len(countries) == 18
    assert {"CA", "FI", "IT", "UA"} <= countries


def test_numbers_are_international_or_short(shipped: list[dict]) -> None:
    numbers = [row[field] for row in services(shipped) for field in ("phone", "sms", "whatsapp")]
    assert all(NUMBER.fullmatch(number) for number in numbers if number)


def test_no_number_is_given_for_two_countries(shipped: list[dict]) -> None:
    numbered = [(row["phone"], tuple(row["regions"])) for row in services(shipped) if row["phone"]]
    assert len({number for number, _ in numbered}) == len(numbered)
    assert all(len(regions) == 1 for _, regions in numbered)


def test_a_number_and_nothing_else_says_when_its_page_showed_it(shipped: list[dict]) -> None:
    for row in services(shipped):
        has_number = bool(row["phone"] or row["sms"] or row["whatsapp"])
        assert has_number == bool(row["confirmed_on"])
        assert PARTIAL_DATE.fullmatch(row["confirmed_on"] or "2000")
        assert row["source_published_on"] <= (row["confirmed_on"] or "9")


def test_nothing_is_said_to_have_been_checked(shipped: list[dict]) -> None:
    ours = [document["description"] for document in shipped]
    ours += [row["hours_note"] for row in services(shipped)]
    assert not [text for text in ours if re.search(r"\b(checked|verified|confirmed)\b", text)]


def test_slugs_are_unique(shipped: list[dict]) -> None:
    slugs = [document["slug"] for document in shipped]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("kind", ["services", "sources"])
def test_row_keys_follow_from_slug_and_place(shipped: list[dict], kind: str) -> None:
    for document in shipped:
        for number, row in enumerate(document[kind], start=1):
            name = f"{document['slug']}|{kind}|{number}"
            assert row["key"] == hashlib.sha256(name.encode()).hexdigest()[:8]


def test_keys_are_unique(shipped: list[dict]) -> None:
    keys = [row["key"] for row in rows(shipped)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("continent", COUNTRIES_BY_CONTINENT)
def test_every_continent_has_an_organization(shipped: list[dict], continent: str) -> None:
    countries = COUNTRIES_BY_CONTINENT[continent]
    assert [document for document in shipped if countries & set(document["regions"])]


def test_no_address_is_shipped(shipped: list[dict]) -> None:
    assert {document["address_visibility"] for document in shipped} == {"hidden"}
    assert {document["city"] + document["street"] for document in shipped} == {""}


@pytest.mark.parametrize(
    "text", ["107, avenue Example", "12 rue X", "Hohlstrasse 511", "PO Box 26"]
)
def test_an_address_would_be_noticed(text: str) -> None:
    assert STREET.search(text)


def test_no_words_hold_an_address(shipped: list[dict]) -> None:
    assert not [text for text in words(shipped) if STREET.search(text)]
