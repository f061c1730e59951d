"""Who wants to be named on pages that they helped to write, and on which pages that may be."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.credits import Credit
from freedomnow.publishing.models import new_public_id
from freedomnow.web.fields import LineField


class NameState(models.TextChoices):
    WAITING = "waiting", _("Waiting for a moderator")
    SHOWN = "shown", _("Shown")
    DECLINED = "declined", _("Declined")


class PublicNameQuerySet(models.QuerySet["PublicName"]):
    def waiting(self) -> "PublicNameQuerySet":
        return self.filter(state=NameState.WAITING)

    def shown(self) -> "PublicNameQuerySet":
        return self.filter(state=NameState.SHOWN)


class PublicName(models.Model):
    """
    What somebody wants to be called on pages that they helped to write; no row: nothing.

    Nobody but moderators reads it until one of them said yes, and it is deleted when its owner
    takes it back. `mark` is new with each change: a decision names the one that was read.
    `reason` is why it was declined, for its owner.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="public_name"
    )
    name = LineField(
        _("Public name"),
        max_length=60,
        help_text=_("As people shall read it. A first name or an initial is enough."),
    )
    expertise = LineField(
        _("What you know about"),
        max_length=80,
        blank=True,
        default="",
        help_text=_("One line, like “midwife in Nairobi”."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=NameState.choices, default=NameState.WAITING
    )
    mark = models.CharField(max_length=12, default=new_public_id, editable=False)
    asked_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    reason = models.TextField(blank=True, editable=False)

    objects = PublicNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("public name")
        verbose_name_plural = _("public names")
        constraints = [
            models.CheckConstraint(name="public_name_is_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="public_name_is_declined_with_a_reason",
                condition=Q(state="declined") & ~Q(reason="") | ~Q(state="declined") & Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], name="public_name_waiting", condition=Q(state="waiting")
            )
        ]

    def __str__(self) -> str:
        return self.name


class Contribution(models.Model):
    """
    That a report of this account became (a part of) a page, and since when. It outlives the
    report, whether its owner wants to be named or not, and goes with the account.

    `credit` is the public row that names its owner there; PostgreSQL deletes that with this.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="contributions")
    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    on = models.DateField()
    credit = models.OneToOneField(Credit, models.SET_NULL, null=True, related_name="contribution")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "public_id"], name="contribution_is_kept_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "public_id"], name="contribution_to_page")]

    def __str__(self) -> str:
        return f"contribution {self.pk}"
