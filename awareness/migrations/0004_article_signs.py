"""Articles say which of the eleven signs they are about, so that others are found by sign."""

from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("awareness", "0003_fill_editions"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="signs",
            field=freedomnow.web.fields.CodeListField(
                base_field=models.CharField(max_length=40),
                blank=True,
                default=list,
                help_text="Those that it is about.",
                size=None,
                verbose_name="signs",
            ),
        ),
    ]
