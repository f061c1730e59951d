"""What a release adds: entries are counted, and proposed where their own text names the crime."""

from collections import Counter
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.services import judged
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin, SpentKey, State, Submission
from traffickers import papers
from traffickers.lists import additions
from traffickers.lists.designations import AUTHORITIES, Designation
from traffickers.lists.entry import OfficialList
from traffickers.lists.sync import is_by
from traffickers.models import ListRelease, Trafficker
from traffickers.syncing import KIND, SYNC

PROPOSED, KNOWN, REFUSED = "proposed", "known", "refused"
# Of reports in these states nothing is known any more: somebody else may have had no source.
FORGOTTEN = (State.DECLINED, State.WITHDRAWN)


def added(name: str, official: OfficialList) -> tuple[date | None, int]:
    """
    The day of the release before, and how many entries this one has that it had not. None, and
    all of them, where no release before told its entries. 1 query.
    """
    before = ListRelease.objects.filter(name=name).exclude(list_ids=[]).first()
    known = set(before.list_ids) if before else set()
    return (before.dated_on if before else None), len(official.entries.keys() - known)


def propose_all(name: str, official: OfficialList, *, is_dry: bool) -> Counter[str]:
    """How many entries that say it themselves are PROPOSED, were KNOWN, or are REFUSED."""
    counts = Counter({PROPOSED: 0, KNOWN: 0, REFUSED: 0})
    for designation in additions.said(name, official):
        counts[outcome(designation) if is_dry else propose(designation)] += 1
    return counts


@transaction.atomic
def propose(designation: Designation) -> str:
    """Into the inbox, once for ever: its import key is that of the import of the same entry."""
    found = outcome(designation)
    if found != PROPOSED:
        return found
    report, is_new = submit(
        KIND,
        designation.document,
        by=None,
        by_name=SYNC,
        comment=" ".join(designation.notes)[:1000],
        import_key=designation.import_key,
        origin=Origin.IMPORT,
    )
    if is_new:
        papers.keep(report.reference, designation, by=SYNC)
    return PROPOSED if is_new else KNOWN


def outcome(designation: Designation) -> str:
    """What propose() would say; writes nothing. 4 queries at most."""
    if is_known(designation.import_key):
        return KNOWN
    try:
        judged(kind_named(KIND).form, designation.document)
    except ValidationError:
        return REFUSED
    return PROPOSED


def is_known(import_key: str) -> bool:
    """
    Whether an entry came before, is on a page, or stands in a report that was not turned down.
    """
    came = Submission.objects.filter(import_key=import_key).exists()
    if came or SpentKey.objects.filter(key=import_key).exists():
        return True
    name, _bar, list_id = import_key.partition("|")
    listed = {"document__legal_events__contains": [{"case_id": list_id}]}
    pages = Trafficker.objects.filter(**listed)
    reports = Submission.objects.filter(kind=KIND, **listed).exclude(state__in=FORGOTTEN)
    authority = AUTHORITIES[name].name
    return any(
        row["case_id"] == list_id and is_by(row, authority)
        for found in (pages, reports)
        for document in found.values_list("document", flat=True)
        for row in document["legal_events"]
    )


def in_words(
    name: str, since: date | None, new: int, counts: Counter[str], *, is_dry: bool
) -> list[str]:
    """What the command tells of a release's additions."""
    told = {"name": name, "new": new, "since": since}
    first = (
        _("%(name)s: entries that are new since the release of %(since)s: %(new)d.")
        if since
        else _("%(name)s: entries that are new, as no release before told its own: %(new)d.")
    )
    if not AUTHORITIES[name].has_texts:
        second = _(
            "%(name)s: additions are counted only. This file does not say in sentences why "
            "somebody is listed, so no entry of it can say human trafficking, forced labour or "
            "smuggling in its own words."
        )
        return [first % told, second % told]
    second = (
        _("%(name)s: entries that say it in their own words and would be: %(counts)s.")
        if is_dry
        else _("%(name)s: entries that say it in their own words and were: %(counts)s.")
    )
    listed = ", ".join(f"{counts[word]} {word}" for word in (PROPOSED, KNOWN, REFUSED))
    return [first % told, second % (told | {"counts": listed})]
