"""
Whether somebody answers now: from the hours of a service and the clock of its time zone.

The fields are HSDS's schedule (byday, opens_at, closes_at, timezone). What they do not tell is
unknown, and is said to be: hours without a zone, days without hours, hours without days.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from organizations.codes import Day
from organizations.models import Service

DAYS = [day.value for day in Day]  # as datetime.weekday() counts: Monday first


class Opening(StrEnum):
    """Values are what components/opening.html compares with."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


def opening(service: Service, moment: datetime) -> Opening:
    """Whether it is open at that moment (with a time zone, any)."""
    if service.always_open:
        return Opening.ALWAYS
    if not has_schedule(service):
        return Opening.UNKNOWN
    return Opening.OPEN if is_within_hours(service, moment) else Opening.CLOSED


def has_schedule(service: Service) -> bool:
    return bool(service.days and service.opens_at and service.closes_at and service.timezone)


def is_within_hours(service: Service, moment: datetime) -> bool:
    """
    By the clock on the wall there; closing time itself is closed. Hours that end at or before
    they begin last into the next day: 20:00 to 06:00, and 00:00 to 00:00 for the whole day.
    """
    there = moment.astimezone(ZoneInfo(service.timezone))
    clock = there.strftime("%H:%M")
    today = DAYS[there.weekday()] in service.days
    if service.opens_at < service.closes_at:
        return today and service.opens_at <= clock < service.closes_at
    yesterday = DAYS[(there - timedelta(days=1)).weekday()] in service.days
    return (today and clock >= service.opens_at) or (yesterday and clock < service.closes_at)


def time_there(service: Service, moment: datetime) -> str:
    """The clock on the wall there, "14:05"; "" where its zone is not known."""
    if not service.timezone:
        return ""
    return moment.astimezone(ZoneInfo(service.timezone)).strftime("%H:%M")
