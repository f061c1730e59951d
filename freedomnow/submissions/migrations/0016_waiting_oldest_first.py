"""The inbox finds the oldest that wait without sorting all of them."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0015_ticks_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=models.Q(("state__in", ["received", "second_review"])),
                fields=["created_at", "id"],
                name="submission_waiting",
            ),
        ),
    ]
