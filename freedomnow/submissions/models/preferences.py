"""How one moderator's desk is set up."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.web.fields import LineField

MOST_FILTERS = 20


class SavedFilter(models.Model):
    """
    A choice of the inbox's filters under a name. `query` holds keys of saved_filters.KEYS only;
    `place` counts from 1 and is how PostgreSQL keeps them few.
    """

    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters"
    )
    name = LineField(_("name"), max_length=40)
    place = models.PositiveSmallIntegerField()
    query = models.JSONField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["moderator", "name"], name="saved_filter_name_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["moderator", "place"], name="saved_filter_place_is_taken_once"
            ),
            models.CheckConstraint(
                name="saved_filters_are_few", condition=Q(place__range=(1, MOST_FILTERS))
            ),
            models.CheckConstraint(name="saved_filter_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Subscription(models.Model):
    """
    Places and languages that a moderator reads first. `told_on` is the day of the last letter
    about them, `told_of` the number of the newest report that was counted in it.
    """

    moderator = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="subscription"
    )
    codes = ArrayField(models.CharField(max_length=3), default=list)
    languages = ArrayField(models.CharField(max_length=12), default=list)
    told_on = models.DateField(null=True)
    told_of = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="subscription_is_to_something", condition=~Q(codes=[], languages=[])
            )
        ]

    def __str__(self) -> str:
        return f"moderator {self.pk}"
