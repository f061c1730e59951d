"""History that nobody rewrites, and the digest that approvals bind to."""

from django.db import migrations

CREATE = """
CREATE FUNCTION document_digest(document jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT encode(sha256(convert_to(document::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Only erase_version() may empty a version's content: it runs as the owner of the table.
CREATE FUNCTION refuse_change_but_by_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_LEVEL = 'ROW' AND current_user = (
        SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed, and deleted by erase_version() alone', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER version_stays BEFORE UPDATE OR DELETE ON publishing_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_is_not_emptied BEFORE TRUNCATE ON publishing_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON publishing_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON publishing_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER content_stays BEFORE UPDATE OR DELETE ON publishing_versioncontent
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_by_owner();
CREATE TRIGGER content_is_not_emptied BEFORE TRUNCATE ON publishing_versioncontent
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION erase_version(erased_kind text, erased_id text, erased_number integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM publishing_versioncontent AS content USING publishing_version AS version
        WHERE version.id = content.version_id AND version.kind = erased_kind
        AND version.public_id = erased_id AND version.number = erased_number;
    RETURN FOUND;
END
$$;
REVOKE ALL ON FUNCTION erase_version(text, text, integer) FROM PUBLIC;
"""
DROP = """
DROP FUNCTION erase_version(text, text, integer);
DROP TRIGGER content_is_not_emptied ON publishing_versioncontent;
DROP TRIGGER content_stays ON publishing_versioncontent;
DROP TRIGGER event_is_not_emptied ON publishing_event;
DROP TRIGGER event_stays ON publishing_event;
DROP TRIGGER version_is_not_emptied ON publishing_version;
DROP TRIGGER version_stays ON publishing_version;
DROP FUNCTION refuse_change_but_by_owner();
DROP FUNCTION refuse_change();
DROP FUNCTION document_digest(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
