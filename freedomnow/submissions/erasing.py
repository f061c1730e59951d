"""
Erasure: for judgments that were vacated or expunged, and where a court orders it.

What a page ever said goes everywhere: rows, search, versions, reports, drafts, requests. What
stays names nobody: that it was published and erased, when, by whom and why; the path's digest;
and keyed hashes of the names, which keep them out of other texts.
"""

from collections import Counter
from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Action, Event, Merge, Tombstone, Version, VersionContent
from freedomnow.publishing.services import locked, log, withdraw
from freedomnow.submissions import apart
from freedomnow.submissions.models import Contribution, Draft, Identifier, SpentKey, Submission
from freedomnow.submissions.purging import forget

# What packages of higher floors keep about a page: (kind, public id) -> how many papers went.
Eraser = Callable[[str, str], int]
_erasers: list[Eraser] = []


class NothingToErase(LookupError):
    """No such page was ever published."""


class TakenOver(Exception):
    """Another page took this one over and says what it said: that one is to be erased."""


def register(eraser: Eraser) -> None:
    """Called in AppConfig.ready(), once each."""
    _erasers.append(eraser)


@transaction.atomic
def erase(
    kind_name: str, public_id: str, *, by: str, reason: str, through: str = "erase_version"
) -> Counter[str]:
    """
    All of it or nothing; how much went. `through` is the database function that empties a
    version: `erase_version` is the owner's, `erase_ordered` asks for two moderators
    (erasure_orders.py). Pages that it took over go with it. Done again, it finds nothing more.
    Raises UnknownKind, NothingToErase, TakenOver.
    """
    kind = kind_named(kind_name)
    versions = Version.objects.filter(kind=kind.name, public_id=public_id)
    if not versions.exists():
        raise NothingToErase
    if Merge.objects.filter(kind=kind.name, old=public_id).exists():
        raise TakenOver
    if locked(kind, public_id):
        withdraw(kind.name, public_id, by=by, reason=reason)
    taken_over = Merge.objects.filter(kind=kind.name, at_last=public_id)
    pages = [public_id, *taken_over.order_by("old").values_list("old", flat=True)]
    counts = Counter({"versions": 0, "reports": 0, "drafts": 0, "papers": 0})
    for page in pages:
        counts.update(_all_of(kind.name, page, through))
    if counts.total() or not was_erased(kind.name, public_id):
        log(Action.ERASED, by=by, reason=reason, kind=kind.name, public_id=public_id)
    return counts


def _all_of(kind: str, public_id: str, through: str) -> dict[str, int]:
    """What this page said, and all that hangs on it; how much went."""
    Identifier.objects.filter(kind=kind, public_id=public_id).delete()
    Contribution.objects.filter(kind=kind, public_id=public_id).delete()
    apart.forget(public_id)
    return {
        "versions": _empty(kind, public_id, through),
        "reports": _reports(kind, public_id),
        "drafts": _drafts(kind, public_id),
        "papers": sum(eraser(kind, public_id) for eraser in _erasers),
    }


def was_erased(kind: str, public_id: str) -> bool:
    about = Event.objects.filter(kind=kind, public_id=public_id, action=Action.ERASED)
    return about.exists() and Tombstone.objects.filter(kind=kind, public_id=public_id).exists()


def _empty(kind: str, public_id: str, through: str) -> int:
    """Empty the content of every version, through a function that may."""
    there = VersionContent.objects.filter(version__kind=kind, version__public_id=public_id)
    numbers = list(there.values_list("version__number", flat=True))
    with connection.cursor() as cursor:
        for number in numbers:
            cursor.callproc(through, [kind, public_id, number])
    return len(numbers)


def reports_about(kind: str, public_id: str) -> QuerySet[Submission]:
    """Those that would change the page, became it, or take it over."""
    named = Q(target=public_id) | Q(published_id=public_id) | Q(absorbs=public_id)
    return Submission.objects.filter(named, kind=kind).order_by("pk")


def _drafts(kind: str, public_id: str) -> int:
    """Forms about the page that somebody kept, with the number that opens each."""
    drafts = Draft.objects.filter(kind=kind, target=public_id)
    for reference in list(drafts.values_list("reference", flat=True)):
        forget(reference)
    return drafts.delete()[0]


def _reports(kind: str, public_id: str) -> int:
    """Reports about the page, waiting or decided, with all that hangs on their references."""
    about = reports_about(kind, public_id)
    reports = list(about.select_for_update().only("reference", "import_key"))
    for report in reports:
        if report.import_key:
            SpentKey.objects.get_or_create(key=report.import_key)
        forget(report.reference)
        log(
            Action.PURGED,
            by="erase",
            reason=_("Its page was erased."),
            kind=kind,
            public_id=public_id,
            submission=report.reference,
        )
    about.delete()
    return len(reports)
