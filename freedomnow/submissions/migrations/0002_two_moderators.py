"""Approvals that cannot lie, and the question a gate asks of them."""

from django.db import migrations

CREATE = """
-- Whatever the caller says: the proposer is the submission's, the digest that of its document
-- now, and the moderator one who may moderate now.
-- The search path is fixed: a temporary table of the same name must not answer for a real one.
CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    approved record;
BEGIN
    SELECT kind, proposer_id, document_digest(document) AS digest INTO approved
        FROM submissions_submission WHERE reference = NEW.submission FOR SHARE;
    IF NOT FOUND OR approved.kind <> NEW.kind THEN
        RAISE EXCEPTION 'there is no such report to approve' USING ERRCODE = 'check_violation';
    END IF;
    IF approved.digest <> NEW.digest THEN
        RAISE EXCEPTION 'the report has changed since it was read' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM users_user
        WHERE id = NEW.moderator_id AND is_active AND role IN ('moderator', 'admin')
    ) THEN
        RAISE EXCEPTION 'only a moderator can approve' USING ERRCODE = 'check_violation';
    END IF;
    NEW.proposer_id := approved.proposer_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER approval_is_true BEFORE INSERT ON submissions_approval
    FOR EACH ROW EXECUTE FUNCTION check_approval();
CREATE TRIGGER approval_stays BEFORE UPDATE OR DELETE ON submissions_approval
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_is_not_emptied BEFORE TRUNCATE ON submissions_approval
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- That many different moderators said yes to exactly this document, or the owner of the database
-- let it through with a release.
CREATE FUNCTION document_is_approved(approved_kind text, approved jsonb, needed integer)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM publishing_accepteddocument WHERE digest = document_digest(approved)
    ) OR needed <= (
        SELECT count(DISTINCT moderator_id) FROM submissions_approval
        WHERE kind = approved_kind AND digest = document_digest(approved)
    )
$$;
"""
DROP = """
DROP FUNCTION document_is_approved(text, jsonb, integer);
DROP TRIGGER approval_is_not_emptied ON submissions_approval;
DROP TRIGGER approval_stays ON submissions_approval;
DROP TRIGGER approval_is_true ON submissions_approval;
DROP FUNCTION check_approval();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0001_initial"),
        ("publishing", "0002_append_only"),
        ("users", "0001_initial"),
    ]
    operations = [migrations.RunSQL(CREATE, DROP)]
