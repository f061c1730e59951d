"""What happened to a report, as its sender is told: never who decided."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.models import Action, Event

WORDS = {
    Action.RECEIVED: _("You sent it"),
    Action.CORRECTED: _("A moderator corrected it"),
    Action.APPROVED: _("A moderator said yes"),
    Action.PUBLISHED: _("It was published"),
    Action.DECLINED: _("A moderator declined it"),
    Action.KEPT_AS_LEAD: _("Kept for later: we could not see it proved yet"),
    Action.RETURNED: _("It went back to the inbox"),
    Action.WITHDREW: _("The page was taken down"),
    Action.ASKED: _("A moderator asked you something"),
    Action.ANSWERED: _("You answered"),
    Action.REVISED: _("You wrote it anew"),
    Action.WITHDRAWN: _("You took it back"),
    Action.LET_NAMES_STAND: _("A moderator looked at the names in the text"),
    Action.CONTACT_OPENED: _("A moderator opened your contact details"),
    Action.CONTACT_REMOVED: _("You removed your contact details"),
}
# A wrong key opened nothing.
NOT_TOLD = {Action.HELD, Action.CONTACT_TRIED}


def told(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The events of one report as components/timeline.html takes them."""
    shown = (event for event in events if event.action not in NOT_TOLD)
    return [
        {
            "date": f"{event.at:%Y-%m-%d}",
            "what": WORDS.get(Action(event.action), event.action),
            "tone": "neutral",
            "authority": "",
            "lines": [event.reason] if event.reason else [],
            "source": None,
        }
        for event in shown
    ]
