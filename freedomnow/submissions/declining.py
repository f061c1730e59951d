"""Why a report is declined: a ground that can be counted, and the words that its sender reads."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeclineGround(TextChoices):
    """Chosen by the moderator, or by a clock; an Event keeps it. "" where nobody chose one."""

    NO_SOURCE = "no_source", _("No source that we could see says so")
    NOT_OFFICIAL = "not_official", _("It names somebody without an official text")
    DOUBLE = "double", _("It is here already")
    PRIVATE = "private", _("It tells private things, or about victims")
    DISCRIMINATES = "discriminates", _("It discriminates")
    HARMFUL = "harmful", _("It could put somebody in danger")
    NOT_OURS = "not_ours", _("It is about something else")
    NO_ANSWER = "no_answer", _("We asked, and no answer came")


# What a volunteer reads first; the moderator's own words follow. Of the report, never of them.
WORDS: Mapping[str, object] = MappingProxyType(
    {
        DeclineGround.NO_SOURCE: _(
            "Thank you. We looked for a source that says this, and could not see one. If you find "
            "one, please send it again."
        ),
        DeclineGround.NOT_OFFICIAL: _(
            "Thank you. We can name somebody only when a court, a prosecutor or an official list "
            "does. We know of no such text yet."
        ),
        DeclineGround.DOUBLE: _("Thank you. The same stands on this site already."),
        DeclineGround.PRIVATE: _(
            "Thank you. This tells things that could show who a victim is, or that are private. "
            "We do not publish such things, so that nobody is harmed again."
        ),
        DeclineGround.DISCRIMINATES: _(
            "This text blames people for where they come from, what they believe, whom they love, "
            "how they earn a living or who they are. Only what somebody did can stand here. You "
            "are welcome to write it again without that."
        ),
        DeclineGround.HARMFUL: _(
            "Thank you. Published, this could put somebody in danger. Safety goes first here."
        ),
        DeclineGround.NOT_OURS: _(
            "Thank you. This site is about human trafficking, forced labour and migrant smuggling "
            "only, so this does not belong here."
        ),
        DeclineGround.NO_ANSWER: _(
            "We asked you something, and got no answer in time. You can send it again."
        ),
    }
)
# Those that a moderator can choose; the last one is the clock's.
CHOICES = [("", _("Another reason")), *DeclineGround.choices[:-1]]


def in_words(ground: str, reason: str) -> str:
    """The ground's words in the active language, then the moderator's own."""
    return f"{WORDS[ground]}\n\n{reason}" if ground else reason
