"""
Whether a number still stands on its operator's own page: docs/rules.md, rule 10.

A machine looks; nothing here says that a person did. It warns of a number only where it has seen
it on that page before: many pages write their numbers with a script, which it does not run.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.links.checking import look_at
from freedomnow.links.fetching import Answer, read
from freedomnow.links.models import LinkState
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import locked
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin
from freedomnow.web.clock import today
from organizations.codes import NumberState, Status
from organizations.models import NumberCheck, Organization, Service

KIND = "organization"
MACHINE = "check_numbers"
LOCK = 7_040_115  # of PostgreSQL's advisory locks; any number that nothing else uses
NOT_STORED = 0  # no row has this number
GONE_AFTER = timedelta(days=7)  # between two looks that did not find it
WAS_MISSING = (NumberState.MISSING, NumberState.GONE)
TAG = re.compile(r"<[^<>]*>")
# What people write between the digits of one number.
RUN = re.compile(r"\d[\d\s().\-/\u00a0\u2010-\u2015\u202f]*")


# -- looking -------------------------------------------------------------------------------------


def check(most: int, every: timedelta, pause: float) -> Counter[str]:
    """Look for the numbers that are due; how many are in which state now, and were proposed."""
    services = to_look_for()
    forget_all_but(services)
    by_url: dict[str, list[Service]] = {}
    for service in due(services, most, every):
        by_url.setdefault(service.source_url, []).append(service)
    counts: Counter[str] = Counter()
    for url, answer in look_at(by_url, pause, read):
        for service in by_url[url]:
            counts.update(note(service, found(service.number, answer, url), today()))
    return counts


def forget_all_but(services: Iterable[Service]) -> None:
    """Nothing is kept of numbers that no page gives any more. 2 queries."""
    cited = {what_is_checked(service) for service in services}
    told = NumberCheck.objects.values_list("pk", "record_id", "key", "number", "url")
    gone = [pk for pk, *what in told if tuple(what) not in cited]
    NumberCheck.objects.filter(pk__in=gone).delete()


def due(services: Iterable[Service], most: int, every: timedelta) -> list[Service]:
    """Those that nobody looked for, then those looked for longest ago. 1 query."""
    looked = {
        (check.record_id, check.key, check.number, check.url): check.checked_at
        for check in NumberCheck.objects.all()
    }
    line = timezone.now() - every
    waiting = [
        (at, service)
        for service in services
        if (at := looked.get(what_is_checked(service))) is None or at <= line
    ]
    waiting.sort(key=lambda row: (row[0] is not None, row[0] or line, row[1].pk))
    return [service for _at, service in waiting[:most]]


def to_look_for() -> list[Service]:
    """Active services with a number that is cited from their operator's own page. 1 query."""
    cited = Service.objects.filter(status=Status.ACTIVE, source_kind=SourceKind.OPERATOR)
    cited = cited.exclude(source_url="").select_related("record")
    return [service for service in cited.order_by("pk") if service.number]


def what_is_checked(service: Service) -> tuple[int, str, str, str]:
    return service.record_id, service.key, service.number, service.source_url


def found(number: str, answer: Answer, url: str) -> NumberState:
    """What the page says; UNCLEAR for half a page, another page, or none."""
    if answer.state != LinkState.FOUND or not is_same_page(url, answer.url):
        return NumberState.UNCLEAR
    if stands_in(number, answer.body.decode(errors="replace")):
        return NumberState.SHOWN
    return NumberState.UNCLEAR if answer.is_cut else NumberState.MISSING


def is_same_page(url: str, other: str) -> bool:
    """Whether a redirect led to the same place: only scheme, "www." or a slash may differ."""
    return place_of(url) == place_of(other)


