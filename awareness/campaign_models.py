from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from awareness import campaign_dates
from awareness.campaign_dates import Stage
from awareness.campaign_fields import HashtagField, WayField
from awareness.written import Written
from freedomnow.evidence.codes import Exploitation
from freedomnow.evidence.models import Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import (
    CodeListField,
    LanguageField,
    LineField,
    LinkField,
    PartialDateField,
    ProseField,
)
from regions.fields import PlaceListField
from regions.tree import ancestors, with_ancestors

LONGEST_MESSAGE = 160
# Blanks, and every ASCII sign but "_": what would end a word, or begin markup.
NOT_IN_A_HASHTAG = r"[ -/:-@[-^`{-~[:cntrl:]]"


class CampaignQuerySet(RecordQuerySet):
    def translations_of(self, campaign: "Campaign") -> Self:
        """The same campaign in other languages."""
        return self.filter(group=campaign.group).exclude(language=campaign.language)

    def running_in(self, code: str) -> Self:
        """
        Those that name the place, one below it or a wider one; and those without a place, which
        run everywhere.
        """
        wider = Q(regions__overlap=list(ancestors(code)))
        return self.filter(Q(codes__contains=[code]) | wider | Q(regions=[]))

    def in_order(self, day: date) -> Self:
        """
        What runs on that day, what ends first before the others; then what comes, the next one
        first; then what is over, the latest first. `stage` says which.
        """
        is_coming, is_over = Q(first_day__gt=day), Q(last_day__lt=day)
        stage = Case(
            When(is_coming, then=Value(Stage.COMING)),
            When(is_over, then=Value(Stage.OVER)),
            default=Value(Stage.RUNNING),
        )
        due = Case(When(is_coming, then=F("first_day")), When(~is_over, then=F("last_day")))
        return self.annotate(stage=stage, due=due).order_by(
            "stage", F("due").asc(nulls_last=True), F("last_day").desc(nulls_last=True),
            "title", "pk",
        )  # fmt: skip


class Campaign(Written, Record):
    """
    Something to say together for a while, or for good: a message to pass on and what everybody
    can do, in one language; translations share a `group`. `first_day` and `last_day` are the
    bounds of its partial dates.
    """

    title = LineField(_("title"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    language = LanguageField(_("language"), default="en", blank=False)
    group = models.SlugField(
        _("translation of"),
        max_length=80,
        allow_unicode=True,
        blank=True,
        help_text=_("For a translation: the last part of the original's address."),
    )
    message = LineField(
        _("message"),
        max_length=LONGEST_MESSAGE,
        help_text=_("What people pass on. At most 160 characters, blanks too."),
    )
    hashtag = HashtagField(
        _("hashtag"),
        help_text=_("If there is one: one word of letters, digits and _, in any script."),
    )
    starts_on = PartialDateField(_("begins on"), help_text=_("The year is enough."))
    ends_on = PartialDateField(
        _("ends on"), help_text=_("Leave it empty if it goes on all year round.")
    )
    about = ProseField(
        _("text"),
        max_length=8000,
        help_text=_("Markdown: ## before a heading, - before a list item, [words](https://…)."),
    )
    forms = CodeListField(Exploitation, verbose_name=_("forms of exploitation"))
    regions = PlaceListField(
        _("countries and regions"), help_text=_("Leave it empty if it is for everywhere.")
    )
    link = LinkField(
        _("its own page"),
        blank=True,
        default="",
        help_text=_("Of a campaign that others run: where they tell of it."),
    )

    first_day = models.DateField(null=True, editable=False)
    last_day = models.DateField(null=True, editable=False)

    objects: ClassVar[Any] = CampaignQuerySet.as_manager()
    section = "campaigns"
    address_field = "slug"

    class Meta(Record.Meta):
        abstract = False
        verbose_name = _("campaign")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "language"], name="campaign_has_one_text_per_language"
            ),
            models.CheckConstraint(
                name="campaign_runs_forward",
                condition=Q(first_day__isnull=True)
                | Q(last_day__isnull=True)
                | Q(first_day__lte=F("last_day")),
            ),
            models.CheckConstraint(
                name="campaign_hashtag_is_one_word",
                condition=~Q(hashtag__regex=NOT_IN_A_HASHTAG),
            ),
        ]
        indexes = [
            models.Index(fields=["title", "id"], name="campaign_by_title"),
            GinIndex(fields=["codes"], name="campaign_codes"),
        ]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        self.codes = with_ancestors(self.regions)
        self.first_day = campaign_dates.first_day(self.starts_on)
        self.last_day = campaign_dates.last_day(self.ends_on)

    def facts(self) -> Facts:
        steps = "\n".join(row["text"] for row in self.document["steps"])
        sign = f"#{self.hashtag}" if self.hashtag else ""
        return Facts(
            path=self.path,
            title=self.title,
            body=f"{self.message}\n{sign}\n{self.about}\n{steps}",
            codes=self.codes,
            language=self.language,
            card={
                "message": self.message,
                "hashtag": self.hashtag,
                "starts_on": self.starts_on,
                "ends_on": self.ends_on,
                "run_by": [row["to"] for row in self.document["run_by"] if row["to"]],
            },
            names=list(dict.fromkeys(name for name in (self.title, self.hashtag) if name)),
        )

    @property
    def path(self) -> str:
        """Below the pages to learn from, in a namespace of its own."""
        return f"/awareness/{self.section}/{self.slug}/"

    @property
    def stage_label(self) -> Any:
        """The stage that in_order() found, in words."""
        return Stage(self.stage).label  # type: ignore[attr-defined]

    @property
    def is_our_own(self) -> bool:
        """Run by this site's community: nobody else is named, live or not."""
        return not self.document["run_by"]

    @property
    def is_original(self) -> bool:
        """Its translations have this campaign's slug as their group."""
        return self.slug == self.group

    def is_older_than(self, other: "Campaign") -> bool:
        """Whether the other changed on a later day."""
        return self.updated_at.date() < other.updated_at.date()


class CampaignStep(Row):
    """Something that a reader can do, and where."""

    record = models.ForeignKey(Campaign, models.CASCADE, related_name="steps")
    text = LineField(_("what to do"), max_length=200)
    link = WayField(
        _("where"),
        help_text=_("The path of a page of this site, like /help/, or an https:// address."),
    )

    class Meta(Row.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="step_leads_to_this_site_or_by_https",
                condition=Q(link="")
                | Q(link__startswith="https://")
                | Q(link__startswith="/") & ~Q(link__startswith="//"),
            )
        ]

    def __str__(self) -> str:
        return self.text


class Runner(Row):
    """Who runs a campaign: a page of this site by its public id, or a name where there is none."""

    record = models.ForeignKey(Campaign, models.CASCADE, related_name="run_by")
    to = models.CharField(
        _("organization on this site"),
        max_length=40,
        blank=True,
        default="",
        help_text=_("The address of its page on this site."),
    )
    name = LineField(
        _("or its name"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Only of an organization that has no page here yet. Never of a person."),
    )

    class Meta(Row.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="runner_is_a_page_or_a_name",
                condition=Q(to="", name__gt="") | Q(to__gt="", name=""),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.to


class CampaignSource(Citation, Row):
    """Where a campaign is told of, and what it rests on."""

    record = models.ForeignKey(Campaign, models.CASCADE, related_name="sources")
    supports = LineField(_("what it supports"), max_length=300)

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.source_title
