"""
Pages that stand only as long as whoever sent them agrees: their own words (docs/decisions/0018).

PostgreSQL holds it too: such a page is not there without a consent that stands. Who takes one back
waits for nobody: the page goes first, in a transaction that locks the consent and the page alone;
what it ever said goes in a second one, and by the clock where that was interrupted.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import OperationalError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Record
from freedomnow.publishing.services import locked, withdraw
from freedomnow.search.models import Page
from freedomnow.submissions.erasing import erase
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.models import Consent, Submission
from freedomnow.users.models import User


def keep(submission: Submission, record: Record) -> None:
    """
    While it is published: whose consent it rests on. A page that somebody took down in between
    rests on the one that was given first. Raises ValidationError where it was taken back, or
    nobody could ever take it back.
    """
    if not submission.known_kind.form.rests_on_consent(record.document):
        return
    page = {"kind": submission.kind, "public_id": record.public_id}
    given = Consent.objects.select_for_update().filter(**page).first()
    if given is None and submission.has_sender:
        Consent.objects.create(
            report=submission.reference,
            sender=submission.proposer,
            given_at=submission.created_at,
            **page,
        )
    elif given is None:
        raise ValidationError(_("Nobody is there who could take these words back."))
    elif given.taken_back_at:
        raise ValidationError(_("Whose words it held no longer agrees."))


def is_given(reference: str) -> bool:
    """Whether a page rests on the consent that came with this report. 1 query."""
    return Consent.objects.standing().filter(report=reference).exists()


def opened(reference: str) -> Consent | None:
    """What somebody without an account may take back with the number of that report. 1 query."""
    return Consent.objects.standing().filter(report=reference, sender=None).first()


def take_back(reference: str, *, by: str) -> None:
    """
    The page goes at once, then all that it ever said and every report about it; nobody is asked.
    Whoever comes second finds it done.
    """
    consent = hide(reference, by=by)
    try:
        forget(consent, by=by)
    except OperationalError:
        return  # a moderator held a report about it: the clock forgets it (CHORE)


@transaction.atomic
def hide(reference: str, *, by: str) -> Consent:
    consent = Consent.objects.select_for_update().get(report=reference)
    if consent.taken_back_at is None:
        consent.taken_back_at = timezone.now()
        consent.save(update_fields=["taken_back_at"])
        if locked(kind_named(consent.kind), consent.public_id):
            reason = _("Whose words it held no longer agrees.")
            withdraw(consent.kind, consent.public_id, by=by, reason=reason)
    return consent


@transaction.atomic
def forget(consent: Consent, *, by: str) -> None:
    found = taken_back().select_for_update().filter(pk=consent.pk).first()
    if found is not None:
        reason = _("Whose words it held no longer agrees.")
        erase(found.kind, found.public_id, by=by, reason=reason, through="erase_taken_back")
        Consent.objects.filter(pk=found.pk).update(sender=None, is_forgotten=True)


def taken_back() -> models.QuerySet[Consent]:
    """Taken back, and what their pages said is still to go."""
    return Consent.objects.filter(taken_back_at__isnull=False, is_forgotten=False)


def to_forget(day: date) -> models.QuerySet[Consent]:
    return taken_back().order_by("pk")


def forget_by_clock(consent: Consent, day: date) -> str:
    forget(consent, by=CLOCK)
    return ""


CHORE = Chore("forgotten, taken back", to_forget, forget_by_clock)


def take_all_back(user: User) -> None:
    """Before an account goes: afterwards nobody could."""
    own = Consent.objects.standing().filter(sender=user).order_by("pk")
    for reference in list(own.values_list("report", flat=True)):
        take_back(reference, by=user.username)


def copy_of(user: User) -> list[Any]:
    """For the copy of an account. 1 query."""
    own = Consent.objects.filter(sender=user).order_by("pk")
    return list(own.values("kind", "public_id", "given_at"))


def pages_of(user: User) -> list[tuple[str, Page | None]]:
    """(the report it came with, its page while it is up) of each consent that stands. 2 queries."""
    standing = list(Consent.objects.standing().filter(sender=user).order_by("-given_at", "-pk"))
    pages = Page.objects.filter(public_id__in=[one.public_id for one in standing])
    shown = pages.only("kind", "public_id", "path", "title", "language")
    there = {(page.kind, page.public_id): page for page in shown}
    return [(one.report, there.get((one.kind, one.public_id))) for one in standing]
