"""What is shown, written again from the newest Versions where it differs from them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q

from freedomnow.evidence.hosts import hosts_in
from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.merges import names_left_out
from freedomnow.publishing.models import Record, Tombstone, Version, VersionContent
from freedomnow.publishing.projection import columns_of, fresh, read
from freedomnow.publishing.services import accept, show
from freedomnow.publishing.withdrawn_names import bury
from freedomnow.search.models import Name, Page

CHUNK = 500
Pairs = list[tuple[Version, Document]]


@transaction.atomic
def rebuild(kind: Kind, *, check: bool = False, accept_upgrades: str = "") -> list[str]:
    """
    Write rows and pages again from the newest Versions, where they differ; or only name those.

    Returns the public ids of the records that differed: columns, rows, document, page or names,
    or the hashes of names where the page came down.
    Memory: one chunk of records. A record without a live Version is named, and taken off.
    `accept_upgrades` names the release whose code reads approved documents in a newer schema:
    the gate lets these pass on the word of the database's owner, who alone can run this so.
    """
    model = kind.model
    surplus = set(model._default_manager.values_list("public_id", flat=True))
    surplus |= set(Page.objects.of_kind(kind.name).values_list("public_id", flat=True))
    wrong: list[str] = []
    for chunk in chunks(newest_versions(kind, came_down=False)):
        surplus -= {version.public_id for version, _document in chunk}
        differing = differences(kind, chunk)
        wrong += [version.public_id for version, _document in differing]
        if accept_upgrades and not check:
            accept(upgraded(kind, differing), release=accept_upgrades)
        if differing and not check:
            show(kind, differing)
    if not check:
        model._default_manager.filter(public_id__in=surplus).delete()
        Page.objects.filter(kind=kind.name, public_id__in=surplus).delete()
        model.write_links([])
    return sorted([*wrong, *surplus, *_forgotten(kind, check=check)])


def _forgotten(kind: Kind, *, check: bool) -> list[str]:
    """Records that came down and whose names would not be recognised, remembered again."""
    return [
        version.public_id
        for version, document in newest_versions(kind, came_down=True)
        if bury(
            kind.name,
            version.public_id,
            names_left_out(kind.name, version.public_id, kind.form.accused_names(document)),
            check=check,
        )
    ]


def upgraded(kind: Kind, versions: Pairs) -> Iterator[Document]:
    """Documents that are no longer as they were approved, because the schema is newer."""
    return (document for version, document in versions if version.schema < kind.form.schema())


def newest_versions(kind: Kind, *, came_down: bool) -> Iterator[tuple[Version, Document]]:
    """The newest version of every record that has, or has not, come down, as read today."""
    is_buried = Q(
        version__public_id__in=Tombstone.objects.filter(kind=kind.name).values("public_id")
    )
    contents = (
        VersionContent.objects.filter(is_buried if came_down else ~is_buried)
        .filter(version__kind=kind.name)
        .order_by("version__public_id", "-version__number")
        .distinct("version__public_id")
        .select_related("version")
    )
    for content in contents.iterator(chunk_size=CHUNK):
        yield content.version, kind.form.upgraded(content.document, content.version.schema)


def differences(kind: Kind, versions: Pairs) -> Pairs:
    """Those of the versions whose record, rows, page or names tell something else."""
    ids = [version.public_id for version, _document in versions]
    records = {r.public_id: r for r in kind.model._default_manager.filter(public_id__in=ids)}
    told = read(kind.form, records.values())
    pages = {
        page.public_id: page
        for page in Page.objects.filter(kind=kind.name, public_id__in=ids).prefetch_related("names")
    }
    return [
        (version, document)
        for version, document in versions
        if told.get(version.public_id) != document
        or not _agrees(kind, fresh(kind.form, version, document), records, pages)
    ]


def _agrees(kind: Kind, wanted: Record, records: dict[str, Record], pages: dict[str, Page]) -> bool:
    """The record's columns, its page and its names are what the version says."""
    there, page = records[wanted.public_id], pages.get(wanted.public_id)
    if page is None or any(
        getattr(there, name) != getattr(wanted, name) for name in columns_of(type(wanted))
    ):
        return False
    facts = wanted.facts()
    hosts = hosts_in(wanted.document)
    same = Page.of(kind.name, wanted.public_id, facts, wanted.updated_at, hosts)
    names = (Name.of(same, text) for text in facts.names)
    return _told_of(page.names.all()) == _told_of(names) and all(
        getattr(page, name) == getattr(same, name) for name in columns_of(Page)
    )


def _told_of(names: Iterable[Name]) -> set[tuple[str, ...]]:
    return {(name.text, name.folded, name.skeleton) for name in names}


def chunks(items: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """Lists of at most `size`, read one at a time."""
    iterator = iter(items)
    return iter(lambda: list(islice(iterator, size)), [])
