"""A record may belong to cases, and carries the reply of the one who is named."""

import django.contrib.postgres.fields
from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0007_cases"),
    ]

    operations = [
        migrations.AddField(
            model_name="trafficker",
            name="cases",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="trafficker",
            name="reply",
            field=freedomnow.web.fields.ProseField(
                blank=True,
                default="",
                help_text="As they sent it, at most 150 words.",
                max_length=1500,
                verbose_name="reply of the one who is named",
            ),
        ),
        migrations.AddField(
            model_name="trafficker",
            name="reply_on",
            field=freedomnow.web.fields.PartialDateField(
                blank=True, default="", max_length=10, verbose_name="reply sent on"
            ),
        ),
    ]
