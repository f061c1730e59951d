from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from freedomnow.users.models import User


@admin.register(User)
class AccountAdmin(UserAdmin):
    """
    Moderators do not see it. A role is given and taken with a reason, on a page of its own
    (submissions/admin_pages.py), so that the history tells it.
    """

    list_display = ("username", "role", "is_active", "date_joined")
    list_filter = ("role", "is_active")
    search_fields = ("username",)
    readonly_fields = ("role", "is_demo", "last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "email", "wants_notices")}),
        (_("May do"), {"fields": ("role", "is_active", "is_demo")}),
        (_("When"), {"fields": ("last_login", "date_joined")}),
    )

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)
