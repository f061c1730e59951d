"""
Approvals count for the report they were given to, and end when its page comes down.

Before, a yes to one report counted for any other with the same words: two moderators who each
sent it could approve each other's, and a page that was taken down could be put up again on the
approvals of before.
"""

from django.db import migrations

ONE_REPORT = """
-- That many different moderators said yes to exactly this document in one report, since the page
-- that it is about last came down; or the owner of the database let it through with a release.
CREATE OR REPLACE FUNCTION document_is_approved(approved_kind text, approved jsonb, needed integer)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM publishing_accepteddocument WHERE digest = document_digest(approved)
    ) OR EXISTS (
        SELECT 1 FROM submissions_approval AS approval
        LEFT JOIN submissions_submission AS report ON report.reference = approval.submission
        WHERE approval.kind = approved_kind AND approval.digest = document_digest(approved)
        AND NOT EXISTS (
            SELECT 1 FROM publishing_event AS event
            WHERE event.kind = approved_kind AND event.action = 'withdrew'
            AND event.public_id IN (report.target, report.published_id)
            AND event.at > approval.at
        )
        GROUP BY approval.submission
        HAVING count(DISTINCT approval.moderator_id) >= needed
    )
$$;
"""
ANY_REPORT = """
-- That many different moderators said yes to exactly this document, or the owner of the database
-- let it through with a release.
CREATE OR REPLACE FUNCTION document_is_approved(approved_kind text, approved jsonb, needed integer)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM publishing_accepteddocument WHERE digest = document_digest(approved)
    ) OR needed <= (
        SELECT count(DISTINCT moderator_id) FROM submissions_approval
        WHERE kind = approved_kind AND digest = document_digest(approved)
    )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("submissions", "0004_fill_guarded_names")]
    operations = [migrations.RunSQL(ONE_REPORT, ANY_REPORT)]
