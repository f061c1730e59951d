"""A decision is owed within DECIDED_WITHIN (docs/rules.md, rule 11): who hears of it, and when."""

from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freedomnow.corrections.models import Request
from freedomnow.corrections.services import DECIDED_WITHIN, publishers_of
from freedomnow.publishing.models import Action, Event
from freedomnow.publishing.services import log
from freedomnow.submissions import notices
from freedomnow.submissions.chores import REMIND_BEFORE
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.users.models import User

# Numbers of the Events that say it was done.
SOON, LATE = 1, 2


def due_soon(day: date) -> models.QuerySet[Request]:
    """Undecided, to be decided within a week, and nobody was reminded yet."""
    return not_told(SOON).filter(due_on__range=(day, day + REMIND_BEFORE))


def late(day: date) -> models.QuerySet[Request]:
    """Undecided though their day has passed, and no senior moderator was told yet."""
    return not_told(LATE).filter(due_on__lt=day)


def not_told(number: int) -> models.QuerySet[Request]:
    told = Event.objects.filter(
        action=Action.REMINDED, submission=models.OuterRef("reference"), number=number
    )
    return Request.objects.waiting().exclude(models.Exists(told)).order_by("pk")


@transaction.atomic
def remind_moderators(request: Request, day: date) -> str | None:
    """All who may decide on it: those who published the page may not."""
    if not _take(due_soon(day), request, SOON, _("A decision is due within a week.")):
        return None
    may = User.objects.moderators().exclude(username__in=publishers_of(request))
    notices.request_is_due(addresses(may))
    return ""


@transaction.atomic
def tell_seniors(request: Request, day: date) -> str | None:
    """Whoever published it too: they can take the page down, or find somebody who decides."""
    if not _take(late(day), request, LATE, days_have_passed(DECIDED_WITHIN.days)):
        return None
    seniors = User.objects.moderators().filter(role__in=User.SENIORS)
    notices.request_is_late(addresses(seniors), DECIDED_WITHIN.days)
    return ""


def days_have_passed(days: int) -> str:
    told = ngettext(
        "Its %(count)d day has passed without a decision.",
        "Its %(count)d days have passed without a decision.",
        days,
    )
    return told % {"count": days}


def _take(due: models.QuerySet[Request], request: Request, number: int, reason: str) -> bool:
    """Whether it is still to be done, and nobody else does it now."""
    found = due.select_for_update(of=("self",)).filter(pk=request.pk).first()
    if found is None:
        return False
    log(
        Action.REMINDED,
        by=CLOCK,
        reason=reason,
        kind=found.kind,
        public_id=found.target,
        submission=found.reference,
        number=number,
    )
    return True


def addresses(users: models.QuerySet[User]) -> list[str]:
    reached = users.filter(wants_notices=True).exclude(email="")
    return list(reached.order_by("pk").values_list("email", flat=True))


CHORES = (
    Chore("reminded", due_soon, remind_moderators),
    Chore("told seniors", late, tell_seniors),
)
