from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.numbering import citation_key, numbers_of, sources_of
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line
from traffickers.case_filters import CaseFilter
from traffickers.case_forms import CaseForm
from traffickers.models import Case


class CaseList(RecordList):
    queryset = Case.objects.order_by("-updated_at", "-pk")
    filterset_class = CaseFilter
    template_name = "cases/list.html"


def present(request: HttpRequest, case: Case) -> HttpResponse:
    """A case's page, published or not saved. No query: it points to nothing."""
    return render(request, "cases/detail.html", context_of(case))


def context_of(case: Case) -> dict[str, Any]:
    """For cases/detail.html."""
    routes: list[Any] = rows(CaseForm, "routes", case.document)
    rested_on: list[Any] = rows(CaseForm, "sources", case.document)
    sources = sources_of([*rested_on, *routes])
    numbers = numbers_of(sources)
    return {
        "case": case,
        "warnings": case.labels("warnings"),
        "facts": facts_of(case),
        "routes": [
            (place_name(one.origin), place_name(one.destination), numbers.get(citation_key(one)))
            for one in routes
        ],
        "sources": sources,
    }


def facts_of(case: Case) -> list[tuple[Any, str]]:
    """(what, in words), for what is known."""
    told = [
        (_("How far it has come"), str(case.get_outcome_display())),
        (_("Where"), in_one_line(map(place_name, case.regions))),
        (_("When"), years_in_words(case.years_from, case.years_to)),
        (_("Court or authority"), case.court),
        (_("Forms of exploitation"), in_one_line(case.labels("forms"))),
        (_("People who were harmed"), str(case.get_victims_display())),
    ]
    return [(label, words) for label, words in told if words]


def years_in_words(begin: int | None, end: int | None) -> str:
    """ "2018 to 2020", "from 2018", "until 2020", or "" when neither is known."""
    if begin and end and begin != end:
        return str(_("%(begin)d to %(end)d") % {"begin": begin, "end": end})
    if begin and end:
        return str(begin)
    if begin:
        return str(_("from %(year)d") % {"year": begin})
    return str(_("until %(year)d") % {"year": end}) if end else ""


CASE = Kind(
    name="case",
    label=_("Case that names nobody"),
    label_plural=_("Cases"),
    form=CaseForm,
    present=present,
)
