"""
How often one place may send or try within an hour, counted exactly by PostgreSQL.

A place is a network of addresses (IPv4 /24, IPv6 /56), hashed under a salt that is made anew each
day and thrown away: no address is stored. Reading is never limited: whole towns share an address.
"""

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from freedomnow.submissions.models import DaySalt, Tally

# Within an hour, from one place without an account, and for one account.
SENDS = 20
SENDS_OF_ACCOUNT = 60
WRONG_RECEIPTS = 10
OPENINGS = 300
HOUR = timedelta(hours=1)
COUNT = """
INSERT INTO submissions_tally (place, act, hour, times) VALUES (%s, %s, %s, %s)
ON CONFLICT (place, act, hour) DO UPDATE SET times = submissions_tally.times + excluded.times
RETURNING times
"""


def count(request: HttpRequest, act: str, *, times: int = 1) -> int:
    """Add to this hour's tally; what it is now. One statement: concurrent calls lose none."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [place_of(request), act, this_hour(), times])
        return int(cursor.fetchone()[0])


def seconds_left() -> int:
    """Until the next hour begins, when all tallies are 0 again."""
    return int((this_hour() + HOUR - timezone.now()).total_seconds()) + 1


def this_hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def place_of(request: HttpRequest) -> str:
    """Where a request comes from, as a hash that nobody can undo tomorrow."""
    who = f"account {request.user.pk}" if request.user.is_authenticated else network_of(request)
    return hmac.digest(salt_of_today(), who.encode(), hashlib.sha256).hex()


def network_of(request: HttpRequest) -> str:
    """Its network; allauth knows how many proxies to trust. "" where nobody can tell."""
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):
        return ""
    return str(ip_network((address, 24 if address.version == 4 else 56), strict=False))


def salt_of_today() -> bytes:
    fresh = {"salt": secrets.token_hex(32)}
    kept, _new = DaySalt.objects.get_or_create(day=timezone.now().date(), defaults=fresh)
    return kept.salt.encode()


def spent_salts() -> Any:
    return DaySalt.objects.exclude(day=timezone.now().date())


def spent_tallies() -> Any:
    return Tally.objects.filter(hour__lt=this_hour() - HOUR)


def to_forget(day: date) -> list[str]:
    """What forget() would do, in words."""
    rows = spent_salts().count() + spent_tallies().count()
    return [f"{rows} counts of other days and hours"] if rows else []


def forget() -> int:
    """Throw away the salts of other days and all tallies that count no more; how many rows."""
    return sum(rows.delete()[0] for rows in (spent_salts(), spent_tallies()))
