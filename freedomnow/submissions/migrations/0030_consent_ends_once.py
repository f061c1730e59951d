"""
A consent that was taken back stays taken back, whoever asks; and what its page ever said may then
be erased by the web role, where PostgreSQL itself finds that it was.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION check_consent() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.kind, NEW.public_id, NEW.report, NEW.given_at)
            IS DISTINCT FROM (OLD.kind, OLD.public_id, OLD.report, OLD.given_at)
            OR OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at
            OR OLD.is_forgotten AND NOT NEW.is_forgotten
            OR NEW.sender_id IS NOT NULL AND NEW.sender_id IS DISTINCT FROM OLD.sender_id THEN
        RAISE EXCEPTION 'a consent is taken back once, and changes in no other way'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER consent_ends_once BEFORE UPDATE OR DELETE ON submissions_consent
    FOR EACH ROW EXECUTE FUNCTION check_consent();

-- Runs as the owner, and so checks by itself. Only kinds whose pages rest on consent: what is on
-- the public record is erased by two moderators (erase_ordered).
CREATE FUNCTION erase_taken_back(erased_kind text, erased_id text, erased_number integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF erased_kind <> 'story' OR NOT EXISTS (
        SELECT 1 FROM submissions_consent
        WHERE kind = erased_kind AND public_id = erased_id AND taken_back_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'nobody has taken back their words' USING ERRCODE = 'check_violation';
    END IF;
    RETURN erase_version(erased_kind, erased_id, erased_number);
END
$$;
REVOKE ALL ON FUNCTION erase_taken_back(text, text, integer) FROM PUBLIC;
"""
DROP = """
DROP FUNCTION erase_taken_back(text, text, integer);
DROP TRIGGER consent_ends_once ON submissions_consent;
DROP FUNCTION check_consent();
"""


class Migration(migrations.Migration):
    dependencies = [("submissions", "0029_consents"), ("publishing", "0002_append_only")]
    operations = [migrations.RunSQL(CREATE, DROP)]
