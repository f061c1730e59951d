"""
Two sources may speak of a treaty in different years: one gives the date, another is newer.

Going back fails while a place has two rows on one treaty, rather than choose between them.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regions", "0005_fill_schemas")]
    operations = [
        migrations.RemoveConstraint(model_name="convention", name="convention_is_told_once"),
        migrations.AddConstraint(
            model_name="convention",
            constraint=models.UniqueConstraint(
                fields=["record", "convention", "as_of"], name="convention_is_told_once_a_year"
            ),
        ),
    ]
