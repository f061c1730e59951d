"""A release remembers its entries, so that the next one can say what it adds."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0011_kept_and_not_meant"),
    ]

    operations = [
        migrations.AddField(
            model_name="listrelease",
            name="list_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
    ]
