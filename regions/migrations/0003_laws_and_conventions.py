"""
Laws and treaties of a place are rows of their own; three indicators were treaties before.

No data moves here: `manage.py rebuild` writes pages again through the form's step to schema 2.
"""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0002_one_figure_a_year"),
    ]

    operations = [
        migrations.AlterField(
            model_name="figure",
            name="indicator",
            field=models.CharField(
                choices=[
                    ("detected_victims", "Victims that authorities detected"),
                    ("trafficking_offences", "Trafficking offences recorded"),
                    ("persons_convicted", "Persons convicted of trafficking"),
                    ("tip_tier", "Tier in the US Trafficking in Persons Report"),
                    ("prevalence_estimate", "Estimated people in modern slavery"),
                ],
                max_length=30,
                verbose_name="what is counted",
            ),
        ),
        migrations.CreateModel(
            name="Convention",
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
                    "convention",
                    models.CharField(
                        choices=[
                            ("palermo", "Palermo Protocol against trafficking"),
                            ("c029", "ILO Convention 29: forced labour"),
                            ("p029", "ILO Protocol of 2014 to Convention 29: forced labour"),
                            ("c105", "ILO Convention 105: end of forced labour"),
                            ("c138", "ILO Convention 138: minimum age for work"),
                            ("c182", "ILO Convention 182: worst forms of child labour"),
                            ("coe", "Council of Europe Convention against trafficking"),
                        ],
                        max_length=10,
                        verbose_name="treaty",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ratified", "has joined"),
                            ("signed", "has signed, but not joined"),
                            ("not_ratified", "has not joined"),
                            ("no_data", "no data"),
                        ],
                        max_length=20,
                        verbose_name="has it joined?",
                    ),
                ),
                (
                    "as_of",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="as it stood in",
                    ),
                ),
                (
                    "joined_on",
                    freedomnow.web.fields.PartialDateField(
                        blank=True,
                        default="",
                        help_text="Only if a source gives the date.",
                        max_length=10,
                        verbose_name="joined or signed on",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conventions",
                        to="regions.region",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source_url", ""), _negated=True),
                            models.Q(("source_reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="convention_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_on", ""),
                            ("status__in", ["ratified", "signed"]),
                            _connector="OR",
                        ),
                        name="convention_date_is_of_joining",
                    ),
                    models.UniqueConstraint(
                        fields=("record", "convention"), name="convention_is_told_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Law",
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
                    "matter",
                    models.CharField(
                        choices=[
                            ("trafficking", "Human trafficking"),
                            ("forced_labour", "Forced labour"),
                            ("smuggling", "Migrant smuggling"),
                        ],
                        max_length=20,
                        verbose_name="what it is against",
                    ),
                ),
                (
                    "statute",
                    freedomnow.web.fields.LineField(max_length=200, verbose_name="name of the law"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1000),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year of the law",
                    ),
                ),
                (
                    "section",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="For example: § 232.",
                        max_length=100,
                        verbose_name="section",
                    ),
                ),
                (
                    "penalty",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="As the law says it: from how many to how many years, fines.",
                        max_length=300,
                        verbose_name="penalty",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="laws",
                        to="regions.region",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source_url", ""), _negated=True),
                            models.Q(("source_reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="law_has_a_source",
                    )
                ],
            },
        ),
    ]
