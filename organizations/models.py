import zoneinfo
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.models import HAS_SOURCE, Citation
from freedomnow.publishing.models import Record, RecordQuerySet, Row
from freedomnow.search.models import Facts
from freedomnow.web.fields import (
    CodeListField,
    LanguageListField,
    LineField,
    LinkField,
    PartialDateField,
    ProseField,
    labels_of,
    over,
)
from organizations.codes import (
    INVERSE_RELATIONS,
    AddressVisibility,
    Cost,
    Day,
    NumberState,
    OrganizationType,
    RelationCode,
    Serves,
    ServiceType,
    Status,
)
from regions.fields import PlaceListField
from regions.tree import with_ancestors

# E.164 with its plus, or a short number that works inside its countries only.
phone_number = RegexValidator(
    r"^(\+[1-9]\d{6,14}|\d{3,8})\Z",
    _("Write the number with its country, like +4420…, or a short number of 3 to 8 digits."),
)
BETWEEN_DIGITS = " -().\u00a0"
clock_time = RegexValidator(r"^([01]\d|2[0-3]):[0-5]\d\Z", _("Write the time like 09:00."))


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Write a time zone like Europe/Paris."), code="timezone")


class PhoneFormField(forms.CharField):
    """Leaves out the blanks, dots and dashes that people type between the digits."""

    def to_python(self, value: Any) -> str:
        return "".join(c for c in str(super().to_python(value) or "") if c not in BETWEEN_DIGITS)


class PhoneField(models.CharField):
    """A number to call or text; "" for none."""

    default_validators = [phone_number]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **over({"max_length": 16, "blank": True, "default": ""}, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**over({"form_class": PhoneFormField, "max_length": 40}, kwargs))


# docs/rules.md, rule 10: a number that nobody has looked at for so long says so.
AGING_AFTER_DAYS = 180


class OrganizationQuerySet(RecordQuerySet):
    def offering(self, service: str) -> Self:
        return self.filter(service_types__contains=[service])

    def serving(self, group: str) -> Self:
        """Those with a service for that group, or for everyone."""
        return self.filter(serves__overlap=[group, Serves.EVERYONE])

    def speaking(self, language: str) -> Self:
        return self.filter(spoken__contains=[language])


class Organization(Record):
    """
    Somebody who helps or campaigns. `service_types`, `serves` and `spoken` gather the services'
    codes for the lists. With a hidden address `city` and `street` are empty in every document.
    """

    name = LineField(_("name"), max_length=200)
    alternate_name = LineField(_("other name"), max_length=200, blank=True, default="")
    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    website = LinkField(_("website"), blank=True, default="")
    type = models.CharField(_("type"), max_length=40, choices=OrganizationType.choices)
    description = ProseField(_("what it does"), max_length=2000)
    regions = PlaceListField(_("where it works"))
    languages = LanguageListField(verbose_name=_("languages"))
    address_visibility = models.CharField(
        _("address"),
        max_length=10,
        choices=AddressVisibility.choices,
        default=AddressVisibility.HIDDEN,
        help_text=_("Never give the address of a safe place. Hidden means: not stored at all."),
    )
    city = LineField(_("town"), max_length=100, blank=True, default="")
    street = LineField(_("street and number"), max_length=200, blank=True, default="")

    service_types = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    serves = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    spoken = ArrayField(models.CharField(max_length=12), default=list, editable=False)

    objects: ClassVar[Any] = OrganizationQuerySet.as_manager()
    section = "organizations"
    address_field = "slug"

    class Meta(Record.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="organization_hides_its_address",
                condition=Q(address_visibility="full")
                | Q(address_visibility="partial", street="")
                | Q(address_visibility="hidden", street="", city=""),
            )
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="organization_by_name"),
            GinIndex(fields=["codes"], name="organization_codes"),
            GinIndex(fields=["service_types"], name="organization_service_types"),
        ]

    def __str__(self) -> str:
        return self.name

    def derive(self) -> None:
        services = self.document["services"]
        places = {code for service in services for code in service["regions"]}
        self.codes = with_ancestors({*self.regions, *places})
        self.service_types = sorted({service["type"] for service in services})
        self.serves = sorted({group for service in services for group in service["serves"]})
        spoken = {code for service in services for code in service["languages"]}
        self.spoken = sorted({*self.languages, *spoken})

    @property
    def confirmed_on(self) -> str:
        """When the contact of one of my active services was last confirmed; "" for never."""
        services = self.document["services"]
        active = (row["confirmed_on"] for row in services if row["status"] == Status.ACTIVE)
        return max(active, default="")

    def facts(self) -> Facts:
        services = " ".join(service["name"] for service in self.document["services"])
        return Facts(
            path=self.path,
            title=self.name,
            body=f"{self.alternate_name}\n{self.description}\n{services}",
            codes=self.codes,
            card={
                "services": self.service_types,
                "summary": self.description[:200],
                "confirmed_on": self.confirmed_on,
            },
            names=[name for name in (self.name, self.alternate_name) if name],
        )


