"""The clocks of the waiting room: docs/rules.md, rules 2, 4 and 9."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.kinds import all_kinds, kind_named
from freedomnow.publishing.models import Action, Event
from freedomnow.publishing.services import log
from freedomnow.submissions import hiding, notices, purging, rate_limit
from freedomnow.submissions.declining import WORDS, DeclineGround
from freedomnow.submissions.housekeeping import CLOCK, Chore
from freedomnow.submissions.intake import log_step
from freedomnow.submissions.models import Origin, State, Submission
from freedomnow.submissions.services import close
from freedomnow.users.models import User

REMIND_BEFORE = timedelta(days=7)


@dataclass(frozen=True)
class Page:
    """One published page."""

    kind: str
    public_id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


def overdue(day: date) -> Iterator[Page]:
    """Pages that may not be shown on that day; none in demo mode, which hides nothing by age."""
    if settings.DEMO:
        return
    for kind in all_kinds():
        due = kind.model._default_manager.overdue(day).order_by("pk")
        for public_id in due.values_list("public_id", flat=True):
            yield Page(kind.name, public_id)


@transaction.atomic
def hide(page: Page, day: date) -> str | None:
    """
    The page comes down, and a report with its document asks two moderators to look at its sources
    again. None where somebody was first: it is gone, or was affirmed meanwhile.
    """
    pages = kind_named(page.kind).model._default_manager.overdue(day)
    record = pages.select_for_update().filter(public_id=page.public_id).first()
    if record is None:
        return None
    reason = _("Its review date has passed, and nobody has looked at its source again.")
    is_queued = hiding.hide(page.kind, record, by=CLOCK, reason=reason, origin=Origin.CLOCK)
    return "" if is_queued else "its document is not valid any more: no report"


@dataclass(frozen=True)
class Pages:
    """What moderators are reminded of in one mail."""

    pages: tuple[Page, ...]

    def __str__(self) -> str:
        return f"moderators of {len(self.pages)} pages"


def soon_overdue(day: date) -> Iterator[Pages]:
    """Pages that will be hidden within a week and of which nobody was reminded yet."""
    of_pages = Event.objects.filter(
        action=Action.REMINDED, submission="", kind__in=[kind.name for kind in all_kinds()]
    )
    reminded = set(of_pages.values_list("kind", "public_id", "number"))
    today = set(overdue(day))
    versions = (
        (page, page_version(page)) for page in overdue(day + REMIND_BEFORE) if page not in today
    )
    due = tuple(
        page for page, version in versions if (page.kind, page.public_id, version) not in reminded
    )
    if due:
        yield Pages(due)


def page_version(page: Page) -> int | None:
    found = kind_named(page.kind).model._default_manager.filter(public_id=page.public_id)
    return found.values_list("version", flat=True).first()


@transaction.atomic
def remind_moderators(due: Pages, day: date) -> str:
    """One mail, which names no page, to every moderator with an address."""
    for page in due.pages:
        log(
            Action.REMINDED,
            by=CLOCK,
            reason=_("It will be hidden within a week."),
            kind=page.kind,
            public_id=page.public_id,
            number=page_version(page),
        )
    reached = User.objects.moderators().filter(wants_notices=True).exclude(email="")
    addresses = reached.values_list("email", flat=True)
    notices.pages_are_due(list(addresses), len(due.pages))
    return ""


def unanswered(day: date) -> models.QuerySet[Submission]:
    """Questions whose day has passed."""
    return Submission.objects.filter(state=State.CHANGES_REQUESTED, due_on__lt=day)


@transaction.atomic
def close_unanswered(submission: Submission, day: date) -> str | None:
    found = unanswered(day).select_for_update().filter(pk=submission.pk).first()
    if found is None:
        return None
    found.due_on = None
    ground = DeclineGround.NO_ANSWER
    reason = str(WORDS[ground])
    close(found, State.DECLINED, by=CLOCK, reason=reason)
    found.save()
    log_step(found, Action.DECLINED, CLOCK, reason, ground=ground)
    notices.tell_sender(found)
    return ""


def soon_unanswered(day: date) -> models.QuerySet[Submission]:
    """Questions whose day comes within a week, of senders whom a mail reaches, not reminded yet."""
    reminded = Event.objects.filter(
        action=Action.REMINDED,
        submission=models.OuterRef("reference"),
        number=models.OuterRef("revision"),
    )
    asked = Submission.objects.filter(
        state=State.CHANGES_REQUESTED, due_on__range=(day, day + REMIND_BEFORE)
    )
    reached = asked.filter(proposer__wants_notices=True).exclude(proposer__email="")
    return reached.exclude(models.Exists(reminded))


@transaction.atomic
def remind_sender(submission: Submission, day: date) -> str | None:
    asked = soon_unanswered(day).select_for_update(of=("self",))
    found = asked.filter(pk=submission.pk).first()
    if found is None:
        return None
    reason = _("An answer is wanted within a week.")
    log_step(found, Action.REMINDED, CLOCK, reason, number=found.revision)
    notices.answer_is_due(found)
    return ""


def forget_counts(act: str, day: date) -> str | None:
    """Salts of other days and tallies that count no more."""
    return "" if rate_limit.forget() else None


CHORES = (
    Chore("hidden", overdue, hide),
    Chore("reminded", soon_overdue, remind_moderators),
    Chore("closed without an answer", unanswered, close_unanswered),
    Chore("reminded", soon_unanswered, remind_sender),
    Chore("purged", purging.old_reports, purging.purge),
    Chore("thrown away", purging.old_drafts, purging.throw_away),
    Chore("forgotten", rate_limit.to_forget, forget_counts),
)
