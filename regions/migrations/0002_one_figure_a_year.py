"""One indicator has one figure for a year in one unit: two would contradict each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial")]
    operations = [
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(
                fields=["record", "indicator", "year", "unit"], name="figure_is_told_once_a_year"
            ),
        )
    ]
