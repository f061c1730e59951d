"""
PostgreSQL asks for seniors: one of the two who name a person is a senior moderator, and only one
of them passes over a rule.

What was approved before there were seniors (`is_senior` unknown) counts as it did.
"""

from importlib import import_module

from django.db import migrations

approvals = import_module("freedomnow.submissions.migrations.0002_two_moderators")
history = import_module("freedomnow.submissions.migrations.0013_approvals_outlive_reports")

CHECK = """
-- Whatever the caller says: the proposer is the submission's, the digest that of its document
-- now, and the moderator one who may moderate now; whether they are a senior is told by their role.
CREATE OR REPLACE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    approved record;
    moderator_role text;
BEGIN
    SELECT kind, proposer_id, document_digest(document) AS digest INTO approved
        FROM submissions_submission WHERE reference = NEW.submission FOR SHARE;
    IF NOT FOUND OR approved.kind <> NEW.kind THEN
        RAISE EXCEPTION 'there is no such report to approve' USING ERRCODE = 'check_violation';
    END IF;
    IF approved.digest <> NEW.digest THEN
        RAISE EXCEPTION 'the report has changed since it was read' USING ERRCODE = 'check_violation';
    END IF;
    SELECT role INTO moderator_role FROM users_user WHERE id = NEW.moderator_id AND is_active;
    IF moderator_role IS NULL OR moderator_role NOT IN ('moderator', 'senior', 'admin') THEN
        RAISE EXCEPTION 'only a moderator can approve' USING ERRCODE = 'check_violation';
    END IF;
    NEW.proposer_id := approved.proposer_id;
    NEW.is_senior := moderator_role IN ('senior', 'admin');
    RETURN NEW;
END
$$;

CREATE FUNCTION check_exemption() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    exempted record;
BEGIN
    SELECT kind, proposer_id, document_digest(document) AS digest INTO exempted
        FROM submissions_submission WHERE reference = NEW.submission FOR SHARE;
    IF NOT FOUND OR exempted.kind <> NEW.kind THEN
        RAISE EXCEPTION 'there is no such report to exempt' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM users_user
        WHERE id = NEW.moderator_id AND is_active AND role IN ('senior', 'admin')
    ) THEN
        RAISE EXCEPTION 'only a senior moderator can pass over a rule'
            USING ERRCODE = 'check_violation';
    END IF;
    NEW.digest := exempted.digest;
    NEW.proposer_id := exempted.proposer_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER exemption_is_true BEFORE INSERT ON submissions_exemption
    FOR EACH ROW EXECUTE FUNCTION check_exemption();
CREATE TRIGGER exemption_stays BEFORE UPDATE OR DELETE ON submissions_exemption
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exemption_is_not_emptied BEFORE TRUNCATE ON submissions_exemption
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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
        AND (needed < 2 OR bool_or(approval.is_senior IS NOT FALSE))
    )
$$;
"""
CHECK_BEFORE = approvals.CREATE[
    approvals.CREATE.index("CREATE FUNCTION check_approval") : approvals.CREATE.index(
        "CREATE TRIGGER approval_is_true"
    )
].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
DROP = f"""
DROP TRIGGER exemption_is_not_emptied ON submissions_exemption;
DROP TRIGGER exemption_stays ON submissions_exemption;
DROP TRIGGER exemption_is_true ON submissions_exemption;
DROP FUNCTION check_exemption();
{CHECK_BEFORE}
{history.BY_HISTORY}
"""


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0018_seniors"),
        ("users", "0003_five_roles"),
    ]
    operations = [migrations.RunSQL(CHECK, DROP)]
