"""
A consent comes with a report that somebody can open, and keeps its account until it is taken back:
else nobody could take it back. And what is erased with it is somebody's own words alone: a made-up
consent empties no page that was retold. An account whose words stand is not deleted beside them.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREATE = """
CREATE FUNCTION check_new_consent() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.taken_back_at IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM submissions_submission
        WHERE reference = NEW.report AND kind = NEW.kind
        AND proposer_id IS NOT DISTINCT FROM NEW.sender_id
    ) OR NEW.sender_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM submissions_receipt WHERE reference = NEW.report
    ) THEN
        RAISE EXCEPTION 'a consent comes with a report whose sender can take it back'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER consent_has_a_holder BEFORE INSERT ON submissions_consent
    FOR EACH ROW EXECUTE FUNCTION check_new_consent();

CREATE FUNCTION check_consent_holder() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.taken_back_at IS NULL AND NEW.sender_id IS DISTINCT FROM OLD.sender_id THEN
        RAISE EXCEPTION 'a consent that stands keeps its sender'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER consent_keeps_its_holder BEFORE UPDATE ON submissions_consent
    FOR EACH ROW EXECUTE FUNCTION check_consent_holder();
"""
DROP = """
DROP TRIGGER consent_keeps_its_holder ON submissions_consent;
DROP FUNCTION check_consent_holder();
DROP TRIGGER consent_has_a_holder ON submissions_consent;
DROP FUNCTION check_new_consent();
"""

ERASE = """
CREATE OR REPLACE FUNCTION erase_taken_back(
    erased_kind text, erased_id text, erased_number integer
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF erased_kind <> 'story' OR NOT EXISTS (
        SELECT 1 FROM submissions_consent
        WHERE kind = erased_kind AND public_id = erased_id AND taken_back_at IS NOT NULL
    ){own_words} THEN
        RAISE EXCEPTION 'nobody has taken back their words' USING ERRCODE = 'check_violation';
    END IF;
    RETURN erase_version(erased_kind, erased_id, erased_number);
END
$$;
"""
OWN_WORDS = """ OR EXISTS (
        SELECT 1 FROM publishing_versioncontent AS content
        JOIN publishing_version AS version ON version.id = content.version_id
        WHERE version.kind = erased_kind AND version.public_id = erased_id
        AND version.number = erased_number AND content.document ->> 'told_by' = 'retold'
    )"""


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0033_fill_contributions"),
        ("publishing", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AlterField(
            model_name="consent",
            name="sender",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(
            ERASE.replace("{own_words}", OWN_WORDS), ERASE.replace("{own_words}", "")
        ),
    ]