class ServiceQuerySet(models.QuerySet["Service"]):
    def reachable_from(self, code: str) -> Self:
        """
        Hotlines with a number or a chat for that country: those that name it, then those of a
        region that it lies in; the newest first.
        """
        direct = ~Q(phone="") | ~Q(sms="") | ~Q(whatsapp="") | ~Q(chat_url="")
        return (
            self.filter(direct, type=ServiceType.HOTLINE, status=Status.ACTIVE)
            .filter(regions__overlap=with_ancestors([code]))
            .select_related("record")
            .annotate(is_wider=Case(When(regions__contains=[code], then=0), default=1))
            .order_by("is_wider", "-confirmed_on", "record__name", "position")
        )

    def offered_in(self, code: str, types: Iterable[str]) -> Self:
        """Active services of these kinds, those that name the country before wider ones."""
        return (
            self.filter(type__in=list(types), status=Status.ACTIVE)
            .filter(regions__overlap=with_ancestors([code]))
            .select_related("record")
            .annotate(is_wider=Case(When(regions__contains=[code], then=0), default=1))
            .order_by("is_wider", "record__name", "position")
        )

    def without_number(self) -> Self:
        """Active hotlines that nobody has found a number of, with a source, yet. By name."""
        bare = Q(phone="", sms="", whatsapp="", chat_url="")
        lines = self.filter(bare, type=ServiceType.HOTLINE, status=Status.ACTIVE)
        return lines.select_related("record").order_by("record__name", "position")

    def to_check(self, day: date) -> Self:
        """
        Numbers that nobody has looked at for half a year, or ever; the oldest first. A month or a
        year counts from its first day.
        """
        line = str(day - timedelta(days=AGING_AFTER_DAYS))
        has_number = ~Q(phone="") | ~Q(sms="") | ~Q(whatsapp="")
        old = self.filter(has_number, status=Status.ACTIVE, confirmed_on__lt=line)
        return old.select_related("record").order_by("confirmed_on", "record__name", "position")


