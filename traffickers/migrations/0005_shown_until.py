"""The last day on which a record may be shown, its fading ten years after a sentence included."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("traffickers", "0004_live_codes")]
    operations = [
        migrations.RenameField("trafficker", "review_by", "shown_until"),
        migrations.AddIndex(
            "trafficker", models.Index(fields=["shown_until"], name="record_shown_until")
        ),
    ]
