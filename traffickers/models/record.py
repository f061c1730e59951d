from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Exploitation, Matter
from freedomnow.evidence.models import Citation
from freedomnow.publishing.models import Merge, Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import (
    CodeListField,
    LanguageField,
    LineField,
    PartialDateField,
    ProseField,
    over,
)
from regions.fields import CountryListField, PlaceField
from regions.tree import with_ancestors
from traffickers import wording
from traffickers.codes import (
    INVERSE_LABELS,
    ConnectionRelation,
    EventCode,
    NameKind,
    RecordType,
    RegionRelation,
    Role,
    SurvivorAnswer,
    Tier,
)
from traffickers.standing import Standing, standing

EARLIEST_YEAR = 1850


class YearField(models.PositiveSmallIntegerField):
    """A year that may be unknown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        bounds = [MinValueValidator(EARLIEST_YEAR), MaxValueValidator(2200)]
        super().__init__(*args, **over({"null": True, "blank": True, "validators": bounds}, kwargs))


class TraffickerQuerySet(RecordQuerySet):
    def on_matters(self, *matters: str) -> Self:
        """Records whose standing rests on one of these."""
        return self.filter(matters__overlap=list(matters))

    def overdue(self, day: date) -> Self:
        """Records that must be affirmed before they may be shown on that day (rules 2 and 4)."""
        return self.filter(shown_until__lt=day)

    def pointing_to(self, record: "Trafficker") -> models.QuerySet["Connection"]:
        """
        Connections of live records whose document names this one, or a page that it took over.
        1 query.
        """
        taken_over = Merge.objects.filter(kind="record", at_last=record.public_id).values("old")
        named = Q(to=record.public_id) | Q(to__in=taken_over)
        return Connection.objects.filter(named).select_related("record")

    def named_by(self, record: "Trafficker") -> dict[str, "Trafficker"]:
        """
        Other live records that this one's document names, by the public id it names: that of a
        page which was taken over leads to the page that did. 1 query.
        """
        wanted = {row["to"] for row in record.document["connections"]} - {record.public_id}
        merges = Merge.objects.filter(kind="record", old__in=wanted)
        taken_over = merges.filter(at_last=OuterRef("public_id")).values("old")
        found = self.filter(
            Q(public_id__in=wanted) | Q(public_id__in=merges.values("at_last"))
        ).exclude(public_id=record.public_id)
        return {
            name: other
            for other in found.annotate(olds=ArraySubquery(taken_over))
            for name in {other.public_id, *other.olds} & wanted
        }


class Trafficker(Record):
    """
    A person, network or company on the public record.

    `tier`, `code`, `live_codes`, `matters` and `shown_until` are computed from the legal events by
    traffickers.standing as of the day of publication; nobody types them. `title` is the main name.
    """

    type = models.CharField(_("what it is"), max_length=10, choices=RecordType.choices)
    year_of_birth = YearField(_("year of birth"), help_text=_("The year only, of a person."))
    nationalities = CountryListField(_("nationalities"))
    roles = CodeListField(Role, verbose_name=_("part in it"))
    forms = CodeListField(Exploitation, verbose_name=_("forms of exploitation"))
    years_from = YearField(_("active from"))
    years_to = YearField(_("active until"))
    summary = ProseField(
        _("summary"),
        max_length=2000,
        blank=True,
        default="",
        help_text=_("Only what the sources say. No victims, no relatives, no addresses."),
    )
    survivor_answer = models.CharField(
        _("Does any source say that this person was trafficked or coerced?"),
        max_length=20,
        choices=SurvivorAnswer.choices,
        default=SurvivorAnswer.NOT_CHECKED,
    )
    # Cases name nobody and point to no record; the way leads from here only.
    cases = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    not_meant = ProseField(
        _("others of this name, who are not meant"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("As “Not the singer of the same name.” Say only what everybody can know."),
    )
    reply = ProseField(
        _("reply of the one who is named"),
        max_length=1500,
        blank=True,
        default="",
        help_text=_("As they sent it, at most 150 words."),
    )
    reply_on = PartialDateField(_("reply sent on"))

    title = models.CharField(max_length=300, editable=False)
    tier = models.CharField(max_length=4, choices=Tier.choices, editable=False)
    code = models.CharField(max_length=30, choices=EventCode.choices, editable=False)
    live_codes = ArrayField(models.CharField(max_length=30), default=list, editable=False)
    matters = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    shown_until = models.DateField(null=True, editable=False)

    objects: ClassVar[Any] = TraffickerQuerySet.as_manager()
    section = "records"

    class Meta(Record.Meta):
        abstract = False
        verbose_name = _("record")
        constraints = [
            models.CheckConstraint(
                name="record_has_a_tier_that_names", condition=Q(tier__in=["A", "B"])
            ),
            # "yes" also needs a senior moderator's word: migration 0010.
            models.CheckConstraint(
                name="record_survivor_was_asked",
                condition=Q(survivor_answer__in=["no_source_does", "yes"]),
            ),
            models.CheckConstraint(
                name="record_years_run_forward",
                condition=Q(years_from__isnull=True)
                | Q(years_to__isnull=True)
                | Q(years_from__lte=F("years_to")),
            ),
        ]
        indexes = [
            models.Index(fields=["title", "id"], name="record_by_title"),
            models.Index(fields=["shown_until"], name="record_shown_until"),
            GinIndex(fields=["codes"], name="record_codes"),
            GinIndex(fields=["matters"], name="record_matters"),
            GinIndex(fields=["live_codes"], name="record_live_codes"),
            GinIndex(fields=["roles"], name="record_roles"),
            GinIndex(fields=["forms"], name="record_forms"),
        ]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        self.title = main_name(self.document)
        told = self.standing_on(timezone.localdate(self.updated_at))
        self.tier, self.code = str(told.tier), str(told.code)
        self.live_codes = list(told.live_codes)
        self.matters = list(told.matters)
        self.shown_until = told.shown_until
        self.codes = with_ancestors({row["code"] for row in self.document["regions"]})

    def standing_on(self, day: date) -> Standing:
        """What may be said on that day."""
        return standing(self.document, day)

    def first_words(self) -> str:
        """The page's title and its banner, made by wording.py like those of the page itself."""
        told = self.standing_on(timezone.localdate(self.updated_at))
        return f"{wording.title(told, self.title)}. {wording.banner(told, self.type)}"

    @property
    def comes_down_on_request(self) -> bool:
        return self.tier == Tier.B

    def facts(self) -> Facts:
        told = self.standing_on(timezone.localdate(self.updated_at))
        return Facts(
            path=self.path,
            title=self.title,
            body=self.summary,
            codes=self.codes,
            standing=self.tier,
            is_indexable=told.is_indexable,
            card={
                "type": self.type,
                "tier": self.tier,
                "code": self.code,
                "matters": list(told.leading_matters),
            },
            names=findable_names(self.document),
        )


