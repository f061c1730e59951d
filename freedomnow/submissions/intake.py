"""How a document enters the waiting room, whoever brings it."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from freedomnow.publishing.documents import Document
from freedomnow.publishing.kinds import kind_named
from freedomnow.publishing.models import Action
from freedomnow.publishing.services import judged, log
from freedomnow.submissions.models import Origin, SpentKey, Submission
from freedomnow.submissions.named import keys_to_guard
from freedomnow.submissions.spam import fingerprint
from freedomnow.users.models import User
from freedomnow.web.name_keys import telling_word
from freedomnow.web.skeletons import telling_skeletons
from freedomnow.web.text import folded


@transaction.atomic
def submit(
    kind_name: str,
    document: Document,
    *,
    by: User | None,
    target: str = "",
    base_version: int = 0,
    comment: str = "",
    send_key: str | None = None,
    import_key: str | None = None,
    origin: Origin = Origin.FORM,
    by_name: str = "",
    reference: str = "",
    flags: Iterable[str] = (),
) -> tuple[Submission, bool]:
    """
    Put a document into the waiting room; returns it and whether it is new.

    The same `send_key` (one per opened form) or `import_key` (one per list entry) makes one row,
    however often and concurrently it comes. `reference` is that of the draft it was, `flags` what
    rules noticed. Raises ValidationError for a document that the kind's form would refuse.
    """
    kind = kind_named(kind_name)
    record = kind.model._default_manager.filter(public_id=target).first() if target else None
    clean = judged(kind.form, document, record)
    submission = Submission(
        kind=kind.name,
        target=target,
        base_version=base_version,
        comment=comment,
        send_key=send_key,
        import_key=import_key,
        origin=origin,
        flags=sorted(flags),
    )
    sign(submission, by, by_name)
    submission.reference = reference or submission.reference
    fill(submission, clean)
    return _saved_once(submission)


def sign(submission: Submission, by: User | None, by_name: str) -> None:
    """Say whose it is: an account's, or whoever is called so; the caller saves."""
    submission.proposer = by
    submission.proposer_name = by.username if by else by_name
    submission.is_first = bool(by and by.is_trusted)


def fill(submission: Submission, document: Document) -> None:
    """Set the document and the columns that follow from it; the caller saves."""
    form = kind_named(submission.kind).form
    submission.document = document
    submission.schema = form.schema()
    submission.headline = form.headline(document)[:300]
    submission.codes = form.region_codes(document)
    submission.language = str(document.get("language", ""))
    submission.fingerprint = fingerprint(document)
    names = {folded(name)[:300] for name in form.names(document)}
    submission.folded_names = sorted(names - {""})
    submission.name_skeletons = telling_skeletons(form.names(document))
    submission.guarded_names = keys_to_guard(form.accused_names(document))
    submission.guarded_words = sorted(set(map(telling_word, submission.guarded_names)))


def _saved_once(submission: Submission) -> tuple[Submission, bool]:
    if submission.import_key and SpentKey.objects.filter(key=submission.import_key).exists():
        return submission, False  # it came, was decided on and purged
    same = {
        name: getattr(submission, name)
        for name in ("send_key", "import_key")
        if getattr(submission, name)
    }
    try:
        with transaction.atomic():
            submission.save(force_insert=True)
    except IntegrityError:
        there = Submission.objects.filter(**same).first() if same else None
        if there is None or there.proposer_id != submission.proposer_id:
            raise
        return there, False
    log_step(submission, Action.RECEIVED, submission.sender_in_history, "")
    return submission, True


def log_step(submission: Submission, action: Action, by: str, reason: str, **more: Any) -> None:
    """`more` are other columns of the Event: number, ground."""
    log(
        action,
        by=by,
        reason=reason,
        kind=submission.kind,
        public_id=submission.target,
        submission=submission.reference,
        **more,
    )
