"""Public lists of records: filtered, counted, in a stable order, page by page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.views.generic import ListView
from django_filters import FilterSet

PAGE_SIZE = 25
DIGITS_OF_A_PAGE_NUMBER = 6


class RecordList(ListView):
    """
    A list that its URL says wholly. `queryset` is totally ordered; `filterset_class` declares
    the filters. An unknown choice gets its message and an empty list, with status 400.
    """

    filterset_class: type[FilterSet]
    paginate_by = PAGE_SIZE
    paginator_class = Paginator
    http_method_names = ["get", "head", "options"]

    @cached_property
    def filterset(self) -> FilterSet:
        return self.filterset_class(self.request.GET, queryset=super().get_queryset())

    def get_queryset(self) -> Any:
        valid = not self.filterset.is_bound or self.filterset.form.is_valid()
        return self.filterset.qs if valid else self.filterset.queryset.none()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if len(request.GET.get("page", "")) > DIGITS_OF_A_PAGE_NUMBER:
            raise Http404
        response = super().get(request, *args, **kwargs)
        if self.filterset.form.errors:
            response.status_code = 400
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.filterset.form
        context = super().get_context_data(
            filter_form=form,
            is_filtered=any(self.request.GET.get(name) for name in form.fields),
            **kwargs,
        )
        return context | {"total": context["paginator"].count}
