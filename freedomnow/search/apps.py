from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Floor 1: one row per published page, for search, sitemap and pages that gather kinds."""

    name = "freedomnow.search"
    label = "search"
