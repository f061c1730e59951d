"""Services of organizations, in words."""

from datetime import date, timedelta
from typing import Any

import phonenumbers
from babel.dates import format_timedelta
from django import template

from freedomnow.web import partial_dates
from freedomnow.web.clock import today
from freedomnow.web.languages import interface_language, language_name
from freedomnow.web.places import place_name
from freedomnow.web.sentences import in_one_line
from organizations.codes import Cost, ServiceType, Status
from organizations.models import AGING_AFTER_DAYS, Service

# docs/rules.md, rule 10: warned of after a year.
OLD_AFTER_DAYS = 365

register = template.Library()


@register.inclusion_tag("components/service.html")
def service_card(service: Service, organization: Any = None) -> dict[str, Any]:
    """A service with everything said in words; with `organization` it also says whose it is."""
    return {
        "service": service,
        "organization": organization,
        "kind": service.get_type_display(),
        "where": in_one_line(map(place_name, service.regions)),
        "hours": service.hours,
        "languages": in_one_line(map(language_name, service.languages)),
        "serves": in_one_line(service.serves_labels),
        "cost": "" if service.cost == Cost.UNKNOWN else service.get_cost_display(),
        "status": "" if service.status == Status.ACTIVE else service.get_status_display(),
        "age": age_of(service),
        "is_aging": is_older(service, AGING_AFTER_DAYS),
        "is_old": is_old(service),
        "gone_since": service.gone_since,
    }


def is_old(service: Service) -> bool:
    """A page has to warn of it."""
    return is_older(service, OLD_AFTER_DAYS)


def is_older(service: Service, days: int) -> bool:
    """Confirmed longer ago, or maybe so where only a month or year is known."""
    seen = seen_on(service)
    return seen is not None and (today() - seen).days > days


def age_of(service: Service) -> str:
    """When the service was confirmed ("3 months ago"); "" when it was not, or today."""
    seen = seen_on(service)
    if not seen or seen >= today():
        return ""
    past = -whole_units(seen, today())
    language = interface_language()
    return str(format_timedelta(past, threshold=1, add_direction=True, locale=language))


def whole_units(first: date, last: date) -> timedelta:
    """The time between, cut down to whole years, else months, weeks or days, as Babel counts."""
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months >= 12:
        return timedelta(days=months // 12 * 365)
    if months:
        return timedelta(days=months * 30)
    return timedelta(days=days // 7 * 7 or days)


def seen_on(service: Service) -> date | None:
    """The earliest day that its confirmation can mean: a number is never made younger."""
    return partial_dates.earliest(service.confirmed_on) if service.confirmed_on else None


@register.filter
def readable_number(number: str) -> str:
    """A number in groups, as it is written between countries; a short number as it is."""
    if not number.startswith("+"):
        return number
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@register.filter
def service_labels(codes: list[str]) -> str:
    """Kinds of services in one line."""
    words = dict(ServiceType.choices)
    return in_one_line(words.get(code, code) for code in codes)
