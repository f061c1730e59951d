"""Yeses of moderators to erasing all that a page ever said."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0023_sealed_contacts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ErasureYes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("public_id", models.CharField(max_length=40)),
                ("moderator_id", models.BigIntegerField()),
                ("moderator", models.CharField(max_length=150)),
                ("is_senior", models.BooleanField(default=False, editable=False)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "public_id"], name="erasure_yes_of_page")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="erasure_yes_has_a_reason",
                    )
                ],
            },
        ),
    ]
