from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from awareness.campaign_filters import CampaignFilter
from awareness.campaign_forms import CampaignForm
from awareness.campaign_models import Campaign
from awareness.campaign_starter import load as starter
from awareness.glossary import links
from awareness.models import Article
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from freedomnow.publishing.slugs import is_fixed
from freedomnow.search.models import Page
from freedomnow.web.clock import today
from freedomnow.web.markdown import read

MOST_TO_READ = 6


class CampaignList(RecordList):
    model = Campaign
    filterset_class = CampaignFilter
    template_name = "awareness/campaigns.html"

    @cached_property
    def filterset(self) -> CampaignFilter:
        return CampaignFilter(self.request.GET, queryset=Campaign.objects.in_order(today()))


def present(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """A campaign's page, published or not saved. At most 3 queries."""
    others = Campaign.objects.only("slug", "title", "language", "group", "updated_at")
    translations = list(others.translations_of(campaign))
    original = next((other for other in translations if other.is_original), None)
    context = {
        "campaign": campaign,
        "reading": read(campaign.about, links(campaign.language), campaign.language),
        "sources": rows(CampaignForm, "sources", campaign.document),
        "translations": translations,
        "newer": original if original and campaign.is_older_than(original) else None,
        "to_read": list(Article.objects.to_read_with(campaign)[:MOST_TO_READ]),
        **linked(campaign),
    }
    return render(request, "awareness/campaign.html", context)


def linked(campaign: Campaign) -> dict[str, Any]:
    """
    What can be done, each with where it leads while that page is up, and who runs it: live
    organizations, and names of those that have no page. 1 query.
    """
    steps: list[Any] = rows(CampaignForm, "steps", campaign.document)
    runners: list[Any] = rows(CampaignForm, "run_by", campaign.document)
    paths = {step.link for step in steps if step.link.startswith("/") and not is_fixed(step.link)}
    named = Q(kind="organization", public_id__in={row.to for row in runners if row.to})
    pages = Page.objects.filter(named | Q(path__in=paths)).only(
        "kind", "public_id", "path", "title"
    )
    there = {page.path for page in pages}
    helpers = {page.public_id: page for page in pages if page.kind == "organization"}
    return {
        "steps": [(step.text, "" if step.link in paths - there else step.link) for step in steps],
        "run_by": [helpers[row.to] for row in runners if row.to in helpers],
        "names": [row.name for row in runners if row.name],
    }


def starter_documents() -> Iterator[tuple[str, Document]]:
    """The campaigns that come with the software."""
    for document in starter.documents():
        yield f"starter campaign {document['slug']}", document


CAMPAIGN = Kind(
    name="campaign",
    label=_("Campaign"),
    label_plural=_("Campaigns"),
    form=CampaignForm,
    present=present,
    starter=starter_documents,
    credits=True,
)
