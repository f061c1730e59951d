"""That a native speaker read the site's own words in a language: a table that the public may read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("awareness", "0011_article_warnings"),
    ]

    operations = [
        migrations.CreateModel(
            name="InterfaceReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("digest", models.CharField(max_length=64)),
                ("on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "digest"), name="interface_reading_is_said_once"
                    )
                ],
            },
        ),
    ]
