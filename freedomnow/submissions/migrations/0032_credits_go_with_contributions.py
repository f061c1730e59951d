"""
A name on a page goes when what it stands on goes: an account that is deleted, by whatever way,
a page that is erased. Django cannot follow the link in this direction.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION forget_credit() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM publishing_credit WHERE id = OLD.credit_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER credit_goes_with_contribution AFTER DELETE ON submissions_contribution
    FOR EACH ROW EXECUTE FUNCTION forget_credit();
"""
DROP = """
DROP TRIGGER credit_goes_with_contribution ON submissions_contribution;
DROP FUNCTION forget_credit();
"""


class Migration(migrations.Migration):
    dependencies = [("submissions", "0031_public_names")]
    operations = [migrations.RunSQL(CREATE, DROP)]
