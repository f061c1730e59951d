"""A link to another organization is told with its source or not at all, as the form asks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0006_fill_schemas"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_url", ""), _negated=True),
                    models.Q(("source_reference", ""), _negated=True),
                    _connector="OR",
                ),
                name="relation_has_a_source",
            ),
        ),
    ]
