"""Two of one name who are not the same: said once by a moderator, and not asked again."""

from django.db.models import Q, QuerySet

from freedomnow.publishing.models import Action
from freedomnow.submissions.intake import log_step
from freedomnow.submissions.models import Apart, Submission
from freedomnow.users.models import User


class NobodyThere(LookupError):
    """No other report or page of that name."""


def tell(submission: Submission, other: str, *, by: User) -> None:
    """
    `other` is the reference of a report or the public id of a page; the other way round too.
    Raises NobodyThere.
    """
    mine = submission.target or submission.reference
    if other in {mine, submission.reference} or not _is_there(submission, other):
        raise NobodyThere
    pairs = [(mine, other), (other, mine)]
    Apart.objects.bulk_create(
        [Apart(kind=submission.kind, one=a, other=b, by=by.username) for a, b in pairs],
        ignore_conflicts=True,
    )
    log_step(submission, Action.TOLD_APART, by.username, other)


def _is_there(submission: Submission, other: str) -> bool:
    reports = Submission.objects.filter(kind=submission.kind, reference=other)
    pages = submission.known_kind.model._default_manager.filter(public_id=other)
    return bool(reports.exists() or pages.exists())


def from_(submission: Submission) -> QuerySet[Apart, str]:
    """Whom moderators said it is not: for a subquery."""
    mine = {submission.reference, submission.target, submission.published_id} - {""}
    return Apart.objects.filter(kind=submission.kind, one__in=mine).values_list("other", flat=True)


def move(submission: Submission, public_id: str) -> None:
    """The report was published: what was said of it holds for its page."""
    if submission.target or not Apart.objects.filter(one=submission.reference).exists():
        return
    others = list(from_(submission))
    forget(submission.reference)
    pairs = [pair for other in others for pair in ((public_id, other), (other, public_id))]
    Apart.objects.bulk_create(
        [Apart(kind=submission.kind, one=a, other=b, by="document") for a, b in pairs if a != b],
        ignore_conflicts=True,
    )


def forget(name: str) -> None:
    """All that was said about this report or page."""
    Apart.objects.filter(Q(one=name) | Q(other=name)).delete()
