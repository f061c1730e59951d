"""How a moderator's desk is set up: saved filters, places and languages to read first."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0021_merges_need_identifiers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "moderator",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="subscription",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("told_on", models.DateField(null=True)),
                ("told_of", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("codes", []), ("languages", []), _negated=True),
                        name="subscription_is_to_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", freedomnow.web.fields.LineField(max_length=40, verbose_name="name")),
                ("place", models.PositiveSmallIntegerField()),
                ("query", models.JSONField()),
                (
                    "moderator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("moderator", "name"), name="saved_filter_name_is_used_once"
                    ),
                    models.UniqueConstraint(
                        fields=("moderator", "place"), name="saved_filter_place_is_taken_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__range", (1, 20))), name="saved_filters_are_few"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="saved_filter_has_a_name",
                    ),
                ],
            },
        ),
    ]
