"""The only code that crosses the public line: publish and withdraw."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from freedomnow.evidence.hosts import hosts_in
from freedomnow.publishing import merges, withdrawn_names
from freedomnow.publishing.documents import Document, DocumentForm
from freedomnow.publishing.kinds import Kind, kind_named
from freedomnow.publishing.models import (
    AcceptedDocument,
    Action,
    Event,
    Merge,
    Record,
    Tombstone,
    Version,
    VersionContent,
    new_public_id,
    path_digest,
)
from freedomnow.publishing.projection import columns_of, project
from freedomnow.search.models import Name, Page
from freedomnow.web.clock import today


class Stale(Exception):
    """The record has moved on since this document was made."""


class Refused(ValidationError):
    """The document is valid, but a rule keeps it from being published; the words say which."""


@transaction.atomic
def publish(
    kind_name: str,
    document: Document,
    *,
    by: str,
    reason: str,
    target: str = "",
    base_version: int = 0,
    submission: str = "",
    came_with: str = "",
) -> Record:
    """
    Make the document the record's public face, or raise and change nothing.

    `target` is the public id of the record to change, "" for a new one; `base_version` the
    version the document was made from. Raises ValidationError (the form's own words), Refused,
    Stale (somebody was first), or IntegrityError (PostgreSQL's gate, at SET CONSTRAINTS or
    commit). One transaction under a lock on the record.
    """
    kind = kind_named(kind_name)
    target = target or kind.form.public_id_for(document)
    clean = publishable(kind, document, target=target, base_version=base_version)
    version = _new_version(kind, clean, public_id=target, by=by, came_with=came_with)
    [record] = show(kind, [(version, clean)])
    Tombstone.objects.filter(kind=kind.name, public_id=record.public_id).delete()
    withdrawn_names.unearth(kind.name, record.public_id)
    merges.part(kind.name, record.public_id)
    _bury_left_out(kind, record.public_id)
    log(
        Action.PUBLISHED,
        by=by,
        reason=reason,
        kind=kind.name,
        public_id=record.public_id,
        number=version.number,
        submission=submission,
    )
    return record


@transaction.atomic
def withdraw(kind_name: str, public_id: str, *, by: str, reason: str) -> None:
    """
    Take the record off the site at once; its versions and the reason stay.

    Raises ObjectDoesNotExist when it is not published (any more).
    """
    kind = kind_named(kind_name)
    record = kind.model._default_manager.select_for_update().get(public_id=public_id)
    Tombstone.objects.get_or_create(
        kind=kind.name, public_id=public_id, defaults={"path_digest": path_digest(record.path)}
    )
    withdrawn_names.bury(kind.name, public_id, kind.form.accused_names(record.document))
    Page.objects.filter(kind=kind.name, public_id=public_id).delete()
    log(
        Action.WITHDREW,
        by=by,
        reason=reason,
        kind=kind.name,
        public_id=public_id,
        number=record.version,
    )
    record.delete()
    kind.model.write_links([])
    _bury_left_out(kind, public_id)


def _bury_left_out(kind: Kind, public_id: str) -> None:
    """
    Names of pages that this one took over and does not show (any more) are hidden ones. 1 query
    where there are none.
    """
    for old in Merge.objects.filter(kind=kind.name, at_last=public_id).values_list(
        "old", flat=True
    ):
        contents = VersionContent.objects.filter(version__kind=kind.name, version__public_id=old)
        last = contents.select_related("version").order_by("-version__number").first()
        if last is not None:
            document = kind.form.upgraded(last.document, last.version.schema)
            names = merges.names_left_out(kind.name, old, kind.form.accused_names(document))
            withdrawn_names.bury(kind.name, old, names)


@transaction.atomic
def absorb(kind_name: str, old: str, *, version: int, into: Record, by: str, reason: str) -> None:
    """
    `into` takes over the page `old`, which goes; its address leads there from now on. Names that
    `into` shows are not hidden ones. Raises Stale when `old` is not as it was read.
    """
    kind = kind_named(kind_name)
    record = locked(kind, old)
    if record is None or record.version != version:
        raise Stale(_("The page that was to be merged has changed, or has come down."))
    withdraw(kind.name, old, by=by, reason=reason)
    merges.lead(record, into, kind.name)
    _bury_left_out(kind, into.public_id)
    log(Action.MERGED, by=by, reason=reason, kind=kind.name, public_id=into.public_id)


def publishable(kind: Kind, document: Any, *, target: str, base_version: int) -> Document:
    """
    The document as it may be published now; the record's row stays locked.

    Raises Stale, ValidationError or Refused.
    """
    old = locked(kind, target)
    if (old.version if old else 0) != base_version:
        raise Stale(_("This page has changed since the report was written."))
    if old is not None and kind.form.rests_on_consent(old.document):
        raise Refused(
            _("This page is in the words of the one who sent it. Nobody else changes them.")
        )
    clean = judged(kind.form, document, old)
    if refusals := kind.form.refusals(clean, today()):
        raise Refused(refusals)
    return clean


def accept(documents: Iterable[Document], *, release: str) -> None:
    """
    Let documents that came with a release pass the gate.

    Needs the owner of the tables; for the web role PostgreSQL refuses.
    """
    digests = {digest_of(document) for document in documents}
    AcceptedDocument.objects.bulk_create(
        [AcceptedDocument(digest=digest, release=release) for digest in sorted(digests)],
        ignore_conflicts=True,
    )


def judged(
    form_class: type[DocumentForm], document: Any, instance: Record | None = None
) -> Document:
    """The document as the form would store it. Raises ValidationError with the form's words."""
    form = form_class.from_document(document, instance=instance)
    if not form.is_valid():
        raise ValidationError([f"{label}: {error}" for _id, label, error in form.problems()])
    return form.document


def locked(kind: Kind, target: str) -> Record | None:
    """The live record, its row locked until the end of the transaction; None when there is none."""
    if not target:
        return None
    return kind.model._default_manager.select_for_update().filter(public_id=target).first()


def digest_of(document: Document) -> str:
    """What approvals bind to: SHA-256 of the document as PostgreSQL writes it. 1 query."""
    with connection.cursor() as cursor:
        told: Any = Jsonb(document)
        cursor.execute("SELECT document_digest(%s)", [told])
        return str(cursor.fetchone()[0])


def log(action: Action, *, by: str, reason: str, kind: str, **about: Any) -> Event:
    """One line in the history: who, what, why."""
    return Event.objects.create(action=action, by=by, reason=reason, kind=kind, **about)


def judge_now() -> None:
    """Run PostgreSQL's deferred gates here instead of at commit. Raises IntegrityError."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class _Undo(Exception):
    pass


@contextmanager
def rehearsal() -> Iterator[None]:
    """Do it, let PostgreSQL judge it, then undo it: nothing stays but sequence numbers."""
    try:
        with transaction.atomic():
            yield
            judge_now()
            raise _Undo
    except _Undo:
        pass


def show(kind: Kind, versions: list[tuple[Version, Document]]) -> list[Record]:
    """Rows, pages and names of these versions, written anew. A fixed number of statements."""
    records = project(kind.form, versions)
    facts = [record.facts() for record in records]
    pages = [
        Page.of(kind.name, record.public_id, told, record.updated_at, hosts_in(record.document))
        for record, told in zip(records, facts, strict=True)
    ]
    Page.objects.bulk_create(
        pages,
        update_conflicts=True,
        unique_fields=["kind", "public_id"],
        update_fields=columns_of(Page),
    )
    Name.objects.filter(page__in=pages).delete()
    Name.objects.bulk_create(
        Name.of(page, name)
        for page, told in zip(pages, facts, strict=True)
        for name in dict.fromkeys(told.names)
    )
    return records


def _new_version(
    kind: Kind, document: Document, *, public_id: str, by: str, came_with: str
) -> Version:
    public_id = public_id or new_public_id()
    newest = Version.objects.filter(kind=kind.name, public_id=public_id).aggregate(
        models.Max("number")
    )
    salt = secrets.token_hex(16)
    version = Version.objects.create(
        kind=kind.name,
        public_id=public_id,
        number=(newest["number__max"] or 0) + 1,
        schema=kind.form.schema(),
        digest=hashlib.sha256(f"{salt}{digest_of(document)}".encode()).hexdigest(),
        at=timezone.now(),
        by=by,
        came_with=came_with,
    )
    VersionContent.objects.create(version=version, salt=salt, document=document)
    return version
