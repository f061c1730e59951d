"""Names of pages that came down, as keyed hashes; and the event that lets names stand."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0002_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="action",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("corrected", "corrected by a moderator"),
                    ("approved", "approved"),
                    ("published", "published"),
                    ("declined", "declined"),
                    ("kept_as_lead", "kept as a lead"),
                    ("returned", "taken up again"),
                    ("withdrew", "taken off the site"),
                    ("let_names_stand", "said that names in the text may stay"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="WithdrawnName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("public_id", models.CharField(max_length=40)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "public_id", "digest"), name="withdrawn_name_is_kept_once"
                    )
                ],
            },
        ),
    ]
