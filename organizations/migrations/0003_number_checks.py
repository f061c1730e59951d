"""What a machine found when it looked for numbers on their operators' pages."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_partial_confirmations"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("number", models.CharField(max_length=16)),
                ("url", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shown", "stands there"),
                            ("missing", "was missing once"),
                            ("gone", "was missing twice, at least a week apart"),
                            ("unclear", "cannot be told"),
                        ],
                        max_length=10,
                    ),
                ),
                ("shown_on", models.DateField(null=True)),
                ("missing_since", models.DateField(null=True)),
                ("checked_at", models.DateTimeField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="number_checks",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "key"), name="number_check_is_kept_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("missing_since__isnull", False),
                                ("shown_on__isnull", False),
                                ("state__in", ["missing", "gone"]),
                            ),
                            models.Q(
                                models.Q(("state__in", ["missing", "gone"]), _negated=True),
                                ("missing_since__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="number_is_missing_since_a_day_after_it_was_shown",
                    ),
                ],
            },
        ),
    ]
