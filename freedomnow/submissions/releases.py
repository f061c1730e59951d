"""Content that came with a release: through the waiting room like everything else."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import Kind
from freedomnow.publishing.services import accept, publish
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin, SpentKey, State, Submission
from freedomnow.submissions.services import close


def receive(kinds: Iterable[Kind], *, release: str) -> list[Submission]:
    """Put what is not there yet into the inbox; returns the new reports. Again: adds nothing."""
    fresh = []
    known = set(Submission.objects.exclude(import_key=None).values_list("import_key", flat=True))
    known |= set(SpentKey.objects.values_list("key", flat=True))
    for kind in kinds:
        for key, document in kind.starter():
            if key not in known:
                fresh.append(_received(kind, key, document, release))
    return fresh


def _received(kind: Kind, key: str, document: Document, release: str) -> Submission:
    submission, _is_new = submit(
        kind.name,
        document,
        by=None,
        by_name=author(release),
        import_key=key,
        origin=Origin.RELEASE,
    )
    return submission


def undecided_of_releases() -> list[Submission]:
    """What came with this or an earlier release and waits, of a start that was interrupted too."""
    return list(
        Submission.objects.filter(origin=Origin.RELEASE, state=State.RECEIVED).order_by("pk")
    )


@transaction.atomic
def publish_release(submissions: list[Submission], *, release: str) -> None:
    """
    Publish what came with a release, saying so: no moderator saw it, and no Event claims it.

    For demo mode. Needs the owner of the database, who alone may let named records pass the gate.
    """
    accept((one.document for one in submissions), release=release)
    by = author(release)
    reason = _("Came with the software, release %(release)s; no moderator has seen it here.") % {
        "release": release
    }
    for submission in submissions:
        record = publish(
            submission.kind, submission.document, by=by, reason=reason,
            submission=submission.reference, came_with=release,
        )  # fmt: skip
        submission.published_id = record.public_id
        close(submission, State.PUBLISHED, by=by, reason=reason)
        submission.save()


def author(release: str) -> str:
    """Who is named as the sender."""
    return f"FreedomNow {release}"
