from freedomnow.submissions.models.approval import Approval
from freedomnow.submissions.models.correspondence import (
    DaySalt,
    Draft,
    Message,
    Receipt,
    SpentKey,
    Tally,
)
from freedomnow.submissions.models.desk import Claim, Note, ReasonTemplate, Recusal, SourceTick
from freedomnow.submissions.models.preferences import SavedFilter, Subscription
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
    "DaySalt",
    "Draft",
    "Message",
    "Note",
    "Origin",
    "ReasonTemplate",
    "Receipt",
    "Recusal",
    "RoleRequest",
    "SavedFilter",
    "SourceTick",
    "SpentKey",
    "State",
    "Submission",
    "SubmissionQuerySet",
    "Subscription",
    "Tally",
]
