from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Exploitation, Matter
from regions.fields import place_choices
from traffickers.codes import LISTINGS, EventCode, RecordType, Role
from traffickers.models import Trafficker, TraffickerQuerySet

# Smuggling is a list of its own: docs/rules.md, rule 3.
BY_DEFAULT = (Matter.TRAFFICKING, Matter.FORCED_LABOUR)
STANDINGS = {
    "listed": (_("On an official list"), LISTINGS),
    "convicted": (_("Convicted, final"), {EventCode.CONVICTED_FINAL}),
    "appealable": (_("Convicted, can still appeal"), {EventCode.CONVICTED_APPEALABLE}),
    "accused": (
        _("Wanted, charged or on trial"),
        {EventCode.WANTED, EventCode.CHARGED, EventCode.ON_TRIAL},
    ),
}


class TraffickerFilter(django_filters.FilterSet):
    """Records by what they stand for."""

    matter = django_filters.ChoiceFilter(
        choices=Matter.choices,
        method="by_matter",
        label=_("About"),
        empty_label=_("Human trafficking and forced labour"),
    )
    standing = django_filters.ChoiceFilter(
        choices=[(name, label) for name, (label, _codes) in STANDINGS.items()],
        method="by_standing",
        label=_("Standing"),
        empty_label=_("All"),
    )
    type = django_filters.ChoiceFilter(
        choices=RecordType.choices, label=_("Type"), empty_label=_("All")
    )
    role = django_filters.ChoiceFilter(
        choices=Role.choices,
        field_name="roles",
        method="by_code",
        label=_("Part in it"),
        empty_label=_("All"),
    )
    form = django_filters.ChoiceFilter(
        choices=Exploitation.choices,
        field_name="forms",
        method="by_code",
        label=_("Form of exploitation"),
        empty_label=_("All"),
    )
    region = django_filters.ChoiceFilter(
        choices=lambda: place_choices(),
        method="by_region",
        label=_("Country or region"),
        empty_label=_("All"),
    )

    class Meta:
        model = Trafficker
        fields = ["matter", "standing", "type", "role", "form", "region"]

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data.get("matter")
        return found if chosen else found.on_matters(*BY_DEFAULT)

    def by_matter(self, found: TraffickerQuerySet, name: str, value: str) -> Any:
        return found.on_matters(value)

    def by_standing(self, found: TraffickerQuerySet, name: str, value: str) -> Any:
        return found.filter(live_codes__overlap=sorted(STANDINGS[value][1]))

    def by_code(self, found: TraffickerQuerySet, name: str, value: str) -> Any:
        return found.filter(**{f"{name}__contains": [value]})

    def by_region(self, found: TraffickerQuerySet, name: str, value: str) -> Any:
        return found.about_region(value)
