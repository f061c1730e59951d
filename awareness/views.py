from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from awareness import linked_data
from awareness.filters import ArticleFilter
from awareness.forms import ArticleForm
from awareness.models import Article
from awareness.starter import load as starter
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.lists import RecordList
from freedomnow.publishing.projection import rows


class ArticleList(RecordList):
    queryset = Article.objects.order_by("kind", "title", "pk")
    filterset_class = ArticleFilter
    template_name = "awareness/list.html"


def present(request: HttpRequest, article: Article) -> HttpResponse:
    """An article's page, of a published article or of one that is not saved. 1 query."""
    sources = rows(ArticleForm, "sources", article.document)
    return render(
        request,
        "awareness/detail.html",
        {
            "article": article,
            "sources": sources,
            "tags": [(name, slugify(name, allow_unicode=True)) for name in article.tags],
            "translations": list(Article.objects.translations_of(article)),
            "linked_data": linked_data.of_article(article, sources, request.build_absolute_uri),
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
)
