"""
The web role may have a page erased, where PostgreSQL itself finds two moderators' yeses of the
last 30 days, one of them a senior's.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION check_erasure_yes() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    moderator_role text;
BEGIN
    SELECT role INTO moderator_role FROM users_user WHERE id = NEW.moderator_id AND is_active;
    IF moderator_role IS NULL OR moderator_role NOT IN ('moderator', 'senior', 'admin') THEN
        RAISE EXCEPTION 'only a moderator can say yes to an erasure'
            USING ERRCODE = 'check_violation';
    END IF;
    NEW.is_senior := moderator_role IN ('senior', 'admin');
    NEW.at := clock_timestamp();
    RETURN NEW;
END
$$;
CREATE TRIGGER erasure_yes_is_true BEFORE INSERT ON submissions_erasureyes
    FOR EACH ROW EXECUTE FUNCTION check_erasure_yes();
CREATE TRIGGER erasure_yes_stays BEFORE UPDATE OR DELETE ON submissions_erasureyes
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_yes_is_not_emptied BEFORE TRUNCATE ON submissions_erasureyes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Runs as the owner, and so checks by itself who asked. A page that another one took over goes
-- with that one.
CREATE FUNCTION erase_ordered(erased_kind text, erased_id text, erased_number integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked text := coalesce((
        SELECT merge.at_last FROM publishing_merge AS merge
        WHERE merge.kind = erased_kind AND merge.old = erased_id
    ), erased_id);
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM publishing_tombstone WHERE kind = erased_kind AND public_id = erased_id
    ) THEN
        RAISE EXCEPTION 'a page that is not down is not erased' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM submissions_erasureyes
        WHERE kind = erased_kind AND public_id = asked AND at > now() - interval '30 days'
        AND at > coalesce((
            SELECT max(event.at) FROM publishing_event AS event
            WHERE event.kind = erased_kind AND event.public_id = asked
            AND event.action IN ('published', 'erased')
        ), '-infinity')
        HAVING count(DISTINCT moderator_id) >= 2 AND bool_or(is_senior)
    ) THEN
        RAISE EXCEPTION 'two moderators, one of them a senior, have to say yes to an erasure'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN erase_version(erased_kind, erased_id, erased_number);
END
$$;
REVOKE ALL ON FUNCTION erase_ordered(text, text, integer) FROM PUBLIC;
"""
DROP = """
DROP FUNCTION erase_ordered(text, text, integer);
DROP TRIGGER erasure_yes_is_not_emptied ON submissions_erasureyes;
DROP TRIGGER erasure_yes_stays ON submissions_erasureyes;
DROP TRIGGER erasure_yes_is_true ON submissions_erasureyes;
DROP FUNCTION check_erasure_yes();
"""


class Migration(migrations.Migration):
    dependencies = [("submissions", "0024_erasure_yes"), ("publishing", "0014_erasure_asked")]
    operations = [migrations.RunSQL(CREATE, DROP)]
