"""The numbers of a country as a card or a poster has them: few, each with the day it was seen."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from freedomnow.web.partial_dates import display
from organizations.models import Service
from organizations.templatetags.services import is_old, readable_number
from organizations.whom_to_call import Emergency, emergency, hotlines

MOST_LINES = 3


@dataclass(frozen=True)
class Line:
    """
    One number of a card; `means` says in words how it is reached, "" where it is called; `is_old`:
    seen so long ago that a page has to warn of it; `where` it was seen.
    """

    number: str
    means: str
    languages: list[str]
    seen: str
    is_old: bool = False
    where: str = ""

    @property
    def readable(self) -> str:
        return readable_number(self.number)


@dataclass(frozen=True)
class Numbers:
    """What a card says about one country."""

    code: str
    emergency: Emergency
    lines: list[Line]


def numbers_of(code: str, moment: datetime) -> Numbers:
    """Emergency numbers, and those lines that are not known to be gone. 2 queries."""
    alive = [one for one in hotlines(code, moment) if one.number and not one.gone_since]
    return Numbers(code, emergency(code), [line_of(service) for service in alive[:MOST_LINES]])


def line_of(service: Service) -> Line:
    seen = display(service.seen_by_somebody_on) if service.seen_by_somebody_on else ""
    where = service.source_publisher or urlsplit(service.source_url).hostname or ""
    return Line(service.number, means_of(service), service.languages, seen, is_old(service), where)


def means_of(service: Service) -> str:
    """How `Service.number` is reached, in words; "" where it is called."""
    if service.phone:
        return ""
    return _("(text)") if service.sms else "(WhatsApp)"
