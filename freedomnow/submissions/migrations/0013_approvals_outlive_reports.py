"""
The question whether approvals still count asks the history, not the raw report: it is purged.

Each event of a report names the page that it is about, so that the yes of before a page came down
counts no more though the report is gone.
"""

from importlib import import_module

from django.db import migrations

before = import_module("freedomnow.submissions.migrations.0005_approvals_of_one_report")

BY_HISTORY = """
CREATE OR REPLACE FUNCTION document_is_approved(approved_kind text, approved jsonb, needed integer)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM publishing_accepteddocument WHERE digest = document_digest(approved)
    ) OR EXISTS (
        SELECT 1 FROM submissions_approval AS approval
        WHERE approval.kind = approved_kind AND approval.digest = document_digest(approved)
        AND NOT EXISTS (
            SELECT 1 FROM publishing_event AS told
            JOIN publishing_event AS event
            ON event.kind = told.kind AND event.public_id = told.public_id
            WHERE told.submission = approval.submission AND told.public_id <> ''
            AND event.kind = approved_kind AND event.action = 'withdrew'
            AND event.at > approval.at
        )
        GROUP BY approval.submission
        HAVING count(DISTINCT approval.moderator_id) >= needed
    )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0012_purging"),
        ("publishing", "0007_purging"),
    ]
    operations = [migrations.RunSQL(BY_HISTORY, before.ONE_REPORT)]