class Service(Citation, Row):
    """Something one can get from an organization, in the fields of HSDS 3."""

    record = models.ForeignKey(Organization, models.CASCADE, related_name="services")
    type = models.CharField(_("kind of service"), max_length=20, choices=ServiceType.choices)
    name = LineField(_("name of the service"), max_length=200, blank=True, default="")
    regions = PlaceListField(_("where it can be used"))
    languages = LanguageListField(verbose_name=_("languages"))
    serves = CodeListField(Serves, verbose_name=_("for whom"))
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    phone = PhoneField(_("phone"))
    sms = PhoneField(_("number for text messages"))
    whatsapp = PhoneField(_("WhatsApp"))
    chat_url = LinkField(_("link to a chat"), blank=True, default="")
    url = LinkField(_("link"), blank=True, default="")
    email = models.EmailField(_("e-mail"), max_length=200, blank=True, default="")
    always_open = models.BooleanField(_("open day and night"), default=False)
    days = CodeListField(Day, verbose_name=_("days"))
    opens_at = models.CharField(
        _("opens at"), max_length=5, blank=True, default="", validators=[clock_time]
    )
    closes_at = models.CharField(
        _("closes at"), max_length=5, blank=True, default="", validators=[clock_time]
    )
    timezone = models.CharField(
        _("time zone"), max_length=40, blank=True, default="", validators=[validate_time_zone]
    )
    hours_note = LineField(_("more about the hours"), max_length=400, blank=True, default="")
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE
    )
    confirmed_on = PartialDateField(
        _("confirmed on"),
        help_text=_(
            "The day on which the operator's own page, or a call, said so. "
            "2023 or 2023-06 where the page tells no day."
        ),
    )

    objects = ServiceQuerySet.as_manager()

    class Meta(Row.Meta):
        abstract = False
        indexes = [GinIndex(fields=["regions"], name="service_regions")]

    def __str__(self) -> str:
        return self.name or str(self.get_type_display())

    # Since when its operator's page lacks the number, where that has to be said (numbers.py).
    gone_since: date | None = None
    # Whether somebody answers now, and what time it is there; "" on pages that do not say so.
    opening = ""
    time_there = ""

    @property
    def has_number(self) -> bool:
        return bool(self.number)

    @property
    def number(self) -> str:
        """The first of its numbers; "" where it has none."""
        return str(self.phone or self.sms or self.whatsapp)

    @property
    def seen_by_somebody_on(self) -> str:
        """The partial date on which a person saw the number, as the page tells it."""
        return self.confirmed_on or self.source_retrieved_on

    @property
    def serves_labels(self) -> list[str]:
        return labels_of(self, "serves")

    @property
    def hours(self) -> str:
        """When it can be reached, in words; "" when nothing is known."""
        if self.always_open:
            return gettext("Day and night")
        days = labels_of(self, "days")
        parts = [", ".join(days)]
        if self.opens_at and self.closes_at:
            times = {"opens": self.opens_at, "closes": self.closes_at}
            parts.append(gettext("from %(opens)s to %(closes)s") % times)
        if any(parts) and self.timezone:
            parts.append(gettext("(time of %(zone)s)") % {"zone": self.timezone})
        return " ".join(part for part in parts if part)


class Source(Citation, Row):
    """What an organization's page rests on besides its services."""

    record = models.ForeignKey(Organization, models.CASCADE, related_name="sources")
    supports = LineField(_("what it supports"), max_length=300)

    class Meta(Row.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.source_title


class Relation(Citation, Row):
    """What the organization is to another one, named by its public id; shown while both are up."""

    record = models.ForeignKey(Organization, models.CASCADE, related_name="relations")
    relation = models.CharField(
        _("this organization is"), max_length=20, choices=RelationCode.choices
    )
    to = models.CharField(_("the other organization"), max_length=40, db_index=True)

    class Meta(Row.Meta):
        abstract = False
        constraints = [models.CheckConstraint(name="relation_has_a_source", condition=HAS_SOURCE)]

    def __str__(self) -> str:
        return f"{self.relation} {self.to}"

    @property
    def inverse_label(self) -> Any:
        """The relation as the other organization would say it."""
        return INVERSE_RELATIONS[self.relation]


class NumberCheck(models.Model):
    """
    What a machine found when it looked for a service's number on its operator's own page.

    No foreign key to the service, whose row is written anew with each version: `key`, `number` and
    `url` are those that were looked for, and a check of others says nothing about it.
    """

    record = models.ForeignKey(Organization, models.CASCADE, related_name="number_checks")
    key = models.CharField(max_length=16)
    number = models.CharField(max_length=16)
    url = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=NumberState.choices)
    shown_on = models.DateField(null=True)
    missing_since = models.DateField(null=True)
    checked_at = models.DateTimeField()

    is_public = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "key"], name="number_check_is_kept_once"),
            models.CheckConstraint(
                name="number_is_missing_since_a_day_after_it_was_shown",
                condition=Q(
                    state__in=["missing", "gone"],
                    missing_since__isnull=False,
                    shown_on__isnull=False,
                )
                | ~Q(state__in=["missing", "gone"]) & Q(missing_since__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"number check {self.pk}"
