from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.models import Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import LineField, ProseField
from freedomnow.web.languages import INTERFACE_LANGUAGES
from freedomnow.web.places import place_name
from regions import tree
from regions.codes import Indicator
from regions.fields import PlaceField


class RegionQuerySet(RecordQuerySet):
    def at(self, code: str) -> Self:
        return self.filter(code=code)


class Region(Record):
    """
    What is known about a place: figures and a note. The place itself (name, parent, slug) stands
    in regions.tree; a place without a row here has a page all the same.
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
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    value = LineField(
        _("value"), max_length=40, help_text=_("A number, <5, or no_data. Never 0 for unknown.")
    )
    unit = LineField(_("unit"), max_length=40)

    class Meta(Row.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="figure_has_a_source", condition=~Q(source_url="") | ~Q(source_reference="")
            ),
            models.UniqueConstraint(
                fields=["record", "indicator", "year", "unit"], name="figure_is_told_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"
