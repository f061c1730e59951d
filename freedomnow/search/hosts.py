"""Which sites published pages cite."""

from collections.abc import Iterable

from django.db import connection

UNCITED = """
SELECT host FROM unnest(%s::text[]) AS asked (host)
WHERE NOT EXISTS (SELECT 1 FROM search_page WHERE hosts @> ARRAY[host::varchar])
"""


def uncited(hosts: Iterable[str]) -> set[str]:
    """Those that no published page cites now. 1 query by index; none where nothing is asked."""
    asked = sorted(set(hosts))
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(UNCITED, [asked])
        return {host for [host] in cursor.fetchall()}
