"""Mail to the people who sent a report: that something happened, never what they wrote."""

import logging
import smtplib

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from freedomnow.submissions.models import Submission

logger = logging.getLogger(__name__)


def tell_sender(submission: Submission) -> None:
    """After the decision is stored; a mail that cannot be sent undoes nothing."""
    proposer = submission.proposer
    if proposer is None or not proposer.email or submission.is_waiting:
        return
    address, reference = proposer.email, submission.reference
    transaction.on_commit(lambda: send_notice(address, reference))


def send_notice(address: str, reference: str) -> None:
    """The mail names neither the report nor the reason: a shared mailbox has many readers."""
    try:
        send_mail(
            _("Your report has an answer"),
            _(
                "A moderator has decided on the report %(reference)s that you sent.\n"
                "Sign in and open “My reports” to read the answer."
            )
            % {"reference": reference},
            None,
            [address],
        )
    except (OSError, smtplib.SMTPException):
        logger.warning("A notice could not be sent for report %s", reference)
