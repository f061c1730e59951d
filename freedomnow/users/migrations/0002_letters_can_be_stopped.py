"""Letters about reports have an off switch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="wants_notices",
            field=models.BooleanField(
                default=True,
                help_text="Sent to the e-mail address, if there is one. They never repeat a report.",
                verbose_name="letters about reports",
            ),
        ),
    ]
