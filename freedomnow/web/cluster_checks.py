"""What PostgreSQL must be for search to find names in every script."""

from typing import Any

from django.core.checks import Error, register
from django.core.checks import Tags as CheckTags
from django.db import DatabaseError, connections

OLDEST = 150_000
NEWEST_MAJOR = 18
EXTENSIONS = ("pg_trgm",)


def problems_of(connection: Any) -> list[str]:
    """
    What is wrong with the cluster, in words; [] when nothing is. 1 query.

    Under LC_CTYPE=C trigrams of Cyrillic, Arabic or Chinese are empty, and search silently finds
    nothing, so the trigrams themselves are asked. Raises DatabaseError when nobody answers.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, pg_encoding_to_char(encoding),"
            " ARRAY(SELECT extname::text FROM pg_extension)"
            " FROM pg_database WHERE datname = current_database()"
        )
        version, encoding, extensions = cursor.fetchone()
        missing = [name for name in EXTENSIONS if name not in extensions]
        trigrams = [] if missing else _trigrams(cursor)
    problems = [f"the extension {name} is missing" for name in missing]
    if version < OLDEST or version // 10_000 > NEWEST_MAJOR:
        problems.append("PostgreSQL must be of version 15 to 18")
    if encoding != "UTF8":
        problems.append(f"the encoding is {encoding}, not UTF8")
    if not missing and not trigrams:
        problems.append("the locale knows no letters but a to z: use C.UTF-8")
    return problems


def _trigrams(cursor: Any) -> list[str]:
    cursor.execute("SELECT show_trgm('Привет')")
    return list(cursor.fetchone()[0])


@register(CheckTags.database)
def check_cluster(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """Run by migrate and by `check --database default`."""
    if "default" not in (databases or []):
        return []
    try:
        problems = problems_of(connections["default"])
    except DatabaseError:
        return []  # the command itself will say so
    if problems == ["the extension pg_trgm is missing"]:
        return []  # the first migrate makes it
    return [Error(problem, id="freedomnow.E001") for problem in problems]
