from typing import ClassVar

from django.db import models
from django.db.models import Q


class ErasureYes(models.Model):
    """
    A moderator's yes to erase all that a page ever said: append-only, words and numbers without
    foreign keys. PostgreSQL checks that it is a moderator's, and fills in whether a senior's.

    Two of different moderators, one of them a senior, within 30 days let the database function
    `erase_ordered` do it.
    """

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    moderator_id = models.BigIntegerField()
    moderator = models.CharField(max_length=150)
    is_senior = models.BooleanField(default=False, editable=False)
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    is_append_only: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.CheckConstraint(name="erasure_yes_has_a_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["kind", "public_id"], name="erasure_yes_of_page")]

    def __str__(self) -> str:
        return f"{self.moderator} wants {self.kind} {self.public_id} erased"
