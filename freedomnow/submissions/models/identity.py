"""What tells people of one name apart, or shows that two pages are about the same one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """What an identifier is a number of."""

    IDENTITY = "identity", _("number of a passport, an identity card, a tax or company register")
    LIST = "list", _("number in an official list")


class Identifier(models.Model):
    """
    A number that identifies whoever a report or page is about, as a keyed hash (identifiers.py):
    for matching only. No page, export or log reads it, and nobody can read the number here.

    It hangs on a report (`reference`) until that is published, then on its page (`public_id`).
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=12, blank=True)
    public_id = models.CharField(max_length=40, blank=True)
    sort = models.CharField(max_length=10, choices=Sort.choices)
    digest = models.CharField(max_length=64, db_index=True)
    seen_in = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "reference", "public_id", "digest"],
                name="identifier_is_kept_once",
            ),
            models.CheckConstraint(
                name="identifier_hangs_on_one_thing",
                condition=Q(reference="") & ~Q(public_id="") | ~Q(reference="") & Q(public_id=""),
            ),
            models.CheckConstraint(
                name="identifier_says_where_it_was_seen", condition=~Q(seen_in="")
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "public_id"], name="identifier_of_page"),
            models.Index(fields=["reference"], name="identifier_of_report"),
        ]

    def __str__(self) -> str:
        return f"identifier {self.pk}"


class Apart(models.Model):
    """
    A moderator looked at two of one name: they are not the same. Kept in both directions, and
    not asked again. `one` and `other` are references of reports or public ids of pages.
    """

    kind = models.CharField(max_length=20)
    one = models.CharField(max_length=40)
    other = models.CharField(max_length=40)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "one", "other"], name="apart_is_kept_once"),
            models.CheckConstraint(name="apart_is_of_two", condition=~Q(one=F("other"))),
        ]
        indexes = [models.Index(fields=["other"], name="apart_from_other")]

    def __str__(self) -> str:
        return f"apart {self.pk}"
