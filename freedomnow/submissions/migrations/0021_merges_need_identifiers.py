"""
PostgreSQL refuses a merge without two identifiers that both pages have, besides the name.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION judge_merge() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    agreeing integer;
BEGIN
    SELECT count(DISTINCT mine.digest) INTO agreeing
    FROM submissions_identifier AS mine
    JOIN submissions_identifier AS theirs ON theirs.kind = mine.kind AND theirs.digest = mine.digest
    WHERE mine.kind = NEW.kind
    AND (mine.public_id = NEW."into" OR mine.public_id IN (
        SELECT merge.old FROM publishing_merge AS merge
        WHERE merge.kind = NEW.kind AND merge.at_last = NEW."into" AND merge.old <> NEW.old
    ))
    AND (theirs.public_id = NEW.old OR theirs.public_id IN (
        SELECT merge.old FROM publishing_merge AS merge
        WHERE merge.kind = NEW.kind AND merge.at_last = NEW.old
    ));
    IF agreeing < 2 THEN
        RAISE EXCEPTION 'two identifiers have to agree before pages are merged, and % do', agreeing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_has_two_identifiers';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER merge_has_two_identifiers BEFORE INSERT ON publishing_merge
    FOR EACH ROW EXECUTE FUNCTION judge_merge();
"""
DROP = """
DROP TRIGGER merge_has_two_identifiers ON publishing_merge;
DROP FUNCTION judge_merge();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0020_identity_and_merges"),
        ("publishing", "0012_merges"),
    ]
    operations = [migrations.RunSQL(CREATE, DROP)]
