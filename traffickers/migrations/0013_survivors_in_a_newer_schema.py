"""
What a senior moderator said of a document holds for it in a newer schema too, on the word of the
database's owner: the gate's question about survivors passes what rebuild accepted.
"""

from django.db import migrations

ACCEPTED_TOO = """
CREATE OR REPLACE FUNCTION judge_survivor() RETURNS trigger LANGUAGE plpgsql
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
    -- The owner lets it pass in a newer schema, once a senior moderator has said so of an older.
    IF answers = ARRAY['yes', 'yes'] AND (EXISTS (
        SELECT 1 FROM submissions_exemption WHERE kind = 'record'
        AND digest = document_digest(judged.document) AND rule = 'survivor_yes'
    ) OR EXISTS (
        SELECT 1 FROM publishing_accepteddocument
        WHERE digest = document_digest(judged.document)
    )) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'record % may be about a survivor', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'record_names_no_survivor';
END
$$;
"""
EXEMPTED_ONLY = """
CREATE OR REPLACE FUNCTION judge_survivor() RETURNS trigger LANGUAGE plpgsql
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
"""


class Migration(migrations.Migration):
    dependencies = [("traffickers", "0012_ids_of_a_release")]
    operations = [migrations.RunSQL(ACCEPTED_TOO, EXEMPTED_ONLY)]
