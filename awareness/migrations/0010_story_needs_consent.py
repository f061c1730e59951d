"""
A story in somebody's own words is there only while a consent to it stands, whoever writes the
tables: judged at the end of each transaction, from both sides.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION check_story_consent() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM awareness_story AS story
        WHERE story.public_id = NEW.public_id AND story.told_by <> 'retold'
        AND NOT EXISTS (
            SELECT 1 FROM submissions_consent AS consent
            WHERE consent.kind = 'story' AND consent.public_id = story.public_id
            AND consent.taken_back_at IS NULL
        )
    ) THEN
        RAISE EXCEPTION 'a story in somebody''s own words needs a consent that stands'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER story_needs_consent AFTER INSERT OR UPDATE ON awareness_story
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_story_consent();
CREATE CONSTRAINT TRIGGER consent_holds_a_story AFTER UPDATE ON submissions_consent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.kind = 'story') EXECUTE FUNCTION check_story_consent();
"""
DROP = """
DROP TRIGGER consent_holds_a_story ON submissions_consent;
DROP TRIGGER story_needs_consent ON awareness_story;
DROP FUNCTION check_story_consent();
"""


class Migration(migrations.Migration):
    dependencies = [("awareness", "0009_stories"), ("submissions", "0030_consent_ends_once")]
    operations = [migrations.RunSQL(CREATE, DROP)]
