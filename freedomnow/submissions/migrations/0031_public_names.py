"""
Names under which volunteers want to be credited, and which pages they helped to write: it must
outlive their reports, which are purged.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import freedomnow.publishing.models
import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0018_credits"),
        ("submissions", "0030_consent_ends_once"),
        ("users", "0003_five_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicName",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="public_name",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "name",
                    freedomnow.web.fields.LineField(
                        help_text="As people shall read it. A first name or an initial is enough.",
                        max_length=60,
                        verbose_name="Public name",
                    ),
                ),
                (
                    "expertise",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="One line, like “midwife in Nairobi”.",
                        max_length=80,
                        verbose_name="What you know about",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for a moderator"),
                            ("shown", "Shown"),
                            ("declined", "Declined"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        default=freedomnow.publishing.models.new_public_id,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="since"
                    ),
                ),
                ("reason", models.TextField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "public name",
                "verbose_name_plural": "public names",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["asked_at"],
                        name="public_name_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="public_name_is_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "declined"), models.Q(("reason", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("state", "declined"), _negated=True), ("reason", "")
                            ),
                            _connector="OR",
                        ),
                        name="public_name_is_declined_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("public_id", models.CharField(max_length=40)),
                ("on", models.DateField()),
                (
                    "credit",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contribution",
                        to="publishing.credit",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "public_id"], name="contribution_to_page")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "kind", "public_id"), name="contribution_is_kept_once"
                    )
                ],
            },
        ),
    ]
