from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind, kind_named
from freedomnow.publishing.models import new_public_id
from freedomnow.web.fields import ProseField

# How the history names the sender of somebody's own words: no account can have such a name.
SENDER = "(its sender)"


class State(models.TextChoices):
    RECEIVED = "received", _("Received")
    CHANGES_REQUESTED = "changes_requested", _("Waiting for its sender")
    SECOND_REVIEW = "second_review", _("Waiting for a second moderator")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Declined")
    LEAD = "lead", _("Kept as a lead")
    TAKEN_DOWN = "taken_down", _("The page was taken down")
    WITHDRAWN = "withdrawn", _("Withdrawn by its sender")
    HELD = "held", _("Held back by a rule")


class Origin(models.TextChoices):
    FORM = "form", _("a volunteer's form")
    RECEIPT = "receipt", _("a form, without an account")
    IMPORT = "import", _("an import of an official list")
    RELEASE = "release", _("came with the software")
    CLOCK = "clock", _("a page whose review date has passed")
    REQUEST = "request", _("a page that somebody asked to correct")
    MERGE = "merge", _("two pages that may be one")


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def waiting(self) -> "SubmissionQuerySet":
        """What a moderator has still to decide."""
        return self.filter(state__in=Submission.WAITING)

    def of_open(self) -> "SubmissionQuerySet":
        """What nobody has closed: it waits for a moderator or for its sender."""
        return self.filter(state__in=Submission.OPEN)

    def oldest_first(self) -> "SubmissionQuerySet":
        """As the queue goes: those of trusted volunteers first."""
        return self.order_by("-is_first", "created_at", "pk")

    def sent_by(self, user: object) -> "SubmissionQuerySet":
        return self.filter(proposer=user)