def main_name(document: dict[str, Any]) -> str:
    """The first name of kind primary; else the first; "" for a document without names."""
    names = document["names"]
    primary = [row["name"] for row in names if row["kind"] == NameKind.PRIMARY]
    return str((primary or [row["name"] for row in names] or [""])[0])


def findable_names(document: dict[str, Any]) -> list[str]:
    """All names but weak ones ("The Uncle"), which would find the wrong people; main one first."""
    others = [row["name"] for row in document["names"] if row["kind"] != NameKind.WEAK]
    return list(dict.fromkeys([main_name(document), *others]))


class Name(Citation, Row):
    """One name, as a source writes it."""

    record = models.ForeignKey(Trafficker, models.CASCADE, related_name="names")
    name = LineField(_("name"), max_length=300)
    kind = models.CharField(
        _("kind of name"), max_length=10, choices=NameKind.choices, default=NameKind.PRIMARY
    )
    language = LanguageField(_("language or script"))

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.name


class RecordRegion(Citation, Row):
    """A place that a source ties the record to, and how."""

    record = models.ForeignKey(Trafficker, models.CASCADE, related_name="regions")
    code = PlaceField(_("country or region"))
    relation = models.CharField(
        _("in which way"),
        max_length=20,
        choices=RegionRelation.choices,
        default=RegionRelation.ACTIVE_IN,
    )

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.code


class LegalEvent(Citation, Row):
    """What an authority did: docs/rules.md, rule 2. Its own citation decides what it counts."""

    record = models.ForeignKey(Trafficker, models.CASCADE, related_name="legal_events")
    code = models.CharField(_("what happened"), max_length=30, choices=EventCode.choices)
    on = PartialDateField(_("on"), help_text=_("2018, 2018-06 or 2018-06-05"))
    matters = CodeListField(Matter, verbose_name=_("what it is about, as the source says"))
    authority = LineField(
        _("authority"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Who decided: a court, a prosecutor, a ministry, a sanctions committee."),
    )
    jurisdiction = PlaceField(_("country of the authority"), blank=True, default="")
    court = LineField(_("court"), max_length=200, blank=True, default="")
    case_id = LineField(_("case number or list number"), max_length=100, blank=True, default="")
    charges = LineField(_("charges"), max_length=500, blank=True, default="")
    sentence = LineField(_("sentence"), max_length=300, blank=True, default="")
    sentence_ends_on = PartialDateField(_("sentence ends on"))
    kept_on = PartialDateField(_("kept beyond ten years, on"))
    kept_because = LineField(_("kept because"), max_length=300, blank=True, default="")
    act_year = YearField(_("year of the act"))
    says_adult = models.BooleanField(
        _("The official text says that the person was an adult then"), default=False
    )

    class Meta(Row.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="legal_event_is_kept_with_a_reason",
                condition=Q(kept_on="", kept_because="") | ~Q(kept_on="") & ~Q(kept_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()} {self.on}"


class Connection(Citation, Row):
    """What this record is to another one, named by its public id; shown while both are public."""

    record = models.ForeignKey(Trafficker, models.CASCADE, related_name="connections")
    relation = models.CharField(
        _("this record is"), max_length=20, choices=ConnectionRelation.choices
    )
    to = models.CharField(
        _("the other record"),
        max_length=40,
        db_index=True,
        help_text=_("The last part of its address on this site, after /records/."),
    )

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.relation} {self.to}"

    @property
    def inverse_label(self) -> Any:
        """The relation as the other record would say it."""
        return INVERSE_LABELS[self.relation]
