"""What sender and moderators say to each other; receipts, drafts, tallies; what rules noticed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import freedomnow.publishing.models
import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0009_fill_guarded_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DaySalt",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("salt", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
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
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("send_key", models.CharField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("target", models.CharField(blank=True, max_length=40)),
                ("data", models.JSONField()),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=12)),
                ("author", models.CharField(blank=True, max_length=150)),
                (
                    "words",
                    freedomnow.web.fields.ProseField(max_length=2000, verbose_name="Your answer"),
                ),
                (
                    "link",
                    freedomnow.web.fields.LinkField(
                        blank=True, max_length=500, verbose_name="A link that shows it"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=12, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=64)),
                ("act", models.CharField(max_length=20)),
                ("hour", models.DateTimeField()),
                ("times", models.PositiveIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="submission",
            name="submission_is_decided_or_waiting",
        ),
        migrations.AddField(
            model_name="submission",
            name="due_on",
            field=models.DateField(null=True, verbose_name="answer wanted by"),
        ),
        migrations.AddField(
            model_name="submission",
            name="fingerprint",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="submission",
            name="flags",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="origin",
            field=models.CharField(
                choices=[
                    ("form", "a volunteer's form"),
                    ("receipt", "a form, without an account"),
                    ("import", "an import of an official list"),
                    ("release", "came with the software"),
                    ("clock", "a page whose review date has passed"),
                ],
                max_length=10,
                verbose_name="origin",
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("changes_requested", "Waiting for its sender"),
                    ("second_review", "Waiting for a second moderator"),
                    ("published", "Published"),
                    ("declined", "Declined"),
                    ("lead", "Kept as a lead"),
                    ("taken_down", "The page was taken down"),
                    ("withdrawn", "Withdrawn by its sender"),
                    ("held", "Held back by a rule"),
                ],
                default="received",
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["fingerprint"], name="submission_fingerprint"),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("state__in", ["received", "changes_requested", "second_review"]),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        (
                            "state__in",
                            ["published", "declined", "lead", "taken_down", "withdrawn", "held"],
                        ),
                    ),
                    _connector="OR",
                ),
                name="submission_is_decided_or_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_on__isnull", False), ("state", "changes_requested")),
                    models.Q(
                        models.Q(("state", "changes_requested"), _negated=True),
                        ("due_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="submission_asks_until_a_day",
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="drafts",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="message_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(
                fields=("place", "act", "hour"), name="tally_is_kept_once"
            ),
        ),
    ]
