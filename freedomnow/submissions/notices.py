"""Mail to the people who sent a report: that something happened, never what they wrote."""

import logging
import smtplib
from functools import partial

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freedomnow.submissions.models import Submission

logger = logging.getLogger(__name__)


def tell_sender(submission: Submission) -> None:
    """After the decision is stored; a mail that cannot be sent undoes nothing."""
    proposer = submission.proposer
    if proposer is None or not proposer.notice_address or submission.is_waiting:
        return
    address, reference = proposer.notice_address, submission.reference
    transaction.on_commit(lambda: send_notice(address, reference))


def answer_is_due(submission: Submission) -> None:
    """A week before a question is closed without an answer."""
    proposer = submission.proposer
    if proposer is None or not proposer.notice_address:
        return
    subject = _("Your report waits for you")
    words = _(
        "Moderators asked you something about the report %(reference)s, and will close it soon.\n"
        "Sign in and open “My reports” to answer."
    ) % {"reference": submission.reference}
    address, text = proposer.notice_address, f"{words}\n\n{switch()}"
    transaction.on_commit(lambda: send([address], subject, text))


def pages_are_due(addresses: list[str], count: int) -> None:
    """To moderators: how many pages will be hidden within a week, and none by name."""
    subject = _("Pages wait to be looked at again")
    words = ngettext(
        "%(count)s page will be hidden within a week unless its sources are looked at again.",
        "%(count)s pages will be hidden within a week unless their sources are looked at again.",
        count,
    ) % {"count": count}
    for address in addresses:
        transaction.on_commit(partial(send, [address], subject, f"{words}\n\n{switch()}"))


def request_is_due(addresses: list[str]) -> None:
    """To moderators, that somebody waits for a decision about a page; which one is not said."""
    subject = _("A request waits for a decision")
    _about_request(addresses, subject, _("A request about a page has to be decided within a week."))


def request_is_late(addresses: list[str], days: int) -> None:
    """The same, after so many days."""
    words = ngettext(
        "A request about a page has waited for more than %(count)d day. Please see that it is "
        "decided.",
        "A request about a page has waited for more than %(count)d days. Please see that it is "
        "decided.",
        days,
    )
    _about_request(addresses, _("A request is late"), words % {"count": days})


def _about_request(addresses: list[str], subject: str, words: str) -> None:
    for address in addresses:
        transaction.on_commit(partial(send, [address], subject, f"{words}\n\n{switch()}"))


def switch() -> str:
    """How to get no more of them, at the end of a letter."""
    return _("No more such letters? “My account” has a switch.")


def reports_wait(address: str, count: int, link: str) -> None:
    """To a moderator: how many wait about their places and in their languages, and none by name."""
    subject = _("Reports wait for you")
    words = ngettext(
        "%(count)s report about your places or in your languages waits.",
        "%(count)s reports about your places or in your languages wait.",
        count,
    ) % {"count": count}
    text = f"{words}\n{link}\n\n{switch()}"
    transaction.on_commit(lambda: send([address], subject, text))


def send_notice(address: str, reference: str) -> None:
    """The mail names neither the report nor the reason: a shared mailbox has many readers."""
    words = _(
        "A moderator has decided on the report %(reference)s that you sent.\n"
        "Sign in and open “My reports” to read the answer.\n"
        "No more such letters? “My account” has a switch."
    ) % {"reference": reference}
    send([address], _("Your report has an answer"), words)


def send(addresses: list[str], subject: str, words: str) -> None:
    """What cannot be sent is logged without saying to whom."""
    try:
        send_mail(subject, words, None, addresses)
    except (OSError, smtplib.SMTPException):
        logger.warning("A notice could not be sent")
