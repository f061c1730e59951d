"""Stories, a kind of their own: no article tells one any more."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import freedomnow.web.fields
import regions.fields


class Migration(migrations.Migration):
    dependencies = [
        ("awareness", "0008_campaigns"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="kind",
            field=models.CharField(
                choices=[
                    ("form", "A form of trafficking"),
                    ("sign", "Signs"),
                    ("prevention", "Prevention"),
                    ("help", "Help for survivors"),
                    ("law", "Law"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(editable=False, max_length=40, unique=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("document", models.JSONField(editable=False)),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                ("came_with", models.CharField(blank=True, editable=False, max_length=20)),
                ("updated_at", models.DateTimeField(editable=False)),
                (
                    "title",
                    freedomnow.web.fields.LineField(
                        help_text="No real name, and no place by which one is found.",
                        max_length=120,
                        verbose_name="title",
                    ),
                ),
                (
                    "language",
                    freedomnow.web.fields.LanguageField(
                        blank=True, default="en", max_length=12, verbose_name="language"
                    ),
                ),
                (
                    "told_by",
                    models.CharField(
                        choices=[
                            ("self", "Told by the one who lived it"),
                            ("together", "Written down together with the one who lived it"),
                            ("retold", "Retold from what others published"),
                        ],
                        max_length=10,
                        verbose_name="Who tells it?",
                    ),
                ),
                (
                    "called",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="If there is one: an invented name, never the real one.",
                        max_length=40,
                        verbose_name="name in the story",
                    ),
                ),
                (
                    "summary",
                    freedomnow.web.fields.ProseField(
                        help_text="One or two sentences, without what is hard.",
                        max_length=300,
                        verbose_name="summary",
                    ),
                ),
                (
                    "body",
                    freedomnow.web.fields.ProseField(
                        help_text="Leave out whatever could show who it is: names, streets, days, photographs.",
                        max_length=12000,
                        verbose_name="the story",
                    ),
                ),
                (
                    "warnings",
                    freedomnow.web.fields.CodeListField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="Said before the text, so that people can choose whether to read it.",
                        size=None,
                        verbose_name="It tells of",
                    ),
                ),
                (
                    "forms",
                    freedomnow.web.fields.CodeListField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="forms of exploitation",
                    ),
                ),
                (
                    "regions",
                    regions.fields.PlaceListField(
                        base_field=models.CharField(
                            max_length=3, validators=[regions.fields.validate_place]
                        ),
                        blank=True,
                        default=list,
                        help_text="Where it happened. Leave it empty if that could show who it is.",
                        size=None,
                        verbose_name="countries and regions",
                    ),
                ),
                (
                    "link",
                    freedomnow.web.fields.LinkField(
                        blank=True,
                        default="",
                        help_text="If it is public.",
                        max_length=500,
                        verbose_name="where it was told first",
                    ),
                ),
                (
                    "agreed",
                    freedomnow.web.fields.CodeListField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="For a story in their own words, all of these. Otherwise leave them empty.",
                        size=None,
                        verbose_name="Whoever lived it agrees",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["-updated_at", "-id"], name="story_newest"),
                    django.contrib.postgres.indexes.GinIndex(fields=["codes"], name="story_codes"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed", []), ("told_by", "retold")),
                            models.Q(
                                (
                                    "agreed__contains",
                                    ["words", "public", "adult", "free", "unknown", "back"],
                                ),
                                ("told_by__in", ["self", "together"]),
                            ),
                            _connector="OR",
                        ),
                        name="story_in_own_words_has_every_agreement",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StorySource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_kind",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        choices=[
                            ("judgment", "Judgment or decision of a court"),
                            ("prosecution", "Charge sheet, or release of a court or prosecutor"),
                            ("sanctions_list", "Sanctions list, or release of its authority"),
                            ("administrative_list", "Official list of another authority"),
                            ("wanted_notice", "Wanted notice of an authority"),
                            ("law", "Law or treaty"),
                            ("government", "Other government publication"),
                            ("statistics", "Statistics"),
                            ("international", "International organization (UN, ILO, IOM ...)"),
                            ("operator", "The organization's own page"),
                            ("police_release", "Release of the police"),
                            ("ngo", "Non-governmental organization"),
                            ("press", "Press"),
                            ("academic", "Research"),
                            ("other", "Something else"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="kind of source",
                    ),
                ),
                (
                    "source_title",
                    freedomnow.web.fields.LineField(
                        blank=True, default="", max_length=300, verbose_name="title of the source"
                    ),
                ),
                (
                    "source_publisher",
                    freedomnow.web.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="who published it"
                    ),
                ),
                (
                    "source_url",
                    freedomnow.web.fields.LinkField(
                        blank=True, default="", max_length=500, verbose_name="link"
                    ),
                ),
                (
                    "source_archive_url",
                    freedomnow.web.fields.LinkField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="link to an archived copy",
                    ),
                ),
                (
                    "source_reference",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="For example: registry of the court, room, file number.",
                        max_length=300,
                        verbose_name="where it can be seen without a link",
                    ),
                ),
                (
                    "source_published_on",
                    freedomnow.web.fields.PartialDateField(
                        blank=True, default="", max_length=10, verbose_name="published on"
                    ),
                ),
                (
                    "source_retrieved_on",
                    freedomnow.web.fields.PartialDateField(
                        blank=True, default="", max_length=10, verbose_name="you saw it on"
                    ),
                ),
                (
                    "source_language",
                    freedomnow.web.fields.LanguageField(
                        blank=True, default="", max_length=12, verbose_name="language of the source"
                    ),
                ),
                (
                    "source_quote",
                    freedomnow.web.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="Copy the sentence that says it, word for word.",
                        max_length=1000,
                        verbose_name="its words",
                    ),
                ),
                (
                    "source_seen_in",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Only if you did not see the page itself: which copy did you read?",
                        max_length=300,
                        verbose_name="seen in a copy",
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("position", models.PositiveSmallIntegerField(editable=False)),
                (
                    "supports",
                    freedomnow.web.fields.LineField(
                        max_length=300, verbose_name="what it supports"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="awareness.story",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
