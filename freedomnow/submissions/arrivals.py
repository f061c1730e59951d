"""What comes in through a form: a report that is sent, a draft that is kept."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from freedomnow.publishing.documents import Document
from freedomnow.publishing.models import Action
from freedomnow.submissions import contact_form, contacts, receipts, spam
from freedomnow.submissions.form_page import new_send_key, stored_send_key
from freedomnow.submissions.intake import log_step, submit
from freedomnow.submissions.models import Draft, Origin, State, Submission
from freedomnow.submissions.services import close
from freedomnow.users.models import User

# How a report without an account is signed: no account can have such a name.
NO_ACCOUNT = "(no account)"
RULE = "(a rule)"
# What belongs to one showing of a form, and keys: whoever reads a draft must not send with them.
# And how to be reached, which is stored sealed or not at all.
NOT_KEPT = {
    "csrfmiddlewaretoken", "send_key", "do", "add", "receipt", "draft", "opened", "sender",
    "looked_at", contact_form.NAME,
}  # fmt: skip


@dataclass(frozen=True)
class Envelope:
    """
    Who sends a form, and which form it is: sent twenty times, it is one report.

    `draft` names the draft that an account went on with, `receipt` is the number of somebody
    without one who did so.
    """

    by: User | None
    send_key: str
    draft: str = ""
    receipt: str = ""

    @classmethod
    def of(cls, data: Any, by: User | None) -> "Envelope":
        """As posted."""
        return cls(
            by,
            data.get("send_key") or new_send_key(),
            draft=data.get("draft", ""),
            receipt=data.get("receipt", ""),
        )

    @property
    def stored_key(self) -> str:
        return stored_send_key(self.send_key, self.by.pk if self.by else None)

    def reference(self) -> str:
        """Of the draft that this is, or the report that it became; "" for a new one."""
        if self.by is None and self.receipt:
            return receipts.reference_of(self.receipt) or ""
        return self.draft

    def kept_draft(self) -> Draft | None:
        """The sender's draft that this form goes on with, or that was kept from it."""
        own = Draft.objects.filter(owner=self.by)
        if reference := self.reference():
            return own.filter(reference=reference).first()
        return own.filter(send_key=self.stored_key).first()

    def number(self, reference: str) -> str:
        """The receipt of what is now stored under that reference; "" for an account."""
        if self.by:
            return ""
        if self.receipt and receipts.reference_of(self.receipt) == reference:
            return receipts.grouped(self.receipt)
        receipt = receipts.receipt_for(self.send_key)
        receipts.keep(reference, receipt)
        return receipt


@transaction.atomic
def send(
    kind: str,
    document: Document,
    envelope: Envelope,
    *,
    flags: set[str],
    contact: str = "",
    **options: Any,
) -> tuple[Submission, str]:
    """
    One report, and without an account its receipt. A draft of it becomes the report. `options`
    as submit() takes them, which says what it raises; `contact` is sealed: raises NoKey.
    """
    by, draft = envelope.by, envelope.kept_draft()
    submission, is_new = submit(
        kind,
        document,
        by=by,
        by_name=NO_ACCOUNT,
        origin=Origin.FORM if by else Origin.RECEIPT,
        send_key=envelope.stored_key,
        reference=draft.reference if draft else "",
        flags=flags,
        **options,
    )
    if is_new and (flag := spam.holding(flags)):
        hold(submission, flag)
    if is_new and contact:
        contacts.seal(submission.reference, contact, by=by)
    if draft:
        draft.delete()
    return submission, envelope.number(submission.reference)


def hold(submission: Submission, flag: str) -> None:
    """Keep it out of the inbox; a moderator can take it up again."""
    reason = str(spam.Flag(flag).label)
    close(submission, State.HELD, by=RULE, reason=reason)
    submission.save()
    log_step(submission, Action.HELD, RULE, reason)


@transaction.atomic
def keep_draft(kind: str, data: Any, envelope: Envelope, *, target: str = "") -> tuple[Draft, str]:
    """
    A form as it is typed so far (a QueryDict), and without an account its receipt; kept again it
    replaces what was there.
    """
    there = envelope.kept_draft()
    draft, _new = Draft.objects.update_or_create(
        send_key=there.send_key if there else envelope.stored_key,
        defaults={
            "owner": envelope.by,
            "kind": kind,
            "target": target,
            "data": {name: typed for name, typed in data.lists() if name not in NOT_KEPT},
        },
    )
    return draft, envelope.number(draft.reference)
