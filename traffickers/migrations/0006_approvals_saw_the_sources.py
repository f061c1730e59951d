"""
A yes to a record rests on having read its official sources: PostgreSQL asks for the ticks.

For each legal event of the approved document whose own source is official, the moderator who
approves must have ticked "I saw it say so" for exactly this document.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION check_sources_were_seen() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM submissions_submission AS report,
            jsonb_array_elements(report.document -> 'legal_events') AS event
        WHERE report.reference = NEW.submission
        AND event ->> 'source_kind' IN (
            'judgment', 'prosecution', 'sanctions_list', 'administrative_list', 'wanted_notice'
        )
        AND NOT EXISTS (
            SELECT 1 FROM submissions_sourcetick AS tick
            WHERE tick.submission = NEW.submission AND tick.digest = NEW.digest
            AND tick.moderator_id = NEW.moderator_id
            AND tick.row = 'legal_events/' || (event ->> 'key')
        )
    ) THEN
        RAISE EXCEPTION 'an official source was not ticked as seen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_saw_the_sources';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER approval_of_record_saw_sources BEFORE INSERT ON submissions_approval
    FOR EACH ROW WHEN (NEW.kind = 'record') EXECUTE FUNCTION check_sources_were_seen();
"""
DROP = """
DROP TRIGGER approval_of_record_saw_sources ON submissions_approval;
DROP FUNCTION check_sources_were_seen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0005_shown_until"),
        ("submissions", "0015_ticks_stay"),
    ]
    operations = [migrations.RunSQL(CREATE, DROP)]
