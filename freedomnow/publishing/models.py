import hashlib
import secrets
import string
from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing import credits as credits  # Django looks for models here
from freedomnow.search.models import Facts

KEY_ALPHABET = string.ascii_lowercase + string.digits


def new_key() -> str:
    """Names a row of a document for ever: 8 of [a-z0-9], about 41 bits."""
    return "".join(secrets.choice(KEY_ALPHABET) for _n in range(8))


def new_public_id() -> str:
    """Names a record for ever, and says nothing about it: 12 of [a-z0-9], about 62 bits."""
    return "".join(secrets.choice(KEY_ALPHABET) for _n in range(12))


def path_digest(path: str) -> str:
    """A path that can be recognised but not read: a slug may be a name."""
    return hashlib.sha256(path.encode()).hexdigest()


class JudgedByPostgreSQL(models.Model):
    """
    Constraints are left to PostgreSQL: they judge what is published, while a form also judges
    what waits. Where a form's clean() can say it more kindly, it does; asking them one by one
    would cost a query for each row.
    """

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Any = None) -> None:
        return


class RecordQuerySet(models.QuerySet[Any]):
    def about_region(self, code: str) -> Self:
        """Records about that place or one below it: `codes` holds ancestors too."""
        return self.filter(codes__contains=[code])

    def newest(self) -> Self:
        return self.order_by("-updated_at", "-pk")

    def overdue(self, day: date) -> Self:
        """Records that may not be shown on that day without being affirmed again; here none."""
        return self.none()


class Record(JudgedByPostgreSQL):
    """
    What is published of one kind: its document, and columns that lists filter by.

    The table holds public rows and nothing else, so no query can forget a filter. Only
    publishing writes it; `derive()` computes what the document does not say itself. `document` is
    of the schema `schema`: after an update an older one, until the page is rebuilt.
    """

    public_id = models.CharField(max_length=40, unique=True, editable=False)
    version = models.PositiveIntegerField(editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    document = models.JSONField(editable=False)
    codes = ArrayField(models.CharField(max_length=3), default=list, editable=False)
    came_with = models.CharField(max_length=20, blank=True, editable=False)
    updated_at = models.DateTimeField(editable=False)

    is_public: ClassVar[bool] = True
    # Where my pages live ("/records/", and the namespace of its URLs), and my place below it.
    section: ClassVar[str]
    address_field: ClassVar[str] = "public_id"
    # Who helped to write me, where my page is asked for and may say so (credits.py).
    credited: Any = ()
    credited_in_all: int = 0

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse(f"{self.section}:detail", args=[getattr(self, self.address_field)])

    def derive(self) -> None:
        """Fill the columns that follow from the document. Called before every write."""

    def facts(self) -> Facts:
        """What search may know of me."""
        raise NotImplementedError

    def first_words(self) -> str:
        """What my page says first, for somebody who reads many of them."""
        return self.facts().title

    @property
    def more_credited(self) -> int:
        """How many helped beside those whom my page names."""
        return self.credited_in_all - len(self.credited)

    @property
    def comes_down_on_request(self) -> bool:
        """Whether an urgent request hides me before anybody decides: docs/rules.md, rule 11."""
        return False

    @property
    def path(self) -> str:
        """My address without a language prefix."""
        return f"/{self.section}/{getattr(self, self.address_field)}/"

    @classmethod
    def write_links(cls, records: list[Self]) -> None:
        """
        For links that no column or row holds (tags): called after every write, and without
        records after one was taken off, for what then leads nowhere.
        """


class Row(JudgedByPostgreSQL):
    """One row of a document. Subclasses add `record`, a foreign key to their Record."""

    key = models.CharField(max_length=16)
    position = models.PositiveSmallIntegerField(editable=False)

    is_public: ClassVar[bool] = True

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["position"]


class Version(models.Model):
    """
    That a document was published: append-only. What it said stands in VersionContent.

    `digest` is salted (with the content's salt), so that it says nothing once the content is
    erased. `by` is words: an account may go, the history stays.
    """

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    schema = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    came_with = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "public_id", "number"], name="version_number_is_used_once"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_counts_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} version {self.number}"


class VersionContent(models.Model):
    """What a version said. Only the database function `erase_version` may empty it."""

    version = models.OneToOneField(
        Version, models.PROTECT, primary_key=True, related_name="content"
    )
    salt = models.CharField(max_length=32)
    document = models.JSONField()

    def __str__(self) -> str:
        return f"content of version {self.pk}"


