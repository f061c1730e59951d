from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.web.text import cleaned


class Role(models.TextChoices):
    """
    What somebody may do; each role may do all that the one before may.

    Reports of trusted volunteers rise in the queue, and they see the research desk. Of the two
    who name a person one is a senior moderator; they also decide on exceptions and erasure.
    """

    VOLUNTEER = "volunteer", _("Volunteer")
    TRUSTED = "trusted", _("Trusted volunteer")
    MODERATOR = "moderator", _("Moderator")
    SENIOR = "senior", _("Senior moderator")
    ADMIN = "admin", _("Admin")


class UserQuerySet(models.QuerySet["User"]):
    def moderators(self) -> "UserQuerySet":
        """Accounts that may decide on reports now."""
        return self.filter(is_active=True, role__in=User.MODERATING)


class Users(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_superuser(self, username, email=None, password=None, **fields):  # type: ignore[no-untyped-def]
        """An admin, as `manage.py createsuperuser` makes it."""
        return super().create_superuser(username, email, password, **{"role": Role.ADMIN} | fields)


class User(AbstractUser):
    """
    An account: a chosen name, a password, perhaps an address for notices.

    `role` alone decides; `is_staff` and `is_superuser` follow it (a named constraint), because
    Django's admin asks for them. Nobody's IP address or last page is kept.
    """

    MODERATING = (Role.MODERATOR, Role.SENIOR, Role.ADMIN)
    SENIORS = (Role.SENIOR, Role.ADMIN)
    TRUSTED = (Role.TRUSTED, *MODERATING)

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.VOLUNTEER)
    wants_notices = models.BooleanField(
        _("letters about reports"),
        default=True,
        help_text=_("Sent to the e-mail address, if there is one. They never repeat a report."),
    )
    is_demo = models.BooleanField(
        _("demo account"),
        default=False,
        editable=False,
        help_text=_("Made for a trial of the site; refused wherever the site is not in demo mode."),
    )

    objects: ClassVar[Any] = Users()

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                name="user_staff_follows_role",
                condition=Q(is_staff=True, role__in=["moderator", "senior", "admin"])
                | Q(is_staff=False, role__in=["volunteer", "trusted"]),
            ),
            models.CheckConstraint(
                name="user_superuser_follows_role",
                condition=Q(is_superuser=True, role="admin")
                | Q(is_superuser=False, role__in=["volunteer", "trusted", "moderator", "senior"]),
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def notice_address(self) -> str:
        """Where letters about reports go; "" where none is wanted or none can be sent."""
        return self.email if self.wants_notices and self.is_active else ""

    @property
    def is_moderator(self) -> bool:
        return self.is_active and self.role in self.MODERATING

    @property
    def is_senior(self) -> bool:
        """Whether their yes may be the one that a name needs, and who decides on exceptions."""
        return self.is_active and self.role in self.SENIORS

    @property
    def is_trusted(self) -> bool:
        return self.is_active and self.role in self.TRUSTED

    def get_session_auth_hash(self) -> str:
        """Every session carries it: those of a demo account end where demo mode does."""
        told = super().get_session_auth_hash()
        return f"{told} demo" if self.is_demo and settings.DEMO else told

    def set_role(self, role: str) -> None:
        """Change what this account may do; the caller saves."""
        self.role = role
        self.is_staff = role in self.MODERATING
        self.is_superuser = role == Role.ADMIN

    def clean(self) -> None:
        super().clean()
        self.username = cleaned(self.username)
        self.set_role(self.role)
