"""
Of which schema a stored document is, so that a page reads it before it is rebuilt.

1 is a placeholder that the next migration replaces by what the versions tell.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0013_survivors_in_a_newer_schema"),
    ]

    operations = [
        migrations.AddField(
            model_name="trafficker",
            name="schema",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="case",
            name="schema",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
            preserve_default=False,
        ),
    ]
