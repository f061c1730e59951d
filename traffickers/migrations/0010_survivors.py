"""
Rule 6 in PostgreSQL: a person is named only where no source says that they were trafficked or
coerced, or where a senior moderator said of exactly this document why they are named all the same.
"""

from django.db import migrations, models

CREATE = """
CREATE FUNCTION judge_survivor() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    judged traffickers_trafficker%ROWTYPE;
    answers text[];
BEGIN
    SELECT * INTO judged FROM traffickers_trafficker WHERE id = NEW.id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    answers := ARRAY[judged.survivor_answer, judged.document ->> 'survivor_answer'];
    IF answers = ARRAY['no_source_does', 'no_source_does'] THEN
        RETURN NULL;
    END IF;
    IF answers = ARRAY['yes', 'yes'] AND EXISTS (
        SELECT 1 FROM submissions_exemption WHERE kind = 'record'
        AND digest = document_digest(judged.document) AND rule = 'survivor_yes'
    ) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'record % may be about a survivor', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'record_names_no_survivor';
END
$$;
CREATE CONSTRAINT TRIGGER record_names_no_survivor AFTER INSERT OR UPDATE ON traffickers_trafficker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_survivor();
"""
DROP = """
DROP TRIGGER record_names_no_survivor ON traffickers_trafficker;
DROP FUNCTION judge_survivor();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0009_releases_of_lists"),
        ("submissions", "0019_seniors_are_asked_for"),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="trafficker", name="record_is_no_survivors"),
        migrations.AddConstraint(
            model_name="trafficker",
            constraint=models.CheckConstraint(
                condition=models.Q(("survivor_answer__in", ["no_source_does", "yes"])),
                name="record_survivor_was_asked",
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
