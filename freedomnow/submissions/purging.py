"""Raw reports do not stay: docs/rules.md, rule 9."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.models import Action
from freedomnow.publishing.services import log
from freedomnow.submissions import apart
from freedomnow.submissions.housekeeping import CLOCK
from freedomnow.submissions.intake import log_step
from freedomnow.submissions.models import (
    Consent,
    Draft,
    Message,
    Note,
    Origin,
    Receipt,
    SpentKey,
    State,
    Submission,
)

REPORTS_STAY = timedelta(days=90)  # after the decision
LEADS_STAY = timedelta(days=365)  # after the last step: the decision, a note or a message
DRAFTS_STAY = timedelta(days=90)  # after they were kept
# A lead from an official list lives as long as the list's entry.
FROM_LISTS = (Origin.IMPORT, Origin.RELEASE)


def old_reports(day: date) -> models.QuerySet[Submission]:
    """Decided long enough ago: 90 days; leads of no list 12 months after their last step."""
    leads, year_ago = models.Q(state=State.LEAD), before(day, LEADS_STAY)
    is_old = ~leads & models.Q(decided_at__lt=before(day, REPORTS_STAY))
    is_cold = leads & models.Q(decided_at__lt=year_ago) & ~models.Q(origin__in=FROM_LISTS)
    is_cold &= ~said_since(Note, year_ago) & ~said_since(Message, year_ago)
    return Submission.objects.filter(is_old | is_cold).order_by("pk")


def said_since(model: type[Note | Message], moment: datetime) -> models.Exists:
    """Whether somebody wrote one of these about the report since."""
    about_it = model._default_manager.filter(reference=models.OuterRef("reference"))
    return models.Exists(about_it.filter(at__gte=moment))


def before(day: date, age: timedelta) -> datetime:
    """The moment at which what is that old on that day was decided."""
    return datetime.combine(day - age, time.min, UTC)


@transaction.atomic
def purge(submission: Submission, day: date) -> str | None:
    """
    The report and all that hangs on its reference; who decided what stays in Events and
    Approvals, and an import's key stays spent. None where somebody was first.
    """
    found = old_reports(day).select_for_update(skip_locked=True).filter(pk=submission.pk).first()
    if found is None:
        return None
    remove(found, by=CLOCK, reason=_("Raw reports do not stay."))
    return ""


def remove(report: Submission, *, by: str, reason: str) -> None:
    """A report that the caller has locked, with all that hangs on it; its import key is spent."""
    if report.import_key:
        SpentKey.objects.get_or_create(key=report.import_key)
    forget(report.reference)
    log_step(report, Action.PURGED, by, reason)
    report.delete()


def forget(reference: str) -> None:
    """
    What belongs to a report, in every table of this package that is keyed by its reference; but
    the number by which somebody takes back their own words stays as long as these stand.
    """
    kept = {Receipt} if Consent.objects.standing().filter(report=reference).exists() else set()
    for model in keyed_by_reference():
        if model not in kept:
            model._default_manager.filter(reference=reference).delete()
    apart.forget(reference)


def keyed_by_reference() -> list[Any]:
    """Receipt, Message and the like: a model with a `reference` that is not the paper itself."""
    ours = apps.get_app_config("submissions").get_models()
    return [
        model
        for model in ours
        if model not in {Submission, Draft}
        and any(field.name == "reference" for field in model._meta.fields)
    ]


@transaction.atomic
def throw_away_now(draft: Draft) -> None:
    """
    With the number that opens it: sent after all, the same form has the same number, which then
    opens what was sent.
    """
    forget(draft.reference)
    draft.delete()


def old_drafts(day: date) -> models.QuerySet[Draft]:
    return Draft.objects.filter(saved_at__lt=before(day, DRAFTS_STAY)).order_by("pk")


@transaction.atomic
def throw_away(draft: Draft, day: date) -> str | None:
    """With all that hangs on its reference; the history says that it was, not what it said."""
    found = old_drafts(day).select_for_update(skip_locked=True).filter(pk=draft.pk).first()
    if found is None:
        return None
    forget(found.reference)
    log(
        Action.PURGED,
        by=CLOCK,
        reason=_("Forms that are not sent do not stay."),
        kind=found.kind,
        public_id=found.target,
        submission=found.reference,
    )
    found.delete()
    return ""
