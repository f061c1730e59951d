"""
Reports of one import with the same kind of evidence: read on one page, decided on one by one.

A batch is only a way of reading: every rule of a single review holds for each report.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.utils.translation import gettext as _

from freedomnow.evidence.codes import SourceKind
from freedomnow.publishing.documents import Document
from freedomnow.submissions import claims, reading, services
from freedomnow.submissions.batch_papers import DIGEST, Beside, papers_beside
from freedomnow.submissions.models import Approval, Origin, Submission
from freedomnow.submissions.review import STEPS, Step, blockers, first_words, saying_yes
from freedomnow.submissions.risks import risks_of
from freedomnow.users.models import User

MOST = 25
YES = ("publish", "approve")


@dataclass(frozen=True)
class Row:
    """One report of a batch as read now. `must_see` are its rows whose source needs a tick."""

    submission: Any
    first_words: str
    sources: list[reading.Evidence]
    obstacles: list[str]
    risks: list[str]
    step: Step
    must_see: set[str]
    seen: set[str]

    @property
    def is_open(self) -> bool:
        """Whether a yes can be said to it here."""
        return not self.obstacles


@dataclass(frozen=True)
class LeftOut:
    """A report that was chosen and is not part of the batch, and why."""

    submission: Any
    why: str


@dataclass(frozen=True)
class Batch:
    rows: list[Row]
    left_out: list[LeftOut]


@dataclass(frozen=True)
class Outcome:
    """What came of one report."""

    submission: Any
    is_done: bool
    words: str


def read(chosen: Iterable[int], user: User) -> Batch:
    """The batch that these reports make. A fixed number of queries, however many there are."""
    reports = claims.with_holders(Submission.objects.filter(pk__in=list(chosen)))
    found = list(reports.annotate(digest=DIGEST).oldest_first())
    beside = papers_beside(found, user)
    why = {one.pk: unfit(one, user, beside) for one in found}
    fit = [one for one in found if not why[one.pk]]
    [(group, _times)] = Counter(map(group_of, fit)).most_common(1) or [((), 0)]
    why |= {one.pk: evidence_differs(one) for one in fit if group_of(one) != group}
    return Batch(
        [row_of(one, user, beside) for one in found if not why[one.pk]],
        [LeftOut(one, why[one.pk]) for one in found if why[one.pk]],
    )


def unfit(submission: Any, user: User, beside: Beside) -> str:
    """Why this report cannot be read in any batch by this moderator; "" when it can."""
    if not submission.is_waiting:
        return services.what_happened(submission)
    if submission.origin != Origin.IMPORT:
        return _("It does not come from an import of an official list.")
    if submission.proposer_id == user.pk:
        return _("Nobody decides on a report of their own.")
    if submission.reference in beside.kept_out:
        return _("You said that you keep out of this report.")
    if submission.holder_id not in (None, user.pk):
        return _("%(who)s has taken this report.") % {"who": submission.holder}
    if not cited(submission):
        return _("It names no official source.")
    if yes_to(submission, user, beside) is None:
        return _("You have approved this already, or a senior moderator has to be the second.")
    return ""


def group_of(submission: Submission) -> tuple[Any, ...]:
    """What all reports of a batch share: kind, importer, and the kind of their evidence."""
    rows = cited(submission)
    kinds = frozenset(row["source_kind"] for row in rows)
    said_by = frozenset((row["source_publisher"], row.get("authority", "")) for row in rows)
    return submission.kind, submission.proposer_name, kinds, said_by


def evidence_differs(submission: Submission) -> str:
    labels, rows = dict(SourceKind.choices), cited(submission)
    told = [str(submission.known_kind.label)]
    told += [str(labels[row["source_kind"]]) for row in rows]
    told += [row["source_publisher"] or row.get("authority", "") for row in rows]
    what = ", ".join(dict.fromkeys(filter(None, told)))
    return _("Its evidence is not that of the others: %(what)s.") % {"what": what}


def cited(submission: Submission) -> list[Document]:
    """The rows whose official source must be seen."""
    form, document = submission.known_kind.form, submission.current_document
    needed = set(form.rows_to_see(document))
    return [row for name in form.rows for row in document[name] if f"{name}/{row['key']}" in needed]


def yes_to(submission: Submission, user: User, beside: Beside) -> Step | None:
    """The first or the last yes, as the report stands; None after this moderator's own."""
    approvals = beside.approvals.get(submission.reference, [])
    can = saying_yes(submission, user, approvals)
    return next((STEPS[name] for name in YES if can[name]), None)


def row_of(submission: Any, user: User, beside: Beside) -> Row:
    form, document = submission.known_kind.form, submission.current_document
    step = yes_to(submission, user, beside)
    assert step is not None  # noqa: S101  unfit() has asked
    must_see = set(form.rows_to_see(document))
    sources = reading.evidence(form, document)
    return Row(
        submission=submission,
        first_words=first_words(submission),
        sources=[one for one in sources if not must_see.isdisjoint(one.rows)],
        obstacles=obstacles(submission, beside),
        risks=risks_of(submission, beside.events, beside.new_hosts),
        step=step,
        must_see=must_see,
        seen=beside.seen.get(submission.reference, set()),
    )


def obstacles(submission: Submission, beside: Beside) -> list[str]:
    """What keeps it from being published, but for the first yes, which can be said here."""
    record = beside.live.get((submission.kind, submission.target))
    approvals = beside.approvals.get(submission.reference) or [Approval()]
    found = blockers(submission, record, approvals)
    if beside.named[submission.reference]:
        found.append(_("The text holds names that are not public: open it by itself."))
    return found


def decide(
    batch: Batch,
    *,
    by: User,
    reason: str,
    seen: Mapping[int, set[str]],
    revisions: Mapping[int, int],
) -> Iterator[Outcome]:
    """
    Say yes to each report that was ticked, one transaction each; what is refused is told, and
    stops nothing. `seen` and `revisions` are what was ticked and read, by the report's number.
    """
    for left in batch.left_out:
        yield Outcome(left.submission, is_done=False, words=left.why)
    for row in batch.rows:
        number = row.submission.pk
        ticked, revision = seen.get(number, set()), revisions.get(number, 0)
        yield say_yes(row, ticked, revision, by=by, reason=reason)


def say_yes(row: Row, seen: set[str], revision: int, *, by: User, reason: str) -> Outcome:
    """Never raises: one bad row is told in words."""
    if row.obstacles and row.submission.revision == revision:
        return Outcome(row.submission, is_done=False, words=" ".join(row.obstacles))
    if row.must_see - seen:
        words = _("Left out: not every official source of it is ticked.")
        return Outcome(row.submission, is_done=False, words=words)
    try:
        decided = services.decide(
            row.submission.reference,
            row.step.name,
            by=by,
            reason=reason,
            revision=revision,
            seen=seen,
        )
    except (services.AlreadyDecided, services.NotAllowed) as error:
        return Outcome(row.submission, is_done=False, words=str(error))
    except services.CannotPublish as error:
        return Outcome(row.submission, is_done=False, words=" ".join(error.messages))
    except ObjectDoesNotExist:
        return Outcome(row.submission, is_done=False, words=_("This report is no longer here."))
    except DatabaseError:
        words = _("The database did not take it. Open it by itself.")
        return Outcome(row.submission, is_done=False, words=words)
    return Outcome(decided, is_done=True, words=str(decided.get_state_display()))
