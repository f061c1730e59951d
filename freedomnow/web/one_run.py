"""A command that must not run twice at once: PostgreSQL's advisory locks."""

from django.db import connection


def lock(number: int) -> bool:
    """Whether no other run holds that number; held until unlock() or the connection's end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        return bool(cursor.fetchone()[0])


def unlock(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
