"""What organizations are to each other: member of, funded by, partner of."""

import django.db.models.deletion
from django.db import migrations, models

import freedomnow.web.fields


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_number_checks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Relation",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("member_of", "Member of"),
                            ("funded_by", "Funded by"),
                            ("partner_of", "Partner of"),
                        ],
                        max_length=20,
                        verbose_name="this organization is",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        db_index=True, max_length=40, verbose_name="the other organization"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
