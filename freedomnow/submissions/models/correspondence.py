"""What belongs to one report's sender: each table is keyed by the report's reference."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import new_public_id
from freedomnow.web.fields import LinkField, ProseField


class Message(models.Model):
    """
    What a moderator asked a sender, or the sender answered. Never public; it goes with the report.

    `author` is a moderator's account name, which senders are not shown; "" for the sender.
    """

    reference = models.CharField(max_length=12, db_index=True)
    author = models.CharField(max_length=150, blank=True)
    words = ProseField(_("Your answer"), max_length=2000)
    link = LinkField(_("A link that shows it"), blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="message_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"message {self.pk} about {self.reference}"


class Receipt(models.Model):
    """
    The number by which somebody without an account finds what they sent, as a slow keyed hash
    (receipts.py): who reads this table can neither use nor guess one.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    reference = models.CharField(max_length=12, unique=True)

    def __str__(self) -> str:
        return f"receipt of {self.reference}"


class Draft(models.Model):
    """
    A form that is not finished, exactly as it was typed: nothing in it has been judged.

    `send_key` is that of the form, bound to its sender; `data` maps names of inputs to what was
    typed in them. The report that it becomes takes over `reference`, so that a receipt stays.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_id)
    send_key = models.CharField(max_length=40, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="drafts"
    )
    kind = models.CharField(max_length=20)
    target = models.CharField(max_length=40, blank=True)
    data = models.JSONField()
    saved_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"draft {self.reference}"

    @property
    def kind_label(self) -> Any:
        return kind_named(self.kind).label


class Tally(models.Model):
    """
    How often something was done from one place within an hour (rate_limit.py).

    `place` is a hash under a salt that lives for a day: no address is stored, and none can be
    computed once the salt is gone.
    """

    place = models.CharField(max_length=64)
    act = models.CharField(max_length=20)
    hour = models.DateTimeField()
    times = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "act", "hour"], name="tally_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.times}"


class DaySalt(models.Model):
    """The secret that a day's places are hashed with."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"salt of {self.day}"


class SpentKey(models.Model):
    """
    The import key of a report that was purged: what came once does not come again. It names a
    list's entry or a page, no person.
    """

    key = models.CharField(max_length=100, primary_key=True)

    def __str__(self) -> str:
        return self.key
