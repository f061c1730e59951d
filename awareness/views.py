from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from awareness import linked_data
from awareness.filters import ArticleFilter
from awareness.forms import ArticleForm
from awareness.glossary import links
from awareness.models import Article
from awareness.native_readings import editions_of, waits_for_reader
from awareness.starter import load as starter
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows
from freedomnow.web.languages import language_name
from freedomnow.web.markdown import read

MOST_RELATED = 6


class ArticleList(RecordList):
    """What there is to read: in the reader's language by kind, then in other languages."""

    model = Article
    filterset_class = ArticleFilter
    template_name = "awareness/list.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().for_readers_of(get_language())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shelves = groupby(context["object_list"], self.shelf_of)
        return context | {"shelves": [(title, list(articles)) for title, articles in shelves]}

    def shelf_of(self, article: Article) -> str:
        """Its kind; its language where that is neither the page's nor the one asked for."""
        if article.language in {get_language(), self.request.GET.get("language")}:
            return article.get_kind_display()
        return language_name(article.language)


def present(request: HttpRequest, article: Article) -> HttpResponse:
    """An article's page, of a published article or of one that is not saved. 3 queries."""
    others = Article.objects.only("slug", "title", "language", "group", "updated_at")
    sources = rows(ArticleForm, "sources", article.document)
    translations = list(others.translations_of(article))
    editions = editions_of(article)
    original = next((other for other in translations if other.is_original), None)
    return render(
        request,
        "awareness/detail.html",
        {
            "article": article,
            "linked_data": linked_data.of_article(article, sources, request.build_absolute_uri),
            "reading": read(article.body, links(article.language), article.language),
            "sources": sources,
            "tags": [(name, slugify(name, allow_unicode=True)) for name in article.tags],
            "translations": translations,
            "newer": original if original and article.is_older_than(original) else None,
            "related": list(others.related_to(article)[:MOST_RELATED]),
            "editions": editions,
            "waits_for_reader": waits_for_reader(article, editions),
        },
    )


def starter_documents() -> Iterator[tuple[str, Document]]:
    """The articles that come with the software."""
    for document in starter.documents():
        yield f"starter article {document['slug']}", document


ARTICLE = Kind(
    name="article",
    label=_("Article"),
    label_plural=_("Articles"),
    form=ArticleForm,
    present=present,
    starter=starter_documents,
    credits=True,
)
