from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Matter
from freedomnow.evidence.numbering import numbers_of, sources_of
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.web.clock import today
from traffickers import pages, wording
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
    """
    The page of a record, published or not saved. 2 queries.

    Every sentence about its standing is made by traffickers.wording for today.
    """
    told = record.standing_on(today())
    linked = Trafficker.objects.named_by(record)
    shown = pages.shown_rows(record, told, linked)
    sources = sources_of(pages.cited(shown))
    numbers = numbers_of(sources)
    context: dict[str, Any] = {
        "record": record,
        "standing": told,
        "chip": wording.heading_chip(told),
        "page_title": wording.title(told, record.title),
        "banner": wording.banner(told, record.type),
        "facts": pages.facts_of(record),
        "names": pages.names_of(shown, numbers, record.title),
        "places": pages.places_of(shown, numbers),
        "timeline": pages.timeline_of(shown, numbers),
        "connections": pages.connections_of(record, shown, linked, numbers),
        "sources": sources,
        "last_seen": pages.last_seen(shown, told),
    }
    return render(request, "records/detail.html", context)


RECORD = Kind(
    name="record",
    label=_("Person, network or company"),
    label_plural=_("People, networks and companies"),
    form=TraffickerForm,
    present=present,
    starter=starter.documents,
)
