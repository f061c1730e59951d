"""What is new about a place, as an Atom feed for those who follow it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from freedomnow.search.models import Page
from freedomnow.web.paths import in_language
from freedomnow.web.places import place_name
from regions import tree
from regions.gathering import RECORDS, SHOWN
from regions.templatetags.regions import place_url

MOST_ENTRIES = 30
OTHERS = Q(kind__in=("article", "campaign", "case", "organization", "story"))


class PlaceFeed(Feed):
    """
    The newest pages about a place, in the language of the address. 1 query.

    Those that search engines may not name are left out: the only accused, and stories that may be
    taken back. So is smuggling, which is a list of its own (docs/rules.md, rules 2 and 3). An entry
    says what a list says of the page: of a record with its standing.
    """

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> str:
        code = tree.code_of(slug)
        if code is None:
            raise Http404
        return code

    def title(self, code: str) -> str:
        return _("%(place)s: what is new") % {"place": place_name(code)} + " · FreedomNow"

    def subtitle(self, code: str) -> str:
        return _("Published about human trafficking and who helps, each with its sources.")

    def link(self, code: str) -> str:
        return place_url(code)

    def items(self, code: str) -> Iterable[Page]:
        pages = Page.objects.about_region(code).indexable().filter(OTHERS | RECORDS)
        return pages.only(*SHOWN).newest()[:MOST_ENTRIES]

    def item_title(self, item: Page) -> str:
        return item.title

    def item_description(self, item: Page) -> str:
        """The page's entry in a list without the title and without tags, as HTML."""
        words = " ".join(
            strip_tags(render_to_string(f"cards/{item.kind}.html", {"page": item})).split()
        )
        return words.removeprefix(escape(item.title)).strip()

    def item_link(self, item: Page) -> str:
        return in_language(item.path)

    def item_updateddate(self, item: Page) -> datetime:
        return item.updated_at


place_feed = require_safe(PlaceFeed())
