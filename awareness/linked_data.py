"""What search engines may be told of an article."""

from collections.abc import Callable, Iterable
from typing import Any

from awareness.models import Article, Source
from freedomnow.web.linked_data import known


def of_article(
    article: Article, sources: Iterable[Source], absolute: Callable[[str], str]
) -> dict[str, Any]:
    """Title, language, date of the last change, and sources. `absolute`: of a path. No query."""
    return {
        "@type": "Article",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language,
        "keywords": article.tags,
        "dateModified": article.updated_at.date().isoformat(),
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": "FreedomNow", "url": absolute("/")},
        "citation": [_cited(source) for source in sources],
        "mainEntityOfPage": absolute(article.path),
    }


def _cited(source: Source) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        **known(
            {
                "name": source.source_title or source.source_reference,
                "publisher": source.source_publisher,
                "url": source.source_url,
            }
        ),
    }
