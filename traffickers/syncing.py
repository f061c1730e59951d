"""Carrying out what a newer release of an official list means: one transaction a record."""

from datetime import date
from typing import cast

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import AcceptedDocument
from freedomnow.publishing.services import Stale, accept, locked, publish
from freedomnow.submissions import hiding, purging
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin, State, Submission
from traffickers.lists import sync
from traffickers.lists.entry import Entry, OfficialList
from traffickers.lists.sync import Listing
from traffickers.models import ListRelease, Trafficker

KIND = "record"
SYNC = "sync_designations"
LOCK = 7_040_113  # of PostgreSQL's advisory locks; any number that nothing else uses


class Refused(Exception):
    """The release is not compared; the words say why. Nothing has changed."""


class Suspicious(Refused):
    """So much is gone that somebody has to say that the file is whole."""


def check_release(name: str, official: OfficialList, day: date, plan: sync.Plan) -> None:
    """Raises Refused for an older release, Suspicious for one that has lost very much."""
    before = ListRelease.objects.filter(name=name).first()
    if before and day < before.dated_on:
        raise Refused(
            _("%(name)s: this release is of %(day)s, older than the one of %(before)s.")
            % {"name": name, "day": day, "before": before.dated_on}
        )
    shrunk = before and len(official.entries) < before.entries * (1 - sync.MOST_GONE_SHARE)
    if plan.is_suspicious or shrunk:
        raise Suspicious(
            _(
                "%(name)s: %(gone)d of %(all)d published listings are gone, and the file has "
                "%(entries)d entries. If it is whole, run again with --accept-many."
            )
            % {
                "name": name,
                "gone": len(plan.gone),
                "all": len(plan.gone) + len(plan.renewed),
                "entries": len(official.entries),
            }
        )


def remember(name: str, official: OfficialList, day: date) -> None:
    told = {
        "dated_on": day,
        "entries": len(official.entries),
        "list_ids": sorted(official.entries),
    }
    ListRelease.objects.update_or_create(name=name, defaults=told)


@transaction.atomic
def end_listing(listing: Listing, official: OfficialList, day: date) -> str:
    """
    The entry is gone. "hidden": the page is down and the decision queued; "proposed": it stands
    on another matter, and a change waits; "" where that was done before.
    """
    record = locked(kind_named(KIND), listing.record.public_id)
    if record is None:
        return ""
    document = sync.delisted(Listing(cast(Trafficker, record), listing.row), official, str(day))
    key = f"delisted|{listing.list_id}|{record.public_id}"
    reason = _("Its entry %(entry)s is not in the list of %(day)s any more.") % {
        "entry": listing.list_id,
        "day": day,
    }
    if sync.still_stands(document, day):
        is_new = _propose(listing, document, key=key, reason=reason)
        return "proposed" if is_new else ""
    hiding.hide(
        KIND,
        record,
        by=SYNC,
        reason=reason,
        origin=Origin.IMPORT,
        document=document,
        import_key=key,
    )
    return "hidden"


@transaction.atomic
def propose_names(listing: Listing, entry: Entry, official: OfficialList, day: date) -> bool:
    """A change that adds the entry's new names; whether it is new."""
    document = sync.with_names(listing, entry, official, str(day))
    key = f"renamed|{listing.list_id}|{sync.fingerprint(sync.new_names(listing, entry))}"
    reason = _("The list of %(day)s has names that the page has not.") % {"day": day}
    return _propose(listing, document, key=key, reason=reason)


def _propose(listing: Listing, document: Document, *, key: str, reason: str) -> bool:
    try:
        _report, is_new = submit(
            KIND,
            document,
            by=None,
            by_name=SYNC,
            target=listing.record.public_id,
            base_version=listing.record.version,
            comment=reason,
            import_key=key,
            origin=Origin.IMPORT,
        )
    except ValidationError:
        return False
    return is_new


@transaction.atomic
def drop_leads(name: str, official: OfficialList, day: date) -> int:
    """
    A lead from a list lives as long as its entry; how many went. One that was listed after that
    release is no news of it.
    """
    leads = Submission.objects.filter(
        origin=Origin.IMPORT, state=State.LEAD, import_key__startswith=f"{name}|"
    )
    gone = [
        lead
        for lead in leads.select_for_update()
        if str(lead.import_key).removeprefix(f"{name}|") not in official.entries
        and all(row["on"] <= str(day) for row in lead.document["legal_events"])
    ]
    for lead in gone:
        reason = _("Its entry is not in the list of %(day)s any more.") % {"day": day}
        purging.remove(lead, by=SYNC, reason=reason)
    return len(gone)


def may_accept() -> bool:
    """Whether this login may let documents pass the gate: the owner of the database."""
    with connection.cursor() as cursor:
        table = AcceptedDocument._meta.db_table
        cursor.execute("SELECT has_table_privilege(current_user, %s, 'INSERT')", [table])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def renew(listing: Listing, official: OfficialList, day: date) -> bool:
    """
    Say that the listing was seen on that day; whether it is news. Only the day and the copy's name
    change, and only the owner of the database can let that pass the gate: no moderator saw it, and
    no Event claims so.
    """
    if listing.row["source_retrieved_on"] >= str(day) or not may_accept():
        return False
    document = sync.renewed(listing, official, str(day))
    accept([document], release=f"list of {day}")
    try:
        publish(
            KIND,
            document,
            by=SYNC,
            reason=_("Still on the list of %(day)s.") % {"day": day},
            target=listing.record.public_id,
            base_version=listing.record.version,
        )
    except (Stale, ValidationError):
        transaction.set_rollback(True)
        return False
    return True
