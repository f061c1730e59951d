"""
Rules that a senior moderator may pass over, for exactly one document and with a reason.

Each kind says which (`DocumentForm.exemptions_wanted`); PostgreSQL asks for the same answer when
the page is written.
"""

from django.db.models import CharField, Func, JSONField, Value

from freedomnow.publishing.documents import Document
from freedomnow.submissions.models import Exemption, Submission
from freedomnow.users.models import User
from freedomnow.web.clock import today


def exempted(kind: str, document: Document) -> set[str]:
    """Codes of the rules that were passed over for exactly this document. 1 query."""
    told = Value(document, output_field=JSONField())
    digest = Func(told, function="document_digest", output_field=CharField())
    given = Exemption.objects.filter(kind=kind, digest=digest)
    return set(given.values_list("rule", flat=True))


def wanted(submission: Submission) -> set[str]:
    """Codes of the rules that block this report and that nobody has passed over yet."""
    document = submission.current_document
    asked = submission.known_kind.form.exemptions_wanted(document, today())
    return set(asked) - exempted(submission.kind, document) if asked else set()


def give(submission: Submission, rule: str, *, by: User, reason: str) -> Exemption:
    """PostgreSQL fills in the digest and the proposer, and refuses who is no senior moderator."""
    return Exemption.objects.create(
        submission=submission.reference,
        kind=submission.kind,
        rule=rule,
        moderator_id=by.pk,
        moderator=by.username,
        reason=reason,
    )
