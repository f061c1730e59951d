"""
Translations wait for a native speaker: until a moderator says that one read exactly this version,
the page says so. A new version waits again.
"""

from typing import Any, ClassVar

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, Min, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awareness.models import Article, ArticleQuerySet, Edition
from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions.services import AlreadyDecided, NotAllowed
from freedomnow.submissions.trays import Tray
from freedomnow.users.models import User
from freedomnow.web.clock import today

MOST_EDITIONS = 20


class NativeReading(models.Model):
    """
    That a native speaker read this version of a translation, and on which day a moderator said
    so. Nothing of who: that is in the history. Goes with the article.
    """

    record = models.ForeignKey(Article, models.CASCADE, related_name="native_readings")
    version = models.PositiveIntegerField()
    on = models.DateField()

    is_public: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "version"], name="native_reading_is_said_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}"


def translations() -> ArticleQuerySet:
    """All that are no originals, each with `was_read`: whether its version of today was."""
    read = NativeReading.objects.filter(record=OuterRef("pk"), version=OuterRef("version"))
    articles: ArticleQuerySet = Article.objects.exclude(slug=F("group"))
    return articles.annotate(was_read=Exists(read))


def editions_of(article: Article) -> list[Edition]:
    """The newest first, each with `was_read`. 1 query."""
    read = NativeReading.objects.filter(record=OuterRef("record"), version=OuterRef("number"))
    editions = Edition.objects.filter(record=article.pk).annotate(was_read=Exists(read))
    return list(editions[:MOST_EDITIONS])


def waits_for_reader(article: Article, editions: list[Any]) -> bool:
    """Whether its page must say that no native speaker read it. editions: of `editions_of`."""
    was_read = any(one.was_read for one in editions if one.number == article.version)
    return not article.is_original and not was_read


@transaction.atomic
def confirm(pk: int, *, version: int, by: User, reason: str) -> Article:
    """
    A native speaker read that version; `reason` says who, for the history. Raises NotAllowed for
    what is no translation or changed meanwhile, AlreadyDecided where another was first.
    """
    article = Article.objects.select_for_update().filter(pk=pk).first()
    if article is None or article.is_original or article.version != version:
        raise NotAllowed(_("The page has changed meanwhile. Read it again."))
    try:
        with transaction.atomic():
            NativeReading.objects.create(record=article, version=version, on=today())
    except IntegrityError as error:
        raise AlreadyDecided(_("Somebody was first: this is said already.")) from error
    log(Action.NATIVE_READ, by=by.username, reason=reason, kind="article",
        public_id=article.public_id, number=version)  # fmt: skip
    return article


def waiting() -> dict[str, Any]:
    """For the tray on the moderators' first page. 1 query."""
    wait = Q(was_read=False)
    return translations().filter(wait).aggregate(total=models.Count("pk"), oldest=Min("updated_at"))


TRAY = Tray(gettext_lazy("Translations to read"), "admin:awareness_article_changelist", waiting)
