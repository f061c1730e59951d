"""What each database login can do, asked of PostgreSQL through that login itself."""

from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from psycopg import errors, sql

from freedomnow.publishing.grants import append_only_tables, public_tables, write_grants
from freedomnow.publishing.models import AcceptedDocument, Event, Tombstone, Version
from freedomnow.search.models import Page
from freedomnow.submissions.models import (
    Apart,
    Approval,
    Consent,
    ContactKey,
    Contribution,
    Exemption,
    Identifier,
    PublicName,
    SealedContact,
    Submission,
)
from freedomnow.users.models import User
from tests.conftest import PUBLIC, WEB, as_owner

pytestmark = pytest.mark.django_db

# Said twice on purpose: here by a person, in the code by `is_public`.
READABLE = {
    "awareness_article", "awareness_campaign", "awareness_campaignsource",
    "awareness_campaignstep", "awareness_edition", "awareness_interfacereading",
    "awareness_nativereading", "awareness_runner", "awareness_source", "awareness_story",
    "awareness_storysource", "awareness_tag", "awareness_taggedarticle",
    "organizations_numbercheck", "organizations_organization", "organizations_relation",
    "organizations_service", "organizations_source",
    "corrections_loggedrequest", "links_linkcheck",
    "publishing_credit", "publishing_merge", "publishing_tombstone",
    "regions_convention", "regions_figure", "regions_law", "regions_region",
    "search_name", "search_page",
    "traffickers_case", "traffickers_casesource", "traffickers_route",
    "traffickers_connection", "traffickers_legalevent", "traffickers_name",
    "traffickers_recordregion", "traffickers_trafficker",
    "trust_figure",
}  # fmt: skip
SECRET = [
    Submission, Approval, User, Session, Version, Event, AcceptedDocument, ContactKey,
    SealedContact, Identifier, Apart, Exemption, Consent, PublicName, Contribution,
]  # fmt: skip
APPEND_ONLY = {
    "publishing_event", "publishing_version", "publishing_versioncontent", "submissions_approval",
    "submissions_erasureyes", "submissions_exemption", "submissions_sourcetick",
}  # fmt: skip
READ_ONLY = {"django_migrations", "publishing_accepteddocument", "submissions_contactkey"}
# Added and deleted, never changed.
NEVER_CHANGED = {"submissions_sealedcontact"}
PRIVILEGES = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]


@contextmanager
def signed_in(role):
    """A connection of that login's own: nothing is played."""
    login, database = settings.DATABASE_LOGINS[role], connection.settings_dict
    told = {
        "dbname": database["NAME"], "host": database["HOST"], "port": database["PORT"],
        "user": login["user"], "password": login["password"],
    }  # fmt: skip
    with psycopg.connect(**{name: value for name, value in told.items() if value}) as own:
        yield own


@pytest.fixture
def public():
    with signed_in("public") as own:
        yield own


@pytest.fixture
def web():
    with signed_in("web") as own:
        yield own


def granted(own, privilege):
    """Tables and views of every schema but PostgreSQL's own that the login may use so."""
    return {
        name
        for [name] in own.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND nspname !~ '^(pg_|information_schema)'"
            " AND has_table_privilege(pg_class.oid, %s)",
            [privilege],
        )
    }


def reading(model):
    return sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(model._meta.db_table))


def tables(own):
    return {
        name
        for [name] in own.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    }


def refused(own, statement):
    """The login may not; what it had begun is undone."""
    with pytest.raises(errors.InsufficientPrivilege):
        own.execute(statement)
    own.rollback()
    return True


