"""
Numbers that identify somebody, kept as keyed hashes: for matching, and for nothing else.

Rule 6: identity numbers are never stored. What is stored is an HMAC under MATCHING_KEY of the
number as it is compared: letters and digits only, without case.
"""

import hmac
import unicodedata
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Merge, Record
from freedomnow.submissions.models import Identifier, Sort, Submission
from freedomnow.web.places import COUNTRY_CODES

# A merge needs as many that agree, beside the name.
AGREEING = 2
SHORTEST = 5  # shorter numbers agree by accident


def normal(number: str) -> str:
    """As numbers are compared: "ab 12-3" and "AB123" are one; digits of any script."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(
        str(unicodedata.digit(one)) if one.isdigit() else one for one in plain if one.isalnum()
    )


def digest_of(sort: str, number: str, whose: str = "") -> str:
    """`whose`: the country of a list's authority, "" for a body of many; not used for papers."""
    told = f"identifier|{sort}|{whose if sort == Sort.LIST else ''}|{normal(number)}"
    return hmac.digest(settings.MATCHING_KEY.encode(), told.encode(), "sha256").hex()


def all_digests_of(number: str) -> set[str]:
    """As any sort and anybody's list: the same number must not count twice. 250 hashes."""
    lists = {digest_of(Sort.LIST, number, whose) for whose in ["", *COUNTRY_CODES]}
    return lists | {digest_of(Sort.IDENTITY, number)}


def keep(
    digests: Iterable[str],
    *,
    kind: str,
    sort: str,
    seen_in: str,
    by: str,
    reference: str = "",
    public_id: str = "",
) -> None:
    """On a report or on a page; what is there already stays."""
    Identifier.objects.bulk_create(
        [
            Identifier(
                kind=kind,
                reference=reference,
                public_id=public_id,
                sort=sort,
                digest=digest,
                seen_in=seen_in,
                by=by,
            )
            for digest in sorted(set(digests))
        ],
        ignore_conflicts=True,
    )


def move(submission: Submission, public_id: str) -> None:
    """The report was published: what hung on it hangs on its page. 2 queries for most."""
    mine = list(Identifier.objects.filter(reference=submission.reference))
    if not mine:
        return
    Identifier.objects.filter(reference=submission.reference).delete()
    for one in mine:
        one.pk, one.reference, one.public_id = None, "", public_id
    Identifier.objects.bulk_create(mine, ignore_conflicts=True)


def write_own(kind: str, record: Record) -> None:
    """What the page's own document says: numbers in official lists."""
    told = kind_named(kind).form.identifiers(record.document)
    keep(
        [digest_of(Sort.LIST, number, whose) for number, whose in told],
        kind=kind,
        sort=Sort.LIST,
        seen_in="its own page",
        by="document",
        public_id=record.public_id,
    )


def sharing(submission: Submission) -> QuerySet[Identifier]:
    """Identifiers of other reports and pages that this one, or the page it changes, has too."""
    mine = Q(reference=submission.reference)
    if submission.target:
        mine |= Q(public_id=submission.target)
    own = Identifier.objects.filter(mine, kind=submission.kind)
    return Identifier.objects.filter(kind=submission.kind, digest__in=own.values("digest"))


def of_page(kind: str, public_id: str) -> QuerySet[Identifier]:
    """Those of a page, and of pages that it took over."""
    taken_over = Merge.objects.filter(kind=kind, at_last=public_id).values("old")
    return Identifier.objects.filter(
        Q(public_id=public_id) | Q(public_id__in=taken_over), kind=kind
    ).order_by("pk")
