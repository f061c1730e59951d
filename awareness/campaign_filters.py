from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from awareness.campaign_models import Campaign, CampaignQuerySet
from awareness.filters import used_languages
from regions.fields import place_choices


class CampaignFilter(django_filters.FilterSet):
    """Campaigns by place and language."""

    region = django_filters.ChoiceFilter(
        choices=lambda: place_choices(),
        method="by_region",
        label=_("Country or region"),
        empty_label=_("All"),
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), empty_label=_("All"), choices=lambda: used_languages(Campaign)
    )

    class Meta:
        model = Campaign
        fields = ["language"]

    def by_region(self, found: CampaignQuerySet, name: str, value: str) -> Any:
        return found.running_in(value)
