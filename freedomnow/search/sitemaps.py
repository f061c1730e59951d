"""Pages that search engines may know: never one of tier B, never one that is not published."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from freedomnow.search.models import Page


class PublishedPages(Sitemap):
    """One address per page, in the default language, for at most 50,000 a file."""

    protocol = None

    def items(self) -> QuerySet[Page]:
        return Page.objects.indexable().order_by("pk").only("path", "updated_at")

    def location(self, item: Page) -> str:
        return item.path

    def lastmod(self, item: Page) -> datetime:
        return item.updated_at


SITEMAPS = {"pages": PublishedPages}
