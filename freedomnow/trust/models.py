from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# No count below it is stored here, nor told: docs/decisions/0017.
FEW = 5


class Sort(models.TextChoices):
    """What a figure counts, or measures."""

    DECIDED = "decided", _("Decisions on reports")
    DECLINED_FOR = "declined_for", _("Reports declined, by reason")
    DAYS = "days", _("Days from report to decision")
    HIDDEN = "hidden", _("Pages taken down by a rule or a clock")
    ERASED = "erased", _("Pages erased for good")


class Figure(models.Model):
    """
    One number about the work of one quarter that is over: public, and written once.

    `quarter` is its first day; `kind` a kind of page, or ""; `code` what was counted within the
    sort. `value` is a count, rounded down to a multiple of FEW, or a number of days; None where
    there were fewer, so that none, one and four look alike to whoever reads the table itself.
    """

    quarter = models.DateField()
    sort = models.CharField(max_length=20, choices=Sort.choices)
    kind = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=20, blank=True)
    value = models.PositiveIntegerField(null=True)

    is_public: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "sort", "kind", "code"], name="figure_is_written_once"
            ),
            models.CheckConstraint(
                name="figure_tells_no_single_thing",
                condition=Q(value__isnull=True) | Q(sort="days") | Q(value__gte=FEW),
            ),
            models.CheckConstraint(
                name="figure_is_of_a_quarter",
                condition=Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.sort} {self.kind} {self.code}".strip()
