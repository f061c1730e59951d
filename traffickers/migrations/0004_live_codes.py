"""What all live matters of a record say, so that lists find it under each. Run `rebuild`."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0003_gate_for_moved_events"),
    ]

    operations = [
        migrations.AddField(
            model_name="trafficker",
            name="live_codes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), default=list, editable=False, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="trafficker",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["live_codes"], name="record_live_codes"
            ),
        ),
    ]
