"""What the admin pages of papers have in common: moderators read them, services change them."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class ForModerators(admin.ModelAdmin):
    """Read by moderators; nothing is added, edited as a row or deleted here."""

    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_authenticated and request.user.is_moderator)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class WaitingFilter(admin.SimpleListFilter):
    """By state; opens with what is still to decide (`waiting`)."""

    title = _("state")
    parameter_name = "state"
    states: ClassVar[Any]
    waiting: ClassVar[tuple[str, ...]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*self.states.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("Waiting"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.chosen(self.value(), queryset)

    @classmethod
    def chosen(cls, state: str | None, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of a state, of all, or (nothing chosen) those that wait."""
        if state in cls.states.values:
            return queryset.filter(state=state)
        return queryset if state == "all" else queryset.filter(state__in=cls.waiting)
