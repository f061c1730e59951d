"""
Of which schema a stored document is, so that a page reads it before it is rebuilt.

1 is a placeholder that the next migration replaces by what the versions tell.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("awareness", "0004_article_signs"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="schema",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
            preserve_default=False,
        ),
    ]
