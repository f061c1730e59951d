"""The next report of a state, found without reading those of another."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("submissions", "0027_fill_name_skeletons")]

    operations = [
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=models.Q(("state__in", ["received", "second_review"])),
                fields=["state", "-is_first", "created_at", "id"],
                name="submission_next",
            ),
        ),
    ]
