"""Cases say before their text what in it is hard to read."""

from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0015_fill_schemas"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="warnings",
            field=freedomnow.web.fields.CodeListField(
                base_field=models.CharField(max_length=40),
                blank=True,
                default=list,
                help_text="Said before the text, so that people can choose whether to read it.",
                size=None,
                verbose_name="It tells of",
            ),
        ),
    ]
