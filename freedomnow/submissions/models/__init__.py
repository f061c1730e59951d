from freedomnow.submissions.models.approval import Approval, Exemption
from freedomnow.submissions.models.consent import Consent
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
from freedomnow.submissions.models.erasure import ErasureYes
from freedomnow.submissions.models.identity import Apart, Identifier, Sort
from freedomnow.submissions.models.preferences import SavedFilter, Subscription
from freedomnow.submissions.models.public_name import (
    Contribution,
    NameState,
    PublicName,
)
from freedomnow.submissions.models.role_request import RoleRequest
from freedomnow.submissions.models.submission import (
    SENDER,
    Origin,
    State,
    Submission,
    SubmissionQuerySet,
)

__all__ = [
    "SENDER",
    "Apart",
    "Approval",
    "Claim",
    "Consent",
    "ContactKey",
    "Contribution",
    "DaySalt",
    "Draft",
    "ErasureYes",
    "Exemption",
    "Identifier",
    "Message",
    "NameState",
    "Note",
    "Origin",
    "PublicName",
    "ReasonTemplate",
    "Receipt",
    "Recusal",
    "RoleRequest",
    "SavedFilter",
    "SealedContact",
    "Sort",
    "SourceTick",
    "SpentKey",
    "State",
    "Submission",
    "SubmissionQuerySet",
    "Subscription",
    "Tally",
]
