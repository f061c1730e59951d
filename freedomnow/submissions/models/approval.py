from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Approval(models.Model):
    """
    A moderator's yes to exactly one document: append-only, words and numbers without foreign
    keys, because it outlives the raw report.

    PostgreSQL fills `proposer_id` from the submission and `is_senior` from the account, checks
    that `digest` is that of the document now, and that the moderator is one; nobody approves what
    they proposed. `is_senior` is unknown for what was said before there were seniors; such a yes
    counts as it did then.
    """

    submission = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    moderator_id = models.BigIntegerField()
    moderator = models.CharField(max_length=150)
    proposer_id = models.BigIntegerField(null=True)
    is_senior = models.BooleanField(null=True, editable=False)
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


class Exemption(models.Model):
    """
    A senior moderator's reason why exactly this document may be published though a rule says no:
    append-only, like an approval, and checked by PostgreSQL in the same way.

    `rule` is the code of what would block it (traffickers.codes.Problem); only rules that a kind
    declares in `exemptible()` can be answered so. The reason is for moderators, never public.
    """

    submission = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    moderator_id = models.BigIntegerField()
    moderator = models.CharField(max_length=150)
    proposer_id = models.BigIntegerField(null=True)
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    is_append_only: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "digest", "rule"], name="exemption_is_given_once"
            ),
            models.CheckConstraint(
                name="exemption_is_not_the_proposers",
                condition=Q(proposer_id__isnull=True) | ~Q(moderator_id=F("proposer_id")),
            ),
            models.CheckConstraint(name="exemption_has_a_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["kind", "digest"], name="exemption_of_document")]

    def __str__(self) -> str:
        return f"{self.moderator} exempted {self.submission}"
