"""
The gate judges the record that an event left too, not only the one it came to.

Moving the only official event to another record left the first one public without evidence.
"""

from django.db import migrations

BOTH = """
-- With a search path of its own: a temporary table of the same name must not be asked.
CREATE OR REPLACE FUNCTION judge_record() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    judged bigint;
    judged_ids bigint[];
    judged_record traffickers_trafficker%ROWTYPE;
BEGIN
    IF TG_TABLE_NAME = 'traffickers_trafficker' THEN
        judged_ids := ARRAY[NEW.id];
    ELSIF TG_OP = 'DELETE' THEN
        judged_ids := ARRAY[OLD.record_id];
    ELSIF TG_OP = 'UPDATE' THEN
        -- An event that was moved is missing where it was.
        judged_ids := ARRAY[OLD.record_id, NEW.record_id];
    ELSE
        judged_ids := ARRAY[NEW.record_id];
    END IF;
    FOR judged_record IN SELECT * FROM traffickers_trafficker WHERE id = ANY(judged_ids) LOOP
    judged := judged_record.id;
    IF NOT EXISTS (
        SELECT 1 FROM traffickers_legalevent AS event
        JOIN jsonb_array_elements(judged_record.document -> 'legal_events') AS told
            ON told ->> 'key' = event.key AND told ->> 'code' = event.code
            AND told ->> 'source_kind' = event.source_kind
            AND told ->> 'source_url' = event.source_url
            AND told ->> 'source_reference' = event.source_reference
        WHERE event.record_id = judged AND event."on" <> '' AND cardinality(event.matters) > 0
        AND event.code IN (
            'wanted', 'charged', 'on_trial', 'sanctioned', 'administratively_listed',
            'convicted_appealable', 'convicted_final'
        )
        AND event.source_kind IN (
            'judgment', 'prosecution', 'sanctions_list', 'administrative_list', 'wanted_notice'
        )
        AND (event.source_url <> '' OR (
            event.court <> '' AND event.case_id <> '' AND event.source_reference <> ''
        ))
    ) THEN
        RAISE EXCEPTION 'record % has no legal event with an official source of its own', judged
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_has_an_official_source';
    END IF;
    IF NOT document_is_approved('record', judged_record.document, 2) THEN
        RAISE EXCEPTION 'record % was not approved by two moderators as it stands', judged
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_has_two_moderators';
    END IF;
    END LOOP;
    RETURN NULL;
END
$$;
"""
NEW_ONE = """
-- With a search path of its own: a temporary table of the same name must not be asked.
CREATE OR REPLACE FUNCTION judge_record() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    judged bigint;
    judged_record traffickers_trafficker%ROWTYPE;
BEGIN
    IF TG_TABLE_NAME = 'traffickers_trafficker' THEN
        judged := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        judged := OLD.record_id;
    ELSE
        judged := NEW.record_id;
    END IF;
    SELECT * INTO judged_record FROM traffickers_trafficker WHERE id = judged;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM traffickers_legalevent AS event
        JOIN jsonb_array_elements(judged_record.document -> 'legal_events') AS told
            ON told ->> 'key' = event.key AND told ->> 'code' = event.code
            AND told ->> 'source_kind' = event.source_kind
            AND told ->> 'source_url' = event.source_url
            AND told ->> 'source_reference' = event.source_reference
        WHERE event.record_id = judged AND event."on" <> '' AND cardinality(event.matters) > 0
        AND event.code IN (
            'wanted', 'charged', 'on_trial', 'sanctioned', 'administratively_listed',
            'convicted_appealable', 'convicted_final'
        )
        AND event.source_kind IN (
            'judgment', 'prosecution', 'sanctions_list', 'administrative_list', 'wanted_notice'
        )
        AND (event.source_url <> '' OR (
            event.court <> '' AND event.case_id <> '' AND event.source_reference <> ''
        ))
    ) THEN
        RAISE EXCEPTION 'record % has no legal event with an official source of its own', judged
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_has_an_official_source';
    END IF;
    IF NOT document_is_approved('record', judged_record.document, 2) THEN
        RAISE EXCEPTION 'record % was not approved by two moderators as it stands', judged
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_has_two_moderators';
    END IF;
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("traffickers", "0002_gate")]
    operations = [migrations.RunSQL(BOTH, NEW_ONE)]
