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
from django.utils.translation import gettext_lazy

from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Record
from freedomnow.publishing.services import locked, withdraw
from freedomnow.search.models import Page
from freedomnow.submissions import purging
from freedomnow.submissions.erasing import erase, reports_about
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.models import SENDER, Consent, Receipt, State, Submission
from freedomnow.users.models import User

NOBODY = gettext_lazy("Nobody is there who could take these words back.")
ENDED = gettext_lazy("Whose words it held no longer agrees.")
# In the history, never in the sender's language: it would tell something of who they are.
WENT = "Whose words it held no longer agrees."
DROPPED = "Its sender took it back."
NEW_PAGE = gettext_lazy("In somebody's own words it is a new story, not a change of this page.")


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
    if why := refusal(submission, given):
        raise ValidationError(why)
    if given is None:
        Consent.objects.create(
            report=submission.reference,
            sender=submission.proposer,
            given_at=submission.created_at,
            **page,
        )


def blocker(submission: Submission) -> str:
    """For moderators, before they say yes: why these words may not appear. 3 queries at most."""
    if not submission.is_in_own_words:
        return ""
    about = Consent.objects.filter(kind=submission.kind, public_id=submission.target)
    return refusal(submission, about.first() if submission.target else None)


def refusal(submission: Submission, given: Consent | None) -> str:
    """
    Why words may not appear, "" when they may. `given` is the consent to the page that they come
    back to, if there is one. 2 queries at most.
    """
    if given is None and submission.target:
        return str(NEW_PAGE)
    if given and given.taken_back_at:
        return str(ENDED)
    holder = (given.report, given.sender) if given else (submission.reference, submission.proposer)
    return "" if can_take_back(*holder) else str(NOBODY)


def can_take_back(reference: str, sender: User | None) -> bool:
    """Whether an account that can sign in, or somebody with a number, can do it. 1 query."""
    if sender is not None:
        return sender.is_active
    return Receipt.objects.filter(reference=reference).exists()


def opened(reference: str) -> Consent | None:
    """What somebody without an account may take back with the number of that report. 1 query."""
    return Consent.objects.standing().filter(report=reference, sender=None).first()


def take_back(reference: str) -> None:
    """
    The page goes at once, then all that it ever said and every report about it; nobody is asked.
    What is no page (yet) goes as it is. Whoever comes second finds it done.
    """
    drop(reference)
    consent = hide(reference)
    try:
        if consent is not None:
            forget(consent)
    except OperationalError:
        return  # a moderator held a report about it: the clock forgets it (CHORE)


@transaction.atomic
def drop(reference: str) -> None:
    """The report, with all that hangs on it, unless it became a page."""
    waiting = Submission.objects.exclude(state=State.PUBLISHED).filter(reference=reference)
    report = waiting.select_for_update().first()
    if report is not None:
        purging.remove(report, by=SENDER, reason=DROPPED)


@transaction.atomic
def hide(reference: str) -> Consent | None:
    """None where there is no page to take down."""
    consent = Consent.objects.select_for_update().filter(report=reference).first()
    if consent is not None and consent.taken_back_at is None:
        # The clock of the server may have been set back meanwhile.
        consent.taken_back_at = max(timezone.now(), consent.given_at)
        consent.sender = None
        consent.save(update_fields=["taken_back_at", "sender"])
        if locked(kind_named(consent.kind), consent.public_id):
            withdraw(consent.kind, consent.public_id, by=SENDER, reason=WENT)
    return consent


@transaction.atomic
def forget(consent: Consent, *, by: str = SENDER) -> None:
    """Reports first, in the order in which a moderator who publishes one takes the locks."""
    list(reports_about(consent.kind, consent.public_id).select_for_update().values_list("pk"))
    found = taken_back().select_for_update().filter(pk=consent.pk).first()
    if found is not None:
        erase(found.kind, found.public_id, by=by, reason=WENT, through="erase_taken_back")
        purging.forget(found.report)  # its number, where the report is deleted since long
        Consent.objects.filter(pk=found.pk).update(is_forgotten=True)


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
        take_back(reference)


def drop_all(user: User) -> None:
    """Own words that are no page (yet), before their account goes: nobody could say yes or no."""
    waiting = Submission.objects.sent_by(user).exclude(state=State.PUBLISHED).order_by("pk")
    for report in list(waiting):
        if report.is_in_own_words:
            drop(report.reference)


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
