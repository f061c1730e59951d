"""Which tables are open, and to whom."""

import pytest
from django.db import connection

from awareness.campaign_models import Campaign, CampaignSource, CampaignStep, Runner
from awareness.models import Article, TaggedArticle
from freedomnow.publishing.grants import append_only_tables, public_tables, write_grants
from freedomnow.publishing.models import (
    AcceptedDocument,
    Event,
    Tombstone,
    Version,
    VersionContent,
    WithdrawnName,
)
from freedomnow.submissions.models import Approval, ErasureYes, Exemption, SourceTick, Submission
from freedomnow.trust.models import Figure
from freedomnow.users.models import User
from tests.conftest import PUBLIC, WEB, as_owner

pytestmark = pytest.mark.django_db

NOWHERE = {"web": {"user": "no_such_web"}, "public": {"user": "no_such_public"}}


def may(role, privilege, model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%s, %s, %s)", [role, model._meta.db_table, privilege]
        )
        return cursor.fetchone()[0]


PUBLISHED = [
    Article, Campaign, CampaignSource, CampaignStep, Figure, Runner, TaggedArticle, Tombstone,
]  # fmt: skip


@pytest.mark.parametrize("model", PUBLISHED)
def test_what_says_that_it_is_public_is(model):
    assert model._meta.db_table in public_tables()
    assert may(PUBLIC, "SELECT", model)


@pytest.mark.parametrize("model", PUBLISHED)
@pytest.mark.parametrize("privilege", ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
def test_the_public_changes_nothing_of_it(model, privilege):
    assert not may(PUBLIC, privilege, model)


@pytest.mark.parametrize("model", [Campaign, CampaignSource, CampaignStep, Runner])
def test_campaigns_are_published_withdrawn_and_no_history(model):
    assert all(may(WEB, one, model) for one in ("SELECT", "INSERT", "UPDATE", "DELETE"))
    assert not may(WEB, "TRUNCATE", model)
    assert model._meta.db_table not in append_only_tables()


@pytest.mark.parametrize(
    "model",
    [Submission, Approval, User, Version, VersionContent, Event, WithdrawnName, AcceptedDocument],
)
def test_what_does_not_say_so_is_not(model):
    assert model._meta.db_table not in public_tables()
    assert not may(PUBLIC, "SELECT", model)


HISTORY = (Version, VersionContent, Event, Approval, ErasureYes, Exemption, SourceTick)


def test_history_and_approvals_are_added_to_and_never_changed():
    assert append_only_tables() == {model._meta.db_table for model in HISTORY}


@pytest.mark.parametrize(
    "logins",
    [NOWHERE, {}, {"web": {"user": WEB}}, NOWHERE | {"web": {"user": WEB}}],
    ids=["unknown", "none", "one", "one unknown"],
)
def test_without_both_logins_no_grant_is_touched(settings, logins):
    settings.DATABASE_LOGINS = logins

    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON users_user TO {PUBLIC}")
        write_grants(using="default")

    assert may(PUBLIC, "SELECT", User)


def test_in_the_middle_of_a_first_migrate_no_grant_is_touched(monkeypatch):
    tables = [name for name in connection.introspection.table_names() if "event" not in name]
    monkeypatch.setattr(connection.introspection, "table_names", lambda: tables)

    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON users_user TO {PUBLIC}")
        write_grants(using="default")

    assert may(PUBLIC, "SELECT", User)
