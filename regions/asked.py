"""Which country an address asks for."""

from django.http import QueryDict

from regions.tree import Level, is_code, level


def country_in(query: QueryDict, key: str) -> tuple[str, bool]:
    """(the country's code or "", whether something else was asked for)."""
    asked = query.get(key, "").strip().upper()
    is_country = is_code(asked) and level(asked) == Level.COUNTRY
    return (asked, False) if is_country else ("", bool(asked))
