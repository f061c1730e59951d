"""The pages below /about/, in the order in which they are listed everywhere."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class AboutPage:
    """name: of its URL. label: what links to it say. about: one sentence on what it tells."""

    name: str
    label: Any
    about: Any


@dataclass(frozen=True)
class Group:
    title: Any
    pages: tuple[AboutPage, ...]


GROUPS = (
    Group(
        _("Our rules"),
        (
            AboutPage(
                "policy",
                _("How we decide"),
                _("When a name is published, what is said, and when it comes down."),
            ),
            AboutPage(
                "about_moderation",
                _("How we moderate"),
                _("What happens to a report, and who may say yes."),
            ),
            AboutPage(
                "about_words",
                _("Words we use"),
                _("Respectful words, and why we choose them."),
            ),
            AboutPage(
                "about_conduct",
                _("How we treat each other"),
                _("What we ask of everybody who takes part."),
            ),
            AboutPage(
                "corrections:log",
                _("Corrections"),
                _("What people asked us to correct, what we decided, and why."),
            ),
            AboutPage(
                "about_figures",
                _("Our work in numbers"),
                _("What is published, what was decided, and how long it took."),
            ),
        ),
    ),
    Group(
        _("You and this site"),
        (
            AboutPage(
                "privacy",
                _("Privacy"),
                _("What we store about you: nothing while you read."),
            ),
            AboutPage(
                "about_safety",
                _("Safety on a shared phone"),
                _("How to read here so that others do not notice."),
            ),
            AboutPage(
                "about_contact",
                _("Who runs this, and contact"),
                _("Who answers for this site, and how to reach them."),
            ),
            AboutPage(
                "about_cite",
                _("How to cite us, and licence"),
                _("How to quote a page, and what you may do with our data."),
            ),
        ),
    ),
    Group(
        _("For your work"),
        (
            AboutPage(
                "about_authorities",
                _("For authorities"),
                _("For police, prosecutors, courts, inspectors and consulates."),
            ),
            AboutPage(
                "about_press",
                _("For the press"),
                _("What our pages say, what they do not, and how to report with care."),
            ),
            AboutPage(
                "about_companies",
                _("For companies"),
                _("How to check partners and goods, and what to do when you are named."),
            ),
        ),
    ),
)
