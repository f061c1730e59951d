from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from freedomnow.evidence.codes import Matter
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.views import nothing_at
from freedomnow.web.clock import today
from traffickers import network_page, pages
from traffickers.filters import TraffickerFilter
from traffickers.forms import TraffickerForm
from traffickers.models import Trafficker
from traffickers.starter import load as starter


class TraffickerList(RecordList):
    queryset = Trafficker.objects.order_by("title", "pk")
    filterset_class = TraffickerFilter
    template_name = "records/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = context["object_list"]
        return context | {
            "is_smuggling": self.request.GET.get("matter") == Matter.SMUGGLING,
            # Whom no court has judged must not be found through this page either: rule 2.
            "is_indexable": not any(record.tier == "B" for record in shown),
        }


def present(request: HttpRequest, record: Trafficker) -> HttpResponse:
    """The page of a record, published or not saved. 3 queries."""
    return render(request, "records/detail.html", pages.context_of(record, today()))


@require_safe
def network(request: HttpRequest, public_id: str) -> HttpResponse:
    """
    Who is linked to a record, and to those: its own page. 3 queries.

    Where there is no such record it answers what the record's page does.
    """
    record = network_page.center(public_id)
    if record is None:
        return nothing_at(request, RECORD, f"/{Trafficker.section}/{public_id}/")
    return render(request, "records/network.html", network_page.context_of(record, today()))


RECORD = Kind(
    name="record",
    label=_("Person, network or company"),
    label_plural=_("People, networks and companies"),
    form=TraffickerForm,
    present=present,
    starter=starter.documents,
)
