"""Requests to correct, to reply or to take down, and the public log that names nobody."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import freedomnow.publishing.models
import freedomnow.web.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LoggedRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            (
                                "wrong_person",
                                "It is somebody else: a wrong person, network or company",
                            ),
                            (
                                "case_ended",
                                "The case ended in another way: acquittal, dropped, lifted",
                            ),
                            ("victim", "Somebody named here was trafficked or forced to take part"),
                            ("minor", "Somebody named here was under 18"),
                            ("fact", "A fact on the page is wrong or missing"),
                            ("reply", "The one who is named wants to reply on the page"),
                            ("other", "Another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("was_hidden", models.BooleanField(default=False)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "The page was corrected"),
                            ("taken_down", "The page was taken down"),
                            ("declined", "The page stays as it was"),
                            ("taken_back", "Taken back by the one who asked"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_on", models.DateField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-decided_on", "-id"], name="logged_newest_first")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("decision", ""), ("words", "")),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="logged_decision_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("decided_on__gte", models.F("asked_on")),
                            _connector="OR",
                        ),
                        name="logged_decision_follows_the_request",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("target", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("headline", models.CharField(max_length=300, verbose_name="page")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            (
                                "wrong_person",
                                "It is somebody else: a wrong person, network or company",
                            ),
                            (
                                "case_ended",
                                "The case ended in another way: acquittal, dropped, lifted",
                            ),
                            ("victim", "Somebody named here was trafficked or forced to take part"),
                            ("minor", "Somebody named here was under 18"),
                            ("fact", "A fact on the page is wrong or missing"),
                            ("reply", "The one who is named wants to reply on the page"),
                            ("other", "Another reason"),
                        ],
                        max_length=20,
                        verbose_name="What is wrong?",
                    ),
                ),
                (
                    "asker",
                    models.CharField(
                        choices=[
                            ("self", "It is about me, or about my company"),
                            ("acts_for", "I act for the one who is named"),
                            ("other", "Somebody else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="Who are you?",
                    ),
                ),
                (
                    "words",
                    freedomnow.web.fields.ProseField(
                        help_text="Only moderators read it. Nothing about victims, please.",
                        max_length=3000,
                        verbose_name="Tell us in your own words",
                    ),
                ),
                (
                    "link",
                    freedomnow.web.fields.LinkField(
                        blank=True,
                        help_text="A link to a court, an authority or a newspaper that shows it.",
                        max_length=500,
                        verbose_name="Where can we see it?",
                    ),
                ),
                (
                    "reference_number",
                    freedomnow.web.fields.LineField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="Or a case number, and whose",
                    ),
                ),
                (
                    "reply",
                    freedomnow.web.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="At most 150 words. Moderators read it before it appears.",
                        max_length=1500,
                        verbose_name="Your reply, for the page",
                    ),
                ),
                ("send_key", models.CharField(max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("asked", "Waiting for the one who asked"),
                            ("decided", "Decided"),
                            ("taken_back", "Taken back"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                ("due_on", models.DateField(verbose_name="decide by")),
                ("hidden_at", models.DateTimeField(null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "The page was corrected"),
                            ("taken_down", "The page was taken down"),
                            ("declined", "The page stays as it was"),
                            ("taken_back", "Taken back by the one who asked"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("reason", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "logged",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="corrections.loggedrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "request about a page",
                "verbose_name_plural": "requests about pages",
                "indexes": [
                    models.Index(fields=["kind", "target"], name="request_about_page"),
                    models.Index(fields=["state", "due_on"], name="request_waiting"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", ""),
                                ("decision", ""),
                                ("state__in", ["received", "asked"]),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("state__in", ["decided", "taken_back"]),
                                models.Q(("decision", ""), _negated=True),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="request_decision_is_whole",
                    )
                ],
            },
        ),
    ]
