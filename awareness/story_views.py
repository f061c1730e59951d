from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from awareness.glossary import links
from awareness.models import Article
from awareness.story_filters import StoryFilter
from awareness.story_forms import StoryForm
from awareness.story_models import Story
from awareness.story_starter import load as starter
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from freedomnow.web.markdown import read

MOST_TO_READ = 6


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class StoryList(RecordList):
    """Titles and summaries of own words stand here too: it leaves as few copies as their pages."""

    queryset = Story.objects.newest()
    filterset_class = StoryFilter
    template_name = "awareness/stories.html"


def present(request: HttpRequest, story: Story) -> HttpResponse:
    """
    A story's page, published or not saved. 1 query. What may be taken back leaves no copy in a
    browser or on the way.
    """
    context = {
        "story": story,
        "reading": read(story.body, links(story.language), story.language),
        "sources": rows(StoryForm, "sources", story.document),
        "to_read": list(Article.objects.to_read_with(story)[:MOST_TO_READ]),
    }
    response = render(request, "awareness/story.html", context)
    if story.is_in_own_words:
        patch_cache_control(response, private=True, no_store=True)
    return response


def starter_documents() -> Iterator[tuple[str, Document]]:
    """The stories that come with the software, all of them retold."""
    for name, document in starter.documents():
        yield f"starter story {name}", document


STORY = Kind(
    name="story",
    label=_("Story"),
    label_plural=_("Stories"),
    form=StoryForm,
    present=present,
    starter=starter_documents,
)
