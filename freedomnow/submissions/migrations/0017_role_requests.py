"""A role is asked for with a reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0016_waiting_oldest_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoleRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("volunteer", "Volunteer"),
                            ("moderator", "Moderator"),
                            ("admin", "Admin"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "reason",
                    freedomnow.web.fields.ProseField(
                        max_length=1000, verbose_name="Why, and what you have done before"
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                ("is_granted", models.BooleanField(editable=False, null=True)),
                ("decided_by", models.CharField(blank=True, editable=False, max_length=150)),
                ("answer", models.TextField(blank=True, editable=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "request for a role",
                "verbose_name_plural": "requests for roles",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_granted__isnull", True)),
                        fields=("user",),
                        name="role_request_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("decided_by", ""), ("is_granted__isnull", True)
                            ),
                            models.Q(
                                ("is_granted__isnull", False),
                                models.Q(("decided_by", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="role_decision_is_whole",
                    ),
                ],
            },
        ),
    ]
