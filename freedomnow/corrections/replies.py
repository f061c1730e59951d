"""What somebody who is named may answer on the page: docs/rules.md, rule 11."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_WORDS = 150


def short_enough(reply: str) -> str:
    """The reply; raises ValidationError for one of more than 150 words."""
    if len(reply.split()) > MOST_WORDS:
        raise ValidationError(_("This has more than 150 words. Please shorten it."))
    return reply
