"""What can be shared: an article, a campaign or a place. Never a record, a case or a helper."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from freedomnow.search.models import Page
from freedomnow.web.languages import is_rtl
from freedomnow.web.paths import in_language
from freedomnow.web.places import place_name
from regions import tree

# Where the pages of each kind stand, without language. A kind that is not here has no kit.
ADDRESSES = {
    "article": "/awareness/{}/",
    "campaign": "/awareness/campaigns/{}/",
    "region": "/regions/{}/",
}


@dataclass(frozen=True)
class Shared:
    """
    A public page and what a kit says of it. `language` is that of its words: an article's own, or
    the interface's for a place. `code` is a country's, "" for all else.
    """

    kind: str
    slug: str
    public_id: str
    title: str
    words: str
    language: str
    code: str = ""

    @property
    def direction(self) -> str:
        return "rtl" if is_rtl(self.language) else "ltr"

    @property
    def interface(self) -> str:
        """The interface's language for those who read it; the active one where it has none."""
        return self.language if self.language in dict(settings.LANGUAGES) else str(get_language())

    @property
    def path(self) -> str:
        """Of the page, in that language."""
        return in_language(ADDRESSES[self.kind].format(self.slug), self.interface)

    @property
    def short_path(self) -> str:
        """What leads to the page in few letters; it stays when a slug changes."""
        return self.reverse("short", self.public_id)

    @property
    def kit_path(self) -> str:
        return self.reverse("kit", self.kind, self.slug)

    @property
    def picture_path(self) -> str:
        return self.reverse("picture", self.kind, self.slug)

    @property
    def card_path(self) -> str:
        return self.reverse("card", self.kind, self.slug)

    @property
    def poster_path(self) -> str:
        return self.reverse("poster", self.kind, self.slug)

    @cached_property
    def on_picture(self) -> str:
        """A campaign's message, the title of all else."""
        return self.words if self.kind == "campaign" and self.words else self.title

    def reverse(self, name: str, *parts: str) -> str:
        with override(self.interface):
            return reverse(f"share:{name}", args=parts)


def shared(kind: str, slug: str) -> Shared | None:
    """The page, if it is public now. 1 query; none for a place, which always has a page."""
    if kind == "region":
        code = tree.code_of(slug)
        return place(code) if code else None
    if kind not in ADDRESSES:
        return None
    page = Page.objects.of_kind(kind).filter(path=ADDRESSES[kind].format(slug)).first()
    return of_page(page) if page else None


def shared_by_id(public_id: str) -> Shared | None:
    """
    The page of a short address, if it is public now; people type it from paper, in letters of
    any size. 1 query; none for a place.
    """
    if tree.is_code(public_id.upper()):
        return place(public_id.upper())
    page = Page.objects.of_kind(*ADDRESSES).filter(public_id=public_id.lower()).first()
    return of_page(page) if page and page.kind != "region" else None


def of_page(page: Page) -> Shared:
    before, after = ADDRESSES[page.kind].split("{}")
    return Shared(
        kind=page.kind,
        slug=page.path.removeprefix(before).removesuffix(after),
        public_id=page.public_id,
        title=page.title,
        words=page.card.get("message") or page.card.get("summary") or "",
        language=page.language or str(get_language()),
    )


def place(code: str) -> Shared:
    """In the active language."""
    name = {"place": place_name(code)}
    is_country = tree.level(code) == tree.Level.COUNTRY
    return Shared(
        kind="region",
        slug=tree.slug(code),
        public_id=code,
        title=_("%(place)s: who helps, what is known") % name,
        words=_(
            "%(place)s: who helps people who were trafficked, figures with their sources, and what "
            "courts and authorities have decided."
        )
        % name,
        language=str(get_language()),
        code=code if is_country else "",
    )
