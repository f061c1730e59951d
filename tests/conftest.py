"""
One connection, three roles.

Tests run inside one transaction, so a second connection would see none of their rows. The alias
"public" is therefore default's own connection, playing the public login for each of its
statements; everything else plays the web login. Only migrations, and what empties
the tables after a transactional test, own them.
"""

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import configuration
from psycopg import sql

from freedomnow.publishing.grants import append_only_tables
from freedomnow.publishing.management.commands.ensure_roles import make_logins
from freedomnow.web import catalogues, native_readers

WEB = settings.DATABASE_LOGINS["web"]["user"]
PUBLIC = settings.DATABASE_LOGINS["public"]["user"]
FROM_MIGRATE = {"django_migrations", "django_content_type", "auth_permission"}


def play(role: str) -> sql.Composed:
    return sql.SQL("SET ROLE {}").format(sql.Identifier(role))


class PublicCursor:
    def __init__(self, cursor: Any, raw: Any) -> None:
        self.cursor, self.raw = cursor, raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def __iter__(self) -> Any:
        return iter(self.cursor)

    def __enter__(self) -> "PublicCursor":
        return self

    def __exit__(self, *exc: object) -> Any:
        return self.cursor.__exit__(*exc)

    def execute(self, statement: Any, params: Any = None) -> Any:
        self.raw.execute(play(PUBLIC))  # unlogged: query counts stay true
        try:
            return self.cursor.execute(statement, params)
        finally:
            if self.raw.info.transaction_status != psycopg.pq.TransactionStatus.INERROR:
                self.raw.execute(play(WEB))  # else the rollback restores it


class PublicConnection:
    """connections["public"], for the test process only."""

    OWN = {"main", "settings_dict", "cursor", "chunked_cursor"}

    def __init__(self, main: Any, settings_dict: Any) -> None:
        self.main, self.settings_dict = main, settings_dict

    def __getattr__(self, name: str) -> Any:
        return getattr(self.main, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self.OWN:
            self.__dict__[name] = value
        else:
            setattr(self.main, name, value)

    def cursor(self) -> PublicCursor:
        return PublicCursor(self.main.cursor(), self.main.connection)

    def chunked_cursor(self) -> PublicCursor:
        return PublicCursor(self.main.chunked_cursor(), self.main.connection)


def pytest_configure() -> None:
    """
    What hypothesis keeps lies with all that the tests make, not in the project's folder.

    Sign-in costs a third of a second on purpose, and so does the answer to a receipt; hundreds of
    tests need not pay it.
    Static files are read where they lie: nothing was collected for the tests.
    """
    configuration.set_hypothesis_home_dir(str(settings.VAR_DIR / "hypothesis"))
    settings.TODAY = date(2026, 11, 25)  # the factories' sources were read three weeks before
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.RECEIPT_SECONDS = 0
    sources = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": sources}
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True


def pytest_sessionstart() -> None:
    """The interface's other languages, as `make run` makes them."""
    catalogues.compile_changed()


def pytest_collection_finish() -> None:
    """What thousands of tests have loaded stays: looking through it again is an eighth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of long tests come first: at the end the workers have small ones to share."""
    items.sort(key=lambda item: item.path.parent.name not in {"browser", "launcher"})
    for item in items:
        for marker in item.iter_markers("django_db"):
            marker.kwargs.setdefault("databases", ["default", "public"])


def play_web(connection: Any, **kwargs: Any) -> None:
    if connection.alias == "default":
        connection.connection.execute(play(WEB))
        connection.connection.commit()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: Any
) -> None:
    """The logins exist before the first migrate grants to them."""
    with django_db_blocker.unblock(), connections["default"]._nodb_cursor() as cursor:
        cursor.execute("BEGIN")
        make_logins(cursor)
        cursor.execute("COMMIT")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        connection.close()
        connection_created.connect(play_web)
        real = connections["public"]
        connections["public"] = PublicConnection(connections["default"], real.settings_dict)
        yield
        connections["public"] = real
        connection_created.disconnect(play_web)
        connection.close()


@contextmanager
def as_owner() -> Iterator[None]:
    """The rights of the tables' owner, for one block."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute(play(WEB))


def without_append_only() -> AbstractContextManager[None]:
    """As the owner, where otherwise nothing is changed or deleted."""
    return without_triggers(append_only_tables())


@contextmanager
def without_triggers(tables: set[str]) -> Iterator[None]:
    """As the owner, with the tables' triggers off, but for those of foreign keys."""
    each = [sql.Identifier(table) for table in sorted(tables)]
    with as_owner(), connection.cursor() as cursor:
        for table in each:
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(table))
        yield
        for table in each:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(table))


@pytest.fixture(autouse=True, scope="session")
def empty_as_owner() -> Iterator[None]:
    """
    After a transactional test its rows go. Append-only tables refuse that to Django's flush, which
    also makes anew what migrate made, rights and all: three quarters of a second each time.
    """
    original = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _self: empty()
    yield
    TransactionTestCase._fixture_teardown = original


def empty() -> None:
    """
    Every table but those that migrate fills. In one transaction, at whose end foreign keys are
    looked at; TRUNCATE of so many tables takes fifty times as long.
    """
    there = set(connection.introspection.django_table_names(only_existing=True)) - FROM_MIGRATE
    every = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in sorted(there)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        guarded = {table for (table,) in cursor.fetchall()}
        with without_triggers(guarded), transaction.atomic():
            cursor.execute(sql.SQL("; ").join(every))


@pytest.fixture(autouse=True)
def forget_language() -> Iterator[None]:
    """A request leaves its language with the thread; the next test starts in English."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def forget_who_read() -> None:
    """What a process keeps for a minute is another test's."""
    native_readers.forget()
