from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Approval(models.Model):
    """
    A moderator's yes to exactly one document: append-only, words and numbers without foreign
    keys, because it outlives the raw report.

    PostgreSQL fills `proposer_id` from the submission, checks that `digest` is that of its
    document now, and that the moderator is one; nobody approves what they proposed.
    """

    submission = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    moderator_id = models.BigIntegerField()
    moderator = models.CharField(max_length=150)
    proposer_id = models.BigIntegerField(null=True)
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    is_append_only: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "digest", "moderator_id"], name="approval_is_given_once"
            ),
            models.CheckConstraint(
                name="approval_is_not_the_proposers",
                condition=Q(proposer_id__isnull=True) | ~Q(moderator_id=F("proposer_id")),
            ),
            models.CheckConstraint(name="approval_has_a_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["kind", "digest"], name="approval_of_document")]

    def __str__(self) -> str:
        return f"{self.moderator} approved {self.submission}"
