"""
What rules notice about a report when it comes. They flag; two of them also hold it back.

Nothing here is lost or refused: what is held back is a report like any other, out of the inbox,
which a moderator can take up again. Its sender is told what every sender is told.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.documents import Document
from freedomnow.submissions.models import Origin, Submission
from freedomnow.web.text import folded

# An input that people neither see nor reach; programs fill in everything.
HONEYPOT = "website2"
OPENED = signing.TimestampSigner(salt="freedomnow.submissions.opened")
# Seconds that a person needs at the least to fill in a form.
FASTEST = 2
MOST_LINKS_IN_PROSE = 10
LINK = re.compile(r"https?://(www\.)?|www\.", re.I)
# A rule that catches so much of a day's reports is wrong, or is being used against us.
DAY = timedelta(days=1)
ENOUGH_TO_JUDGE = 20
LARGEST_SHARE = 0.05


class Flag(models.TextChoices):
    """What was noticed."""

    HONEYPOT = "honeypot", _("A field was filled in that people do not see")
    FAST = "fast", _("Sent within two seconds, or from a form that we did not draw")
    LINKS = "links", _("Many links in the text")
    REPEATED = "repeated", _("Says the same as a report that is still open")


# Rules that hold a report back, and do not only flag it.
HOLDING = (Flag.REPEATED, Flag.HONEYPOT)


def opened_now() -> str:
    """For the form: when it was drawn, signed."""
    return OPENED.sign("form")


def noticed(data: Any, document: Document) -> set[str]:
    """Flags of what was posted and of the document that it makes. 1 query."""
    flags = {
        Flag.HONEYPOT: bool(data.get(HONEYPOT)),
        Flag.FAST: is_fast(data.get("opened", "")),
        Flag.LINKS: links_in_prose(document) > MOST_LINKS_IN_PROSE,
        Flag.REPEATED: is_repeated(document),
    }
    return {flag.value for flag, is_so in flags.items() if is_so}


def is_fast(opened: str) -> bool:
    try:
        OPENED.unsign(opened, max_age=FASTEST)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True


def links_in_prose(document: Document) -> int:
    """Links inside of texts; a field that is a link is none of them."""
    texts = (text for text in texts_of(document) if " " in text or "\n" in text)
    return sum(1 for text in texts for _link in LINK.finditer(text))


def is_repeated(document: Document) -> bool:
    print_of_it = fingerprint(document)
    return Submission.objects.of_open().filter(fingerprint=print_of_it).exists()


def fingerprint(document: Document) -> str:
    """The same for documents whose texts differ in case, accents, blanks and order only."""
    told = sorted({folded(text) for text in texts_of(document)})
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def texts_of(value: Any, name: str = "") -> Iterator[str]:
    """Every text of a document but for the random keys of its rows."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from texts_of(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, str) and name != "key":
        yield value


def holding(flags: set[str]) -> str:
    """The flag that keeps a report out of the inbox, or "". 2 queries at most."""
    held_by = (flag for flag in HOLDING if flag in flags and may_hold(flag))
    return next(held_by, "")


def may_hold(flag: str) -> bool:
    """Whether the rule caught no more than a twentieth of the last day's reports."""
    since = timezone.now() - DAY
    sent = Submission.objects.filter(
        origin__in=(Origin.FORM, Origin.RECEIPT), created_at__gte=since
    )
    counts = sent.aggregate(
        all=models.Count("pk"),
        caught=models.Count("pk", filter=models.Q(flags__contains=[flag])),
    )
    few = counts["all"] < ENOUGH_TO_JUDGE
    return bool(few or counts["caught"] <= LARGEST_SHARE * counts["all"])