class Action(models.TextChoices):
    """What an Event says happened."""

    RECEIVED = "received", _("received")
    CORRECTED = "corrected", _("corrected by a moderator")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    DECLINED = "declined", _("declined")
    KEPT_AS_LEAD = "kept_as_lead", _("kept as a lead")
    RETURNED = "returned", _("taken up again")
    WITHDREW = "withdrew", _("taken off the site")
    LET_NAMES_STAND = "let_names_stand", _("said that names in the text may stay")
    ASKED = "asked", _("asked the sender")
    ANSWERED = "answered", _("answered by the sender")
    REVISED = "revised", _("written anew by the sender")
    WITHDRAWN = "withdrawn", _("withdrawn by the sender")
    HELD = "held", _("held back by a rule")
    REMINDED = "reminded", _("reminded")
    MERGED = "merged", _("merged two pages into one")
    UNMERGED = "unmerged", _("asked to part two pages again")
    TOLD_APART = "told_apart", _("said that two are not the same")
    IDENTIFIED = "identified", _("stored an identifier as a hash")
    EXEMPTED = "exempted", _("said why a rule may be passed over")
    ROLE_CHANGED = "role_changed", _("gave or took a role")
    ROLE_DECLINED = "role_declined", _("declined to give a role")
    ERASURE_ASKED = "erasure_asked", _("said yes to erasing all that it ever said")
    ERASED = "erased", _("erased all that it ever said")
    PURGED = "purged", _("raw report deleted")
    REQUESTED = "requested", _("somebody asked for a correction")
    TIP_CLOSED = "tip_closed", _("dealt with a tip")
    REQUEST_DECIDED = "request_decided", _("decided on a request")
    CONTACT_OPENED = "contact_opened", _("opened the sealed contact details")
    CONTACT_TRIED = "contact_tried", _("tried to open the sealed contact details")
    CONTACT_REMOVED = "contact_removed", _("sealed contact details removed by the sender")
    KEY_CREATED = "key_created", _("made a key for contact details")
    KEY_ROTATED = "key_rotated", _("changed the key for contact details")
    KEY_LOST = "key_lost", _("gave up a lost key for contact details")
    LOOKED = "looked", _("looked at the research desk")
    OPENED_LEAD = "opened_lead", _("opened a lead at the research desk")
    NATIVE_READ = "native_read", _("said that a native speaker read it")
    NATIVE_READ_TAKEN_BACK = "native_read_back", _("took back that a native speaker read it")
    NAME_SHOWN = "name_shown", _("let the public name of an account show")
    NAME_DECLINED = "name_declined", _("declined the public name of an account")


# What was said then stands in a message, which goes with the report.
WITHOUT_REASON = [
    Action.RECEIVED,
    Action.ASKED,
    Action.ANSWERED,
    Action.REVISED,
    Action.WITHDRAWN,
    Action.REQUESTED,
]


class Event(models.Model):
    """
    Who decided what, when and why: append-only, in words, without foreign keys.

    `number` is the version or revision that is meant; of a look (LOOKS) how many leads it showed.
    `ground` is why a report was declined, as a code (submissions/declining.py), or "".
    """

    LOOKS: ClassVar = (Action.LOOKED, Action.OPENED_LEAD)

    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=150)
    action = models.CharField(max_length=20, choices=Action.choices)
    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40, blank=True)
    number = models.PositiveIntegerField(null=True)
    submission = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    ground = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="event_says_who", condition=~models.Q(by="")),
            models.CheckConstraint(
                name="event_says_why",
                condition=models.Q(action__in=WITHOUT_REASON) | ~models.Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "public_id"], name="event_about_record"),
            models.Index(fields=["submission"], name="event_about_submission"),
            models.Index(
                fields=["by", "at"],
                name="event_of_looking",
                condition=models.Q(action__in=["looked", "opened_lead"]),
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.by}: {self.get_action_display()}"


class Tombstone(models.Model):
    """Where a page stood that came down. It names nobody: not even its address can be read."""

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    path_digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "public_id"], name="tombstone_is_one_per_record"
            )
        ]

    def __str__(self) -> str:
        return f"tombstone {self.pk}"


class Merge(models.Model):
    """
    The page that took over another one of the same person, network or company. The old address
    leads there; undone by publishing the old page again.

    `at_last` is where the way ends: `into`, unless that page was taken over too.
    """

    kind = models.CharField(max_length=20)
    old = models.CharField(max_length=40)
    into = models.CharField(max_length=40)
    at_last = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "old"], name="merge_takes_a_page_over_once"),
            models.CheckConstraint(
                name="merge_is_of_two", condition=~models.Q(old=models.F("into"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.old} went into {self.into}"


class WithdrawnName(models.Model):
    """
    A name of a page that came down, as a keyed hash (withdrawn_names.py): what is published
    later must not name whoever it was by the way. Never public.
    """

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "public_id", "digest"], name="withdrawn_name_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"withdrawn name {self.pk}"


class AcceptedDocument(models.Model):
    """
    A document that the gate lets through without two moderators, because the owner of the
    database put it here: what came with a release. The web role can only read this table.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    release = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"accepted with release {self.release}"