def place_of(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query


def stands_in(number: str, page: str) -> bool:
    """
    Its digits, in a row as people write them, in the text or in a link of the page.

    More is found than a person would: to miss a number that stands there would warn wrongly.
    """
    digits = digits_of(number)
    texts = (html.unescape(page), html.unescape(TAG.sub("", page)))
    runs = (re.sub(r"\D", "", run) for text in texts for run in RUN.findall(text))
    return any(digits in run for run in runs)


def digits_of(number: str) -> str:
    """Without the country's code, which a page may leave out."""
    if not number.startswith("+"):
        return number
    try:
        return str(phonenumbers.parse(number).national_number)
    except phonenumbers.NumberParseException:
        return number.removeprefix("+")


# -- what becomes of it --------------------------------------------------------------------------


@transaction.atomic
def note(service: Service, state: NumberState, day: date) -> list[str]:
    """What is known now, and "proposed" where moderators are asked; [] where the page moved on."""
    record = locked(kind_named(KIND), service.record.public_id)
    if not isinstance(record, Organization) or record.version != service.record.version:
        return []
    check = check_of(service)
    judge(check, state, day)
    check.save()
    told = [check.state]
    if check.state == NumberState.GONE and propose(record, check):
        told.append("proposed")
    return told


def check_of(service: Service) -> NumberCheck:
    """The one that is kept; begun anew for another number or page, or if somebody saw it since."""
    there = NumberCheck.objects.filter(record=service.record_id, key=service.key).first()
    told = {"number": service.number, "url": service.source_url}
    if there is None:
        return NumberCheck(record=service.record, key=service.key, **told)
    if (there.number, there.url) != (service.number, service.source_url) or (
        there.missing_since and not is_news(there, service)
    ):
        return NumberCheck(pk=there.pk, record=service.record, key=service.key, **told)
    return there


def judge(check: NumberCheck, state: NumberState, day: date) -> None:
    """Missing counts only after the number was shown; what cannot be told changes nothing."""
    check.checked_at = timezone.now()
    if state == NumberState.SHOWN:
        check.state, check.shown_on, check.missing_since = state, day, None
    elif state == NumberState.MISSING and check.shown_on:
        check.missing_since = check.missing_since or day
        is_gone = day - check.missing_since >= GONE_AFTER
        check.state = NumberState.GONE if is_gone else NumberState.MISSING
    elif check.state not in WAS_MISSING:
        check.state = NumberState.UNCLEAR


def propose(record: Organization, check: NumberCheck) -> bool:
    """Ask moderators to take the service off the help pages, once each time that it vanished."""
    reason = _(
        "A machine saw the number on the operator's page on %(shown)s, and did not find it there "
        "on %(missing)s nor a week later. Nobody has looked. Open the page before you decide."
    ) % {"shown": check.shown_on, "missing": check.missing_since}
    try:
        _report, is_new = submit(
            KIND,
            without(record.document, check.key),
            by=None,
            by_name=MACHINE,
            target=record.public_id,
            base_version=record.version,
            comment=reason,
            import_key=f"number|{record.public_id}|{check.key}|{check.missing_since}",
            origin=Origin.CLOCK,
        )
    except ValidationError:
        return False
    return is_new


def without(document: Document, key: str) -> Document:
    """The document with that service marked as not active."""
    services = [
        row | {"status": Status.INACTIVE.value} if row["key"] == key else row
        for row in document["services"]
    ]
    return document | {"services": services}


# -- what pages say ------------------------------------------------------------------------------


def warned(services: Iterable[Service]) -> list[Service]:
    """
    The services, each told since when its number is gone; those that are stand last. 1 query,
    also where there is nothing to ask about: a page costs the same with lines and without.
    """
    listed = list(services)
    records = {NOT_STORED, *(service.record_id for service in listed if service.record_id)}
    gone = NumberCheck.objects.filter(state=NumberState.GONE, record__in=records)
    by_key = {(one.record_id, one.key): one for one in gone}
    for service in listed:
        check = by_key.get((service.record_id, service.key))
        is_told = check and check.number == service.number and is_news(check, service)
        service.gone_since = check.missing_since if check and is_told else None
    return sorted(listed, key=lambda service: service.gone_since is not None)


def is_news(check: NumberCheck, service: Service) -> bool:
    """Whether nobody has seen the number since. Partial dates compare as text, the year first."""
    return str(check.missing_since) >= service.seen_by_somebody_on
