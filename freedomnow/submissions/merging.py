"""
Two pages about one person, network or company become one, and can be parted again.

A merge is a change of the page that stays: it waits in the inbox like any other, and needs the
same approvals. Besides the name two identifiers must agree (numbers of papers, as hashes, or
numbers in official lists); PostgreSQL asks for the same. Year of birth and place are none.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind, kind_named
from freedomnow.publishing.models import Action, Merge, Record, Version, VersionContent
from freedomnow.publishing.services import locked, log
from freedomnow.submissions import identifiers
from freedomnow.submissions.identifiers import AGREEING
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin, Sort, Submission
from freedomnow.submissions.services import NotAllowed
from freedomnow.users.models import User


@dataclass(frozen=True)
class Mark:
    """One identifier as moderators see it: never the number of a paper."""

    sort: str
    digest: str
    seen_in: str

    @property
    def label(self) -> str:
        return str(Sort(self.sort).label)


@dataclass(frozen=True)
class Compared:
    """Two live pages, and the identifiers of each."""

    kind: Kind
    kept: Record
    other: Record
    of_kept: list[Mark]
    of_other: list[Mark]

    @property
    def agreeing(self) -> set[str]:
        """Digests that both have."""
        mine = {one.digest for one in self.of_kept}
        return mine & {one.digest for one in self.of_other}

    @property
    def is_enough(self) -> bool:
        return len(self.agreeing) >= AGREEING

    @property
    def document(self) -> Document:
        """What the page that stays would say."""
        ids = {"kept_id": self.kept.public_id, "other_id": self.other.public_id}
        return self.kind.form.joined(self.kept.document, self.other.document, **ids)


@transaction.atomic
def compare(kind_name: str, keep: str, absorb: str, *, locks: bool = False) -> Compared:
    """
    Raises NotAllowed, with words, where these cannot be one. `locks`: both rows, in one order.
    """
    kind = kind_named(kind_name)
    if keep == absorb:
        raise NotAllowed(_("This is one page: a page cannot be merged with itself."))
    pages = (
        kind.model._default_manager.select_for_update() if locks else kind.model._default_manager
    )
    live = {
        page.public_id: page
        for page in pages.filter(public_id__in=[keep, absorb]).order_by("public_id")
    }
    kept, other = live.get(keep), live.get(absorb)
    if kept is None or other is None:
        raise NotAllowed(_("Both pages have to be published now."))
    found = Compared(kind, kept, other, _marks(kind, kept), _marks(kind, other))
    if not kind.form.is_mergeable:
        raise NotAllowed(_("Pages of this kind are not merged."))
    return found


def _marks(kind: Kind, page: Record) -> list[Mark]:
    """What was stored, and what the page's own document says."""
    stored = [
        Mark(one.sort, one.digest, one.seen_in)
        for one in identifiers.of_page(kind.name, page.public_id)
    ]
    told = [
        Mark(Sort.LIST, identifiers.digest_of(Sort.LIST, number, whose), number)
        for number, whose in kind.form.identifiers(page.document)
    ]
    return list({mark.digest: mark for mark in [*stored, *told]}.values())


@transaction.atomic
def identify(
    kind_name: str, public_id: str, *, sort: str, number: str, whose: str, seen_in: str, by: User
) -> None:
    """Store a number that an official source gives for whoever the page is about, as a hash."""
    _may(by)
    kind = kind_named(kind_name)
    page = locked(kind, public_id)
    if page is None:
        raise NotAllowed(_("Both pages have to be published now."))
    there = {mark.digest for mark in _marks(kind, page)}
    if there & identifiers.all_digests_of(number):
        raise NotAllowed(_("This number is stored for this page already: one number counts once."))
    digest = identifiers.digest_of(sort, number, whose)
    about = {"kind": kind.name, "public_id": public_id}
    identifiers.keep([digest], sort=sort, seen_in=seen_in, by=by.username, **about)
    log(Action.IDENTIFIED, by=by.username, reason=seen_in, **about)


