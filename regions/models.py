from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Matter
from freedomnow.evidence.models import HAS_SOURCE, Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import LineField, PartialDateField, ProseField
from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.places import place_name
from regions import tree
from regions.codes import Indicator
from regions.fields import PlaceField
from regions.law_codes import DATED, Joining, Treaty

YEARS = [MinValueValidator(1900), MaxValueValidator(2200)]
OLDEST_LAW = 1000  # a year of four digits


class RegionQuerySet(RecordQuerySet):
    def at(self, code: str) -> Self:
        return self.filter(code=code)


class Region(Record):
    """
    What is known about a place: figures, law, treaties and a note. The place itself (name,
    parent, slug) stands in regions.tree; a place without a row here has a page all the same.
    """

    code = PlaceField(_("country or region"), unique=True)
    note = ProseField(_("note"), max_length=1000, blank=True, default="")

    objects: ClassVar[Any] = RegionQuerySet.as_manager()
    section = "regions"

    class Meta(Record.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="region_is_named_by_its_code", condition=Q(public_id=models.F("code"))
            )
        ]

    def __str__(self) -> str:
        return place_name(self.code)

    @property
    def slug(self) -> str:
        return tree.slug(self.code)

    address_field: ClassVar[str] = "slug"

    def derive(self) -> None:
        self.codes = tree.with_ancestors([self.code])

    def facts(self) -> Facts:
        names = dict.fromkeys(place_name(self.code, language) for language in INTERFACE_LANGUAGES)
        return Facts(
            path=self.path,
            title=place_name(self.code, "en"),
            body=self.note,
            codes=self.codes,
            card={"code": self.code, "level": str(tree.level(self.code))},
            names=list(names),
        )


class Figure(Citation, Row):
    """
    One indicator in one year. `value` is text, because "<5" and "no data" are values and not
    zero (docs/rules.md, rule 10); codes of tiers and statuses stand in regions.codes.
    """

    record = models.ForeignKey(Region, models.CASCADE, related_name="figures")
    indicator = models.CharField(_("what is counted"), max_length=30, choices=Indicator.choices)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    value = LineField(
        _("value"), max_length=40, help_text=_("A number, <5, or no_data. Never 0 for unknown.")
    )
    unit = LineField(_("unit"), max_length=40)

    class Meta(Row.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(name="figure_has_a_source", condition=HAS_SOURCE),
            models.UniqueConstraint(
                fields=["record", "indicator", "year", "unit"], name="figure_is_told_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class Law(Citation, Row):
    """
    A law of the place against trafficking, forced labour or smuggling; the citation's link leads
    to its text. A place can have several for one crime, and one statute several sections.
    """

    record = models.ForeignKey(Region, models.CASCADE, related_name="laws")
    matter = models.CharField(_("what it is against"), max_length=20, choices=Matter.choices)
    statute = LineField(_("name of the law"), max_length=200)
    year = models.PositiveSmallIntegerField(
        _("year of the law"),
        null=True,
        blank=True,
        validators=[MinValueValidator(OLDEST_LAW), MaxValueValidator(2200)],
    )
    section = LineField(
        _("section"), max_length=100, blank=True, default="", help_text=_("For example: § 232.")
    )
    penalty = LineField(
        _("penalty"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("As the law says it: from how many to how many years, fines."),
    )

    class Meta(Row.Meta):
        abstract = False
        constraints = [models.CheckConstraint(name="law_has_a_source", condition=HAS_SOURCE)]

    def __str__(self) -> str:
        return self.statute


class Convention(Citation, Row):
    """
    Whether the place has joined a treaty: as a source says it for the year `as_of`, so several
    may stand beside each other. `joined_on` is when it did, or signed, where that source gives
    the date; "" where it does not.
    """

    record = models.ForeignKey(Region, models.CASCADE, related_name="conventions")
    convention = models.CharField(_("treaty"), max_length=10, choices=Treaty.choices)
    status = models.CharField(_("has it joined?"), max_length=20, choices=Joining.choices)
    as_of = models.PositiveSmallIntegerField(_("as it stood in"), validators=YEARS)
    joined_on = PartialDateField(
        _("joined or signed on"), help_text=_("Only if a source gives the date.")
    )

    class Meta(Row.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(name="convention_has_a_source", condition=HAS_SOURCE),
            models.CheckConstraint(
                name="convention_date_is_of_joining",
                condition=Q(joined_on="") | Q(status__in=sorted(DATED)),
            ),
            models.UniqueConstraint(
                fields=["record", "convention", "as_of"], name="convention_is_told_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.convention}: {self.status}"
