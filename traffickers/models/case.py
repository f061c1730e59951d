from typing import Any, ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Exploitation, HardMatter
from freedomnow.evidence.models import Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import CodeListField, LanguageField, LineField, ProseField, labels_of
from freedomnow.web.languages import is_rtl
from regions.fields import PlaceField, PlaceListField
from regions.tree import with_ancestors
from traffickers.case_codes import Act, Means, Outcome, Purpose, Victims
from traffickers.models.record import YearField


class CaseQuerySet(RecordQuerySet):
    def in_year(self, year: int) -> Self:
        """Cases that lie in that year, wholly or in part; one without years lies in none."""
        begins = Q(years_from__lte=year) | Q(years_from__isnull=True, years_to__isnull=False)
        ends = Q(years_to__gte=year) | Q(years_to__isnull=True, years_from=year)
        return self.filter(begins & ends)


class Case(Record):
    """
    What happened, told without a name: neither of those who did it nor of those who were harmed.

    A record may point to cases; a case points to no record, because whoever could follow that
    way would read a name here.
    """

    title = LineField(
        _("title"), max_length=150, help_text=_("What happened, and where. Name nobody.")
    )
    language = LanguageField(_("language"), default="en", blank=False)
    summary = ProseField(
        _("what happened"),
        max_length=4000,
        help_text=_("Only what the sources say. No names, and nothing that shows who was harmed."),
    )
    warnings = CodeListField(
        HardMatter,
        verbose_name=_("It tells of"),
        help_text=_("Said before the text, so that people can choose whether to read it."),
    )
    court = LineField(
        _("court or authority"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("If one was at work, with the case number."),
    )
    regions = PlaceListField(_("countries"))
    years_from = YearField(_("from year"))
    years_to = YearField(_("to year"))
    forms = CodeListField(Exploitation, verbose_name=_("forms of exploitation"))
    acts = CodeListField(Act, verbose_name=_("what was done with people"))
    means = CodeListField(Means, verbose_name=_("by which means"))
    of_children = models.BooleanField(
        _("Those who were harmed were children"),
        default=False,
        help_text=_("Then no means are needed: a child cannot agree to it."),
    )
    purposes = CodeListField(Purpose, verbose_name=_("what it was for"))
    elements_note = LineField(
        _("If one of the three is missing: why is it trafficking all the same?"),
        max_length=300,
        blank=True,
        default="",
    )
    outcome = models.CharField(
        _("how far it has come"), max_length=30, choices=Outcome.choices, default=Outcome.UNKNOWN
    )
    victims = models.CharField(
        _("how many people were harmed"),
        max_length=10,
        choices=Victims.choices,
        default=Victims.UNKNOWN,
    )

    objects: ClassVar[Any] = CaseQuerySet.as_manager()
    section = "cases"

    class Meta(Record.Meta):
        abstract = False
        verbose_name = _("case")
        constraints = [
            models.CheckConstraint(
                name="case_years_run_forward",
                condition=Q(years_from__isnull=True)
                | Q(years_to__isnull=True)
                | Q(years_from__lte=F("years_to")),
            ),
            models.CheckConstraint(
                name="case_tells_its_elements_or_why_not",
                condition=~Q(elements_note="")
                | ~Q(acts=[]) & ~Q(purposes=[]) & (~Q(means=[]) | Q(of_children=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="case_newest"),
            GinIndex(fields=["codes"], name="case_codes"),
            GinIndex(fields=["forms"], name="case_forms"),
            GinIndex(fields=["purposes"], name="case_purposes"),
        ]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        routes = {row[end] for row in self.document["routes"] for end in ("origin", "destination")}
        self.codes = with_ancestors({*self.regions, *routes})

    def facts(self) -> Facts:
        return Facts(
            path=self.path,
            title=self.title,
            body=f"{self.summary}\n{self.court}",
            codes=self.codes,
            language=self.language,
            card={
                "outcome": self.outcome,
                "forms": self.forms,
                "regions": self.regions,
                "years": [self.years_from, self.years_to],
                "summary": self.beginning,
                "warnings": self.warnings,
                "routes": [[r["origin"], r["destination"]] for r in self.document["routes"]],
            },
            names=[self.title],
        )

    @property
    def beginning(self) -> str:
        """For lists; of what is hard to read nothing, as the warning stands before the text."""
        return "" if self.warnings else self.summary[:200]

    @property
    def direction(self) -> str:
        return "rtl" if is_rtl(self.language) else "ltr"

    def labels(self, name: str) -> list[str]:
        """The codes of one of its lists, in words."""
        return labels_of(self, name)


class CaseSource(Citation, Row):
    """What a case rests on: a court, an authority, an organization, the press."""

    record = models.ForeignKey(Case, models.CASCADE, related_name="sources")
    supports = LineField(_("what it supports"), max_length=300, blank=True, default="")

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.source_title


class Route(Citation, Row):
    """From where to where people were brought."""

    record = models.ForeignKey(Case, models.CASCADE, related_name="routes")
    origin = PlaceField(_("from"))
    destination = PlaceField(_("to"))

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.origin} to {self.destination}"
