"""Identifiers as hashes, who is not the same, and reports that merge two pages."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0019_seniors_are_asked_for"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Apart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("one", models.CharField(max_length=40)),
                ("other", models.CharField(max_length=40)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("reference", models.CharField(blank=True, max_length=12)),
                ("public_id", models.CharField(blank=True, max_length=40)),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            (
                                "identity",
                                "number of a passport, an identity card, a tax or company register",
                            ),
                            ("list", "number in an official list"),
                        ],
                        max_length=10,
                    ),
                ),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("seen_in", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name="submission",
            name="absorbs",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="submission",
            name="absorbs_version",
            field=models.PositiveIntegerField(default=0),
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
                    ("request", "a page that somebody asked to correct"),
                    ("merge", "two pages that may be one"),
                ],
                max_length=10,
                verbose_name="origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("absorbs", ""), ("absorbs_version", 0)),
                    models.Q(
                        models.Q(("target", ""), _negated=True),
                        models.Q(("absorbs", models.F("target")), _negated=True),
                        ("absorbs_version__gte", 1),
                    ),
                    _connector="OR",
                ),
                name="submission_absorbs_another_page",
            ),
        ),
        migrations.AddIndex(
            model_name="apart",
            index=models.Index(fields=["other"], name="apart_from_other"),
        ),
        migrations.AddConstraint(
            model_name="apart",
            constraint=models.UniqueConstraint(
                fields=("kind", "one", "other"), name="apart_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="apart",
            constraint=models.CheckConstraint(
                condition=models.Q(("one", models.F("other")), _negated=True),
                name="apart_is_of_two",
            ),
        ),
        migrations.AddIndex(
            model_name="identifier",
            index=models.Index(fields=["kind", "public_id"], name="identifier_of_page"),
        ),
        migrations.AddIndex(
            model_name="identifier",
            index=models.Index(fields=["reference"], name="identifier_of_report"),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                fields=("kind", "reference", "public_id", "digest"), name="identifier_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reference", ""), models.Q(("public_id", ""), _negated=True)),
                    models.Q(models.Q(("reference", ""), _negated=True), ("public_id", "")),
                    _connector="OR",
                ),
                name="identifier_hangs_on_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen_in", ""), _negated=True),
                name="identifier_says_where_it_was_seen",
            ),
        ),
    ]
