from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Exploitation
from freedomnow.web.clock import today
from regions.fields import place_choices
from traffickers.case_codes import Outcome, Purpose
from traffickers.models import Case, CaseQuerySet

EARLIEST = 1990


class CaseFilter(django_filters.FilterSet):
    """Cases by what they were, where, when, and how far they have come."""

    form = django_filters.ChoiceFilter(
        choices=Exploitation.choices,
        field_name="forms",
        method="by_code",
        label=_("Form of exploitation"),
        empty_label=_("All"),
    )
    purpose = django_filters.ChoiceFilter(
        choices=Purpose.choices,
        field_name="purposes",
        method="by_code",
        label=_("What it was for"),
        empty_label=_("All"),
    )
    outcome = django_filters.ChoiceFilter(
        choices=Outcome.choices, label=_("How far it has come"), empty_label=_("All")
    )
    year = django_filters.ChoiceFilter(
        choices=lambda: years(), method="by_year", label=_("Year"), empty_label=_("All")
    )
    region = django_filters.ChoiceFilter(
        choices=lambda: place_choices(),
        method="by_region",
        label=_("Country or region"),
        empty_label=_("All"),
    )

    class Meta:
        model = Case
        fields = ["form", "purpose", "outcome", "year", "region"]

    def by_code(self, found: CaseQuerySet, name: str, value: str) -> Any:
        return found.filter(**{f"{name}__contains": [value]})

    def by_year(self, found: CaseQuerySet, name: str, value: str) -> Any:
        return found.in_year(int(value))

    def by_region(self, found: CaseQuerySet, name: str, value: str) -> Any:
        return found.about_region(value)


def years() -> list[tuple[str, str]]:
    """The newest first."""
    return [(str(year), str(year)) for year in range(today().year, EARLIEST - 1, -1)]
