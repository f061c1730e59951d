from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from freedomnow.web.languages import language_name
from organizations.codes import Serves, ServiceType
from organizations.models import Organization, OrganizationQuerySet
from regions.fields import place_choices


class OrganizationFilter(django_filters.FilterSet):
    """Organizations by what they offer, where, in which language and for whom."""

    service = django_filters.ChoiceFilter(
        choices=ServiceType.choices, method="by_service", label=_("Service"), empty_label=_("All")
    )
    region = django_filters.ChoiceFilter(
        choices=lambda: place_choices(),
        method="by_region",
        label=_("Country or region"),
        empty_label=_("All"),
    )
    language = django_filters.ChoiceFilter(
        choices=lambda: spoken_languages(),
        method="by_language",
        label=_("Language"),
        empty_label=_("All"),
    )
    serves = django_filters.ChoiceFilter(
        choices=Serves.choices, method="by_group", label=_("For whom"), empty_label=_("All")
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def by_service(self, found: OrganizationQuerySet, name: str, value: str) -> Any:
        return found.offering(value)

    def by_region(self, found: OrganizationQuerySet, name: str, value: str) -> Any:
        return found.about_region(value)

    def by_language(self, found: OrganizationQuerySet, name: str, value: str) -> Any:
        return found.speaking(value)

    def by_group(self, found: OrganizationQuerySet, name: str, value: str) -> Any:
        return found.serving(value)


def spoken_languages() -> list[tuple[str, str]]:
    """Languages that some organization speaks; 1 query."""
    lists = Organization.objects.values_list("spoken", flat=True).distinct()[:5000]
    codes = {code for codes in lists for code in codes}
    return sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