class Submission(models.Model):
    """
    A document in the waiting room: nothing in this table is ever public.

    `target` and `base_version` say which published record it changes and from which version it
    was made ("" and 0 for a new one). `absorbs` is the page that goes when this is published, and
    its version as it was read (merging.py). `revision` counts the corrections by moderators; a
    decision names the revision that was read. `headline`, `codes`, `language`, `folded_names` and
    `name_skeletons` (web/skeletons.py) follow from the document and serve the inbox and the
    look-alikes; `guarded_names` are the name keys
    that no other text may carry while this is not published (web/name_keys.py), `guarded_words` the
    telling word of each: what a long text is looked up by. `is_first` puts it before the others:
    its sender was a trusted volunteer when it came. `due_on` is the day by which its sender is
    asked to answer; `flags` are what rules noticed when it came, `fingerprint` is that of its texts
    (spam.py).
    """

    WAITING: ClassVar = (State.RECEIVED, State.SECOND_REVIEW)
    OPEN: ClassVar = (*WAITING, State.CHANGES_REQUESTED)
    # To its sender what a rule holds back has arrived like any other report.
    OPEN_TO_SENDER: ClassVar = (*OPEN, State.HELD)
    # Its sender may write it anew: nobody has said yes to it yet.
    REVISABLE: ClassVar = (State.RECEIVED, State.CHANGES_REQUESTED, State.HELD)

    reference = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("kind"), max_length=20)
    target = models.CharField(max_length=40, blank=True)
    base_version = models.PositiveIntegerField(default=0)
    absorbs = models.CharField(max_length=40, blank=True)
    absorbs_version = models.PositiveIntegerField(default=0)
    document = models.JSONField()
    schema = models.PositiveSmallIntegerField(default=1)
    revision = models.PositiveIntegerField(default=1)
    headline = models.CharField(_("about"), max_length=300)
    codes = ArrayField(models.CharField(max_length=3), default=list)
    language = models.CharField(_("language"), max_length=12, blank=True)
    folded_names = ArrayField(models.CharField(max_length=300), default=list)
    name_skeletons = ArrayField(models.CharField(max_length=300), default=list)
    guarded_names = ArrayField(models.CharField(max_length=300), default=list)
    guarded_words = ArrayField(models.CharField(max_length=300), default=list)
    comment = ProseField(
        _("Anything a moderator should know? (This is never published.)"),
        max_length=1000,
        blank=True,
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.RECEIVED
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices)
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    is_first = models.BooleanField(_("of a trusted volunteer"), default=False)
    proposer_name = models.CharField(_("sent by"), max_length=150)
    # NULL where there is none: many reports have no key, and "" would be one that is taken.
    send_key = models.CharField(max_length=40, unique=True, null=True)  # noqa: DJ001
    import_key = models.CharField(max_length=100, unique=True, null=True)  # noqa: DJ001
    fingerprint = models.CharField(max_length=64, blank=True)
    flags = ArrayField(models.CharField(max_length=20), default=list)
    due_on = models.DateField(_("answer wanted by"), null=True)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True)
    published_id = models.CharField(max_length=40, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                name="submission_decision_is_whole",
                condition=Q(decided_at__isnull=True, decided_by="")
                | (Q(decided_at__isnull=False) & ~Q(decided_by="") & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="submission_is_decided_or_waiting",
                condition=Q(
                    state__in=["received", "changes_requested", "second_review"],
                    decided_at__isnull=True,
                )
                | Q(
                    state__in=[
                        "published",
                        "declined",
                        "lead",
                        "taken_down",
                        "withdrawn",
                        "held",
                    ],
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="submission_asks_until_a_day",
                condition=Q(state="changes_requested", due_on__isnull=False)
                | ~Q(state="changes_requested") & Q(due_on__isnull=True),
            ),
            models.CheckConstraint(
                name="submission_absorbs_another_page",
                condition=Q(absorbs="", absorbs_version=0)
                | ~Q(target="") & ~Q(absorbs=F("target")) & Q(absorbs_version__gte=1),
            ),
            models.CheckConstraint(
                name="submission_says_what_it_published",
                condition=Q(state="published") & ~Q(published_id="")
                | ~Q(state="published") & Q(published_id=""),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "created_at", "id"], name="submission_inbox"),
            models.Index(
                fields=["-is_first", "created_at", "id"],
                name="submission_waiting",
                condition=Q(state__in=["received", "second_review"]),
            ),
            # The next one of a state, where another state has most of them.
            models.Index(
                fields=["state", "-is_first", "created_at", "id"],
                name="submission_next",
                condition=Q(state__in=["received", "second_review"]),
            ),
            models.Index(
                fields=["decided_at"],
                name="submission_decided",
                condition=Q(decided_at__isnull=False),
            ),
            models.Index(fields=["fingerprint"], name="submission_fingerprint"),
            GinIndex(fields=["folded_names"], name="submission_folded_names"),
            GinIndex(fields=["name_skeletons"], name="submission_name_skeletons"),
            GinIndex(fields=["codes"], name="submission_codes"),
            GinIndex(fields=["guarded_names"], name="submission_guarded_names"),
            GinIndex(fields=["guarded_words"], name="submission_guarded_words"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """Where its sender follows it."""
        return reverse("my_report", args=[self.reference])

    @property
    def known_kind(self) -> Kind:
        return kind_named(self.kind)

    @property
    def current_document(self) -> Document:
        """The document as today's code reads it; what is stored may be of an older schema."""
        return self.known_kind.form.upgraded(self.document, self.schema)

    @property
    def is_in_own_words(self) -> bool:
        """Whether its page would stand on its sender's consent: nobody else changes it."""
        return self.known_kind.form.rests_on_consent(self.current_document)

    @property
    def sender_in_history(self) -> str:
        """Nobody can change the history: it does not tell for ever whose own words these were."""
        return SENDER if self.is_in_own_words else self.proposer_name

    @property
    def is_waiting(self) -> bool:
        return self.state in self.WAITING

    @property
    def told_state(self) -> State:
        """What its sender is told."""
        return State.RECEIVED if self.state == State.HELD else State(self.state)

    @property
    def told_reason(self) -> str:
        return "" if self.state == State.HELD else self.reason

    @property
    def is_open_to_sender(self) -> bool:
        return self.state in self.OPEN_TO_SENDER

    @property
    def is_revisable(self) -> bool:
        return self.state in self.REVISABLE

    @property
    def has_sender(self) -> bool:
        """Whether somebody can be asked: an import and a clock answer nothing."""
        return self.proposer_id is not None or self.origin == Origin.RECEIPT

    @property
    def absorbed_path(self) -> str:
        """The address of the page that this takes over; "" for none."""
        section = self.known_kind.model.section
        return reverse(f"{section}:detail", args=[self.absorbs]) if self.absorbs else ""

    @property
    def is_change(self) -> bool:
        return bool(self.target)
