"""A page comes down at once, and two moderators are asked whether it may stand again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Record
from freedomnow.publishing.services import withdraw
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin


@transaction.atomic
def hide(
    kind: str,
    record: Record,
    *,
    by: str,
    reason: str,
    origin: Origin,
    document: Document | None = None,
    import_key: str = "",
) -> bool:
    """
    Take a live record down, its row locked by the caller, and put its document (or what it should
    say now) into the inbox; whether that worked: a document that today's form refuses is no report.
    """
    withdraw(kind, record.public_id, by=by, reason=reason)
    try:
        with transaction.atomic():
            submit(
                kind,
                document or record.document,
                by=None,
                by_name=by,
                target=record.public_id,
                comment=reason,
                import_key=import_key or f"review|{kind}|{record.public_id}|{record.version}",
                origin=origin,
            )
    except ValidationError:
        return False
    return True
