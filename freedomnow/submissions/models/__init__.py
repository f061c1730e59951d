from freedomnow.submissions.models.approval import Approval
from freedomnow.submissions.models.correspondence import (
    DaySalt,
    Draft,
    Message,
    Receipt,
    SpentKey,
    Tally,
)
from freedomnow.submissions.models.submission import (
    Origin,
    State,
    Submission,
    SubmissionQuerySet,
)

__all__ = [
    "Approval",
    "DaySalt",
    "Draft",
    "Message",
    "Origin",
    "Receipt",
    "SpentKey",
    "State",
    "Submission",
    "SubmissionQuerySet",
    "Tally",
]
