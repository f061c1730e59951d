"""What moderators leave at a report: claims, notes, recusals, ticks; words for reasons."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0013_approvals_outlive_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReasonTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    freedomnow.web.fields.LineField(
                        max_length=80, unique=True, verbose_name="title"
                    ),
                ),
                ("words", freedomnow.web.fields.ProseField(max_length=1000, verbose_name="words")),
            ],
            options={
                "verbose_name": "words for a reason",
                "verbose_name_plural": "words for reasons",
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("reference", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("until", models.DateTimeField()),
                (
                    "moderator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=12)),
                ("author", models.CharField(max_length=150)),
                (
                    "words",
                    freedomnow.web.fields.ProseField(
                        max_length=2000, verbose_name="A note for other moderators"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="note_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceTick",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("submission", models.CharField(max_length=12)),
                ("digest", models.CharField(max_length=64)),
                ("row", models.CharField(max_length=60)),
                ("moderator_id", models.BigIntegerField()),
                ("moderator", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "digest", "moderator_id", "row"),
                        name="tick_is_given_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "moderator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reference", "moderator"), name="recusal_is_kept_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="recusal_has_a_reason",
                    ),
                ],
            },
        ),
    ]
