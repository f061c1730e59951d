from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self) -> "ConsentQuerySet":
        """Those that nobody has taken back."""
        return self.filter(taken_back_at__isnull=True)


class Consent(models.Model):
    """
    That whoever sent a page in their own words agrees to it, and when they took that back. Who
    they are is not kept: `report` is the reference that their receipt opens, `sender` the account
    if they used one, until it is taken back. It outlives the raw report, and the page; what was
    agreed to, word for word, stands in the page's document. `is_forgotten`: what the page said is
    gone too.

    Not called `reference`: what hangs on a report by that name goes with it.
    """

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    report = models.CharField(max_length=12, unique=True)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="consents"
    )
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    is_forgotten = models.BooleanField(default=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "public_id"], name="consent_is_one_per_page"),
            models.CheckConstraint(
                name="consent_is_taken_back_after_it_was_given",
                condition=Q(taken_back_at__isnull=True) | Q(taken_back_at__gte=F("given_at")),
            ),
            models.CheckConstraint(
                name="consent_is_forgotten_once_taken_back",
                condition=Q(is_forgotten=False) | Q(taken_back_at__isnull=False, sender=None),
            ),
        ]

    def __str__(self) -> str:
        return "consent to a page that stands"  # an admin is not told which
