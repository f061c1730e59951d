"""
"I saw it say so": before a yes to a named record, each official source was opened and read.

PostgreSQL asks the same of every approval of a record (traffickers/migrations).
"""

from collections.abc import Iterable

from freedomnow.publishing.services import digest_of
from freedomnow.submissions.models import SourceTick, Submission
from freedomnow.users.models import User


def tick(submission: Submission, rows: Iterable[str], *, by: User) -> None:
    """Keep which rows' sources this moderator has seen; rows that the document lacks are none."""
    there = set(rows_of(submission))
    digest = digest_of(submission.document)
    SourceTick.objects.bulk_create(
        [
            SourceTick(
                submission=submission.reference,
                digest=digest,
                row=row,
                moderator_id=by.pk,
                moderator=by.username,
            )
            for row in sorted(set(rows) & there)
        ],
        ignore_conflicts=True,
    )


def rows_of(submission: Submission) -> list[str]:
    """Every row of the document, as "legal_events/ab12cd34"."""
    form, document = submission.known_kind.form, submission.document
    return [f"{name}/{row['key']}" for name in form.rows for row in document[name]]


def ticked(submission: Submission, by: User) -> set[str]:
    """Rows of the document as it stands whose source this moderator has seen. 2 queries."""
    ticks = SourceTick.objects.filter(
        submission=submission.reference,
        digest=digest_of(submission.document),
        moderator_id=by.pk,
    )
    return set(ticks.values_list("row", flat=True))


def unseen(submission: Submission, by: User) -> list[str]:
    """Rows whose source this moderator must still see before saying yes; [] costs no query."""
    needed = submission.known_kind.form.rows_to_see(submission.document)
    return sorted(set(needed) - ticked(submission, by)) if needed else []
