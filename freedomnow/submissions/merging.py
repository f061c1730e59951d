"""
Two pages about one person, network or company become one, and can be parted again.

A merge is a change of the page that stays: it waits in the inbox like any other, and needs the
same approvals. Besides the name two identifiers must agree (numbers of papers, as hashes, or
numbers in official lists); PostgreSQL asks for the same. Year of birth and place are none.
"""

from dataclasses import dataclass
from typing import Any

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
def compare(kind_name: str, keep: str, absorb: str) -> Compared:
    """Both rows stay locked. Raises NotAllowed, with words, where these cannot be one."""
    kind = kind_named(kind_name)
    if keep == absorb:
        raise NotAllowed(_("This is one page: a page cannot be merged with itself."))
    kept, other = locked(kind, keep), locked(kind, absorb)
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
    if locked(kind, public_id) is None:
        raise NotAllowed(_("Both pages have to be published now."))
    digest = identifiers.digest_of(sort, number, whose)
    about = {"kind": kind.name, "public_id": public_id}
    identifiers.keep([digest], sort=sort, seen_in=seen_in, by=by.username, **about)
    log(Action.IDENTIFIED, by=by.username, reason=seen_in, **about)


@transaction.atomic
def propose(kind_name: str, keep: str, absorb: str, *, by: User, reason: str) -> Submission:
    """A report that changes the page that stays; nothing is merged yet. Raises NotAllowed."""
    _may(by)
    kind, found = kind_named(kind_name), compare(kind_name, keep, absorb)
    if not found.is_enough:
        raise NotAllowed(
            _("Besides the name %(needed)d identifiers have to agree, and %(found)d do.")
            % {"needed": AGREEING, "found": len(found.agreeing)}
        )
    for page in (found.kept, found.other):
        identifiers.write_own(kind.name, page)
    versions = f"{keep}|{found.kept.version}|{absorb}|{found.other.version}"
    report, is_new = submit(
        kind.name,
        found.document,
        by=None,
        by_name=by.username,
        target=keep,
        base_version=found.kept.version,
        comment=reason,
        import_key=f"merge|{versions}",
        origin=Origin.MERGE,
    )
    if is_new:
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
    options: dict[str, Any] = {
        "by": None, "by_name": by.username, "comment": reason, "origin": Origin.MERGE,
    }  # fmt: skip
    back, _new = submit(kind.name, last, target=old, import_key=f"part|{merge.pk}|back", **options)
    reports = [back]
    kept = locked(kind, merge.at_last)
    if kept is not None:
        without = _without(kept.document, last, _before(kind, merge))
        change, _new = submit(
            kind.name,
            without,
            target=kept.public_id,
            base_version=kept.version,
            import_key=f"part|{merge.pk}|kept|{kept.version}",
            **options,
        )
        reports.append(change)
    log(Action.UNMERGED, by=by.username, reason=reason, kind=kind.name, public_id=old)
    return reports


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


def _without(kept: Document, gone: Document, before: Document) -> Document:
    """The rows of `kept` but those that came with `gone`."""
    document = dict(kept)
    for name, rows in kept.items():
        if name not in gone or not (isinstance(rows, list) and rows and isinstance(rows[0], dict)):
            continue
        came = {row["key"] for row in gone[name]} - {row["key"] for row in before.get(name, [])}
        document[name] = [row for row in rows if row["key"] not in came]
    return document