def test_the_public_login_is_itself_and_nobody_grand(public):
    [told] = public.execute(
        "SELECT session_user, current_user, rolsuper, rolcreatedb, rolcreaterole, rolreplication,"
        " rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )

    assert told == (PUBLIC, PUBLIC, False, False, False, False, False)


def test_the_public_login_reads_the_declared_tables_and_no_other(public):
    assert granted(public, "SELECT") == READABLE
    assert public_tables() == READABLE


@pytest.mark.parametrize("privilege", PRIVILEGES[1:])
def test_the_public_login_writes_nothing(public, privilege):
    assert granted(public, privilege) == set()


def test_the_public_login_has_no_column_no_sequence_and_no_membership(public):
    columns = "SELECT 1 FROM information_schema.column_privileges WHERE grantee = current_user AND"
    sequences = (
        "SELECT 1 FROM pg_sequences"
        " WHERE has_sequence_privilege(quote_ident(schemaname) || '.' || sequencename, 'USAGE')"
    )
    members = "SELECT 1 FROM pg_auth_members WHERE member = current_user::regrole"

    assert public.execute(f"{columns} privilege_type <> 'SELECT'").fetchall() == []
    assert public.execute(sequences).fetchall() == []
    assert public.execute(members).fetchall() == []


@pytest.mark.parametrize("model", SECRET, ids=lambda model: model.__name__)
def test_the_public_login_cannot_read_what_is_not_public(public, model):
    assert refused(public, reading(model))


@pytest.mark.parametrize("model", [Page, Tombstone], ids=lambda model: model.__name__)
def test_the_public_login_can_read_what_is(public, model):
    assert public.execute(reading(model)).fetchone() == (0,)


def test_the_web_login_reads_every_table(web):
    assert granted(web, "SELECT") == tables(web)


@pytest.mark.parametrize("privilege", ["UPDATE", "DELETE"])
def test_the_web_login_changes_what_is_not_history(web, privilege):
    kept = NEVER_CHANGED if privilege == "UPDATE" else set()
    assert granted(web, privilege) == tables(web) - APPEND_ONLY - READ_ONLY - kept
    assert append_only_tables() == APPEND_ONLY


def test_the_web_login_adds_to_history_and_not_to_what_releases_accept(web):
    assert granted(web, "INSERT") == tables(web) - READ_ONLY


@pytest.mark.parametrize("privilege", ["TRUNCATE", "REFERENCES", "TRIGGER"])
def test_the_web_login_empties_no_table_and_hangs_nothing_on_one(web, privilege):
    assert granted(web, privilege) == set()


FORBIDDEN = [
    "UPDATE publishing_version SET number = 9",
    "DELETE FROM publishing_version",
    "UPDATE publishing_versioncontent SET document = '{}'",
    "DELETE FROM publishing_versioncontent",
    "SELECT erase_version('record', 'x', 1)",
    "UPDATE publishing_event SET reason = ''",
    "DELETE FROM publishing_event",
    "TRUNCATE publishing_event",
    "TRUNCATE publishing_version CASCADE",
    "UPDATE submissions_approval SET moderator_id = 1",
    "DELETE FROM submissions_approval",
    "TRUNCATE submissions_approval",
    "INSERT INTO publishing_accepteddocument VALUES ('x', 'x')",
    "DELETE FROM publishing_accepteddocument",
    "INSERT INTO submissions_contactkey (public_key, fingerprint) VALUES ('x', 'x')",
    "UPDATE submissions_contactkey SET public_key = 'x'",
    "DELETE FROM submissions_contactkey",
    "SELECT 1 FROM submissions_contactkey FOR UPDATE",
    "UPDATE submissions_sealedcontact SET reference = 'x'",
    "TRUNCATE submissions_sealedcontact",
    "ALTER TABLE traffickers_trafficker DISABLE TRIGGER ALL",
    "ALTER TABLE publishing_version DISABLE TRIGGER USER",
    "DROP TRIGGER record_is_judged ON traffickers_trafficker",
    "CREATE OR REPLACE FUNCTION judge_record() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
    "ALTER FUNCTION document_is_approved(text, jsonb, integer) SET search_path = ''",
    "SET session_replication_role = replica",
    "CREATE TABLE mine (id integer)",
    "CREATE SCHEMA mine",
    "CREATE TEMPORARY TABLE publishing_accepteddocument (digest text)",
    "CREATE ROLE mine",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_read_file('PG_VERSION')",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_web_login_may_not(web, statement):
    assert refused(web, statement)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_public_login_may_not_either(public, statement):
    assert refused(public, statement)


@pytest.mark.parametrize("role", ["web", "public"])
def test_no_login_becomes_the_owner(role):
    owner = settings.DATABASES["default"]["USER"]
    statement = sql.SQL("SET ROLE {}").format(sql.Identifier(owner))

    with signed_in(role) as own:
        assert refused(own, statement)
        assert own.execute("SET ROLE NONE") is not None


def test_no_login_becomes_the_other():
    with signed_in("public") as own:
        assert refused(own, sql.SQL("SET ROLE {}").format(sql.Identifier(WEB)))


def test_the_owner_may_do_what_the_web_login_may_not():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO publishing_accepteddocument VALUES ('x', 'x')")
        cursor.execute("SELECT erase_version('record', 'x', 1)")

        assert cursor.fetchone() == (False,)


def test_a_new_table_starts_closed_to_the_public():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE brand_new (id serial)")
        cursor.execute("SELECT has_table_privilege(%s, 'brand_new', 'SELECT')", [PUBLIC])
        before = cursor.fetchone()
        write_grants(using="default")
        cursor.execute(
            "SELECT has_table_privilege(%s, 'brand_new', 'SELECT'),"
            " has_sequence_privilege(%s, 'brand_new_id_seq', 'USAGE'),"
            " has_table_privilege(%s, 'brand_new', 'INSERT')",
            [PUBLIC, PUBLIC, WEB],
        )

        assert (before, cursor.fetchone()) == ((False,), (False, False, True))


def test_a_grant_that_somebody_added_by_hand_does_not_last():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("GRANT SELECT ON users_user TO {}").format(sql.Identifier(PUBLIC)))
        write_grants(using="default")
        cursor.execute("SELECT has_table_privilege(%s, 'users_user', 'SELECT')", [PUBLIC])

        assert cursor.fetchone() == (False,)


def test_making_the_logins_twice_changes_nothing(public):
    with as_owner():
        call_command("ensure_roles")
        call_command("ensure_roles")

    assert granted(public, "SELECT") == READABLE


@pytest.mark.parametrize(
    "question",
    [
        "document_is_approved",
        "check_approval",
        "judge_record",
        "forget_credit",
    ],
)
def test_a_temporary_table_does_not_answer_for_a_real_one(question):
    """Where the database is not the owner's own, the right to make one cannot be taken away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proconfig FROM pg_proc WHERE proname = %s", [question])

        assert cursor.fetchall() == [(["search_path=public, pg_temp"],)]
