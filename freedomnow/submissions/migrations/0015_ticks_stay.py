"""Ticks that a source was seen are never changed or deleted, like the approvals that need them."""

from django.db import migrations

CREATE = """
CREATE TRIGGER tick_stays BEFORE UPDATE OR DELETE ON submissions_sourcetick
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tick_is_not_emptied BEFORE TRUNCATE ON submissions_sourcetick
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
DROP = """
DROP TRIGGER tick_is_not_emptied ON submissions_sourcetick;
DROP TRIGGER tick_stays ON submissions_sourcetick;
"""


class Migration(migrations.Migration):
    dependencies = [("submissions", "0014_desk")]
    operations = [migrations.RunSQL(CREATE, DROP)]
