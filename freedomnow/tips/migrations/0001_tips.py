"""What people saw and told in confidence."""

from django.db import migrations, models

import freedomnow.publishing.models
import freedomnow.web.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Tip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=freedomnow.publishing.models.new_public_id,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("code", models.CharField(max_length=2, verbose_name="country")),
                (
                    "words",
                    freedomnow.web.fields.ProseField(
                        max_length=3000, verbose_name="What did you see?"
                    ),
                ),
                (
                    "place",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="As near as you dare: a town, a street, a company.",
                        max_length=200,
                        verbose_name="Where was it?",
                    ),
                ),
                (
                    "seen_when",
                    freedomnow.web.fields.LineField(
                        blank=True, default="", max_length=100, verbose_name="When was it?"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("send_key", models.CharField(max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("asked", "Waiting for the one who told it"),
                            ("referred", "Passed on to an organization"),
                            ("joined", "Joined to a report"),
                            ("closed", "Closed"),
                            ("taken_back", "Taken back"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="told")),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("told_to", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "confidential tip",
                "verbose_name_plural": "confidential tips",
                "indexes": [models.Index(fields=["state", "created_at"], name="tip_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", ""),
                                ("state__in", ["received", "asked"]),
                            ),
                            models.Q(
                                models.Q(("state__in", ["received", "asked"]), _negated=True),
                                ("decided_at__isnull", False),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tip_decision_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["referred", "joined"]),
                                models.Q(("told_to", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["referred", "joined"]), _negated=True),
                                ("told_to", ""),
                            ),
                            _connector="OR",
                        ),
                        name="tip_says_to_whom_it_was_told",
                    ),
                ],
            },
        ),
    ]
