"""Cases that name nobody, with their sources and routes."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import freedomnow.web.fields
import regions.fields
import traffickers.models.record


class Migration(migrations.Migration):
    dependencies = [
        ("traffickers", "0006_approvals_saw_the_sources"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(editable=False, max_length=40, unique=True)),
                ("version", models.PositiveIntegerField(editable=False)),
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
                        help_text="What happened, and where. Name nobody.",
                        max_length=150,
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
                    "summary",
                    freedomnow.web.fields.ProseField(
                        help_text="Only what the sources say. No names, and nothing that shows who was harmed.",
                        max_length=4000,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "court",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="If one was at work, with the case number.",
                        max_length=200,
                        verbose_name="court or authority",
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
                        size=None,
                        verbose_name="countries",
                    ),
                ),
                (
                    "years_from",
                    traffickers.models.record.YearField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="from year",
                    ),
                ),
                (
                    "years_to",
                    traffickers.models.record.YearField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="to year",
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
                    "acts",
                    freedomnow.web.fields.CodeListField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what was done with people",
                    ),
                ),
                (
                    "means",
                    freedomnow.web.fields.CodeListField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="by which means",
                    ),
                ),
                (
                    "of_children",
                    models.BooleanField(
                        default=False,
                        help_text="Then no means are needed: a child cannot agree to it.",
                        verbose_name="Those who were harmed were children",
                    ),
                ),
                (
                    "purposes",
                    freedomnow.web.fields.CodeListField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what it was for",
                    ),
                ),
                (
                    "elements_note",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        max_length=300,
                        verbose_name="If one of the three is missing: why is it trafficking all the same?",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known"),
                            ("investigation_announced", "An authority investigates"),
                            ("charged", "Somebody was charged"),
                            ("on_trial", "On trial"),
                            (
                                "convicted_appealable",
                                "Somebody was convicted, and can still appeal",
                            ),
                            (
                                "convicted_final",
                                "Somebody was convicted, and the judgment is final",
                            ),
                            ("acquitted", "Acquitted"),
                            ("charges_dropped", "Charges were dropped"),
                            ("nobody_prosecuted", "Nobody was prosecuted, the source says"),
                        ],
                        default="unknown",
                        max_length=30,
                        verbose_name="how far it has come",
                    ),
                ),
                (
                    "victims",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known; that is not zero"),
                            ("1", "One"),
                            ("2-5", "2 to 5"),
                            ("6-20", "6 to 20"),
                            ("21-100", "21 to 100"),
                            ("101+", "More than 100"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="how many people were harmed",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["-updated_at", "-id"], name="case_newest"),
                    django.contrib.postgres.indexes.GinIndex(fields=["codes"], name="case_codes"),
                    django.contrib.postgres.indexes.GinIndex(fields=["forms"], name="case_forms"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["purposes"], name="case_purposes"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("years_from__isnull", True),
                            ("years_to__isnull", True),
                            ("years_from__lte", models.F("years_to")),
                            _connector="OR",
                        ),
                        name="case_years_run_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("elements_note", ""), _negated=True),
                            models.Q(
                                models.Q(("acts", []), _negated=True),
                                models.Q(("purposes", []), _negated=True),
                                models.Q(
                                    models.Q(("means", []), _negated=True),
                                    ("of_children", True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="case_tells_its_elements_or_why_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseSource",
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
                        blank=True, default="", max_length=300, verbose_name="what it supports"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="traffickers.case",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Route",
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
                ("origin", regions.fields.PlaceField(max_length=3, verbose_name="from")),
                ("destination", regions.fields.PlaceField(max_length=3, verbose_name="to")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="routes",
                        to="traffickers.case",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
