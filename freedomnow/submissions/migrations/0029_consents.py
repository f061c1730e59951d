"""Whose words a page holds, and that they agree: taken back at any time, never given again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0028_next_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("public_id", models.CharField(max_length=40)),
                ("report", models.CharField(max_length=12, unique=True)),
                ("given_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("is_forgotten", models.BooleanField(default=False)),
                (
                    "sender",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="consents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "public_id"), name="consent_is_one_per_page"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at__isnull", True),
                            ("taken_back_at__gte", models.F("given_at")),
                            _connector="OR",
                        ),
                        name="consent_is_taken_back_after_it_was_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_forgotten", False),
                            models.Q(("sender", None), ("taken_back_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_is_forgotten_once_taken_back",
                    ),
                ],
            },
        ),
    ]
