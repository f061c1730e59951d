"""Pages that were taken over by another one: where their addresses lead."""

from django.db.models import OuterRef, Subquery

from freedomnow.publishing.models import Merge, Record, Tombstone, path_digest
from freedomnow.search.models import Name
from freedomnow.web.text import folded


def lead(old: Record, into: Record, kind: str) -> Merge:
    """From now on the old address leads to `into`."""
    merge = Merge.objects.create(
        kind=kind,
        old=old.public_id,
        into=into.public_id,
        at_last=into.public_id,
    )
    follow(kind)
    return merge


def part(kind: str, public_id: str) -> None:
    """The page stands by itself again. 1 query where it was never taken over."""
    gone, _by_model = Merge.objects.filter(kind=kind, old=public_id).delete()
    if gone:
        follow(kind)


def follow(kind: str) -> None:
    """Write anew where each way ends. Reads all merges of the kind: there are few."""
    merges = list(Merge.objects.filter(kind=kind).select_for_update())
    ways = {merge.old: merge.into for merge in merges}
    for merge in merges:
        end = merge.into
        while end in ways:
            end = ways[end]
        if merge.at_last != end:
            merge.at_last = end
            merge.save(update_fields=["at_last"])


def grave_at(path: str) -> Tombstone | None:
    """
    The tombstone of the page of that path (without language), with the id of the page that took
    it over as `leads_to`, or None. 1 query.
    """
    taken_over = Merge.objects.filter(kind=OuterRef("kind"), old=OuterRef("public_id"))
    graves = Tombstone.objects.filter(path_digest=path_digest(path))
    return graves.annotate(leads_to=Subquery(taken_over.values("at_last"))).first()


def names_left_out(kind: str, public_id: str, names: list[str]) -> list[str]:
    """Of a page's names: those that the page which took it over does not show."""
    ends = Merge.objects.filter(kind=kind, old=public_id).values("at_last")
    shown = set(
        Name.objects.filter(page__kind=kind, page__public_id__in=ends).values_list(
            "folded", flat=True
        )
    )
    return [name for name in names if folded(name)[:300] not in shown]
