"""Campaigns, what can be done in them, who runs them and where they are told of."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import awareness.campaign_fields
import freedomnow.web.fields
import regions.fields


class Migration(migrations.Migration):
    dependencies = [
        ("awareness", "0007_native_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
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
                ("title", freedomnow.web.fields.LineField(max_length=120, verbose_name="title")),
                ("slug", models.SlugField(allow_unicode=True, max_length=80, unique=True)),
                (
                    "language",
                    freedomnow.web.fields.LanguageField(
                        blank=True, default="en", max_length=12, verbose_name="language"
                    ),
                ),
                (
                    "group",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="For a translation: the last part of the original's address.",
                        max_length=80,
                        verbose_name="translation of",
                    ),
                ),
                (
                    "message",
                    freedomnow.web.fields.LineField(
                        help_text="What people pass on. At most 160 characters, blanks too.",
                        max_length=160,
                        verbose_name="message",
                    ),
                ),
                (
                    "hashtag",
                    awareness.campaign_fields.HashtagField(
                        blank=True,
                        default="",
                        help_text="If there is one: one word of letters, digits and _, in any script.",
                        max_length=60,
                        verbose_name="hashtag",
                    ),
                ),
                (
                    "starts_on",
                    freedomnow.web.fields.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The year is enough.",
                        max_length=10,
                        verbose_name="begins on",
                    ),
                ),
                (
                    "ends_on",
                    freedomnow.web.fields.PartialDateField(
                        blank=True,
                        default="",
                        help_text="Leave it empty if it goes on all year round.",
                        max_length=10,
                        verbose_name="ends on",
                    ),
                ),
                (
                    "about",
                    freedomnow.web.fields.ProseField(
                        help_text="Markdown: ## before a heading, - before a list item, [words](https://…).",
                        max_length=8000,
                        verbose_name="text",
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
                        help_text="Leave it empty if it is for everywhere.",
                        size=None,
                        verbose_name="countries and regions",
                    ),
                ),
                (
                    "link",
                    freedomnow.web.fields.LinkField(
                        blank=True,
                        default="",
                        help_text="Of a campaign that others run: where they tell of it.",
                        max_length=500,
                        verbose_name="its own page",
                    ),
                ),
                ("first_day", models.DateField(editable=False, null=True)),
                ("last_day", models.DateField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "campaign",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["title", "id"], name="campaign_by_title"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["codes"], name="campaign_codes"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "language"), name="campaign_has_one_text_per_language"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("first_day__lte", models.F("last_day")),
                            _connector="OR",
                        ),
                        name="campaign_runs_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hashtag__regex", "[ -/:-@[-^`{-~[:cntrl:]]"), _negated=True
                        ),
                        name="campaign_hashtag_is_one_word",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignSource",
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
                        to="awareness.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CampaignStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("position", models.PositiveSmallIntegerField(editable=False)),
                (
                    "text",
                    freedomnow.web.fields.LineField(max_length=200, verbose_name="what to do"),
                ),
                (
                    "link",
                    awareness.campaign_fields.WayField(
                        blank=True,
                        default="",
                        help_text="The path of a page of this site, like /help/, or an https:// address.",
                        max_length=500,
                        verbose_name="where",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="awareness.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("link", ""),
                            ("link__startswith", "https://"),
                            models.Q(
                                ("link__startswith", "/"),
                                models.Q(("link__startswith", "//"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="step_leads_to_this_site_or_by_https",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Runner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("position", models.PositiveSmallIntegerField(editable=False)),
                (
                    "to",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="The address of its page on this site.",
                        max_length=40,
                        verbose_name="organization on this site",
                    ),
                ),
                (
                    "name",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Only of an organization that has no page here yet. Never of a person.",
                        max_length=200,
                        verbose_name="or its name",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="run_by",
                        to="awareness.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name__gt", ""), ("to", "")),
                            models.Q(("name", ""), ("to__gt", "")),
                            _connector="OR",
                        ),
                        name="runner_is_a_page_or_a_name",
                    )
                ],
            },
        ),
    ]
