"""Every address of the site, as the URL configuration tells it, and one path for each."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.test import Client
from django.urls import get_resolver

from freedomnow.submissions.models import ReasonTemplate
from freedomnow.submissions.roles import ask
from tests.credits import make_name
from tests.factories import (
    article_document,
    decide,
    make_draft,
    make_lead,
    make_published,
    make_reachable,
    make_request,
    make_submission,
    make_tip,
    make_user,
    own_story,
)

ROLES = ("visitor", "volunteer", "moderator", "admin")


class World:
    """One published page of each kind and a report that waits, each made when it is asked for."""

    @cached_property
    def article(self) -> Any:
        return make_published("article")

    @cached_property
    def translation(self) -> Any:
        document = article_document(title="Oferta", language="es", group=self.article.slug)
        return make_published("article", document)

    @cached_property
    def campaign(self) -> Any:
        return make_published("campaign")

    @cached_property
    def story(self) -> Any:
        return make_published("story")

    @cached_property
    def own_words(self) -> Any:
        return decide(make_submission("story", document=own_story()), "publish")

    @cached_property
    def case(self) -> Any:
        return make_published("case")

    @cached_property
    def organization(self) -> Any:
        return make_published("organization")

    @cached_property
    def record(self) -> Any:
        return make_published("record")

    @cached_property
    def waiting(self) -> Any:
        return make_submission("article")

    @cached_property
    def reachable(self) -> Any:
        return make_reachable()

    @cached_property
    def lead(self) -> Any:
        return make_lead()

    @cached_property
    def asked(self) -> Any:
        return make_request(self.record)

    @cached_property
    def tip(self) -> Any:
        return make_tip()

    @cached_property
    def role(self) -> Any:
        return ask(make_user(), "moderator", reason="I read well.")

    @cached_property
    def words(self) -> Any:
        return ReasonTemplate.objects.create(title="No source", words="We found no source.")

    @cached_property
    def name(self) -> Any:
        return make_name(shows=False)

    @cached_property
    def draft(self) -> Any:
        return make_draft()

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)

    def path(self, template: str) -> str:
        """The template's {article.slug} and the like, filled in."""
        return template.format_map(self)  # type: ignore[arg-type]


def routes(patterns: Any = None, prefix: str = "/") -> Iterator[str]:
    """Every route with a view, as the code writes it; the default language has no prefix."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = f"{prefix}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def client_of(role: str, **options: Any) -> Client:
    """A browser of its own, signed in as a new account of that role."""
    client = Client(**options)
    if role != "visitor":
        client.force_login(make_user(role))
    return client


PUBLIC_PATHS = (
    "/", "/help/", "/help/?c=FR", "/help/?c=ZZ", "/search/", "/search/?q=test", "/search/?kind=x",
    "/help/?d=1&a=142", "/help/?d=0&a=001", "/help/?c=FR&d=0&n=b", "/help/card/?c=FR",
    "/check/", "/check/?q=testa&f=FR&t=GB", "/ar/check/?f=FR", "/check/?t=ZZ", "/check/card/?f=FR",
    "/contribute/", "/ar/contribute/", "/about/", "/about/decisions/", "/about/privacy/",
    "/about/moderation/", "/about/words/", "/about/conduct/", "/about/figures/", "/about/safety/",
    "/about/contact/", "/about/cite/", "/about/authorities/", "/about/press/", "/about/companies/",
    "/ar/about/", "/ar/about/decisions/", "/ar/about/figures/",
    "/records/", "/records/?matter=smuggling", "/records/?type=x", "/records/{record.public_id}/",
    "/records/{record.public_id}/network/", "/ar/records/{record.public_id}/network/",
    "/cases/", "/cases/?year=2019", "/cases/{case.public_id}/", "/ar/cases/{case.public_id}/",
    "/organizations/", "/organizations/{organization.slug}/",
    "/regions/", "/regions/?indicator=detected_victims&sort=-value", "/regions/?year=x",
    "/regions/western-europe/?indicator=detected_victims", "/regions/france/",
    "/regions/world/", "/regions/nowhere/",
    "/regions/france/feed/", "/ar/regions/europe/feed/",
    "/awareness/footprint/", "/awareness/footprint/?i=coffee&i=phone", "/awareness/footprint/?i=x",
    "/awareness/footprint/letter/?i=tea", "/ar/awareness/footprint/method/",
    "/awareness/", "/awareness/{article.slug}/", "/awareness/path/", "/awareness/glossary/",
    "/awareness/signs-in-pictures/", "/awareness/spot-the-signs/", "/ar/awareness/path/",
    "/awareness/spot-the-signs/hotel-job/", "/ar/awareness/spot-the-signs/low-pay/?answer=a",
    "/share/article/{article.slug}/", "/ar/share/region/france/", "/share/picture.png",
    "/share/article/{article.slug}/picture.png", "/share/article/{article.slug}/card/?in=FR",
    "/ar/share/region/france/poster/", "/share/region/france/card/?in=ZZ", "/s/FR/",
    "/awareness/campaigns/", "/awareness/campaigns/?region=FR", "/ar/awareness/campaigns/",
    "/awareness/campaigns/{campaign.slug}/", "/ar/awareness/campaigns/{campaign.slug}/",
    "/awareness/stories/", "/awareness/stories/?region=FR", "/ar/awareness/stories/",
    "/awareness/stories/{story.public_id}/", "/ar/awareness/stories/{story.public_id}/",
    "/awareness/stories/{own_words.published_id}/", "/awareness/stories/?form=Servitude",
    "/corrections/", "/corrections/?page=2", "/ar/corrections/",
    "/report/", "/robots.txt", "/sitemap.xml", "/healthz", "/readyz", "/no/such/page/",
    "/ar/", "/ar/help/?c=FR", "/ar/records/", "/ar/records/{record.public_id}/",
    "/ur/organizations/{organization.slug}/", "/hi/regions/france/",
    "/es/awareness/{article.slug}/", "/fr/search/?q=test", "/ar/report/", "/ar/no/such/page/",
)  # fmt: skip
