from collections.abc import Iterable, Sequence
from functools import reduce
from math import ceil
from operator import or_
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase, TagBase

from awareness import campaign_models as campaign_models  # Django looks for models here
from awareness import story_models as story_models
from awareness.written import Written
from freedomnow.evidence.codes import Exploitation, HardMatter, Sign
from freedomnow.evidence.models import Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row, Version
from freedomnow.search.models import Facts
from freedomnow.web.fields import CodeListField, LanguageField, LineField, ProseField, labels_of
from regions.fields import PlaceListField
from regions.tree import with_ancestors

# A choice of ours, on the slow side: many readers read in their second language.
WORDS_A_MINUTE = 180


class ArticleKind(models.TextChoices):
    FORM = "form", _("A form of trafficking")
    SIGN = "sign", _("Signs")
    PREVENTION = "prevention", _("Prevention")
    HELP = "help", _("Help for survivors")
    LAW = "law", _("Law")


class Tag(TagBase):
    """A word that articles share; one without articles is deleted with the last of them."""

    is_public = True


class TaggedArticle(ItemBase):
    content_object = models.ForeignKey("awareness.Article", models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")

    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tag_is_given_once")
        ]


class ArticleQuerySet(RecordQuerySet):
    def for_readers_of(self, language: str) -> Self:
        """In that language, then in English, by kind; then in the others, one by one."""
        own_first = Case(When(language=language, then=0), When(language="en", then=1), default=2)
        return self.order_by(own_first, "language", "kind", "title", "pk")

    def translations_of(self, article: "Article") -> Self:
        """The same article in other languages."""
        return self.filter(group=article.group).exclude(language=article.language)

    def told_in(self, language: str, groups: Iterable[str]) -> Self:
        """
        Each of these articles once, by its group: in that language, else in English; what is public
        in neither is left out. For links that code writes. 1 query.
        """
        there = self.filter(group__in=list(groups), language__in={language, "en"})
        own_first = Case(When(language=language, then=0), default=1)
        return there.order_by("group", own_first).distinct("group")

    def to_read_with(self, page: Any) -> Self:
        """Of a campaign or a story: in its language, about one of its forms of exploitation."""
        about = self.filter(language=page.language, forms__overlap=page.forms)
        return about.only("slug", "title", "language").order_by("title", "pk")

    def related_to(self, article: "Article") -> Self:
        """
        Others in its language that share a form of exploitation, a sign, a place or a tag with
        it, those that share most first; `same_form` ... `same_tag` are 1 or 0. 1 query.
        """
        shared = {
            "same_form": Q(forms__overlap=article.forms),
            "same_sign": Q(signs__overlap=article.signs),
            "same_place": Q(codes__overlap=article.regions),
            "same_tag": Q(tags__overlap=article.tags),
        }
        others = self.filter(language=article.language).exclude(group=article.group)
        for name, condition in shared.items():
            others = others.annotate(**{name: Case(When(condition, then=1), default=0)})
        weight = F("same_form") + F("same_sign") + F("same_place") + F("same_tag")
        near = others.filter(reduce(or_, shared.values()))
        return near.annotate(weight=weight).order_by("-weight", "title", "pk")


class Article(Written, Record):
    """Something to learn, in one language; translations share a `group`."""

    title = LineField(_("title"), max_length=200)
    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ArticleKind.choices)
    language = LanguageField(_("language"), default="en", blank=False)
    group = models.SlugField(
        _("translation of"),
        max_length=80,
        allow_unicode=True,
        blank=True,
        help_text=_("For a translation: the last part of the original's address."),
    )
    summary = ProseField(_("summary"), max_length=300, help_text=_("One or two sentences."))
    body = ProseField(
        _("text"),
        max_length=20_000,
        help_text=_("Markdown: ## before a heading, - before a list item, [words](https://…)."),
    )
    forms = CodeListField(Exploitation, verbose_name=_("forms of exploitation"))
    signs = CodeListField(Sign, verbose_name=_("signs"), help_text=_("Those that it is about."))
    warnings = CodeListField(
        HardMatter,
        verbose_name=_("It tells of"),
        help_text=_("Said before the text, so that people can choose whether to read it."),
    )
    regions = PlaceListField(_("countries and regions"))
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    topics = TaggableManager(through=TaggedArticle, blank=True)
    objects: ClassVar[Any] = ArticleQuerySet.as_manager()
    section = "awareness"
    address_field = "slug"

    class Meta(Record.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["group", "language"], name="article_has_one_text_per_language"
            )
        ]
        indexes = [models.Index(fields=["kind", "title", "id"], name="article_by_kind")]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        self.codes = with_ancestors(self.regions)

    def facts(self) -> Facts:
        return Facts(
            path=self.path,
            title=self.title,
            body=f"{self.summary}\n{self.body}\n{' '.join(self.tags)}",
            codes=self.codes,
            language=self.language,
            card={"kind": self.kind, "summary": self.summary},
            names=[self.title],
        )

    @property
    def warning_labels(self) -> list[str]:
        return labels_of(self, "warnings")

    @property
    def sign_labels(self) -> list[str]:
        return labels_of(self, "signs")

    @classmethod
    def write_links(cls, records: list[Self]) -> None:
        """The tags' own tables, for lists by tag; a tag that nobody uses goes."""
        wanted = {(r.pk, slugify(n, allow_unicode=True)): (r, n) for r in records for n in r.tags}
        Tag.objects.bulk_create(
            [Tag(name=name, slug=slug) for (_pk, slug), (_r, name) in sorted(wanted.items())],
            ignore_conflicts=True,
        )
        slugs = {slug for _pk, slug in wanted}
        known = {tag.slug: tag for tag in Tag.objects.filter(slug__in=slugs)}
        TaggedArticle.objects.filter(content_object__in=records).delete()
        TaggedArticle.objects.bulk_create(
            TaggedArticle(content_object=record, tag=known[slug])
            for (_pk, slug), (record, _name) in wanted.items()
        )
        Tag.objects.filter(tagged__isnull=True).delete()
        Edition.write(records)

    @property
    def minutes(self) -> int:
        """
        How long it takes to read, at least 1: at WORDS_A_MINUTE, or by its letters where a
        language parts no words.
        """
        return max(1, ceil(len(self.body.split()) / WORDS_A_MINUTE), ceil(len(self.body) / 1200))

    @property
    def is_original(self) -> bool:
        """Its translations have this article's slug as their group."""
        return self.slug == self.group

    def is_older_than(self, other: "Article") -> bool:
        """Whether the other changed on a later day."""
        return self.updated_at.date() < other.updated_at.date()


class Edition(models.Model):
    """
    That an article changed: which version, on which day. Nothing of who or why: that stays in
    Version and Event, which the public cannot read. Goes with the article.
    """

    record = models.ForeignKey(Article, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    on = models.DateField()

    is_public: ClassVar[bool] = True

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="edition_is_listed_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @staticmethod
    def write(records: Sequence[Article]) -> None:
        """Anew from the versions of these articles. 3 statements, whatever their number."""
        by_id = {record.public_id: record for record in records}
        versions = Version.objects.filter(kind="article", public_id__in=by_id)
        Edition.objects.filter(record__in=records).delete()
        Edition.objects.bulk_create(
            Edition(record=by_id[version.public_id], number=version.number, on=version.at.date())
            for version in versions
            if version.number <= by_id[version.public_id].version
        )


class Source(Citation, Row):
    """What an article rests on."""

    record = models.ForeignKey(Article, models.CASCADE, related_name="sources")
    supports = LineField(_("what it supports"), max_length=300)

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.source_title