@transaction.atomic
def propose(kind_name: str, keep: str, absorb: str, *, by: User, reason: str) -> Submission:
    """
    A report that changes the page that stays; nothing is merged yet. It is the moderator's own:
    two others decide on it. Where one waits already, that one. Raises NotAllowed.
    """
    _may(by)
    kind, found = kind_named(kind_name), compare(kind_name, keep, absorb, locks=True)
    if not found.is_enough:
        raise NotAllowed(
            _("Besides the name %(needed)d identifiers have to agree, and %(found)d do.")
            % {"needed": AGREEING, "found": len(found.agreeing)}
        )
    waiting = Submission.objects.of_open().filter(kind=kind.name, target=keep, absorbs=absorb)
    if there := waiting.first():
        return there
    for page in (found.kept, found.other):
        identifiers.write_own(kind.name, page)
    report, _new = submit(
        kind.name,
        found.document,
        by=by,
        target=keep,
        base_version=found.kept.version,
        comment=reason,
        origin=Origin.MERGE,
    )
    report.absorbs, report.absorbs_version = absorb, found.other.version
    report.save(update_fields=["absorbs", "absorbs_version"])
    return report


@transaction.atomic
def ask_to_part(kind_name: str, old: str, *, by: User, reason: str) -> list[Submission]:
    """
    Two reports, from the Versions: the old page as it last was, and the page that stays without
    the rows that came from it. Its address leads on until the old page stands again.
    """
    _may(by)
    kind = kind_named(kind_name)
    merge = Merge.objects.select_for_update().filter(kind=kind.name, old=old).first()
    if merge is None:
        raise NotAllowed(_("This page was not merged, or stands by itself again."))
    last = _newest(kind, old)
    kept = locked(kind, merge.at_last)
    reports = [_send(kind, last, old, 0, by=by, reason=reason)]
    if kept is not None:
        without = _without(kind, kept.document, last, _before(kind, merge))
        stays = kept.public_id, kept.version
        reports.append(_send(kind, without, *stays, by=by, reason=reason))
    log(Action.UNMERGED, by=by.username, reason=reason, kind=kind.name, public_id=old)
    return reports


def _send(
    kind: Kind, document: Document, target: str, base_version: int, *, by: User, reason: str
) -> Submission:
    """The report that waits about this page, or a new one."""
    waiting = Submission.objects.of_open().filter(
        kind=kind.name, target=target, origin=Origin.MERGE, absorbs=""
    )
    if there := waiting.first():
        return there
    report, _new = submit(
        kind.name,
        document,
        by=by,
        target=target,
        base_version=base_version,
        comment=reason,
        origin=Origin.MERGE,
    )
    return report


def _may(by: User) -> None:
    if not by.is_moderator:
        raise NotAllowed(_("Only moderators merge pages, or part them."))


def _newest(kind: Kind, public_id: str) -> Document:
    """Raises NotAllowed where it was erased."""
    contents = VersionContent.objects.filter(
        version__kind=kind.name, version__public_id=public_id
    ).select_related("version")
    content = contents.order_by("-version__number").first()
    if content is None:
        raise NotAllowed(_("What the page said was erased."))
    return kind.form.upgraded(content.document, content.version.schema)


def _before(kind: Kind, merge: Merge) -> Document:
    """The page that took over, as it was before; {} where that was erased."""
    numbers = Version.objects.filter(kind=kind.name, public_id=merge.into, at__lt=merge.at)
    earlier = numbers.order_by("-number")[1:2].values("pk")
    content = VersionContent.objects.filter(version__in=earlier).select_related("version").first()
    return kind.form.upgraded(content.document, content.version.schema) if content else {}


def _without(kind: Kind, kept: Document, gone: Document, before: Document) -> Document:
    """`kept` but for what came with `gone` and was not changed since."""
    document = dict(kept)
    for name in kind.form.rows:
        came = {row["key"] for row in gone[name]} - {row["key"] for row in before.get(name, [])}
        document[name] = [row for row in kept[name] if row["key"] not in came]
    if before:
        then = kind.form.joined(before, gone, kept_id="", other_id="")
        own = set(kept) - set(kind.form.rows)
        document |= {name: before[name] for name in own if kept[name] == then[name]}
    return document
