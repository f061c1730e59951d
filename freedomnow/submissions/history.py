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
    Action.REMINDED: _("We reminded you"),
    Action.CONTACT_OPENED: _("A moderator opened your contact details"),
    Action.CONTACT_REMOVED: _("You removed your contact details"),
}
# Words that are for moderators, or for nobody.
WITHOUT_REASON = {Action.REMINDED}


def told(events: Iterable[Event]) -> list[dict[str, Any]]:
    """
    The events of one report as components/timeline.html takes them: those that WORDS has, and no
    others. What a senior moderator said about an exception, say, stays with the moderators.
    """
    shown = (event for event in events if event.action in WORDS)
    return [
        {
            "date": f"{event.at:%Y-%m-%d}",
            "what": WORDS[Action(event.action)],
            "tone": "neutral",
            "authority": "",
            "lines": reasons(event),
            "source": None,
        }
        for event in shown
    ]


def reasons(event: Event) -> list[str]:
    return [event.reason] if event.reason and event.action not in WITHOUT_REASON else []
