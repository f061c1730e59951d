from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from freedomnow.search.models import Page


class LinkState(models.TextChoices):
    """What a machine found. UNCLEAR: an answer that tells nothing (a wall against machines)."""

    WAITING = "waiting", _("not looked at yet")
    FOUND = "found", _("answers")
    FAILING = "failing", _("failed lately")
    DEAD = "dead", _("failed twice, at least a week apart")
    UNCLEAR = "unclear", _("cannot be told")


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def dead(self) -> Self:
        """
        Those of pages that have not changed since somebody looked: a change may have put it right.
        """
        return self.filter(state=LinkState.DEAD, page__updated_at__lt=F("checked_at"))


class LinkCheck(models.Model):
    """
    A link that a published page cites, and what became of it when a machine last followed it.

    A row of the page: it goes with the page, at once, because an address may hold a name.
    `status` is the last answer's HTTP status, null where there was none.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="links")
    url = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.WAITING)
    status = models.PositiveSmallIntegerField(null=True)
    first_failed_on = models.DateField(null=True)
    checked_at = models.DateTimeField(null=True)

    objects = LinkCheckQuerySet.as_manager()
    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "url"], name="link_is_kept_once_per_page"),
            models.CheckConstraint(
                name="link_fails_since_a_day",
                condition=Q(state__in=["failing", "dead"], first_failed_on__isnull=False)
                | ~Q(state__in=["failing", "dead"]) & Q(first_failed_on__isnull=True),
            ),
            models.CheckConstraint(
                name="link_waits_or_was_checked",
                condition=Q(state="waiting", checked_at__isnull=True)
                | ~Q(state="waiting") & Q(checked_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["checked_at", "id"], name="link_due"),
            models.Index(fields=["page"], name="link_dead", condition=Q(state="dead")),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"
