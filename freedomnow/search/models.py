from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from freedomnow.web.languages import search_config
from freedomnow.web.skeletons import skeleton
from freedomnow.web.text import folded

BODY_LIMIT = 50_000


@dataclass(frozen=True)
class Facts:
    """What a published record tells the search: one Page, and a Name for each of its names."""

    path: str
    title: str
    body: str = ""
    codes: list[str] = field(default_factory=list)
    language: str = ""
    standing: str = ""
    is_indexable: bool = True
    card: dict[str, Any] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


class PageQuerySet(models.QuerySet["Page"]):
    def about_region(self, code: str) -> "PageQuerySet":
        """Pages about that place or one below it: `codes` holds ancestors too."""
        return self.filter(codes__contains=[code])

    def of_kind(self, *kinds: str) -> "PageQuerySet":
        return self.filter(kind__in=kinds)

    def indexable(self) -> "PageQuerySet":
        """Pages that search engines, feeds and the home page may name."""
        return self.filter(is_indexable=True)

    def newest(self) -> "PageQuerySet":
        return self.order_by("-updated_at", "-pk")


class Page(models.Model):
    """
    A published page of any kind, as search, sitemap, home and region pages see it.

    Written by publishing alone. `path` has no language prefix; `codes` are region codes with all
    their ancestors; `card` is what a list needs to show the page without its own table; `hosts` are
    the sites that its sources stand on (evidence/hosts.py).
    """

    kind = models.CharField(max_length=20)
    public_id = models.CharField(max_length=40)
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    body = models.TextField()
    language = models.CharField(max_length=12, blank=True)
    config = models.CharField(max_length=20)
    codes = ArrayField(models.CharField(max_length=3), default=list)
    standing = models.CharField(max_length=1, blank=True)
    is_indexable = models.BooleanField()
    card = models.JSONField(default=dict)
    hosts = ArrayField(models.CharField(max_length=253), default=list)
    updated_at = models.DateTimeField()
    vector = models.GeneratedField(
        expression=models.Func(
            models.F("config"),
            models.F("title"),
            models.F("body"),
            function="search_vector",
            output_field=SearchVectorField(),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PageQuerySet.as_manager()
    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "public_id"], name="page_is_one_per_record")
        ]
        indexes = [
            GinIndex(fields=["vector"], name="page_vector"),
            GinIndex(fields=["codes"], name="page_codes"),
            GinIndex(fields=["hosts"], name="page_hosts"),
            models.Index(fields=["-updated_at", "-id"], name="page_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @classmethod
    def of(
        cls, kind: str, public_id: str, facts: Facts, updated_at: Any, hosts: Sequence[str] = ()
    ) -> "Page":
        """The row, not saved."""
        return cls(
            kind=kind,
            public_id=public_id,
            path=facts.path,
            title=facts.title[:300],
            body=facts.body[:BODY_LIMIT],
            language=facts.language,
            config=search_config(facts.language or "en"),
            codes=facts.codes,
            standing=facts.standing,
            is_indexable=facts.is_indexable,
            card=facts.card,
            hosts=list(hosts),
            updated_at=updated_at,
        )


class Name(models.Model):
    """
    One name under which a page can be found; `folded` is what is compared. `skeleton` is what it
    has in common with itself in other scripts: for look-alikes, the search does not read it.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    skeleton = models.CharField(max_length=300, db_index=True, blank=True)

    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "text"], name="name_is_said_once_per_page")
        ]

    def __str__(self) -> str:
        return f"name {self.pk}"

    @classmethod
    def of(cls, page: Page, text: str) -> "Name":
        return cls(
            page=page,
            text=text[:300],
            folded=folded(text)[:300],
            skeleton=skeleton(text[:300])[:300],
        )
