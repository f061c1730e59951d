"""What the six questions of /check/ rest on: the sources of the article on job offers abroad."""

from django.utils.translation import gettext_lazy as _

from awareness.forms import ArticleForm
from awareness.models import Article, Source
from awareness.quiz import source_rows
from freedomnow.publishing.projection import rows

# The group of that article, in every language; it comes with the software.
ARTICLE = "check-a-job-offer-abroad"
# What each of its sources supports here, in its order.
SUPPORTS = (
    _("Workers should not pay for being recruited."),
    _(
        "A signed contract and a visa for work, not for tourists; licensed agents; care with "
        "agents who only use chat apps."
    ),
    _("INTERPOL warned its 195 member countries in 2023: false job ads, then forced fraud online."),
    _("High fees and the debt that follows can tie a worker to a bad boss."),
)


def sources() -> list[Source]:
    """The rows as a page shows them, in the active language. No query."""
    told = [
        row | {"supports": str(words)}
        for row, words in zip(source_rows()[ARTICLE], SUPPORTS, strict=True)
    ]
    return list(rows(ArticleForm, "sources", {"sources": told}))  # type: ignore[arg-type]


def article_in(language: str) -> Article | None:
    """The article in that language, else in English; None where neither is public. 1 query."""
    found: Article | None = Article.objects.told_in(language, [ARTICLE]).first()
    return found
