"""Whom to call in a country: the emergency numbers, the lines and the organizations there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from organizations.models import Organization, Service
from organizations.numbers import warned
from organizations.opening import Opening, opening, time_there
from regions.emergency import Emergency, emergency

__all__ = ["Emergency", "emergency", "hotlines", "offers", "organizations_in"]

MOST_ORGANIZATIONS = 4
# Services that are looked at before the open ones are chosen: more than any place has.
MOST_LOOKED_AT = 200


def hotlines(code: str, moment: datetime, most: int | None = None) -> list[Service]:
    """Lines for that country, those that are closed now behind the others. 2 queries."""
    return told(Service.objects.reachable_from(code), moment)[:most]


def offers(code: str, types: Iterable[str], moment: datetime, most: int) -> list[Service]:
    """
    Services of these kinds there, those that are closed now behind the others; among each the
    country's own helpers first. 2 queries.
    """
    return told(Service.objects.offered_in(code, types), moment)[:most]


def told(services: QuerySet[Service], moment: datetime) -> list[Service]:
    """
    Each with what to warn of and whether it is open; those that are closed, then those whose number
    is gone, stand last. 2 queries, one of them the services'.
    """
    listed = warned(services[:MOST_LOOKED_AT])
    for service in listed:
        service.opening = opening(service, moment)
        service.time_there = time_there(service, moment)
    return sorted(listed, key=lambda one: (one.gone_since is not None, is_closed(one)))


def is_closed(service: Service) -> bool:
    return service.opening == Opening.CLOSED


def organizations_in(code: str) -> Any:
    """Some that work in that very country, by name. 1 query."""
    there = Organization.objects.about_region(code)
    return there.order_by("name", "pk")[:MOST_ORGANIZATIONS]
