"""
The schemas of the documents that are public already, as their versions tell them.
"""

from django.db import migrations

FILL = """
UPDATE organizations_organization AS page SET schema = version.schema FROM publishing_version AS version
WHERE version.kind = 'organization' AND version.public_id = page.public_id
AND version.number = page.version;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0005_schema_of_documents"),
        ("publishing", "0015_research_desk"),
    ]
    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
