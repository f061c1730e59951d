"""How a sender can be reached, sealed so that only moderators read it (freedomnow/sealing)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from freedomnow.sealing.box import SEALED_BYTES


class ContactKeyQuerySet(models.QuerySet["ContactKey"]):
    def active(self) -> "ContactKeyQuerySet":
        """What contact details are sealed to now: one, or none."""
        return self.filter(retired_at__isnull=True)


class ContactKey(models.Model):
    """
    The public half of a key; the private half is kept by the moderators, never here. Only the
    owner of the database writes this table: who could swap the key could read what comes.
    """

    public_key = models.BinaryField(max_length=32)
    fingerprint = models.CharField(max_length=24, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=150)
    retired_at = models.DateTimeField(null=True)

    is_read_only: ClassVar[bool] = True

    objects = ContactKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["retired_at"],
                condition=Q(retired_at__isnull=True),
                nulls_distinct=False,
                name="contact_key_is_active_alone",
            ),
            models.CheckConstraint(name="contact_key_says_by_whom", condition=~Q(created_by="")),
            models.CheckConstraint(
                name="contact_key_has_32_bytes", condition=Exact(Length("public_key"), 32)
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.fingerprint}"


class SealedContact(models.Model):
    """
    What a sender left to be reached by, bound to the reference of a report or request. It goes
    with it, and is never changed: only the owner seals it anew, to another key.
    """

    reference = models.CharField(max_length=12, unique=True)
    # With an account, how its owner can be reached goes too: nobody has to remember.
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )
    key = models.ForeignKey(ContactKey, models.PROTECT, related_name="contacts")
    sealed = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    is_never_changed: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sealed_contact_is_of_one_size",
                condition=Exact(Length("sealed"), SEALED_BYTES),
            )
        ]

    def __str__(self) -> str:
        return f"sealed contact of {self.reference}"
