"""
The gate: no record without an official source of its own and two moderators (rules 1 and 5).

Deferred to the commit, and fired by every change of a record or of its legal events, so that
neither a bulk write nor the removal of the last official event passes by. An event counts only
where the approved document says the same as the row.
"""

from django.db import migrations

CREATE = """
-- With a search path of its own: a temporary table of the same name must not be asked.
CREATE FUNCTION judge_record() RETURNS trigger LANGUAGE plpgsql
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
CREATE CONSTRAINT TRIGGER record_is_judged AFTER INSERT OR UPDATE ON traffickers_trafficker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_record();
CREATE CONSTRAINT TRIGGER record_keeps_its_evidence
    AFTER INSERT OR UPDATE OR DELETE ON traffickers_legalevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_record();
"""
DROP = """
DROP TRIGGER record_keeps_its_evidence ON traffickers_legalevent;
DROP TRIGGER record_is_judged ON traffickers_trafficker;
DROP FUNCTION judge_record();
"""


class Migration(migrations.Migration):
    dependencies = [("traffickers", "0001_initial"), ("submissions", "0002_two_moderators")]
    operations = [migrations.RunSQL(CREATE, DROP)]
