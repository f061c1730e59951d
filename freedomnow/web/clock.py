"""The one clock of rules that count days: review dates, ages of numbers, years to come."""

from datetime import UTC, date, datetime, time

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """
    The day it is, in the site's time zone.

    `settings.TODAY` is None on every site; tests fix it, so that what was seen on a day stays
    as old as it was when they were written.
    """
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """The moment it is, for hours of the day; noon in UTC of a day that is fixed."""
    fixed: date | None = settings.TODAY
    return datetime.combine(fixed, time(12), UTC) if fixed else timezone.now()
