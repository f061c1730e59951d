from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.users.models import Role
from freedomnow.web.fields import ProseField


class RoleRequest(models.Model):
    """Somebody asks for a role, and why; one waits for each account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_requests")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    reason = ProseField(_("Why, and what you have done before"), max_length=1000)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    is_granted = models.BooleanField(null=True, editable=False)
    decided_by = models.CharField(max_length=150, blank=True, editable=False)
    answer = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("request for a role")
        verbose_name_plural = _("requests for roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(is_granted__isnull=True),
                name="role_request_waits_once",
            ),
            models.CheckConstraint(
                name="role_decision_is_whole",
                condition=Q(is_granted__isnull=True, decided_by="", answer="")
                | Q(is_granted__isnull=False) & ~Q(decided_by="") & ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
