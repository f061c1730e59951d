"""What moderators leave at a report while they work on it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.web.fields import LineField, ProseField


class Claim(models.Model):
    """Somebody has taken a report, until a moment: nobody else decides on it before."""

    reference = models.CharField(max_length=12, primary_key=True)
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reference} until {self.until:%H:%M}"


class Note(models.Model):
    """What one moderator tells the others about a report. Never for its sender."""

    reference = models.CharField(max_length=12, db_index=True)
    author = models.CharField(max_length=150)
    words = ProseField(_("A note for other moderators"), max_length=2000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="note_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"note {self.pk} about {self.reference}"


class Recusal(models.Model):
    """A moderator who keeps out of a report, and why: they decide nothing about it any more."""

    reference = models.CharField(max_length=12)
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "moderator"], name="recusal_is_kept_once"),
            models.CheckConstraint(name="recusal_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.moderator} keeps out of {self.reference}"


class ReasonTemplate(models.Model):
    """Words that moderators use again and again; each puts them into the reason and edits them."""

    title = LineField(_("title"), max_length=80, unique=True)
    words = ProseField(_("words"), max_length=1000)

    class Meta:
        ordering = ["title"]
        verbose_name = _("words for a reason")
        verbose_name_plural = _("words for reasons")

    def __str__(self) -> str:
        return self.title


class SourceTick(models.Model):
    """
    "I saw it say so": a moderator opened the source of one row of exactly this document and read
    there what the row says. Append-only like the approval that rests on it.
    """

    submission = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    row = models.CharField(max_length=60)
    moderator_id = models.BigIntegerField()
    moderator = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    is_append_only: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "digest", "moderator_id", "row"], name="tick_is_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.moderator} saw the source of {self.row}"
