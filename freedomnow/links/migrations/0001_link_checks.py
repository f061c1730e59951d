"""What became of the links that published pages cite."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("search", "0002_pages_and_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not looked at yet"),
                            ("found", "answers"),
                            ("failing", "failed lately"),
                            ("dead", "failed twice, at least a week apart"),
                            ("unclear", "cannot be told"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("first_failed_on", models.DateField(null=True)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="search.page",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["checked_at", "id"], name="link_due"),
                    models.Index(
                        condition=models.Q(("state", "dead")), fields=["page"], name="link_dead"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "url"), name="link_is_kept_once_per_page"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first_failed_on__isnull", False),
                                ("state__in", ["failing", "dead"]),
                            ),
                            models.Q(
                                models.Q(("state__in", ["failing", "dead"]), _negated=True),
                                ("first_failed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="link_fails_since_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("checked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="link_waits_or_was_checked",
                    ),
                ],
            },
        ),
    ]
