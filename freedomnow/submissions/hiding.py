"""A page comes down at once, and two moderators are asked whether it may stand again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from freedomnow.publishing.models import Record
from freedomnow.publishing.services import withdraw
from freedomnow.submissions.intake import submit
from freedomnow.submissions.models import Origin


@transaction.atomic
def hide(kind: str, record: Record, *, by: str, reason: str, origin: Origin) -> bool:
    """
    Take a live record down, its row locked by the caller, and put its document into the inbox;
    whether that worked: a document that today's form refuses is no report.
    """
    withdraw(kind, record.public_id, by=by, reason=reason)
    try:
        with transaction.atomic():
            submit(
                kind,
                record.document,
                by=None,
                by_name=by,
                target=record.public_id,
                comment=reason,
                import_key=f"review|{kind}|{record.public_id}|{record.version}",
                origin=origin,
            )
    except ValidationError:
        return False
    return True
