from enum import nonmember
from typing import Any, ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awareness.written import Written
from freedomnow.evidence.codes import Exploitation, HardMatter
from freedomnow.evidence.models import Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import (
    CodeListField,
    LanguageField,
    LineField,
    LinkField,
    ProseField,
    labels_of,
)
from regions.fields import PlaceListField
from regions.tree import with_ancestors


class ToldBy(models.TextChoices):
    """Whose words a story is in."""

    SELF = "self", _("Told by the one who lived it")
    TOGETHER = "together", _("Written down together with the one who lived it")
    RETOLD = "retold", _("Retold from what others published")

    # These stand only as long as the one who lived it agrees.
    OWN_WORDS = nonmember(frozenset({"self", "together"}))


class Agreement(models.TextChoices):
    """
    What whoever lived a story agrees to and knows, one sentence each; a story in their own words
    has all of them. After the questions of informed consent in newsrooms' and helpers' guides
    (WHO 2003, "Ethical and Safety Recommendations for Interviewing Trafficked Women"): the words
    are our own.
    """

    WORDS = "words", _("I have read this text as it stands here, or heard it, and I agree to it.")
    PUBLIC = (
        "public",
        _(
            "I know that anybody can read it, also those who harmed me, and that nobody can call "
            "copies back."
        ),
    )
    ADULT = "adult", _("I am 18 or older today.")
    FREE = (
        "free",
        _("It is my own wish. Nobody pays me or presses me, and no help hangs on it."),
    )
    UNKNOWN = (
        "unknown",
        _("Names, places and days are changed or left out: nobody can tell who I am."),
    )
    BACK = (
        "back",
        _(
            "I can take it back at any time: with the number that comes after sending, which I "
            "keep, or with this account, if it is mine. Then it is gone at once."
        ),
    )


class StoryQuerySet(RecordQuerySet):
    def telling_of(self, form: str) -> Self:
        """Stories about that form of exploitation."""
        return self.filter(forms__contains=[form])


class Story(Written, Record):
    """
    What somebody lived through, told so that nobody can be recognised. In their own words it
    stands as long as they agree (docs/decisions/0018): PostgreSQL wants a consent for it. Its
    address says nothing: a title may hold what an address cannot take back.
    """

    title = LineField(
        _("title"), max_length=120, help_text=_("No real name, and no place by which one is found.")
    )
    language = LanguageField(_("language"), default="en", blank=False)
    told_by = models.CharField(_("Who tells it?"), max_length=10, choices=ToldBy.choices)
    called = LineField(
        _("name in the story"),
        max_length=40,
        blank=True,
        default="",
        help_text=_("If there is one: an invented name, never the real one."),
    )
    summary = ProseField(
        _("summary"), max_length=300, help_text=_("One or two sentences, without what is hard.")
    )
    body = ProseField(
        _("the story"),
        max_length=12_000,
        help_text=_("Leave out whatever could show who it is: names, streets, days, photographs."),
    )
    warnings = CodeListField(
        HardMatter,
        verbose_name=_("It tells of"),
        help_text=_("Said before the text, so that people can choose whether to read it."),
    )
    forms = CodeListField(Exploitation, verbose_name=_("forms of exploitation"))
    regions = PlaceListField(
        _("countries and regions"),
        help_text=_("Where it happened. Leave it empty if that could show who it is."),
    )
    link = LinkField(
        _("where it was told first"), blank=True, default="", help_text=_("If it is public.")
    )
    agreed = CodeListField(
        Agreement,
        verbose_name=_("Whoever lived it agrees"),
        help_text=_("For a story in their own words, all of these. Otherwise leave them empty."),
    )

    objects: ClassVar[Any] = StoryQuerySet.as_manager()
    section = "stories"

    class Meta(Record.Meta):
        abstract = False
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.CheckConstraint(
                name="story_in_own_words_has_every_agreement",
                condition=Q(told_by="retold", agreed=[])
                | Q(told_by__in=sorted(ToldBy.OWN_WORDS), agreed__contains=Agreement.values),
            )
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="story_newest"),
            GinIndex(fields=["codes"], name="story_codes"),
        ]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        self.codes = with_ancestors(self.regions)

    def facts(self) -> Facts:
        """
        Search engines and feeds keep copies of what they were told: they are not told of what may
        be taken back. A text that is hard to read is not quoted in lists.
        """
        return Facts(
            path=self.path,
            title=self.title,
            body=self.summary if self.warnings else f"{self.summary}\n{self.body}",
            codes=self.codes,
            language=self.language,
            is_indexable=not self.is_in_own_words,
            card={"told_by": self.told_by, "summary": self.summary, "warnings": self.warnings},
            names=[self.title],
        )

    @property
    def path(self) -> str:
        """Below the pages to learn from, in a namespace of its own."""
        return f"/awareness/{self.section}/{self.public_id}/"

    @property
    def is_in_own_words(self) -> bool:
        return self.told_by in ToldBy.OWN_WORDS

    @property
    def comes_down_on_request(self) -> bool:
        """Whoever lived it need not have the number."""
        return self.is_in_own_words

    @property
    def warning_labels(self) -> list[str]:
        return labels_of(self, "warnings")


class StorySource(Citation, Row):
    """Where a story, or what it shows, can be read."""

    record = models.ForeignKey(Story, models.CASCADE, related_name="sources")
    supports = LineField(_("what it supports"), max_length=300)

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.source_title
