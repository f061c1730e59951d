from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from awareness.glossary import links
from awareness.models import Article
from awareness.story_filters import StoryFilter
from awareness.story_forms import StoryForm
from awareness.story_models import Story
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from freedomnow.web.markdown import read

MOST_TO_READ = 6


class StoryList(RecordList):
    """Titles and summaries are own words too: a list that holds some leaves no copy either."""

    queryset = Story.objects.newest()
    filterset_class = StoryFilter
    template_name = "awareness/stories.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = context["object_list"]
        return context | {"holds_own_words": any(story.is_in_own_words for story in shown)}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if context["holds_own_words"]:
            patch_cache_control(response, private=True, no_store=True)
        return response


def present(request: HttpRequest, story: Story) -> HttpResponse:
    """
    A story's page, published or not saved. 1 query. What may be taken back leaves no copy in a
    browser or on the way.
    """
    context = {
        "story": story,
        "reading": read(story.body, links(story.language), story.language),
        "sources": rows(StoryForm, "sources", story.document),
        "to_read": to_read(story),
    }
    response = render(request, "awareness/story.html", context)
    if story.is_in_own_words:
        patch_cache_control(response, private=True, no_store=True)
    return response


def to_read(story: Story) -> list[Article]:
    """Articles in its language about one of its forms of exploitation. 1 query."""
    about = Article.objects.filter(language=story.language, forms__overlap=story.forms)
    return list(about.only("slug", "title", "language").order_by("title", "pk")[:MOST_TO_READ])


STORY = Kind(
    name="story",
    label=_("Story"),
    label_plural=_("Stories"),
    form=StoryForm,
    present=present,
)
