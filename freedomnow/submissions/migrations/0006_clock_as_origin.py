"""Reports that a clock sent: a page whose review date has passed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0005_approvals_of_one_report"),
    ]

    operations = [
        migrations.AlterField(
            model_name="submission",
            name="origin",
            field=models.CharField(
                choices=[
                    ("form", "a volunteer's form"),
                    ("import", "an import of an official list"),
                    ("release", "came with the software"),
                    ("clock", "a page whose review date has passed"),
                ],
                max_length=10,
                verbose_name="origin",
            ),
        ),
    ]
