"""Names say their skeleton: what they have in common with themselves in other scripts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_fill_hosts"),
    ]

    operations = [
        migrations.AddField(
            model_name="name",
            name="skeleton",
            field=models.CharField(blank=True, db_index=True, max_length=300),
        ),
    ]
