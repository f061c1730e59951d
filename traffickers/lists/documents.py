"""A record document (the kind `record` of architecture.md) made of one designation."""

import hashlib
from typing import Any

Document = dict[str, Any]

CITATION_KEYS = (
    "source_kind",
    "source_title",
    "source_publisher",
    "source_url",
    "source_archive_url",
    "source_reference",
    "source_published_on",
    "source_retrieved_on",
    "source_language",
    "source_quote",
    "source_seen_in",
)


def row_key(list_name: str, list_id: str, rows: str, number: int) -> str:
    """The key of a row that the same designation always gets: reading twice changes nothing."""
    text = f"{list_name}|{list_id}|{rows}|{number}"
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def citation(**known: str) -> dict[str, str]:
    """All citation columns, "" where nothing is known; names without the `source_`."""
    columns = {f"source_{name}": value for name, value in known.items()}
    return {key: columns.pop(key, "") for key in CITATION_KEYS} | columns


def name(key: str, *, name: str, kind: str, language: str, source: dict[str, str]) -> Document:
    return {"key": key, "name": name, "kind": kind, "language": language} | source


def region(key: str, *, code: str, relation: str, source: dict[str, str]) -> Document:
    return {"key": key, "code": code, "relation": relation} | source


def sanctioned(
    key: str, *, on: str, matters: list[str], case_id: str, by: tuple[str, str], source: Document
) -> Document:
    """The legal event of a listing; `by` is (authority, its region code or "")."""
    authority, jurisdiction = by
    return {
        "key": key,
        "code": "sanctioned",
        "on": on,
        "matters": matters,
        "authority": authority,
        "jurisdiction": jurisdiction,
        "court": "",
        "case_id": case_id,
        "charges": "",
        "sentence": "",
        "sentence_ends_on": "",
        "kept_on": "",
        "kept_because": "",
        "act_year": None,
        "says_adult": False,
    } | source


def record(**known: Any) -> Document:
    """A whole document; what a designation does not tell stays empty."""
    return {
        "type": "",
        "year_of_birth": None,
        "nationalities": [],
        "roles": [],
        "forms": [],
        "years_from": None,
        "years_to": None,
        "summary": "",
        "not_meant": "",
        "survivor_answer": "not_checked",
        "cases": [],
        "reply": "",
        "reply_on": "",
        "names": [],
        "regions": [],
        "legal_events": [],
        "connections": [],
    } | known
