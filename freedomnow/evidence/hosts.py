"""Whose site a source stands on."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

# Where the official lists stand that the importers read (traffickers/lists).
OFFICIAL_HOSTS = frozenset({"gov.uk", "home.treasury.gov", "ofac.treasury.gov", "un.org"})
LONGEST_HOST = 253


def host_of(link: str) -> str:
    """The name of the site, in small letters and without "www."; "" for what is no link."""
    try:
        name = urlsplit(link).hostname or ""
    except ValueError:  # an address in brackets that is none
        return ""
    return name.removeprefix("www.").rstrip(".")[:LONGEST_HOST]


def hosts_in(document: dict[str, Any]) -> list[str]:
    """Sites of all sources that a document's rows cite, each once, sorted."""
    return sorted({host for link in _links(document) if (host := host_of(link))})


def _links(document: dict[str, Any]) -> Iterator[str]:
    for rows in document.values():
        if isinstance(rows, list):
            yield from (row["source_url"] for row in rows if has_source(row))


def has_source(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("source_url"), str)
