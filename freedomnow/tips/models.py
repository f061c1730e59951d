from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.models import new_public_id
from freedomnow.web.fields import LineField, ProseField


class State(models.TextChoices):
    RECEIVED = "received", _("Received")
    ASKED = "asked", _("Waiting for the one who told it")
    REFERRED = "referred", _("Passed on to an organization")
    JOINED = "joined", _("Joined to a report")
    CLOSED = "closed", _("Closed")
    TAKEN_BACK = "taken_back", _("Taken back")


OPEN = (State.RECEIVED, State.ASKED)


class TipQuerySet(models.QuerySet["Tip"]):
    def waiting(self) -> "TipQuerySet":
        """What a moderator has still to look at."""
        return self.filter(state=State.RECEIVED)


class Tip(models.Model):
    """
    What somebody saw, told in confidence: never public, never a page, no name asked, no files.

    A lead with a country, which moderators can pass on to an organization or join to a report
    once an official source appears. `told_to` is the organization or the report, in words.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    code = models.CharField(_("country"), max_length=2)
    words = ProseField(_("What did you see?"), max_length=3000)
    place = LineField(
        _("Where was it?"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("As near as you dare: a town, a street, a company."),
    )
    seen_when = LineField(_("When was it?"), max_length=100, blank=True, default="")
    language = models.CharField(max_length=12)
    send_key = models.CharField(max_length=40, unique=True)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.RECEIVED
    )
    created_at = models.DateTimeField(_("told"), auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    told_to = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = _("confidential tip")
        verbose_name_plural = _("confidential tips")
        constraints = [
            models.CheckConstraint(
                name="tip_decision_is_whole",
                condition=Q(state__in=["received", "asked"], decided_at=None, decided_by="")
                | ~Q(state__in=["received", "asked"])
                & Q(decided_at__isnull=False)
                & ~Q(decided_by=""),
            ),
            models.CheckConstraint(
                name="tip_says_to_whom_it_was_told",
                condition=Q(state__in=["referred", "joined"]) & ~Q(told_to="")
                | ~Q(state__in=["referred", "joined"]) & Q(told_to=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="tip_waiting")]

    def __str__(self) -> str:
        return f"{self.reference}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
