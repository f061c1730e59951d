"""Pages say which sites their sources stand on."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_pages_and_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="page",
            name="hosts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=253), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="page",
            index=django.contrib.postgres.indexes.GinIndex(fields=["hosts"], name="page_hosts"),
        ),
    ]
