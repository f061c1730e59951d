"""The logins of the web and public roles."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from psycopg import errors, sql

from freedomnow.publishing.grants import write_grants

# Roles belong to the cluster, not to the database: two installs at once take turns.
LOCK = 7_263_901
CANNOT_CREATE = 3


class Command(BaseCommand):
    help = (
        "Makes the database logins that DATABASE_WEB_URL and DATABASE_PUBLIC_URL name, or sets "
        "their passwords, and writes their grants. Needs a login that may create roles; exits "
        f"with {CANNOT_CREATE} when DATABASE_URL's may not."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                make_logins(cursor)
        except Exception as error:
            if isinstance(error.__cause__, errors.InsufficientPrivilege):
                self.stderr.write("This login cannot create roles: see README.md, Databases.")
                raise SystemExit(CANNOT_CREATE) from error
            raise
        write_grants(using="default")


def make_logins(cursor: Any) -> None:
    """Make the logins that are not there and set the passwords of those that are."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    for login in settings.DATABASE_LOGINS.values():
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login["user"]])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        cursor.execute(statement(verb, login["user"], login["password"]))


def statement(verb: str, user: str, password: str) -> sql.Composed:
    """
    A login with no right but to connect, which is what CREATE ROLE gives unless told otherwise.

    ALTER names no rights: PostgreSQL lets only a superuser speak of them, even to say no.
    """
    parts = [sql.SQL(verb + " ROLE {} LOGIN").format(sql.Identifier(user))]
    if password:
        parts.append(sql.SQL("PASSWORD {}").format(sql.Literal(password)))
    return sql.SQL(" ").join(parts)
