from freedomnow.submissions.models.approval import Approval
from freedomnow.submissions.models.contact import ContactKey, SealedContact
from freedomnow.submissions.models.correspondence import (
    DaySalt,
    Draft,
    Message,
    Receipt,
    SpentKey,
    Tally,
)
from freedomnow.submissions.models.desk import Claim, Note, ReasonTemplate, Recusal, SourceTick
from freedomnow.submissions.models.role_request import RoleRequest
from freedomnow.submissions.models.submission import (
    Origin,
    State,
    Submission,
    SubmissionQuerySet,
)

__all__ = [
    "Approval",
    "Claim",
    "ContactKey",
    "DaySalt",
    "Draft",
    "Message",
    "Note",
    "Origin",
    "ReasonTemplate",
    "Receipt",
    "Recusal",
    "RoleRequest",
    "SealedContact",
    "SourceTick",
    "SpentKey",
    "State",
    "Submission",
    "SubmissionQuerySet",
    "Tally",
]
