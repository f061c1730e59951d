from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from awareness.filters import used_languages
from awareness.story_models import Story, StoryQuerySet
from freedomnow.evidence.codes import Exploitation
from regions.fields import place_choices


class StoryFilter(django_filters.FilterSet):
    """Stories by form of exploitation, place and language."""

    form = django_filters.ChoiceFilter(
        choices=Exploitation.choices,
        method="by_form",
        label=_("About"),
        empty_label=_("All"),
    )
    region = django_filters.ChoiceFilter(
        choices=lambda: place_choices(),
        method="by_region",
        label=_("Country or region"),
        empty_label=_("All"),
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), empty_label=_("All"), choices=lambda: used_languages(Story)
    )

    class Meta:
        model = Story
        fields = ["language"]

    def by_form(self, found: StoryQuerySet, name: str, value: str) -> Any:
        return found.telling_of(value)

    def by_region(self, found: StoryQuerySet, name: str, value: str) -> Any:
        return found.about_region(value)
