"""Approvals say whose they were, exemptions exist, and trusted reports come first."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0017_role_requests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Exemption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("submission", models.CharField(max_length=12)),
                ("kind", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=64)),
                ("rule", models.CharField(max_length=40)),
                ("moderator_id", models.BigIntegerField()),
                ("moderator", models.CharField(max_length=150)),
                ("proposer_id", models.BigIntegerField(null=True)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="submission",
            name="submission_waiting",
        ),
        migrations.AddField(
            model_name="approval",
            name="is_senior",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="submission",
            name="is_first",
            field=models.BooleanField(default=False, verbose_name="of a trusted volunteer"),
        ),
        migrations.AlterField(
            model_name="rolerequest",
            name="role",
            field=models.CharField(
                choices=[
                    ("volunteer", "Volunteer"),
                    ("trusted", "Trusted volunteer"),
                    ("moderator", "Moderator"),
                    ("senior", "Senior moderator"),
                    ("admin", "Admin"),
                ],
                max_length=20,
                verbose_name="role",
            ),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=models.Q(("state__in", ["received", "second_review"])),
                fields=["-is_first", "created_at", "id"],
                name="submission_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="exemption",
            index=models.Index(fields=["kind", "digest"], name="exemption_of_document"),
        ),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.UniqueConstraint(
                fields=("submission", "digest", "rule"), name="exemption_is_given_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proposer_id__isnull", True),
                    models.Q(("moderator_id", models.F("proposer_id")), _negated=True),
                    _connector="OR",
                ),
                name="exemption_is_not_the_proposers",
            ),
        ),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="exemption_has_a_reason"
            ),
        ),
    ]
