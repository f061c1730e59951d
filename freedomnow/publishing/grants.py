"""
Who may touch which table, said once: a model with `is_public` is for every eye.

Written after every migrate (post_migrate), so a new table starts with no public grant and a new
public one never waits for somebody to remember. Needs the role that owns the tables.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from psycopg import sql

from freedomnow.publishing.models import AcceptedDocument, Event, Version, VersionContent

# The web role may add to these and read them; what is written stays. Models of higher floors
# say so themselves with `is_append_only`, `is_never_changed` (added, deleted) or `is_read_only`.
APPEND_ONLY_HERE = (Version, VersionContent, Event)
READ_ONLY = (AcceptedDocument,)

STATEMENTS = """
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {web}, {public};
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {web}, {public};
REVOKE CREATE ON SCHEMA public FROM PUBLIC, {web}, {public};
-- A temporary table hides a real one of the same name, from the gate's questions too.
REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {web}, {public};
GRANT USAGE ON SCHEMA public TO {web}, {public};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {web};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {web};
REVOKE UPDATE, DELETE ON {append_only} FROM {web};
REVOKE UPDATE ON {never_changed} FROM {web};
REVOKE INSERT, UPDATE, DELETE ON {read_only} FROM {web};
GRANT SELECT ON {readable} TO {public};
"""
# Of the owner's functions the web role may call those that check by themselves who asked.
CALLABLE = ("erase_ordered(text, text, integer)", "erase_taken_back(text, text, integer)")
GRANT_CALL = "GRANT EXECUTE ON FUNCTION {function} TO {web};"


def public_tables() -> set[str]:
    """Tables of public models and of their many-to-many links."""
    public = [model for model in apps.get_models() if getattr(model, "is_public", False)]
    links: list[Any] = [f.remote_field.through for m in public for f in m._meta.local_many_to_many]
    return {model._meta.db_table for model in [*public, *links]}


def append_only_tables() -> set[str]:
    """Tables whose rows are never changed or deleted."""
    return {model._meta.db_table for model in APPEND_ONLY_HERE} | tables_that("is_append_only")


def tables_that(say: str) -> set[str]:
    """Tables of the models that have this attribute, and it is true."""
    return {model._meta.db_table for model in apps.get_models() if getattr(model, say, False)}


def write_grants(using: str, **kwargs: Any) -> None:
    """Receiver of post_migrate. Does nothing where the logins do not exist."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    if not append_only_tables() | tables_that("is_never_changed") <= there:
        return  # in the middle of a first migrate, or of a way back
    logins = {role: login["user"] for role, login in settings.DATABASE_LOGINS.items()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[*logins.values()]])
        if len(logins) == 2 and len(cursor.fetchall()) == 2:
            cursor.execute(statements(connection.settings_dict["NAME"], there, logins))
            for function in callable_functions(cursor):
                web = sql.Identifier(logins["web"])
                cursor.execute(sql.SQL(GRANT_CALL).format(function=sql.SQL(function), web=web))


def callable_functions(cursor: Any) -> list[str]:
    """Those of CALLABLE that exist already."""
    cursor.execute(
        "SELECT told FROM unnest(%s::text[]) AS told WHERE to_regprocedure(told) IS NOT NULL",
        [list(CALLABLE)],
    )
    return [function for (function,) in cursor.fetchall()]


def statements(database: str, there: set[str], logins: dict[str, str]) -> sql.Composed:
    """The grants for the tables that exist."""
    read_only = {model._meta.db_table for model in READ_ONLY} | tables_that("is_read_only")
    return sql.SQL(STATEMENTS).format(
        database=sql.Identifier(database),
        web=sql.Identifier(logins["web"]),
        public=sql.Identifier(logins["public"]),
        append_only=_names(append_only_tables() & there),
        never_changed=_names(tables_that("is_never_changed") & there),
        read_only=_names((read_only | {"django_migrations"}) & there),
        readable=_names(public_tables() & there),
    )


def _names(tables: set[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(table) for table in sorted(tables))
