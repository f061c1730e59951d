"""A page that somebody asked to correct comes back as a report."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0010_conversation_receipts_drafts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="submission",
            name="origin",
            field=models.CharField(
                choices=[
                    ("form", "a volunteer's form"),
                    ("receipt", "a form, without an account"),
                    ("import", "an import of an official list"),
                    ("release", "came with the software"),
                    ("clock", "a page whose review date has passed"),
                    ("request", "a page that somebody asked to correct"),
                ],
                max_length=10,
                verbose_name="origin",
            ),
        ),
    ]
