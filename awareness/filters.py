from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from awareness.models import Article, ArticleKind, ArticleQuerySet, Tag
from freedomnow.web.languages import language_name
from regions.fields import place_choices


class ArticleFilter(django_filters.FilterSet):
    """Articles by kind, language, tag and place."""

    kind = django_filters.ChoiceFilter(
        choices=ArticleKind.choices, label=_("Kind"), empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), empty_label=_("All"), choices=lambda: used_languages()
    )
    tag = django_filters.ModelChoiceFilter(
        field_name="topics",
        to_field_name="slug",
        queryset=Tag.objects.order_by("name"),
        label=_("Tag"),
        empty_label=_("All"),
    )
    region = django_filters.ChoiceFilter(
        choices=lambda: place_choices(),
        method="by_region",
        label=_("Country or region"),
        empty_label=_("All"),
    )

    class Meta:
        model = Article
        fields = ["kind", "language", "tag"]

    def by_region(self, found: ArticleQuerySet, name: str, value: str) -> Any:
        return found.about_region(value)


def used_languages(model: Any = Article) -> list[tuple[str, str]]:
    """Languages that articles, or pages of another model, are written in; 1 query."""
    codes = model.objects.order_by("language").values_list("language", flat=True).distinct()
    return [(code, language_name(code)) for code in codes]
